internal import FoundationEssentials

/// Header text beyond ASCII, as RFC 2047 encoded words.
enum EncodedWord {
    /// The longest encoded word (RFC 2047, 2).
    static let limit = 75
    private static let opening = "=?UTF-8?"
    private static let frame = 12

    /// The words that together decode to `text`, none longer than 75 characters, no character split between two.
    ///
    /// - Parameter first: how many characters the first word may take, since the field's name stands before it; at least
    ///   60.
    static func words(for text: String, first: Int = limit) -> [String] {
        let isMostlyASCII = text.utf8.count { $0 < 0x80 } * 3 > text.utf8.count * 2
        let encoding: Encoding = isMostlyASCII ? .q : .b
        var words: [String] = []
        var piece: [UInt8] = []
        for part in parts(of: text, upTo: encoding == .b ? 30 : 15) {
            let room = (words.isEmpty ? min(first, limit) : limit) - frame
            if !piece.isEmpty, encoding.length(of: piece + part) > room {
                words.append(encoding.word(piece))
                piece = []
            }
            piece += part
        }
        if !piece.isEmpty { words.append(encoding.word(piece)) }
        return words
    }

    /// What a reader sees as one character, where it fits into any word; else its scalars, which must never be split.
    private static func parts(of text: String, upTo limit: Int) -> [[UInt8]] {
        text.flatMap { character -> [[UInt8]] in
            let bytes = Array(character.utf8)
            return bytes.count <= limit ? [bytes] : character.unicodeScalars.map { Array(String($0).utf8) }
        }
    }

    private enum Encoding {
        case b
        case q

        func length(of bytes: [UInt8]) -> Int {
            switch self {
            case .b: (bytes.count + 2) / 3 * 4
            case .q: bytes.reduce(0) { $0 + (Self.isPlain($1) ? 1 : 3) }
            }
        }

        func word(_ bytes: [UInt8]) -> String {
            switch self {
            case .b: "\(opening)B?\(Data(bytes).base64EncodedString())?="
            case .q: "\(opening)Q?\(bytes.map(Self.quoted).joined())?="
            }
        }

        /// The set that is safe in every place, a display name included (RFC 2047, 5 (3)).
        private static func isPlain(_ byte: UInt8) -> Bool {
            byte.isLetterOrDigit || byte == UInt8(ascii: " ") || "!*+-/".utf8.contains(byte)
        }

        private static func quoted(_ byte: UInt8) -> String {
            if byte == UInt8(ascii: " ") { return "_" }
            return isPlain(byte) ? String(UnicodeScalar(byte)) : "=\(byte.hexadecimal)"
        }
    }
}

extension UInt8 {
    /// Two upper-case digits.
    var hexadecimal: String {
        let text = String(self, radix: 16, uppercase: true)
        return text.count == 2 ? text : "0\(text)"
    }
}
