/// `=?utf-8?Q?…?=`: a word of a header field that is not ASCII (RFC 2047).
struct EncodedWord {
    private let charset: String
    private var bytes: [UInt8]
    /// Where the text goes on after this word.
    private let end: Substring.Index

    /// A word longer than this is none; the RFC stops at 75.
    private static let maximumLength = 512

    /// A field's value with its encoded words decoded. What is no well-formed word stays as it stands.
    static func decode(_ value: String) -> String {
        var output = ""
        var words: EncodedWord?
        var blanks = ""
        var rest = Substring(value)
        while let character = rest.first {
            if let word = EncodedWord(prefixOf: rest) {
                // Blanks between two words belong to neither (§6.2). Words that follow each other are joined before
                // they are decoded, because some mailers cut them inside a character.
                blanks = ""
                rest = rest[word.end...]
                if let before = words, before.charset == word.charset {
                    words?.bytes += word.bytes
                } else {
                    output += words?.text ?? ""
                    words = word
                }
            } else if words != nil, character == " " || character == "\t" {
                blanks.append(rest.removeFirst())
            } else {
                output += (words?.text ?? "") + blanks
                words = nil
                blanks = ""
                output.append(rest.removeFirst())
            }
        }
        return output + (words?.text ?? "") + blanks
    }

    private init?(prefixOf text: Substring) {
        guard text.hasPrefix("=?") else { return nil }
        let pieces = text.prefix(Self.maximumLength).dropFirst(2)
            .split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard pieces.count == 4, !pieces[0].isEmpty, pieces[3].hasPrefix("=") else { return nil }
        guard !pieces[2].contains(where: \.isWhitespace) else { return nil }
        let encoded = Array(pieces[2].utf8)
        switch pieces[1].lowercased() {
        case "b": bytes = TransferEncoding.base64(encoded[...])
        case "q":
            let spaced = encoded.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
            bytes = TransferEncoding.unescape(spaced[...])
        default: return nil
        }
        // RFC 2231 §5 lets a language follow the charset.
        charset = String(pieces[0].prefix { $0 != "*" }).lowercased()
        end = text.index(after: pieces[3].startIndex)
    }

    private var text: String { Charset.decode(bytes, as: charset) }
}
