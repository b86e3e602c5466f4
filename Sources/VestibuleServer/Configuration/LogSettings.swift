import Logging
import VestibuleHTTP

/// What is logged, and how; to standard error, for the service manager to keep.
struct LogSettings: Sendable {
    /// `VESTIBULE_LOG_LEVEL`: trace, debug, info (the default), notice, warning, error, critical.
    var level: Logger.Level = .info
    /// `VESTIBULE_LOG_FORMAT`: json (the default), or text for a terminal.
    var format: LogLine.Format = .json
    /// `VESTIBULE_LOG_REQUESTS` (true): a line for each request, at level info.
    var tellsRequests = true

    init(level: Logger.Level) { self.level = level }

    init(_ reader: SettingsReader) throws {
        let level = reader.text("log.level") ?? "info"
        guard let known = Logger.Level(rawValue: level.lowercased()) else {
            throw SettingsError.wrong(
                "VESTIBULE_LOG_LEVEL", "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.level = known
        let format = reader.text("log.format") ?? "json"
        guard let known = LogLine.Format(rawValue: format.lowercased()) else {
            throw SettingsError.wrong("VESTIBULE_LOG_FORMAT", "json or text")
        }
        self.format = known
        tellsRequests = try reader.flag("log.requests", else: true)
    }

    /// Sets the program's logging up, once.
    func start() -> Logs {
        let (level, format, writer) = (level, format, LineWriter())
        LoggingSystem.bootstrap { _ in LineLog(logLevel: level, format: format, writer: writer) }
        var requests: (@Sendable (RequestLine) -> Void)?
        if tellsRequests, level <= .info { requests = { writer.write($0.bytes(format)) } }
        return Logs(logger: Logger(label: "vestibule"), writer: writer, requests: requests)
    }
}

/// The program's logs, once they are set up.
struct Logs: Sendable {
    let logger: Logger
    let writer: LineWriter
    /// Nil where requests are not told.
    let requests: (@Sendable (RequestLine) -> Void)?
}
