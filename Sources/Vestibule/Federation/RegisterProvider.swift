/// Registers a tenant at identity providers of its own, and keeps those registrations.
package struct RegisterProvider: Sendable {
    package static let most = 50

    private let tenants: any TenantStore
    private let guests: any GuestStore
    private let registrations: Registrations
    private let signIn: any FederatedSignIn
    private let vault: Vault
    private let links: PublicLinks
    private let allowsLoopback: Bool
    private let surroundings: Surroundings

    /// - Parameter allowsLoopback: Whether a provider may be plain http on this machine.
    package init(
        tenants: any TenantStore, guests: any GuestStore, registrations: Registrations, signIn: any FederatedSignIn, vault: Vault,
        links: PublicLinks, allowsLoopback: Bool, surroundings: Surroundings
    ) {
        self.tenants = tenants
        self.guests = guests
        self.registrations = registrations
        self.signIn = signIn
        self.vault = vault
        self.links = links
        self.allowsLoopback = allowsLoopback
        self.surroundings = surroundings
    }

    /// The kinds by name: `azureAD`, `microsoftAccount`, `google`, `openID`.
    package enum Kind: String, Sendable, CaseIterable { case azureAD, microsoftAccount, google, openID }

    /// - Throws: ``ProviderRefusal``, ``TenantRefusal``.
    package func callAsFunction(
        _ kind: Kind, _ draft: ProviderDraft, of id: Tenant.ID, by actor: Actor
    ) async throws -> IdentityProvider {
        let tenant = try await tenant(id)
        guard tenant.identityProviders.count < Self.most else { throw ProviderRefusal.tooMany }
        let clientID = try required(draft.clientID, "clientId")
        _ = try required(draft.clientSecret, "clientSecret")
        var provider = IdentityProvider(
            id: surroundings.newID(), name: kind.usualName, kind: kind.empty,
            authority: try draft.authority ?? required(kind.usualAuthority, "issuer"), clientID: clientID, sealedSecret: [])
        if kind == .openID { _ = (try required(draft.name, "name"), try required(draft.domains, "domains")) }
        guard tenant.identityProvider(at: provider.door) == nil else { throw ProviderRefusal.alreadyThere }
        try apply(draft, to: &provider, of: id)
        try await tenants.change(id, .addIdentityProvider(provider), by: actor)
        return provider
    }

    /// - Throws: ``ProviderRefusal``, ``TenantRefusal``.
    package func change(
        _ provider: IdentityProvider.ID, _ draft: ProviderDraft, of id: Tenant.ID, by actor: Actor
    ) async throws -> IdentityProvider {
        var changed = try await self.provider(provider, of: tenant(id))
        try apply(draft, to: &changed, of: id)
        try await tenants.change(id, .changeIdentityProvider(changed), by: actor)
        return changed
    }

    /// Takes a registration away. The installation's own at the same door, if there is one, takes its place.
    ///
    /// - Throws: ``ProviderRefusal/locksOut(guests:)`` where that leaves guests outside, unless it is forced.
    package func remove(_ provider: IdentityProvider.ID, of id: Tenant.ID, isForced: Bool, by actor: Actor) async throws {
        let door = try await self.provider(provider, of: tenant(id)).door
        if !isForced, registrations[door] == nil {
            let count = try await guests.count(of: id, signingInAt: [door])
            guard count == 0 else { throw ProviderRefusal.locksOut(guests: count) }
        }
        try await tenants.change(id, .removeIdentityProvider(provider), by: actor)
    }

    /// Asks the provider where it would send a browser, as at a sign-in.
    ///
    /// - Throws: ``FederationRefusal`` with what is wrong.
    package func check(_ provider: IdentityProvider.ID, of id: Tenant.ID) async throws {
        let tenant = try await tenant(id)
        let door = try self.provider(provider, of: tenant).door
        let request = FederatedRequest(
            state: Base64URL.encode(surroundings.randomBytes(32)), nonce: Base64URL.encode(surroundings.randomBytes(32)),
            verifier: Base64URL.encode(surroundings.randomBytes(32)), redirectURI: links.callback(from: door))
        _ = try await signIn.authorizationURL(
            for: request, at: try registrations.registration(at: door, of: tenant, vault: vault))
    }

    private func tenant(_ id: Tenant.ID) async throws -> Tenant {
        guard let tenant = try await tenants.freshTenant(id) else { throw TenantRefusal.notFound }
        return tenant
    }

    private func provider(_ id: IdentityProvider.ID, of tenant: Tenant) throws -> IdentityProvider {
        guard let provider = tenant.identityProviders.first(where: { $0.id == id }) else { throw ProviderRefusal.notFound }
        return provider
    }

    private func required<Value>(_ value: Value?, _ field: String) throws(ProviderRefusal) -> Value {
        guard let value else { throw .missing(field) }
        return value
    }

    private func apply(_ draft: ProviderDraft, to provider: inout IdentityProvider, of tenant: Tenant.ID) throws {
        try draft.apply(to: &provider, allowsLoopback: allowsLoopback)
        if let secret = draft.clientSecret {
            provider.sealedSecret = try IdentityProvider.seal(secret, for: provider.id, of: tenant, with: vault)
        }
    }
}

extension RegisterProvider.Kind {
    fileprivate var empty: ProviderRegistration.Kind {
        switch self {
        case .azureAD: .azureAD(homeTenants: nil)
        case .microsoftAccount: .microsoftAccount
        case .google: .google
        case .openID: .openID(domains: [])
        }
    }

    fileprivate var usualName: String {
        switch self {
        case .azureAD: "Azure AD"
        case .microsoftAccount: "Microsoft account"
        case .google: "Google"
        case .openID: ""
        }
    }

    /// Microsoft's and Google's own; a partner's has none.
    package var usualAuthority: String? {
        switch self {
        case .azureAD, .microsoftAccount: "https://login.microsoftonline.com"
        case .google: "https://accounts.google.com"
        case .openID: nil
        }
    }
}
