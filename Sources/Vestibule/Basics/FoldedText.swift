/// Text as filters compare it: ASCII letters in lower case, by code points.
///
/// The same as PostgreSQL's `lower(… collate "C")` under collation `"C"`, so that a rule here and a statement there agree to the letter;
/// Swift's own `==` would take a composed and a decomposed é for one.
package struct FoldedText: Sendable, Hashable, Comparable {
    package let text: String

    package init(_ text: String) {
        self.text = String(decoding: text.utf8.map(Self.folded), as: UTF8.self)
    }

    package static func == (left: FoldedText, right: FoldedText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package static func < (left: FoldedText, right: FoldedText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }

    package func hasPrefix(_ start: FoldedText) -> Bool { text.utf8.starts(with: start.text.utf8) }

    package func hasSuffix(_ end: FoldedText) -> Bool { text.utf8.reversed().starts(with: end.text.utf8.reversed()) }

    /// The least text above all that begin with this one; nil where there is none. A prefix is then a range, which an index
    /// can answer: `like` cannot use one behind row-level security.
    package var endOfPrefix: FoldedText? {
        var scalars = Array(text.unicodeScalars)
        while let last = scalars.popLast() {
            // Surrogates are no characters: after U+D7FF comes U+E000. Capital letters do not occur in folded text.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar = Unicode.Scalar(next == 0x41 ? 0x5B : next) else { continue }
            return FoldedText(String(String.UnicodeScalarView(scalars + [scalar])))
        }
        return nil
    }

    /// What stands between two words; a literal of SQL may hold it as it is.
    package static let separators = "-_.,;:/()&+@"

    /// The words of a name: what is between spaces and ``separators``.
    package var words: [FoldedText] {
        text.unicodeScalars.split { $0 == " " || Self.separators.unicodeScalars.contains($0) }.map { FoldedText(String($0)) }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }
}
