/// The sponsor's page behind a letter about guests whose access ends: looking changes nothing, a press decides about one guest.
package struct RenewAccess: Sendable {
    private let renewals: any RenewalStore
    private let tenants: any TenantStore

    package init(renewals: any RenewalStore, tenants: any TenantStore) {
        self.renewals = renewals
        self.tenants = tenants
    }

    /// - Throws: ``RedemptionRefusal/linkUnknown``.
    package func look(_ link: Credential) async throws -> (notice: RenewalNotice, tenant: Tenant) {
        guard let notice = try await renewals.notice(link), let tenant = try await tenants.tenant(link.tenant),
            tenant.status == .active
        else { throw RedemptionRefusal.linkUnknown }
        return (notice, tenant)
    }

    /// By as many days as the tenant lets a press renew.
    package func renew(_ guest: Guest.ID, through link: Credential) async throws -> RenewalOutcome {
        let (_, tenant) = try await look(link)
        return try await renewals.renew(guest, byDays: tenant.lifecycle.renewalDays, through: link)
    }

    package func decline(_ guest: Guest.ID, through link: Credential) async throws -> RenewalOutcome {
        _ = try await look(link)
        return try await renewals.decline(guest, through: link)
    }
}
