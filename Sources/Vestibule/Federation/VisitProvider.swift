import FoundationEssentials

/// Sends a browser to a provider, and reads who comes back.
package struct VisitProvider: Sendable {
    private let visits: any ProviderVisitStore
    private let tenants: any TenantStore
    private let registrations: Registrations
    private let signIn: any FederatedSignIn
    private let vault: Vault
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        visits: any ProviderVisitStore, tenants: any TenantStore, registrations: Registrations, signIn: any FederatedSignIn,
        vault: Vault, links: PublicLinks,
        surroundings: Surroundings
    ) {
        self.visits = visits
        self.tenants = tenants
        self.registrations = registrations
        self.signIn = signIn
        self.vault = vault
        self.links = links
        self.surroundings = surroundings
    }

    /// What the browser takes along.
    package struct Leaving: Sendable {
        package var visit: ProviderVisit.ID
        package var door: Door
        /// At the provider.
        package var url: String
        /// For a cookie: without it nobody comes back.
        package var browserSecret: String
        /// Of the attempt that began, at a redemption.
        package var attempt: Credential?
    }

    /// Where the browser of an invitation goes.
    ///
    /// - Throws: ``RedemptionRefusal``, and ``FederationRefusal`` when the provider does not say where to send browsers.
    func leave(
        at door: Door, with attempt: (new: NewProviderAttempt, credential: Credential), in tenant: Tenant, choosesAccount: Bool
    ) async throws -> Leaving? {
        var leaving = try await leave(
            at: door, for: .redemption(attempt.new.invitation, attempt.new.id), attempt.new, in: tenant,
            network: attempt.new.bucket.network, loginHint: attempt.new.address, choosesAccount: choosesAccount)
        leaving?.attempt = attempt.credential
        return leaving
    }

    /// Where a guest who comes back to a tenant goes.
    ///
    /// - Throws: As ``leave(at:with:in:choosesAccount:)``.
    package func leave(
        toSignInAt door: Door, of id: Tenant.ID, from network: String, returnPath: String?, loginHint: EmailAddress? = nil,
        choosesAccount: Bool = false, provesAnew: Bool = false
    ) async throws -> Leaving {
        try await tenants.underSettings(of: id) { tenant in
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            guard !tenant.routes.switchedOff.contains(door) else { throw RedemptionRefusal.attemptOver }
            return try await leave(
                at: door, for: .signIn(returnPath: returnPath), nil, in: tenant, network: network, loginHint: loginHint,
                choosesAccount: choosesAccount, provesAnew: provesAnew)
        }
    }

    /// Where a guest goes who came by passcode and moves to a better door.
    ///
    /// - Throws: As ``leave(at:with:in:choosesAccount:)``.
    func leave(
        toHeal session: Credential, at door: Door, loginHint: EmailAddress, from network: String, choosesAccount: Bool,
        returnPath: String?
    ) async throws -> Leaving {
        try await tenants.underSettings(of: session.tenant) { tenant in
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            guard !tenant.routes.switchedOff.contains(door) else { throw RedemptionRefusal.attemptOver }
            return try await leave(
                at: door, for: .healing(Session.ID(rawValue: session.row), returnPath: returnPath), nil, in: tenant,
                network: network, loginHint: loginHint, choosesAccount: choosesAccount)
        }
    }

    /// The doors that a tenant's sign-in page shows to everybody, in its order. Partners are not named to strangers.
    package func doors(of tenant: Tenant) -> [Door] {
        let registered = registrations.doors(of: tenant)
        return [.azureAD, .microsoftAccount, .google].filter {
            registered.contains($0) && !tenant.routes.switchedOff.contains($0)
        }
    }

    /// The partner's provider that vouches for a domain, for who says that their address is there: known of the domain, not of anybody.
    package func partner(for domain: DomainName, of tenant: Tenant) -> IdentityProvider? {
        let ruled = tenant.routes.rule(for: domain)?.door
        return tenant.identityProviders.first {
            !$0.domains.isEmpty && ($0.domains.contains(domain) || $0.door == ruled) && !tenant.routes.switchedOff.contains($0.door)
        }
    }

    /// Nil when the tenant's settings have changed.
    private func leave(
        at door: Door, for purpose: ProviderVisit.Purpose, _ attempt: NewProviderAttempt?, in tenant: Tenant, network: String,
        loginHint: EmailAddress?, choosesAccount: Bool, provesAnew: Bool = false
    ) async throws -> Leaving? {
        let visit = ProviderVisit(id: surroundings.newID(), tenant: tenant.id, purpose: purpose, door: door)
        let state = Credential(.providerVisit, tenant: tenant.id, row: visit.id, in: surroundings)
        let secret = Base64URL.encode(surroundings.randomBytes(32))
        let registration = try registrations.registration(at: door, of: tenant, vault: vault)
        // Asked first: a provider that says nothing leaves no row, and spends nobody's allowance.
        let url = try await signIn.authorizationURL(
            for: request(
                with: state, at: door, of: registration, loginHint: loginHint, choosesAccount: choosesAccount,
                provesAnew: provesAnew),
            at: registration)
        let new = NewProviderVisit(
            visit: visit, state: state.digest, browser: TokenDigest(of: secret), attempt: attempt, network: network)
        switch try await visits.begin(new, in: tenant) {
        case .begun: return Leaving(visit: visit.id, door: door, url: url, browserSecret: secret)
        case .refused(let standing): throw RedemptionRefusal(standing) ?? .linkUnknown
        case .linkReplaced: throw RedemptionRefusal.linkReplaced
        case .tooManyFromNetwork(let until): throw RedemptionRefusal.askedTooOften(until: until)
        case .settingsChanged: return nil
        }
    }

    /// Uses up the visit that `state` names.
    ///
    /// - Throws: ``RedemptionRefusal/wrongBrowser`` when it is not this browser's, was used, is over, or is of another door; the visit of
    ///   another browser is not used up by it.
    package func comeBack(_ state: Credential, browserSecret: String, through door: Door) async throws -> ProviderVisit {
        guard let visit = try await visits.spend(state, browser: TokenDigest(of: browserSecret)), visit.door == door else {
            throw RedemptionRefusal.wrongBrowser
        }
        return visit
    }

    /// - Parameter issuer: The `iss` of the provider's answer, where it sent one (RFC 9207).
    package func identity(
        provedBy code: String, issuer: String?, at visit: ProviderVisit, state: Credential
    ) async throws -> ProvedIdentity {
        guard let tenant = try await tenants.tenant(visit.tenant) else { throw TenantRefusal.notFound }
        let registration = try registrations.registration(at: visit.door, of: tenant, vault: vault)
        var request = request(with: state, at: visit.door, of: registration)
        if case .signIn = visit.purpose { request.needsAddress = false }
        var identity = try await signIn.identity(provedBy: code, issuer: issuer, for: request, at: registration)
        identity.place = registration.place
        return identity
    }

    /// Nonce and verifier are made from the state, which only the browser has, under a key that only we have: the row holds neither. Made
    /// for one registration, they are worth nothing at another that an administrator puts in its place while the browser is away.
    private func request(
        with state: Credential, at door: Door, of registration: ProviderRegistration, loginHint: EmailAddress? = nil,
        choosesAccount: Bool = false, provesAnew: Bool = false
    ) -> FederatedRequest {
        func derived(_ name: String) -> String {
            let text = "\(name) \(registration.authority) \(registration.clientID) \(state.text)"
            return Base64URL.encode(vault.authenticationCode(of: text, for: .federation))
        }
        return FederatedRequest(
            state: state.text, nonce: derived("nonce"), verifier: derived("verifier"),
            redirectURI: links.callback(from: door), loginHint: loginHint, choosesAccount: choosesAccount,
            provesAnew: provesAnew)
    }
}
