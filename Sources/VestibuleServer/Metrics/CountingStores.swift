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
        meters.count(outcome)
        return outcome
    }

    func check(
        _ authenticationCode: [UInt8], for attempt: Credential, session: NewSession?, under settings: SettingsStanding
    ) async throws -> CheckedCode {
        let checked = try await attempts.check(authenticationCode, for: attempt, session: session, under: settings)
        meters.count(checked.outcome)
        return checked
    }

    func attempt(_ credential: Credential, limits: PasscodeLimits) async throws -> Attempt? {
        try await attempts.attempt(credential, limits: limits)
    }
}

struct CountingAccessRequests: AccessRequestStore {
    let requests: any AccessRequestStore
    let meters: ProductMeters

    func ask(
        _ attempt: NewAccessAttempt, in tenant: Tenant, limits: PasscodeLimits, _ access: AccessLimits
    ) async throws -> AskForAccessOutcome {
        let outcome = try await requests.ask(attempt, in: tenant, limits: limits, access)
        switch outcome {
        case .begun: meters.passcodes.count(.granted)
        case .tooMany: meters.passcodes.count(.limited)
        case .settingsChanged: break
        }
        return outcome
    }

    func sendAgain(
        _ letters: AccessLetters, isAllowed: Bool, for attempt: Credential, limits: PasscodeLimits, _ access: AccessLimits
    ) async throws -> SendCodeOutcome {
        let outcome = try await requests.sendAgain(letters, isAllowed: isAllowed, for: attempt, limits: limits, access)
        meters.count(outcome)
        return outcome
    }

    func prove(
        _ authenticationCode: [UInt8], for attempt: Credential, making request: NewAccessRequest, revision: Int,
        _ access: AccessLimits
    ) async throws -> ProveAccessOutcome {
        let outcome = try await requests.prove(authenticationCode, for: attempt, making: request, revision: revision, access)
        switch outcome {
        case .checked(let checked): meters.count(checked.outcome)
        case .notKept: meters.checks.count(.right)
        }
        return outcome
    }

    func request(_ id: AccessRequest.ID, of tenant: Tenant.ID) async throws -> AccessRequest? {
        try await requests.request(id, of: tenant)
    }

    func list(
        of tenant: Tenant.ID, state: AccessRequest.State?, after cursor: AccessRequest.ID?, limit: Int
    ) async throws -> [AccessRequest] {
        try await requests.list(of: tenant, state: state, after: cursor, limit: limit)
    }

    func refuse(_ id: AccessRequest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        try await requests.refuse(id, of: tenant, by: actor)
    }
}

extension ProductMeters {
    fileprivate func count(_ outcome: SendCodeOutcome) {
        switch outcome {
        case .sent: passcodes.count(.granted)
        case .tooEarly: passcodes.count(.limited)
        case .over: break
        }
    }

    fileprivate func count(_ outcome: CheckCodeOutcome) {
        switch outcome {
        case .proved, .accessEnded: checks.count(.right)
        case .wrong: checks.count(.wrong)
        case .expired: checks.count(.expired)
        case .usedUp: checks.count(.usedUp)
        case .locked: checks.count(.locked)
        case .noCode, .over: checks.count(.over)
        case .settingsChanged: break
        }
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

    func broughtInADay(by guest: Guest.ID, of tenant: Tenant.ID) async throws -> Int {
        try await invitations.broughtInADay(by: guest, of: tenant)
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

    func newest(of guest: Guest.ID, tenant: Tenant.ID) async throws -> Invitation? {
        try await invitations.newest(of: guest, tenant: tenant)
    }

    func undoReinvitation(of guest: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws -> UndoReinvitationOutcome {
        try await invitations.undoReinvitation(of: guest, tenant: tenant, by: actor)
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
