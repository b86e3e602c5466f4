import CDispatch
import Glibc

/// A log line being written, as JSON or for a person's eyes, straight into bytes: one is made for each request.
struct LogLine {
    enum Format: String, CaseIterable, Sendable {
        /// One JSON object a line: `time`, `level`, `message`, then what there is to say.
        case json
        /// `time level message name=value …`, for a terminal.
        case text
    }

    private(set) var bytes: [UInt8] = []
    private let format: Format

    init(_ format: Format, level: StaticString, message: String) {
        self.format = format
        bytes.reserveCapacity(320)
        if format == .json {
            append("{\"time\":\"")
            appendTime()
            append("\",\"level\":\"")
            append(level)
            append("\",\"message\":")
            appendQuoted(message)
        } else {
            appendTime()
            append(" ")
            append(level)
            append(" ")
            appendVisible(message)
        }
    }

    mutating func add(_ name: String, _ text: String) {
        begin(name)
        if format == .json || text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x22 || $0 == 0x7F }) || text.isEmpty {
            appendQuoted(text)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
    }

    mutating func add(_ name: String, _ number: Int) {
        begin(name)
        appendNumber(number)
    }

    /// A span of time in milliseconds, to the microsecond.
    mutating func add(_ name: String, nanoseconds: Int) {
        begin(name)
        appendNumber(nanoseconds / 1_000_000)
        append(".")
        appendDigits(nanoseconds / 1000 % 1000, 3)
    }

    mutating func end() { append(format == .json ? "}\n" : "\n") }

    // MARK: Bytes

    private mutating func begin(_ name: String) {
        if format == .json {
            append(",")
            appendQuoted(name)
            append(":")
        } else {
            append(" ")
            appendVisible(name)
            append("=")
        }
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendNumber(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    private mutating func appendDigits(_ number: Int, _ count: Int) {
        var divisor = 1
        for _ in 1..<count { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 48 + number / divisor % 10))
            divisor /= 10
        }
    }

    /// RFC 3339 in UTC, to the millisecond.
    private mutating func appendTime() {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var civil = tm()
        gmtime_r(&now.tv_sec, &civil)
        appendDigits(Int(civil.tm_year) + 1900, 4)
        append("-")
        appendDigits(Int(civil.tm_mon) + 1, 2)
        append("-")
        appendDigits(Int(civil.tm_mday), 2)
        append("T")
        appendDigits(Int(civil.tm_hour), 2)
        append(":")
        appendDigits(Int(civil.tm_min), 2)
        append(":")
        appendDigits(Int(civil.tm_sec), 2)
        append(".")
        appendDigits(now.tv_nsec / 1_000_000, 3)
        append("Z")
    }

    private mutating func appendQuoted(_ text: String) {
        var text = text
        append("\"")
        text.withUTF8 { text in
            // Nearly all that is told is plain, and copied at once. Every byte is looked at, for a loop that may stop in between goes
            // byte by byte.
            var special: UInt8 = 0
            for byte in text { special |= byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F ? 1 : 0 }
            if special == 0 {
                bytes.append(contentsOf: text)
            } else {
                for byte in text { append(escaping: byte) }
            }
        }
        append("\"")
    }

    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x0A: append("\\n")
        case ..<0x20, 0x7F:
            append("\\u00")
            bytes.append(Self.hex(byte >> 4))
            bytes.append(Self.hex(byte & 15))
        default: bytes.append(byte)
        }
    }

    /// No line break, and nothing that a terminal would obey.
    private mutating func appendVisible(_ text: String) {
        for byte in text.utf8 { bytes.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte) }
    }

    private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 87 + digit }
}
