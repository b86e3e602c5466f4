import Postgres
import Vestibule

/// What a broken constraint means to its caller. One place, by the constraint's name, never by a message's text.
enum Constraints {
    /// Runs `unit`; a constraint that a caller can meet becomes its refusal, any other error travels on untouched.
    static func translated<Answer>(_ unit: () async throws -> Answer) async throws -> Answer {
        do { return try await unit() } catch let error as PostgresError {
            guard let refusal = refusal(for: error) else { throw error }
            throw refusal
        }
    }

    private static func refusal(for error: PostgresError) -> (any Refusal)? {
        switch error.constraint {
        case "tenant_domains_pkey": DomainTaken()
        case "identity_provider_domains_pkey": ProviderRefusal.domainTaken
        case "cross_tenant_partners_pkey": PartnerRefusal.alreadyThere
        case "route_rules_provider_fkey": RouteSettingsRefusal.noSuchDoor
        case "identity_providers_kind_key": ProviderRefusal.alreadyThere
        default: nil
        }
    }
}

/// The domain stands for another tenant.
package struct DomainTaken: Refusal {
    package var sentence: String { "One of these domains already stands for another tenant. Choose another, or free it there." }
}
