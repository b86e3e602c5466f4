package import Logging
import Synchronization

/// Keeps every line that a service logs, so that a test can read them.
package final class LogLines: Sendable {
    private let kept = Mutex<[String]>([])

    package init() {}

    package var lines: [String] { kept.withLock { $0 } }

    /// What no run should hold: accidents, and errors of the machinery.
    package var accidents: [String] { lines.filter { $0.hasPrefix("error") || $0.hasPrefix("critical") } }

    package func logger() -> Logger { Logger(label: "vestibule") { _ in Handler(lines: self) } }

    package func keep(_ line: String) { kept.withLock { $0.append(line) } }

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
