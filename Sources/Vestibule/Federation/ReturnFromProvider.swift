/// A browser is back from a provider with an account: holds it against the invitation, or finds the guest it belongs to.
package struct ReturnFromProvider: Sendable {
    private let visits: any ProviderVisitStore
    private let attempts: any AttemptStore
    private let tenants: any TenantStore
    private let registrations: Registrations
    private let realms: any RealmDirectory
    private let limits: PasscodeLimits
    private let surroundings: Surroundings

    package init(
        visits: any ProviderVisitStore, attempts: any AttemptStore, tenants: any TenantStore, registrations: Registrations,
        realms: any RealmDirectory, limits: PasscodeLimits, surroundings: Surroundings
    ) {
        self.visits = visits
        self.attempts = attempts
        self.tenants = tenants
        self.registrations = registrations
        self.realms = realms
        self.limits = limits
        self.surroundings = surroundings
    }

    /// Notes the account on the attempt.
    ///
    /// - Returns: Whether the mailbox counts as proved with it; if not, a passcode proves it besides.
    /// - Throws: ``RedemptionRefusal/anotherAccount`` for one that says another address, or is somebody else's; the invitation stays.
    package func bind(_ identity: ProvedIdentity, to attempt: Credential) async throws -> Bool {
        try await tenants.underSettings(of: attempt.tenant, ifMissing: RedemptionRefusal.wrongBrowser) { tenant in
            guard let held = try await attempts.attempt(attempt, limits: limits) else { throw RedemptionRefusal.wrongBrowser }
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            guard tenant.admits(held.address.domain, at: .redemption) else {
                throw RedemptionRefusal.domainBlocked
            }
            guard held.mayGoOn(in: tenant), stillVouches(for: identity, at: held.door, of: tenant) else {
                throw RedemptionRefusal.attemptOver
            }
            guard tenant.admits(identity.subject, through: held.door) else {
                try await visits.noteRefusedAccount(
                    at: held.door, of: attempt.tenant, target: held.id.description, guest: held.guest)
                throw RedemptionRefusal.organisationBlocked
            }
            let proof = try await proof(by: identity, for: held, in: tenant)
            guard proof != .another else {
                try await visits.noteRefusedAccount(
                    at: held.door, of: attempt.tenant, target: held.id.description, guest: held.guest)
                throw RedemptionRefusal.anotherAccount
            }
            switch try await visits.bind(
                identity.subject, to: attempt, isMailboxProved: proof == .proved,
                hasSecondFactor: tenant.hasSecondFactor(identity, through: held.door), revision: tenant.revision)
            {
            case .bound(let isProved): return isProved
            case .anotherGuests, .anotherAccount:
                try await visits.noteRefusedAccount(
                    at: held.door, of: attempt.tenant, target: held.id.description, guest: held.guest)
                throw RedemptionRefusal.anotherAccount
            case .over: throw RedemptionRefusal.attemptOver
            case .settingsChanged: return nil
            }
        }
    }

    /// Begins the session of the guest who has this account.
    ///
    /// - Throws: ``RedemptionRefusal/accountUnknown`` when no guest has it.
    package func signIn(_ identity: ProvedIdentity, by visit: ProviderVisit) async throws -> (session: Credential, guest: Guest.ID)
    {
        try await tenants.underSettings(of: visit.tenant) { tenant in
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            guard !tenant.routes.switchedOff.contains(visit.door), stillVouches(for: identity, at: visit.door, of: tenant) else {
                throw RedemptionRefusal.attemptOver
            }
            guard let address = try await visits.address(ofGuestWith: identity.subject, through: visit.door, of: tenant.id) else {
                try await visits.noteRefusedAccount(at: visit.door, of: tenant.id, target: visit.id.description, guest: nil)
                throw RedemptionRefusal.accountUnknown
            }
            guard tenant.admits(address.domain) else {
                throw RedemptionRefusal.domainBlocked
            }
            guard tenant.admits(identity.subject, through: visit.door) else {
                try await visits.noteRefusedAccount(at: visit.door, of: tenant.id, target: visit.id.description, guest: nil)
                throw RedemptionRefusal.organisationBlocked
            }
            let id = surroundings.newID(of: Session.self)
            let session = Credential(.session, tenant: visit.tenant, row: id, in: surroundings)
            var new = NewSession(id: id, digest: session.digest)
            new.hasSecondFactor = tenant.hasSecondFactor(identity, through: visit.door)
            switch try await visits.signIn(identity.subject, by: visit, session: new, revision: tenant.revision) {
            case .signedIn(let guest): return (session, guest)
            case .noGuest: throw RedemptionRefusal.accountUnknown
            case .accessEnded(let ended): throw ended
            case .settingsChanged: return nil
            }
        }
    }

    func stillVouches(for identity: ProvedIdentity, at door: Door, of tenant: Tenant) -> Bool {
        registrations.stillVouches(for: identity, at: door, of: tenant)
    }

    /// Once bound, an account is whom it was bound to, whatever it says of its address (SECURITY 9).
    private func proof(by identity: ProvedIdentity, for attempt: Attempt, in tenant: Tenant) async throws -> MailboxProof {
        let isKnown = try await visits.isAccount(identity.subject, ofGuestBehind: attempt)
        if isKnown { return .proved }
        return await proof(of: attempt.address, by: identity, at: attempt.door, in: tenant)
    }

    /// What an account that came through a door says about a guest's mailbox.
    func proof(
        of address: EmailAddress, by identity: ProvedIdentity, at door: Door, in tenant: Tenant
    ) async -> MailboxProof {
        mailboxProof(
            of: address, by: identity, isOfItsOrganisation: await isOfItsOrganisation(identity, address, at: door, of: tenant))
    }

    /// Whether the account is in the Entra tenant that the invited domain is verified in, or at the provider that an administrator named for
    /// the domain. What is not known is a no.
    private func isOfItsOrganisation(
        _ identity: ProvedIdentity, _ address: EmailAddress, at door: Door, of tenant: Tenant
    ) async -> Bool {
        guard door == .azureAD else { return tenant.identityProvider(at: door)?.domains.contains(address.domain) ?? false }
        let facts = await realms.facts(
            about: address.domain, fromEntraAt: registrations.authority(at: .azureAD, of: tenant),
            asksForWorkspace: false)
        return facts.azureAD.value == .tenant(identity.subject.issuer)
    }

    /// Writes down that an account came which is not the one that was wanted.
    func noteRefusedAccount(at door: Door, of tenant: Tenant.ID, target: String, guest: Guest.ID?) async throws {
        try await visits.noteRefusedAccount(at: door, of: tenant, target: target, guest: guest)
    }

    /// The guest came back without an account: what the attempt learns of it.
    package func note(_ refusal: FederationRefusal, on attempt: Credential) async throws {
        if refusal == .noSuchAccount { try await visits.noteFailedDoor(of: attempt) }
    }
}

package enum MailboxProof: Sendable, Equatable {
    case proved
    /// The provider says this address, or none, and cannot vouch for it.
    case owed
    /// The provider says another address.
    case another
}

/// What an account says about the invited mailbox.
///
/// Pure. The address counts only where the provider is authoritative for it; another address means another person, whoever vouches. At a
/// provider of organisations an account that proves no address must be of the invited domain's own: else whoever reads a shared
/// mailbox could bind an account from anywhere, for ever.
package func mailboxProof(
    of invited: EmailAddress, by identity: ProvedIdentity, isOfItsOrganisation: Bool
) -> MailboxProof {
    guard let email = identity.email else { return isOfItsOrganisation ? .owed : .another }
    guard email == invited else { return .another }
    if identity.isEmailProved { return .proved }
    return isOfItsOrganisation || !identity.isOfAnOrganisation ? .owed : .another
}
