import FoundationEssentials

/// From an opened link to a guest who is in. Reading changes nothing; every step that does is one statement of a store.
package struct RedeemInvitation: Sendable {
    private let invitations: any InvitationStore
    private let tenants: any TenantStore
    private let attempts: any AttemptStore
    private let redemptions: any RedemptionStore
    private let routeAddress: RouteAddress
    private let visitProvider: VisitProvider
    private let draftPasscode: DraftPasscode
    private let policies: AskPolicies
    private let askHooks: AskHooks
    private let limits: PasscodeLimits
    private let surroundings: Surroundings

    package init(
        invitations: any InvitationStore, tenants: any TenantStore, attempts: any AttemptStore,
        redemptions: any RedemptionStore, routeAddress: RouteAddress, visitProvider: VisitProvider, draftPasscode: DraftPasscode,
        policies: AskPolicies, askHooks: AskHooks, limits: PasscodeLimits, surroundings: Surroundings
    ) {
        self.invitations = invitations
        self.tenants = tenants
        self.attempts = attempts
        self.redemptions = redemptions
        self.routeAddress = routeAddress
        self.visitProvider = visitProvider
        self.draftPasscode = draftPasscode
        self.policies = policies
        self.askHooks = askHooks
        self.limits = limits
        self.surroundings = surroundings
    }

    /// What an open link shows. Refusals come with the invitation where the link names one, so that the page can say whose it is.
    package struct Opened: Sendable {
        package var invitation: Invitation
        package var tenant: Tenant
        package var refusal: RedemptionRefusal?
    }

    /// - Throws: ``RedemptionRefusal/linkUnknown`` for a link of nothing.
    package func open(_ link: Credential) async throws -> Opened {
        guard let (invitation, isCurrent) = try await invitations.invitation(openedBy: link),
            let tenant = try await tenants.tenant(link.tenant)
        else { throw RedemptionRefusal.linkUnknown }
        return Opened(
            invitation: invitation, tenant: tenant,
            refusal: refusal(of: invitation, linkIsCurrent: isCurrent, in: tenant))
    }

    /// Where the invited address goes; a guest who is in already goes where the guest is known.
    ///
    /// - Throws: ``RedemptionRefusal/nothingFits``.
    package func route(of opened: Opened, without failed: Set<Door> = []) async throws -> Route {
        let invitation = opened.invitation
        let bound = invitation.guestDoor ?? (invitation.guestState == .accepted ? .passcode : nil)
        do {
            return try await routeAddress(
                invitation.address, to: opened.tenant, bound: bound, wished: invitation.wishedDoor, without: failed)
        } catch { throw RedemptionRefusal.nothingFits }
    }

    /// What a press of *Continue* began.
    package enum Begun: Sendable {
        /// The attempt's secret, for the browser's cookie; its code is on its way.
        case code(Credential)
        case visit(VisitProvider.Leaving)
    }

    /// A person pressed *Continue*: begins an attempt of this browser, and sends its code or the browser to its provider.
    ///
    /// - Parameters:
    ///   - failed: Doors that this browser came back from because there is no such account.
    ///   - choosesAccount: The guest came back with the wrong one.
    ///   - prefersPasscode: The guest would rather have a code, where the tenant allows it.
    /// - Throws: ``RedemptionRefusal``.
    package func begin(
        _ link: Credential, from browser: AskingBrowser, language: Language, without failed: Set<Door> = [],
        choosesAccount: Bool = false, prefersPasscode: Bool = false
    ) async throws -> Begun {
        for _ in 0..<5 {
            let opened = try await open(link)
            if let refusal = opened.refusal { throw refusal }
            let invitation = opened.invitation
            let route = try await route(of: opened, without: failed)
            // A wish that the tenant does not grant is none.
            let door = prefersPasscode && route.offersPasscode ? .passcode : route.first.door
            let trace = RouteTrace(route, taking: door, at: surroundings.now())
            let id = surroundings.newID(of: Attempt.self)
            let credential = Credential(.attempt, tenant: link.tenant, row: id, in: surroundings)
            if door != .passcode {
                let new = NewProviderAttempt(
                    id: id, digest: credential.digest, invitation: invitation.id, link: link.digest, guest: invitation.guest,
                    address: invitation.address, bucket: browser.bucket(for: invitation.guest, invitation: invitation.id),
                    failedDoors: failed, route: trace)
                let leaving = try await visitProvider.leave(
                    at: door, with: (new, credential), in: opened.tenant, choosesAccount: choosesAccount)
                if let leaving { return .visit(leaving) }
                _ = try await tenants.freshTenant(link.tenant)
                continue
            }
            let purpose = Attempt.Purpose.redemption(invitation.id)
            let code = try draftPasscode(
                for: id, of: opened.tenant, purpose: purpose, to: invitation.address,
                applicationName: invitation.inviterName, language: invitation.language ?? language)
            let attempt = NewAttempt(
                id: id, digest: credential.digest, purpose: purpose, holder: .guest(invitation.guest), address: invitation.address,
                bucket: browser.bucket(for: invitation.guest, invitation: invitation.id), code: code,
                failedDoors: failed, route: trace)
            switch try await attempts.begin(attempt, link: link.digest, in: opened.tenant, limits: limits) {
            case .begun: return .code(credential)
            case .refused(let standing): throw RedemptionRefusal(standing) ?? .linkUnknown
            case .linkReplaced: throw RedemptionRefusal.linkReplaced
            case .tooManyFromNetwork(let until): throw RedemptionRefusal.askedTooOften(until: until)
            case .settingsChanged: _ = try await tenants.freshTenant(link.tenant)
            }
        }
        throw TenantRefusal.settingsKeepChanging
    }

    /// The guest consented: spends the invitation and begins the session, if this browser proved the mailbox and is the first.
    ///
    /// - Parameter whereabouts: The browser's, for the tenant's conditional access policies, and for hooks that are asked. What policies ask for
    ///   beyond a proof is asked before anything opens to the session; what they block leaves the invitation as it is.
    /// - Returns: The session's secret, what policies ask for before it opens anything, whether it is held until the guest has been asked for
    ///   a better door, and where the browser goes; nil when the tenant has taken that place off its list since.
    package func accept(
        _ attempt: Credential, from whereabouts: Whereabouts
    ) async throws -> (session: Credential, demands: [Demand], isHeld: Bool, redirectURL: RedirectURL?) {
        var asked: [Hook] = []
        return try await tenants.underSettings(of: attempt.tenant, ifMissing: RedemptionRefusal.wrongBrowser) { tenant in
            guard let held = try await attempts.attempt(attempt, limits: limits) else { throw RedemptionRefusal.wrongBrowser }
            if let refusal = refusal(of: held.address, in: tenant) { throw refusal }
            guard held.mayGoOn(in: tenant) else { throw RedemptionRefusal.attemptOver }
            var demands: [Demand] = []
            switch try await policies.judge(held, from: whereabouts, in: tenant).outcome {
            case .admitted: break
            case .demanded(let missing): demands = missing
            case .blocked, .undecidable: throw RedemptionRefusal.accessDenied
            }
            let hooks = tenant.hooks(at: .redemptionCompleting)
            if hooks != asked {
                try await askHooks(about: held, from: whereabouts.address?.description, in: tenant)
                asked = hooks
            }
            let id = surroundings.newID(of: Session.self)
            let session = Credential(.session, tenant: attempt.tenant, row: id, in: surroundings)
            var new = NewSession(id: id, digest: session.digest)
            new.isHeld = held.door == .passcode && tenant.routes.selfHealing == .require
            switch try await redemptions.accept(attempt, session: new, revision: tenant.revision) {
            case .accepted(let url):
                return (session, demands, new.isHeld, tenant.redirectOrigins.contains { $0.covers(url) } ? url : nil)
            case .refused(let standing): throw RedemptionRefusal(standing) ?? .attemptOver
            case .notProved: throw RedemptionRefusal.attemptOver
            case .accountTaken: throw RedemptionRefusal.anotherAccount
            case .settingsChanged: return nil
            }
        }
    }

    /// Before the invitation is spent, so that a no leaves it open. A browser that has proved nothing is asked about nowhere.
    private func askHooks(about held: Attempt, from client: String?, in tenant: Tenant) async throws {
        guard held.provedAt != nil, held.finishedAt == nil, held.killedAt == nil, case .redemption(let id) = held.purpose,
            let invitation = try await invitations.invitation(id, of: tenant.id)
        else { return }
        let facts = HookFacts(
            guest: .init(id: invitation.guest, address: held.address, displayName: invitation.displayName),
            application: invitation.inviter.map { .init(id: $0, name: invitation.inviterName) },
            invitation: .init(id: id, redirectURL: invitation.redirectURL, expiresAt: invitation.expiresAt),
            signIn: .init(door: held.door, provedAt: held.provedAt, ipAddress: client))
        switch await askHooks(facts, at: .redemptionCompleting, of: tenant) {
        case .allow: return
        case .deny(let denial): throw RedemptionRefusal.hookDenied(denial)
        case .require(let demands):
            throw RedemptionRefusal.hookDenied(HookDenial(unmet: demands, of: tenant.hooks(at: .redemptionCompleting)))
        }
    }

    package func decline(_ attempt: Credential) async throws {
        try await redemptions.decline(attempt)
    }

    private func refusal(of invitation: Invitation, linkIsCurrent: Bool, in tenant: Tenant) -> RedemptionRefusal? {
        let standing = invitation.standing(at: surroundings.now())
        if standing == .redeemed || standing == .revoked { return RedemptionRefusal(standing) }
        if !linkIsCurrent { return .linkReplaced }
        // To the guest the same, and unblocking takes it back.
        if invitation.isForBlockedGuest { return .revoked }
        return refusal(of: invitation.address, in: tenant) ?? RedemptionRefusal(standing)
    }

    private func refusal(of address: EmailAddress, in tenant: Tenant) -> RedemptionRefusal? {
        guard tenant.status == .active else { return .tenantSuspended }
        return tenant.admits(address.domain, at: .redemption) ? nil : .domainBlocked
    }
}
