/// Changes how a tenant's guests may sign in, and says first whom that would leave outside.
package struct ChangeRoutes: Sendable {
    private let tenants: any TenantStore
    private let guests: any GuestStore

    package init(tenants: any TenantStore, guests: any GuestStore) {
        self.tenants = tenants
        self.guests = guests
    }

    /// Attempts that are under way obey at once.
    ///
    /// - Throws: ``RouteSettingsRefusal``, ``TenantRefusal``.
    package func callAsFunction(_ settings: RouteSettings, of tenant: Tenant, isForced: Bool, by actor: Actor) async throws {
        let closing = settings.closed.subtracting(tenant.routes.switchedOff)
        if !isForced, !closing.isEmpty {
            let count = try await guests.count(of: tenant.id, signingInAt: closing)
            guard count == 0 else { throw RouteSettingsRefusal.locksOut(guests: count) }
        }
        try await tenants.change(tenant.id, .routes(settings), by: actor)
    }

    /// Sends a domain's guests, and those of every name below it without a rule of its own, to one door.
    ///
    /// - Throws: ``RouteSettingsRefusal/noSuchDoor``.
    package func send(_ domain: DomainName, to door: Door, of tenant: Tenant, by actor: Actor) async throws {
        if case .externalFederation = door, tenant.identityProvider(at: door) == nil { throw RouteSettingsRefusal.noSuchDoor }
        try await tenants.change(tenant.id, .setRouteRule(domain, door), by: actor)
    }

    /// - Throws: ``TenantRefusal/nothingToRemove(_:)``.
    package func forget(_ domain: DomainName, of tenant: Tenant, by actor: Actor) async throws {
        try await tenants.change(tenant.id, .removeRouteRule(domain), by: actor)
    }
}

package enum RouteSettingsRefusal: Refusal, Equatable {
    /// Guests who sign in at what is to be switched off.
    case locksOut(guests: Int)
    /// The rule leads to an identity provider that the tenant has not.
    case noSuchDoor

    package var sentence: String {
        switch self {
        case .locksOut(let guests):
            "\(guests) guest\(guests == 1 ? " signs" : "s sign") in there and would be locked out. Say force=true to do it all the same."
        case .noSuchDoor: "The tenant has no such identity provider."
        }
    }
}
