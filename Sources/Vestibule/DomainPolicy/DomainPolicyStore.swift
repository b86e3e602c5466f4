/// The history of tenants' domain policies. They are changed as the other settings are (``TenantStore``).
package protocol DomainPolicyStore: Sendable {
    /// The newest first, before `cursor`.
    func versions(of tenant: Tenant.ID, before cursor: Int?, limit: Int) async throws -> [DomainPolicyVersion]
    func version(_ number: Int, of tenant: Tenant.ID) async throws -> DomainPolicyVersion?
}
