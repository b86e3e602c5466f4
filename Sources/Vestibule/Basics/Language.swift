/// The languages that letters and pages are written in (RFC 5646 primary subtags).
package enum Language: String, Codable, Sendable, CaseIterable {
    case english = "en", german = "de", french = "fr", spanish = "es", japanese = "ja"

    /// The language of a tag such as `de-CH`, when we write it; compared without case.
    package init?(tag: some StringProtocol) {
        let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        self.init(rawValue: String(primary))
    }

    /// The first language of an `Accept-Language` header (RFC 9110 §12.5.4) that we write, by its weights.
    package init?(acceptLanguage header: String) {
        let wishes = header.prefix(500).lowercased().split(separator: ",").map { range -> (tag: String, weight: Double) in
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (parts.first ?? "", weight)
        }
        let known = wishes.filter { $0.weight > 0 && Language(tag: $0.tag) != nil }
        guard let best = known.max(by: { $0.weight < $1.weight }) else { return nil }
        self.init(tag: best.tag)
    }
}
