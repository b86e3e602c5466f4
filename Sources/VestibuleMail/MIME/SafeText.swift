/// The encoder's own check of what it is given, whoever checked before.
enum SafeText {
    /// A value that must stay on one line.
    static func requireLine(_ text: String, as role: String) throws(LetterFault) {
        guard !text.unicodeScalars.contains(where: { isControl($0) || isDirection($0) || isMark($0) }) else {
            throw .unsafeText(role)
        }
    }

    /// A text of several lines. Line breaks and tabs are its form, and a right-to-left language needs its marks; what
    /// overrides or embeds a direction could show other words than are written.
    static func requireParagraphs(_ text: String, as role: String) throws(LetterFault) {
        let isForm: (Unicode.Scalar) -> Bool = { $0 == "\n" || $0 == "\r" || $0 == "\t" }
        guard !text.unicodeScalars.contains(where: { (isControl($0) && !isForm($0)) || isDirection($0) }) else {
            throw .unsafeText(role)
        }
    }

    /// An `https` or `http` address in the characters of RFC 3986.
    static func requireLink(_ text: String, as role: String) throws(LetterFault) {
        let allowed = Set("-._~:/?#[]@!$&()*+,;=%".utf8)
        let isSchemeKnown = text.hasPrefix("https://") || text.hasPrefix("http://")
        guard isSchemeKnown, text.utf8.count <= 2000,
            text.utf8.allSatisfy({ $0.isLetterOrDigit || allowed.contains($0) })
        else { throw .malformed(role) }
    }

    /// `local@domain` in printable ASCII without specials (RFC 5322, 3.2.3).
    static func requireAddress(_ text: String, as role: String) throws(LetterFault) {
        let forbidden = Set("<>()[]\\,;:\"".utf8)
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !forbidden.contains($0) })
        else { throw .malformed(role) }
    }

    /// C0, DEL, C1, and the separators that some programs take for line breaks.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: true
        default: false
        }
    }

    /// Embeddings, overrides and isolates (UAX #9).
    private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    /// Left-to-right, right-to-left and Arabic letter marks.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [0x200E, 0x200F, 0x061C].contains(scalar.value)
    }
}

extension UInt8 {
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
