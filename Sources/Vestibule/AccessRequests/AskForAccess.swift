import FoundationEssentials

/// Who is not invited asks an application for it: proves a mailbox first, and only then somebody is asked.
///
/// Every address is answered the same (SECURITY 22). What differs is the letter, which only the mailbox's reader sees: a code for who may
/// ask, the way in for who is a guest already, none for a blocked domain.
package struct AskForAccess: Sendable {
    private let requests: any AccessRequestStore
    private let attempts: any AttemptStore
    private let applications: any ApplicationStore
    private let tenants: any TenantStore
    private let draftPasscode: DraftPasscode
    private let letters: LetterSealer
    private let links: PublicLinks
    private let vault: Vault
    private let limits: PasscodeLimits
    private let accessLimits: AccessLimits
    private let surroundings: Surroundings

    package init(
        requests: any AccessRequestStore, attempts: any AttemptStore, applications: any ApplicationStore, tenants: any TenantStore,
        draftPasscode: DraftPasscode, letters: LetterSealer, links: PublicLinks, vault: Vault, limits: PasscodeLimits,
        accessLimits: AccessLimits, surroundings: Surroundings
    ) {
        self.requests = requests
        self.attempts = attempts
        self.applications = applications
        self.tenants = tenants
        self.draftPasscode = draftPasscode
        self.letters = letters
        self.links = links
        self.vault = vault
        self.limits = limits
        self.accessLimits = accessLimits
        self.surroundings = surroundings
    }

    /// The application, if it takes requests now.
    package func application(_ id: Application.ID, in tenant: Tenant) async throws -> Application? {
        guard tenant.status == .active, let application = try await applications.recentApplication(id, of: tenant.id),
            application.start(for: tenant) != nil
        else { return nil }
        return application
    }

    /// - Returns: The attempt's secret, for the browser's cookie.
    /// - Throws: ``RedemptionRefusal/askedTooOften(until:)`` for a network that asks too much, whoever it asks for.
    package func callAsFunction(
        _ wish: AccessWish, as address: EmailAddress, of id: Tenant.ID, from network: String
    ) async throws -> Credential {
        try await tenants.underSettings(of: id) { tenant in
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            guard let application = try await application(wish.application, in: tenant) else { throw RedemptionRefusal.attemptOver }
            let attempt = surroundings.newID(of: Attempt.self)
            let credential = Credential(.attempt, tenant: id, row: attempt, in: surroundings)
            let new = NewAccessAttempt(
                id: attempt, digest: credential.digest, wish: wish, address: address, network: network,
                letters: try drawn(for: attempt, wish, to: address, application, in: tenant),
                isAllowed: isAllowed(address, in: tenant))
            switch try await requests.ask(new, in: tenant, limits: limits, accessLimits) {
            case .begun: return credential
            case .tooMany(let until): throw RedemptionRefusal.askedTooOften(until: until)
            case .settingsChanged: return nil
            }
        }
    }

    /// The attempt that this browser holds, with what it asks for.
    package func look(_ credential: Credential) async throws -> (attempt: Attempt, wish: AccessWish) {
        guard let attempt = try await attempts.attempt(credential, limits: limits), case .accessRequest(let wish) = attempt.purpose
        else { throw RedemptionRefusal.wrongBrowser }
        return (attempt, wish)
    }

    /// Sends another code; the older one is dead, the count of wrong guesses stays.
    package func sendAgain(_ credential: Credential) async throws -> SendCodeOutcome {
        let (attempt, wish) = try await look(credential)
        guard let tenant = try await tenants.tenant(credential.tenant), tenant.status == .active else {
            throw RedemptionRefusal.tenantSuspended
        }
        guard let application = try await application(wish.application, in: tenant) else { throw RedemptionRefusal.attemptOver }
        let drawn = try drawn(for: attempt.id, wish, to: attempt.address, application, in: tenant)
        return try await requests.sendAgain(
            drawn, isAllowed: isAllowed(attempt.address, in: tenant), for: credential, limits: limits, accessLimits)
    }

    /// Checks what was typed. A right code makes the request.
    ///
    /// - Throws: ``RedemptionRefusal/attemptOver`` where the code is right and there is nothing to ask for any more.
    package func check(_ typed: Passcode, by credential: Credential) async throws -> CheckedCode {
        let (attempt, wish) = try await look(credential)
        return try await tenants.underSettings(of: credential.tenant, ifMissing: RedemptionRefusal.tenantSuspended) { tenant in
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            // A stranger must not learn the policy: where it has changed, the code is simply not right.
            let code =
                isAllowed(attempt.address, in: tenant)
                ? typed.code(for: attempt.id, of: tenant.id, purpose: attempt.purpose, vault: vault) : []
            let name = try await applications.recentApplication(wish.application, of: tenant.id)?.name ?? ""
            let request = try made(wish, as: attempt.address, applicationName: name, in: tenant)
            switch try await requests.prove(code, for: credential, making: request, revision: tenant.revision, accessLimits) {
            case .notKept: throw RedemptionRefusal.attemptOver
            case .checked(let checked):
                guard checked.isHeld else { throw RedemptionRefusal.wrongBrowser }
                return checked.outcome == .settingsChanged ? nil : checked
            }
        }
    }

    private func isAllowed(_ address: EmailAddress, in tenant: Tenant) -> Bool {
        tenant.admits(address.domain, at: .invitation)
    }

    /// Nothing that the stranger typed stands in these: the mailbox may be somebody else's.
    private func drawn(
        for attempt: Attempt.ID, _ wish: AccessWish, to address: EmailAddress, _ application: Application, in tenant: Tenant
    ) throws -> AccessLetters {
        let code = try draftPasscode(
            for: attempt, of: tenant, purpose: .accessRequest(wish), to: address, applicationName: application.name,
            language: wish.language)
        let alreadyGuest = Letter.alreadyGuest(
            AlreadyGuestLetter(
                applicationName: application.name, requestedAt: surroundings.now(),
                startLink: application.start(for: tenant)?.text ?? links.signIn(to: tenant.id)))
        return AccessLetters(
            code: code, decoy: surroundings.randomBytes(32),
            alreadyGuest: try letters.seal(alreadyGuest, to: address, language: wish.language, of: tenant.id))
    }

    private func made(
        _ wish: AccessWish, as address: EmailAddress, applicationName: String, in tenant: Tenant
    ) throws -> NewAccessRequest {
        func link() -> (new: NewSponsorLink, text: String) {
            let id = surroundings.newID(of: SponsorAction.self)
            let link = Credential(.sponsorAction, tenant: tenant.id, row: id, in: surroundings)
            return (NewSponsorLink(id: id, digest: link.digest), links.sponsorAction(link.text))
        }
        let (approve, refuse) = (link(), link())
        let letter = Letter.accessRequested(
            AccessRequestedLetter(
                address: address.text, name: wish.name, reason: wish.reason, applicationName: applicationName,
                requestedAt: surroundings.now(), approveLink: approve.text, refuseLink: refuse.text))
        return NewAccessRequest(
            id: surroundings.newID(), approve: approve.new, refuse: refuse.new,
            letter: try letters.seal(letter, to: tenant.contact, language: tenant.language, of: tenant.id))
    }
}
