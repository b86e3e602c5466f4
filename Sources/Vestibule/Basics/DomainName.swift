/// A domain name in lower case: letter-digit-hyphen labels (RFC 1123 §2.1) with at least one dot, at most 253 characters.
package struct DomainName: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil for literals, trailing dots, empty labels, underscores and anything outside ASCII.
    package init?(_ text: some StringProtocol) {
        let lowered = text.lowercased()
        guard lowered.utf8.count <= 253, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let labels = lowered.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(Self.isLabel) else { return nil }
        // A top label of digits alone would make an IPv4 address pass for a name.
        guard let top = labels.last, !top.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.text = lowered
    }

    package var description: String { text }

    /// The name itself and everything above it, nearest first: `a.b.example` → `a.b.example`, `b.example`, `example`.
    package var ancestry: [String] {
        let labels = text.split(separator: ".")
        return labels.indices.map { labels[$0...].joined(separator: ".") }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return false }
        return label.utf8.allSatisfy {
            isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
