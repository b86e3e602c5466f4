import Logging
import Synchronization
import VestibuleHTTP

@testable import VestibuleServer

/// Keeps every line that a service logs, so that a test can read them.
final class LogLines: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    /// What no run should hold: accidents, and errors of the machinery.
    var accidents: [String] { lines.filter { $0.hasPrefix("error") || $0.hasPrefix("critical") } }

    func logger() -> Logger { Logger(label: "vestibule") { _ in Handler(lines: self) } }

    /// A request's line, as the program writes it.
    func keep(_ line: RequestLine) { keep(String(decoding: line.bytes(.json).dropLast(), as: UTF8.self)) }

    private func keep(_ line: String) { kept.withLock { $0.append(line) } }

    private struct Handler: LogHandler {
        let lines: LogLines
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
            let facts = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            lines.keep("\(event.level) \(event.message) \(facts)")
        }
    }
}
