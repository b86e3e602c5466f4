import Logging
import VestibuleHTTP

/// Log lines of the program's parts: time, level, message, and the metadata under its own names.
struct LineLog: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    let format: LogLine.Format
    let writer: LineWriter

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = LogLine(format, level: event.level.staticName, message: event.message.description)
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) { line.add(name, value.description) }
        line.end()
        writer.write(line.bytes, isUrgent: event.level >= .warning)
    }
}

extension RequestLine {
    func bytes(_ format: LogLine.Format) -> [UInt8] {
        var line = LogLine(format, level: "info", message: "request")
        line.add("request", id)
        line.add("method", method)
        line.add("route", route)
        line.add("status", status)
        line.add("milliseconds", nanoseconds: nanoseconds)
        if let tenant { line.add("tenant", tenant) }
        line.add("outcome", outcome)
        if let trace { line.add("trace", trace) }
        line.end()
        return line.bytes
    }
}

extension Logger.Level {
    fileprivate var staticName: StaticString {
        switch self {
        case .trace: "trace"
        case .debug: "debug"
        case .info: "info"
        case .notice: "notice"
        case .warning: "warning"
        case .error: "error"
        case .critical: "critical"
        }
    }
}
