import FoundationEssentials

/// Sends another code of an attempt, and checks what the guest typed.
package struct ProveMailbox: Sendable {
    private let attempts: any AttemptStore
    private let invitations: any InvitationStore
    private let tenants: any TenantStore
    private let draftPasscode: DraftPasscode
    private let vault: Vault
    private let limits: PasscodeLimits
    private let surroundings: Surroundings

    package init(
        attempts: any AttemptStore, invitations: any InvitationStore, tenants: any TenantStore,
        draftPasscode: DraftPasscode, vault: Vault, limits: PasscodeLimits, surroundings: Surroundings
    ) {
        self.attempts = attempts
        self.invitations = invitations
        self.tenants = tenants
        self.draftPasscode = draftPasscode
        self.vault = vault
        self.limits = limits
        self.surroundings = surroundings
    }

    /// The attempt that this browser holds, for its page.
    package func look(_ credential: Credential) async throws -> Attempt {
        guard let attempt = try await attempts.attempt(credential, limits: limits) else {
            throw RedemptionRefusal.wrongBrowser
        }
        // What proves a mailbox for a request opens nothing.
        if case .accessRequest = attempt.purpose { throw RedemptionRefusal.wrongBrowser }
        return attempt
    }

    /// Sends another code; the older one is dead, the count of wrong guesses stays.
    package func sendAgain(_ credential: Credential, language: Language) async throws -> SendCodeOutcome {
        let attempt = try await look(credential)
        guard let tenant = try await tenants.tenant(credential.tenant) else { throw RedemptionRefusal.tenantSuspended }
        guard attempt.mayGoOn(in: tenant) else { throw RedemptionRefusal.attemptOver }
        var applicationName: String?
        var letterLanguage = language
        if case .redemption(let id) = attempt.purpose,
            let invitation = try await invitations.invitation(id, of: credential.tenant)
        {
            applicationName = invitation.inviterName
            letterLanguage = invitation.language ?? language
        }
        let code = try draftPasscode(
            for: attempt.id, of: tenant, purpose: attempt.purpose, to: attempt.address, applicationName: applicationName,
            language: letterLanguage)
        return try await attempts.send(code, for: credential, limits: limits)
    }

    /// Checks what was typed for a redemption. Consent comes next, and begins the session.
    package func check(_ typed: Passcode, redeeming credential: Credential) async throws -> CheckCodeOutcome {
        try await check(typed, for: credential, named: "redemption", session: nil).outcome
    }

    /// Checks what was typed at sign-in. A right code begins a session, whose secret is returned.
    package func check(_ typed: Passcode, signingInBy credential: Credential) async throws -> (CheckedCode, session: Credential?) {
        let id = surroundings.newID(of: Session.self)
        let session = Credential(.session, tenant: credential.tenant, row: id, in: surroundings)
        let checked = try await check(
            typed, for: credential, named: "signIn", session: NewSession(id: id, digest: session.digest))
        return (checked, checked.outcome == .proved ? session : nil)
    }

    /// Mostly the settings are those that the attempt began under, and the address was held against them then. Where they have
    /// changed, it is held against the new ones first.
    private func check(
        _ typed: Passcode, for credential: Credential, named purpose: String, session: NewSession?
    ) async throws -> CheckedCode {
        var isDecidedAnew = false
        return try await tenants.underSettings(of: credential.tenant, ifMissing: RedemptionRefusal.tenantSuspended) { tenant in
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            var session = session
            // Whether there is a better door is asked once the code has proved to be right.
            session?.isHeld = tenant.routes.selfHealing == .require
            let isAllowed = try await isDecidedAnew ? decide(credential, in: tenant) : true
            let code =
                isAllowed
                ? typed.code(for: Attempt.ID(rawValue: credential.row), of: credential.tenant, at: purpose, vault: vault) : []
            let checked = try await attempts.check(
                code, for: credential, session: session,
                under: SettingsStanding(revision: tenant.revision, isDecidedAnew: isDecidedAnew))
            guard checked.isHeld else { throw RedemptionRefusal.wrongBrowser }
            guard checked.outcome == .settingsChanged else { return checked }
            isDecidedAnew = true
            return nil
        }
    }

    /// Whether the attempt's address may come in. At sign-in a stranger must not learn the policy (SECURITY 22): a blocked
    /// address's code is simply never right.
    private func decide(_ credential: Credential, in tenant: Tenant) async throws -> Bool {
        let attempt = try await look(credential)
        let isAllowed =
            tenant.admits(attempt.address.domain, at: attempt.purpose.stage) && attempt.mayGoOn(in: tenant)
        if case .redemption = attempt.purpose, !attempt.mayGoOn(in: tenant) { throw RedemptionRefusal.attemptOver }
        if case .redemption = attempt.purpose, !isAllowed { throw RedemptionRefusal.domainBlocked }
        return isAllowed
    }
}
