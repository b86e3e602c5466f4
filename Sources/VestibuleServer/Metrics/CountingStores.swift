import FoundationEssentials
import Vestibule
import VestibuleHTTP

/// The stores of what is counted, with a count beside each answer: what happened is what the store says happened.
struct CountingAttempts: AttemptStore {
    let attempts: any AttemptStore
    let meters: ProductMeters

    func begin(
        _ attempt: NewAttempt, link: TokenDigest?, in tenant: Tenant, limits: PasscodeLimits
    ) async throws -> BeginAttemptOutcome {
        let outcome = try await attempts.begin(attempt, link: link, in: tenant, limits: limits)
        switch outcome {
        case .begun(codeWaitsUntil: nil): meters.passcodes.count(.granted)
        case .begun(codeWaitsUntil: .some), .tooManyFromNetwork: meters.passcodes.count(.limited)
        case .refused, .linkReplaced, .settingsChanged: break
        }
        return outcome
    }

    func send(_ code: NewCode, for attempt: Credential, limits: PasscodeLimits) async throws -> SendCodeOutcome {
        let outcome = try await attempts.send(code, for: attempt, limits: limits)
        switch outcome {
        case .sent: meters.passcodes.count(.granted)
        case .tooEarly: meters.passcodes.count(.limited)
        case .over: break
        }
        return outcome
    }

    func check(
        _ authenticationCode: [UInt8], for attempt: Credential, session: NewSession?, under settings: SettingsStanding
    ) async throws -> CheckedCode {
        let checked = try await attempts.check(authenticationCode, for: attempt, session: session, under: settings)
        switch checked.outcome {
        case .proved: meters.checks.count(.right)
        case .wrong: meters.checks.count(.wrong)
        case .expired: meters.checks.count(.expired)
        case .usedUp: meters.checks.count(.usedUp)
        case .locked: meters.checks.count(.locked)
        case .noCode, .over: meters.checks.count(.over)
        case .settingsChanged: break
        }
        return checked
    }

    func attempt(_ credential: Credential, limits: PasscodeLimits) async throws -> Attempt? {
        try await attempts.attempt(credential, limits: limits)
    }

    func clearLocks(of address: EmailAddress, tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        try await attempts.clearLocks(of: address, tenant: tenant, by: actor)
    }
}

struct CountingInvitations: InvitationStore {
    let invitations: any InvitationStore
    let meters: ProductMeters

    func create(_ new: NewInvitation, in tenant: Tenant) async throws -> CreateInvitationOutcome {
        let outcome = try await invitations.create(new, in: tenant)
        if case .created = outcome { meters.invitationsCreated.count() }
        return outcome
    }

    func invitation(_ id: Invitation.ID, of tenant: Tenant.ID) async throws -> Invitation? {
        try await invitations.invitation(id, of: tenant)
    }

    func invitation(openedBy link: Credential) async throws -> (invitation: Invitation, linkIsCurrent: Bool)? {
        try await invitations.invitation(openedBy: link)
    }

    func list(
        of tenant: Tenant.ID, address: EmailAddress?, after cursor: Invitation.ID?, limit: Int
    ) async throws -> [Invitation] {
        try await invitations.list(of: tenant, address: address, after: cursor, limit: limit)
    }

    func revoke(_ id: Invitation.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> ChangeInvitationOutcome {
        try await invitations.revoke(id, of: tenant, by: actor)
    }

    func resend(
        _ id: Invitation.ID, of tenant: Tenant.ID, with link: NewLink, by actor: Actor
    ) async throws -> ChangeInvitationOutcome {
        try await invitations.resend(id, of: tenant, with: link, by: actor)
    }

    func extend(
        _ id: Invitation.ID, of tenant: Tenant.ID, until end: Date, by actor: Actor
    ) async throws -> ChangeInvitationOutcome {
        try await invitations.extend(id, of: tenant, until: end, by: actor)
    }

    func unfreeze(_ id: Invitation.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> ChangeInvitationOutcome {
        try await invitations.unfreeze(id, of: tenant, by: actor)
    }
}

struct CountingRedemptions: RedemptionStore {
    let redemptions: any RedemptionStore
    let meters: ProductMeters

    func accept(_ attempt: Credential, session: NewSession, revision: Int) async throws -> AcceptOutcome {
        let outcome = try await redemptions.accept(attempt, session: session, revision: revision)
        if case .accepted = outcome { meters.invitationsRedeemed.count() }
        return outcome
    }

    func decline(_ attempt: Credential) async throws { try await redemptions.decline(attempt) }

    func reported(_ link: Credential) async throws -> ReportedAttempt? { try await redemptions.reported(link) }

    func report(_ link: Credential, action: NewSponsorAction?, letter: NewLetter) async throws -> Bool {
        try await redemptions.report(link, action: action, letter: letter)
    }

    func requestNewLink(
        _ invitation: Invitation.ID, of tenant: Tenant.ID, action: NewSponsorAction, letter: NewLetter
    ) async throws -> Bool {
        try await redemptions.requestNewLink(invitation, of: tenant, action: action, letter: letter)
    }

    func sponsorAction(_ link: Credential) async throws -> SponsorAction? { try await redemptions.sponsorAction(link) }

    func spend(_ link: Credential) async throws -> Bool { try await redemptions.spend(link) }
}
