/// A domain name in lower case: letter-digit-hyphen labels (RFC 1123 §2.1) with at least one dot, at most 253 characters.
package struct DomainName: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil for literals, trailing dots, empty labels, underscores and anything outside ASCII.
    package init?(_ text: String) {
        var text = text
        guard text.withUTF8({ Self.isValid($0[...]) }) else { return nil }
        self.text = text.utf8.contains(where: (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) ? text.lowercased() : text
    }

    /// Takes a text that was found valid before, and is in lower case.
    init(valid text: String) { self.text = text }

    static func isValid(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard text.count <= 253 else { return false }
        var labels = 0
        var length = 0
        var isNumber = true
        var last = UInt8(ascii: ".")
        for byte in text {
            switch byte {
            case UInt8(ascii: "."):
                guard last != UInt8(ascii: "."), last != UInt8(ascii: "-") else { return false }
                labels += 1
                length = 0
                isNumber = true
            case UInt8(ascii: "-"):
                guard last != UInt8(ascii: ".") else { return false }
                length += 1
                isNumber = false
            case UInt8(ascii: "0")...UInt8(ascii: "9"): length += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                length += 1
                isNumber = false
            default: return false
            }
            guard length <= 63 else { return false }
            last = byte
        }
        // A top label of digits alone would make an IPv4 address pass for a name.
        return labels >= 1 && length > 0 && last != UInt8(ascii: "-") && !isNumber
    }

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
