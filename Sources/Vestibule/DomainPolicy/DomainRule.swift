/// One line of a tenant's domain policy: an effect on a domain, or on a domain with everything below it.
package struct DomainRule: Hashable, Sendable, CustomStringConvertible {
    package enum Effect: String, Sendable, CaseIterable { case allow, block }

    package let effect: Effect
    /// `evil.test`, or for subtrees the top of the tree; `*` alone is every domain.
    package let domain: String
    /// Whether the rule reaches the domain and everything below it.
    package let coversSubtree: Bool

    /// Reads `evil.test` (that domain), `*.evil.test` (it and everything below) or `*` (every domain).
    package init?(_ effect: Effect, _ pattern: String) {
        if pattern == "*" {
            self.effect = effect
            domain = "*"
            coversSubtree = true
            return
        }
        let coversSubtree = pattern.hasPrefix("*.")
        // A subtree may hang from a top-level domain: `*.test` is a rule, `test` alone is no mail domain.
        let name = coversSubtree ? String(pattern.dropFirst(2)) : pattern
        guard DomainName(name) != nil || (coversSubtree && DomainName("x.\(name)") != nil) else { return nil }
        self.effect = effect
        self.coversSubtree = coversSubtree
        domain = name.lowercased()
    }

    /// Whether it speaks of this domain.
    package func covers(_ name: DomainName) -> Bool {
        domain == "*" || name.text == domain || coversSubtree && name.text.hasSuffix("." + domain)
    }

    package var pattern: String { coversSubtree && domain != "*" ? "*.\(domain)" : domain }

    package var description: String { "\(effect.rawValue) \(pattern)" }
}
