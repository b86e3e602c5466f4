/// A server's answer to one command (RFC 5321, 4.2): its code, and its words without the codes.
package struct SMTPReply: Equatable, Sendable {
    package let code: Int
    /// Printable ASCII, the lines of a longer answer joined by a space, at most 500 characters.
    package let text: String

    package init(code: Int, text: String) {
        self.code = code
        self.text = text
    }

    /// The last complete answer in what a server said, or nil when it never answered.
    ///
    /// An answer of several lines repeats its code with a hyphen until its last line, so it is read from the end.
    static func last(in lines: [[UInt8]]) -> SMTPReply? {
        guard let final = lines.last, let code = Self.code(of: final) else { return nil }
        var words = [words(of: final)]
        for line in lines.dropLast().reversed() {
            guard Self.code(of: line) == code, line.dropFirst(3).first == UInt8(ascii: "-") else { break }
            words.append(Self.words(of: line))
        }
        let text = words.reversed().filter { !$0.isEmpty }.joined(separator: " ")
        return SMTPReply(code: code, text: String(text.prefix(500)))
    }

    private static func code(of line: [UInt8]) -> Int? {
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func words(of line: [UInt8]) -> String {
        let printable = line.dropFirst(4).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: " ") }
        let text = String(decoding: printable, as: UTF8.self)
        return text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
}

/// What the server was asked when it said no. Only the last two are about the letter; the first is about the relay.
package enum SMTPStage: String, Equatable, Sendable {
    /// The connection itself: the greeting, or EHLO.
    case connection
    /// Sender, recipients, or the wish to send content.
    case envelope
    case content
}
