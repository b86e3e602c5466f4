import Vestibule

extension AdminTenants {
    static func domain(_ text: String) throws -> DomainName {
        guard let domain = DomainName(text) else {
            throw RequestRefusal.malformed("\(text.prefix(80)) is not a domain name such as contoso.example.")
        }
        return domain
    }

    static func rule(_ effect: DomainRule.Effect, _ pattern: String) throws -> DomainRule {
        guard let rule = DomainRule(effect, pattern) else {
            throw RequestRefusal.malformed(
                "\(effect.rawValue): give evil.test, *.evil.test (it and everything below) or * (every domain), "
                    + "not \(pattern.prefix(80)).")
        }
        return rule
    }
}
