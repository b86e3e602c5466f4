import Foundation
import Vestibule

/// Entra's `B2BManagementPolicy`, whose definition is JSON in a string: the tenant's one domain policy, as far as those lists can say it.
///
/// Entra knows a list of the allowed or one of the blocked domains, each with everything below it or not, as `*.` says; never both.
struct LegacyPolicy {
    static let type = "B2BManagementPolicy"
    /// Of the one there is.
    static let id = "b2b-management-policy"

    let rules: [DomainRule]

    init(rules: [DomainRule]) { self.rules = rules }

    /// Reads the definitions of a request.
    init(definitions: [String]) throws(RequestRefusal) {
        guard definitions.count == 1, let definition = definitions.first else { throw Self.wrong("give one definition") }
        let read: Definition
        do { read = try JSONDecoder().decode(Definition.self, from: Data(definition.utf8)) } catch {
            throw Self.wrong(
                #"give {"B2BManagementPolicy":{"InvitationsAllowedAndBlockedDomainsPolicy":{"BlockedDomains":["evil.test"]}}}"#)
        }
        let lists = read.policy.lists
        let (allowed, blocked) = (lists?.allowed ?? [], lists?.blocked ?? [])
        guard allowed.isEmpty || blocked.isEmpty else {
            throw Self.wrong("give AllowedDomains or BlockedDomains, not both. /admin takes both")
        }
        var rules: [DomainRule] = []
        for (effect, pattern) in allowed.map({ (DomainRule.Effect.allow, $0) }) + blocked.map({ (.block, $0) }) {
            guard let rule = DomainRule(effect, pattern) else { throw Self.wrong("\(pattern.prefix(80)) is no domain") }
            rules.append(rule)
        }
        self.rules = rules
    }

    /// What is in force, both lists where there are both.
    var definition: String {
        let lists = Lists(
            allowed: rules.filter { $0.effect == .allow }.map(\.pattern),
            blocked: rules.filter { $0.effect == .block }.map(\.pattern))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts alone always have a JSON form.
        let json = (try? encoder.encode(Definition(policy: .init(lists: lists)))) ?? Data("{}".utf8)
        return String(decoding: json, as: UTF8.self)
    }

    private static func wrong(_ what: String) -> RequestRefusal { .malformed("definition: \(what).") }

    private struct Definition: Codable {
        var policy: Policy

        struct Policy: Codable {
            var lists: Lists?

            enum CodingKeys: String, CodingKey { case lists = "InvitationsAllowedAndBlockedDomainsPolicy" }
        }

        enum CodingKeys: String, CodingKey { case policy = "B2BManagementPolicy" }
    }

    private struct Lists: Codable {
        var allowed: [String]?
        var blocked: [String]?

        enum CodingKeys: String, CodingKey {
            case allowed = "AllowedDomains"
            case blocked = "BlockedDomains"
        }
    }
}
