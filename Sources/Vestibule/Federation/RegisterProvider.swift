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

    /// Opens the door too, if it was closed: who registers means to use it.
    ///
    /// - Throws: ``ProviderRefusal``, ``TenantRefusal``.
    package func callAsFunction(
        _ kind: Kind, _ draft: ProviderDraft, of id: Tenant.ID, isForced: Bool, by actor: Actor
    ) async throws -> IdentityProvider {
        let name = draft.name ?? kind.usualName
        guard let clientID = draft.clientID else { throw ProviderRefusal.missing("clientId") }
        guard let secret = draft.clientSecret else { throw ProviderRefusal.missing("clientSecret") }
        guard let authority = draft.authority ?? kind.usualAuthority else { throw ProviderRefusal.missing("issuer") }
        if kind == .openID {
            guard draft.name != nil else { throw ProviderRefusal.missing("name") }
            guard draft.domains != nil else { throw ProviderRefusal.missing("domains") }
        }
        let provider = surroundings.newID(of: IdentityProvider.self)
        var new = IdentityProvider(
            id: provider, name: name, kind: kind.empty, authority: authority, clientID: clientID,
            sealedSecret: try IdentityProvider.seal(secret, for: provider, of: id, with: vault))
        try draft.apply(to: &new, allowsLoopback: allowsLoopback)
        let made = try await changing(id, isForced: isForced, by: actor) { tenant in
            guard tenant.identityProviders.count < Self.most else { throw ProviderRefusal.tooMany }
            guard tenant.identityProvider(at: new.door) == nil else { throw ProviderRefusal.alreadyThere }
            return (new, .addIdentityProvider(new), covers: registrations[new.door].map { new.covers($0) } ?? true)
        }
        if try await tenant(id).routes.switchedOff.contains(made.door) {
            var settings = RouteSettings()
            settings.opened = [made.door]
            try await tenants.change(id, .routes(settings), by: actor)
        }
        return made
    }

    /// - Throws: ``ProviderRefusal``, ``TenantRefusal``.
    package func change(
        _ provider: IdentityProvider.ID, _ draft: ProviderDraft, of id: Tenant.ID, isForced: Bool, by actor: Actor
    ) async throws -> IdentityProvider {
        try await changing(id, isForced: isForced, by: actor) { tenant in
            let earlier = try self.provider(provider, of: tenant)
            var changed = earlier
            try draft.apply(to: &changed, allowsLoopback: allowsLoopback)
            // Whoever names another issuer must know the secret: it would be sent there.
            guard changed.authority == earlier.authority || draft.clientSecret != nil else { throw ProviderRefusal.secretNeeded }
            if let secret = draft.clientSecret {
                changed.sealedSecret = try IdentityProvider.seal(secret, for: provider, of: id, with: vault)
            }
            return (changed, .changeIdentityProvider(changed), covers: changed.covers(earlier))
        }
    }

    /// Takes a registration away. The installation's own at the same door, if there is one, takes its place.
    ///
    /// - Throws: ``ProviderRefusal/locksOut(guests:)`` where that leaves guests outside, unless it is forced.
    package func remove(_ provider: IdentityProvider.ID, of id: Tenant.ID, isForced: Bool, by actor: Actor) async throws {
        _ = try await changing(id, isForced: isForced, by: actor) { tenant in
            let gone = try self.provider(provider, of: tenant)
            return (gone, .removeIdentityProvider(gone), covers: registrations[gone.door].map { $0.covers(gone) } ?? false)
        }
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

    /// - Parameter decide: The provider, the change, and whether every guest who signs in at its door still can.
    private func changing(
        _ id: Tenant.ID, isForced: Bool, by actor: Actor,
        _ decide: (Tenant) throws -> (provider: IdentityProvider, change: TenantChange, covers: Bool)
    ) async throws -> IdentityProvider {
        try await tenants.decideChange(of: id, by: actor) { tenant in
            let (provider, change, covers) = try decide(tenant)
            if !covers, !isForced {
                let count = try await guests.count(of: id, signingInAt: [provider.door])
                guard count == 0 else { throw ProviderRefusal.locksOut(guests: count) }
            }
            return (provider, change)
        }
    }

    private func tenant(_ id: Tenant.ID) async throws -> Tenant {
        guard let tenant = try await tenants.freshTenant(id) else { throw TenantRefusal.notFound }
        return tenant
    }

    private func provider(_ id: IdentityProvider.ID, of tenant: Tenant) throws(ProviderRefusal) -> IdentityProvider {
        guard let provider = tenant.identityProviders.first(where: { $0.id == id }) else { throw .notFound }
        return provider
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
    fileprivate var usualAuthority: String? {
        switch self {
        case .azureAD, .microsoftAccount: "https://login.microsoftonline.com"
        case .google: "https://accounts.google.com"
        case .openID: nil
        }
    }
}
