/// Reads comma-separated values (RFC 4180) to the letter, record by record, and says of each that cannot be read what is wrong with it: a
/// file with one bad line is a file with one bad line.
///
/// Lines end by CRLF, LF or CR; a byte order mark before the first is no part of it. Bytes, and not characters: a cell that is not UTF-8
/// spoils its own record alone.
package struct CSVReader: Sendable {
    package struct Record: Sendable, Equatable {
        /// Of the file, counted from one, where the record begins.
        package var line: Int
        package var content: Result<[String], Fault>
    }

    package enum Fault: Error, Sendable, Equatable {
        /// Or with a NUL, which no text has.
        case notUTF8
        /// A quoted cell that never ends, or is longer than ``longest``.
        case unclosedQuote
        /// A quote in a cell that does not begin with one, or text behind a closing quote.
        case strayQuote
        case tooLong
    }

    /// The most bytes of one record: more than all its cells may hold together.
    package static let longest = 32 * 1024

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var line = 1

    package init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.separator = separator
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next record that holds anything; nil at the end of the file.
    package mutating func next() -> Record? {
        while position < bytes.count {
            let start = (position: position, line: line)
            switch cells() {
            case .success(let cells):
                if cells == [""] { continue }
                return Record(line: start.line, content: .success(cells))
            case .failure(let fault):
                switch fault {
                case .notUTF8: break
                // It would take all that follows with it: what is wrong is the line that opened it.
                case .unclosedQuote:
                    (position, line) = start
                    skipLine()
                case .strayQuote, .tooLong: skipLine()
                }
                return Record(line: start.line, content: .failure(fault))
            }
        }
        return nil
    }

    private mutating func cells() -> Result<[String], Fault> {
        let end = min(bytes.count, position + Self.longest)
        var cells: [String] = []
        var isUTF8 = true
        while true {
            let cell: [UInt8]
            switch coming == UInt8(ascii: "\"") ? quoted(until: end) : plain(until: end) {
            case .success(let bytes): cell = bytes
            case .failure(let fault): return .failure(fault)
            }
            // Read on to the record's end: what is left of it is no record of its own.
            if let text = String(validating: cell, as: UTF8.self), !cell.contains(0) { cells.append(text) } else { isUTF8 = false }
            guard coming == separator else { break }
            position += 1
        }
        takeLineEnd()
        return isUTF8 ? .success(cells) : .failure(.notUTF8)
    }

    private mutating func plain(until end: Int) -> Result<[UInt8], Fault> {
        let start = position
        while let byte = coming, byte != separator, !Self.endsLine(byte) {
            guard byte != UInt8(ascii: "\"") else { return .failure(.strayQuote) }
            position += 1
            guard position < end || end == bytes.count else { return .failure(.tooLong) }
        }
        return .success(Array(bytes[start..<position]))
    }

    private mutating func quoted(until end: Int) -> Result<[UInt8], Fault> {
        position += 1
        var cell: [UInt8] = []
        while position < end {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "\"") else {
                if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && coming != UInt8(ascii: "\n")) { line += 1 }
                cell.append(byte)
                continue
            }
            guard coming == UInt8(ascii: "\"") else {
                guard let after = coming, after != separator, !Self.endsLine(after) else { return .success(cell) }
                return .failure(.strayQuote)
            }
            cell.append(byte)
            position += 1
        }
        return .failure(.unclosedQuote)
    }

    private var coming: UInt8? { position < bytes.count ? bytes[position] : nil }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private mutating func takeLineEnd() {
        guard let byte = coming, Self.endsLine(byte) else { return }
        position += 1
        if byte == UInt8(ascii: "\r"), coming == UInt8(ascii: "\n") { position += 1 }
        line += 1
    }

    private mutating func skipLine() {
        while let byte = coming, !Self.endsLine(byte) { position += 1 }
        takeLineEnd()
    }
}
