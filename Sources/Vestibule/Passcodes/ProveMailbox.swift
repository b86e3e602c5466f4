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
        return attempt
    }

    /// Sends another code; the older one is dead, the count of wrong guesses stays.
    package func sendAgain(_ credential: Credential, language: Language) async throws -> SendCodeOutcome {
        let attempt = try await look(credential)
        guard let tenant = try await tenants.tenant(credential.tenant) else { throw RedemptionRefusal.tenantSuspended }
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

    /// Checks what was typed. At sign-in a right code begins a session, whose secret is returned.
    ///
    /// - Returns: Nil for the session where the attempt is a redemption: consent comes first.
    package func check(_ typed: Passcode, for credential: Credential) async throws -> (CheckCodeOutcome, session: Credential?) {
        for _ in 0..<5 {
            let attempt = try await look(credential)
            guard let tenant = try await tenants.tenant(credential.tenant), tenant.status == .active else {
                throw RedemptionRefusal.tenantSuspended
            }
            let isAllowed = domainVerdict(on: attempt.address.domain, rules: tenant.domainRules).isAllowed
            var session: Credential?
            switch attempt.purpose {
            case .redemption:
                guard isAllowed else { throw RedemptionRefusal.domainBlocked }
            case .signIn:
                let id = surroundings.newID(of: Session.self)
                session = Credential(.session, tenant: credential.tenant, row: id, in: surroundings)
            }
            // At sign-in a stranger must not learn the policy (SECURITY 22): a blocked address's code is simply never right.
            let code =
                isAllowed
                ? typed.code(for: attempt.id, of: credential.tenant, purpose: attempt.purpose, vault: vault) : []
            let new = session.map { NewSession(id: Session.ID(rawValue: $0.row), digest: $0.digest) }
            let outcome = try await attempts.check(code, for: credential, session: new, revision: tenant.revision)
            guard outcome == .settingsChanged else { return (outcome, outcome == .proved ? session : nil) }
            _ = try await tenants.freshTenant(credential.tenant)
        }
        throw TenantRefusal.settingsKeepChanging
    }
}
