/// A domain name in lower case: letter-digit-hyphen labels (RFC 1123 §2.1) with at least one dot, at most 253 characters.
package struct DomainName: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil for literals, trailing dots, empty labels, underscores and anything outside ASCII.
    package init?(_ text: String) {
        var text = text
        let (isValid, hasCapitals) = text.withUTF8 { (Self.isValid($0), Self.hasCapitals($0)) }
        guard isValid else { return nil }
        self.text = hasCapitals ? text.lowercased() : text
    }

    /// Takes a text that was found valid before, and is in lower case.
    init(valid text: String) { self.text = text }

    static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count <= 253 else { return false }
        var start = 0
        for index in 0..<text.count where text[index] == UInt8(ascii: ".") {
            guard isLabel(text, start..<index) else { return false }
            start = index + 1
        }
        // A top label of digits alone would make an IPv4 address pass for a name.
        return start > 0 && isLabel(text, start..<text.count) && (start..<text.count).contains { !isDigit(text[$0]) }
    }

    static func hasCapitals(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    private static func isLabel(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard (1...63).contains(range.count), text[range.lowerBound] != UInt8(ascii: "-"),
            text[range.upperBound - 1] != UInt8(ascii: "-")
        else { return false }
        return range.allSatisfy { isLetter(text[$0]) || isDigit(text[$0]) || text[$0] == UInt8(ascii: "-") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    package var description: String { text }

    /// The name itself and everything above it, nearest first: `a.b.example` → `a.b.example`, `b.example`, `example`.
    package var ancestry: [String] {
        var names = [text]
        var rest = text.utf8[...]
        while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
            rest = rest[dot...].dropFirst()
            names.append(String(Substring(rest)))
        }
        return names
    }
}
