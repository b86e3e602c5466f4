/// Where this installation is registered for all its tenants, and what a tenant's own registrations make of it.
package struct Registrations: Sendable {
    private let byDoor: [Door: ProviderRegistration]

    package init(_ byDoor: [Door: ProviderRegistration] = [:]) { self.byDoor = byDoor }

    /// The installation's own.
    package subscript(_ door: Door) -> ProviderRegistration? { byDoor[door] }

    package var authorities: [String] { byDoor.values.map(\.authority) }

    /// Those of `others` take the place of these at the same doors.
    package func replaced(by others: Registrations) -> Registrations {
        Registrations(byDoor.merging(others.byDoor) { $1 })
    }

    /// The doors that lead somewhere for a tenant's guests.
    package func doors(of tenant: Tenant) -> Set<Door> { Set(byDoor.keys).union(tenant.identityProviders.map(\.door)) }

    package func authority(at door: Door, of tenant: Tenant) -> String? {
        tenant.identityProvider(at: door)?.authority ?? byDoor[door]?.authority
    }

    /// Whether who was proved there would be proved there now: an administrator may have put another provider in its place since.
    func stillVouches(for identity: ProvedIdentity, at door: Door, of tenant: Tenant) -> Bool {
        identity.place == tenant.identityProvider(at: door)?.place ?? byDoor[door]?.place
    }

    /// The Entra tenants (GUIDs in lower case) whose accounts are let in; nil for any.
    func homeTenants(of tenant: Tenant) -> Set<String>? {
        guard case .azureAD(let homeTenants)? = tenant.identityProvider(at: .azureAD)?.kind ?? byDoor[.azureAD]?.kind else {
            return nil
        }
        return homeTenants
    }

    /// The registration that a tenant's guests are sent with.
    func registration(at door: Door, of tenant: Tenant, vault: Vault) throws(FederationRefusal) -> ProviderRegistration {
        if let own = tenant.identityProvider(at: door) {
            do { return try own.registration(of: tenant.id, openedWith: vault) } catch {
                throw .misconfigured(reason: "its client secret was sealed under a master key that is gone")
            }
        }
        guard let registration = byDoor[door] else { throw .misconfigured(reason: "it has no registration any more") }
        return registration
    }
}

extension Tenant {
    package func identityProvider(at door: Door) -> IdentityProvider? { identityProviders.first { $0.door == door } }
}
