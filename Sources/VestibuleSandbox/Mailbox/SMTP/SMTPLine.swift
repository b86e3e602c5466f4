/// A line of an SMTP dialogue without its CRLF.
struct SMTPLine: Equatable {
    var bytes: [UInt8]
    /// Longer than RFC 5321 §4.5.3.1 allows; `bytes` is then empty.
    var isTooLong = false
}

/// Cuts what arrives into lines, keeping no more than one line of it.
///
/// Only CRLF ends a line. A server that took a lone LF for an end would let one letter smuggle another in.
struct LineSplitter {
    private var partial: [UInt8] = []
    private var isTooLong = false

    /// A text line of 1,000 with its CRLF (§4.5.3.1.6), and the dot that stuffing may put before it.
    private static let maximumLength = 1_001

    /// The lines that `bytes` completes.
    mutating func take(_ bytes: some Collection<UInt8>) -> [SMTPLine] {
        var lines: [SMTPLine] = []
        var rest = bytes[...]
        while let lineFeed = rest.firstIndex(of: UInt8(ascii: "\n")) {
            append(rest[...lineFeed])
            rest = rest[rest.index(after: lineFeed)...]
            guard partial.suffix(2).elementsEqual([UInt8(ascii: "\r"), UInt8(ascii: "\n")]) else { continue }
            lines.append(SMTPLine(bytes: isTooLong ? [] : Array(partial.dropLast(2)), isTooLong: isTooLong))
            partial.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        append(rest)
        return lines
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
        partial.append(contentsOf: bytes)
        guard partial.count > Self.maximumLength || isTooLong else { return }
        isTooLong = true
        // Two bytes suffice to see the line end.
        partial = Array(partial.suffix(2))
    }
}
