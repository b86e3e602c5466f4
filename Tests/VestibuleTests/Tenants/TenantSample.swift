import Foundation
import Testing

@testable import Vestibule

extension Tenant {
    /// An active tenant whose guests may be sent to https://app.example.
    static func sample(
        status: Status = .active, rules: [DomainRule] = [], origins: [String] = ["https://app.example"]
    ) throws -> Tenant {
        Tenant(
            id: Surroundings.sample().newID(), status: status, name: "Contoso", contact: try EmailAddress("it@contoso.example"),
            branding: Branding(tenantName: "Contoso"), redirectOrigins: try origins.map { try RedirectOrigin($0) },
            domainRules: rules, createdAt: Surroundings.sample().now())
    }
}
