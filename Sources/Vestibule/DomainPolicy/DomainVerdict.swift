/// What a tenant's domain policy says of a domain, with the rule that said it.
package enum DomainVerdict: Equatable, Sendable {
    case allowed(by: DomainRule)
    /// No rule speaks of the domain, and the policy names no allowed domains.
    case allowedByDefault
    case blocked(by: DomainRule)
    /// No rule speaks of the domain, and the policy lists the allowed ones.
    case notListed

    package var isAllowed: Bool {
        switch self {
        case .allowed, .allowedByDefault: true
        case .blocked, .notListed: false
        }
    }

    /// The rule in words for the caller of the API, never for the guest.
    package var sentence: String {
        switch self {
        case .allowed(let rule): "Allowed by the rule \"\(rule)\"."
        case .allowedByDefault: "Allowed: no rule names the domain."
        case .blocked(let rule): "Blocked by the rule \"\(rule)\" of the tenant's domain policy."
        case .notListed: "The tenant's domain policy lists the allowed domains, and this one is not among them."
        }
    }
}

/// The most specific rule wins: the exact name before a subtree, a longer subtree before a shorter; on a tie, block.
///
/// Where no rule matches, a policy with any allowing rule admits only what it lists (`allow *` turns that off).
package func domainVerdict(on domain: DomainName, rules: [DomainRule]) -> DomainVerdict {
    for (depth, name) in (domain.ancestry + ["*"]).enumerated() {
        let matching = rules.filter { $0.domain == name }
        let exact = depth == 0 ? matching.filter { !$0.coversSubtree } : []
        for tier in [exact, matching.filter(\.coversSubtree)] {
            if let block = tier.first(where: { $0.effect == .block }) { return .blocked(by: block) }
            if let allow = tier.first { return .allowed(by: allow) }
        }
    }
    return rules.contains { $0.effect == .allow } ? .notListed : .allowedByDefault
}
