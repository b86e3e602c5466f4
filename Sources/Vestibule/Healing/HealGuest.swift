/// A guest who comes by passcode moves to a better door: both proofs in one browser, then the binding moves. Guest id, access and history
/// stay. Nobody is ever moved back by this.
package struct HealGuest: Sendable {
    private let healings: any HealingStore
    private let tenants: any TenantStore
    private let routeAddress: RouteAddress
    private let visitProvider: VisitProvider
    private let returnFromProvider: ReturnFromProvider
    private let surroundings: Surroundings

    package init(
        healings: any HealingStore, tenants: any TenantStore, routeAddress: RouteAddress, visitProvider: VisitProvider,
        returnFromProvider: ReturnFromProvider, surroundings: Surroundings
    ) {
        self.healings = healings
        self.tenants = tenants
        self.routeAddress = routeAddress
        self.visitProvider = visitProvider
        self.returnFromProvider = returnFromProvider
        self.surroundings = surroundings
    }

    package struct Offer: Sendable, Equatable {
        package var candidate: HealingCandidate
        package var door: Door
        /// Whether there is no way round it.
        package var isRequired: Bool
    }

    /// A code was right and began a session: whether its guest is asked now. If not, a held session is let in.
    ///
    /// - Parameter isWished: The guest came for it, whatever was said before.
    package func asks(after checked: CheckedCode, session: Credential, isWished: Bool) async throws -> Bool {
        try await asks(checked.address, session: session, isHeld: checked.isSessionHeld, isWished: isWished)
    }

    /// A guest came in by code at an invitation: whether they are asked now, where the tenant will not have it otherwise.
    package func asks(afterRedeeming attempt: Attempt, session: Credential, isHeld: Bool) async throws -> Bool {
        guard isHeld else { return false }
        return try await asks(attempt.address, session: session, isHeld: true, isWished: false)
    }

    private func asks(_ address: EmailAddress?, session: Credential, isHeld: Bool, isWished: Bool) async throws -> Bool {
        guard let tenant = try await tenants.tenant(session.tenant) else { throw TenantRefusal.notFound }
        // Most guests are where they belong: only for the others is it asked what was said before.
        if let address, await betterDoor(for: address, in: tenant) != nil,
            let candidate = try await healings.candidate(session),
            isWished || tenant.routes.selfHealing.asks(after: candidate.history, at: surroundings.now())
        {
            return true
        }
        if isHeld { try await healings.letIn(session, because: .noBetterDoor) }
        return false
    }

    /// Where a guest who comes by passcode could sign in instead. Unknown is no.
    package func betterDoor(for address: EmailAddress, in tenant: Tenant) async -> Door? {
        guard tenant.routes.selfHealing != .off else { return nil }
        return (try? await routeAddress(address, to: tenant))?.betterThanPasscode
    }

    /// What this browser is offered; nil where its session is none that could move, or there is nothing to move to.
    package func offer(to session: Credential) async throws -> Offer? {
        guard let tenant = try await tenants.tenant(session.tenant), let candidate = try await healings.candidate(session),
            let door = await betterDoor(for: candidate.address, in: tenant)
        else { return nil }
        return Offer(
            candidate: candidate, door: door, isRequired: candidate.isHeld && tenant.routes.selfHealing == .require)
    }

    /// - Throws: ``RedemptionRefusal/attemptOver`` where it is not the guest's to say.
    package func decline(_ session: Credential) async throws {
        guard let offer = try await offer(to: session) else { return }
        guard !offer.isRequired else { throw RedemptionRefusal.attemptOver }
        try await healings.decline(session)
        if offer.candidate.isHeld { try await healings.letIn(session, because: .noBetterDoor) }
    }

    /// To the better door.
    ///
    /// - Throws: ``RedemptionRefusal``, ``FederationRefusal``.
    package func leave(
        _ session: Credential, from network: String, choosesAccount: Bool, returnPath: String?
    ) async throws -> VisitProvider.Leaving {
        guard let offer = try await offer(to: session) else { throw RedemptionRefusal.attemptOver }
        do {
            return try await visitProvider.leave(
                toHeal: session, at: offer.door, loginHint: offer.candidate.address, from: network, choosesAccount: choosesAccount,
                returnPath: returnPath)
        } catch let refusal as FederationRefusal {
            try await note(refusal, at: offer.door, of: session)
            throw refusal
        }
    }

    /// The guest is back with an account: holds it against the mailbox that was just proved, by the rule of a redemption, and gives it to
    /// the guest.
    ///
    /// - Returns: The new session.
    /// - Throws: ``RedemptionRefusal/anotherAccount`` for one that says another address, or is another guest's; nothing has changed then.
    package func callAsFunction(
        _ session: Credential, with identity: ProvedIdentity, by visit: ProviderVisit
    ) async throws -> (session: Credential, guest: Guest.ID) {
        try await tenants.underSettings(of: session.tenant, ifMissing: RedemptionRefusal.attemptOver) { tenant in
            guard let candidate = try await healings.candidate(session) else { throw RedemptionRefusal.attemptOver }
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            guard tenant.admits(candidate.address.domain) else {
                throw RedemptionRefusal.domainBlocked
            }
            guard tenant.routes.selfHealing != .off, !tenant.routes.switchedOff.contains(visit.door),
                returnFromProvider.stillVouches(for: identity, at: visit.door, of: tenant)
            else {
                throw RedemptionRefusal.attemptOver
            }
            guard tenant.admits(identity.subject, through: visit.door) else {
                try await returnFromProvider.noteRefusedAccount(
                    at: visit.door, of: visit.tenant, target: visit.id.description, guest: candidate.guest)
                throw RedemptionRefusal.organisationBlocked
            }
            guard await returnFromProvider.proof(of: candidate.address, by: identity, at: visit.door, in: tenant) != .another else {
                throw try await refused(visit, candidate.guest)
            }
            var route = await routeAddress.trace(of: candidate.address, to: tenant, at: surroundings.now())
            route.door = visit.door
            let id = surroundings.newID(of: Session.self)
            let new = Credential(.session, tenant: session.tenant, row: id, in: surroundings)
            var begun = NewSession(id: id, digest: new.digest)
            begun.hasSecondFactor = tenant.hasSecondFactor(identity, through: visit.door)
            switch try await healings.heal(
                session, with: identity.subject, at: visit.door, route: route, new: begun, revision: tenant.revision)
            {
            case .healed(let guest): return (new, guest)
            case .anotherGuests: throw try await refused(visit, candidate.guest)
            case .over: throw RedemptionRefusal.attemptOver
            case .settingsChanged: return nil
            }
        }
    }

    private func refused(_ visit: ProviderVisit, _ guest: Guest.ID) async throws -> RedemptionRefusal {
        try await returnFromProvider.noteRefusedAccount(
            at: visit.door, of: visit.tenant, target: visit.id.description, guest: guest)
        return .anotherAccount
    }

    /// The guest came back without an account. Who has none there, or finds the provider down, is not locked out by it.
    package func note(_ refusal: FederationRefusal, at door: Door, of session: Credential) async throws {
        switch refusal {
        case .noSuchAccount: try await healings.letIn(session, because: .noSuchAccount(door))
        case .unavailable, .untrusted, .misconfigured: try await healings.letIn(session, because: .providerFailed(door))
        case .declined, .homeTenantNotAllowed: break
        }
    }
}
