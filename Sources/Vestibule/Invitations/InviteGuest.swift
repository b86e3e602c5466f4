import FoundationEssentials

/// Invites somebody: guest if new, invitation, letter and audit event in one transaction, and the link, shown this once.
package struct InviteGuest: Sendable {
    private let invitations: any InvitationStore
    private let tenants: any TenantStore
    private let routeAddress: RouteAddress
    private let vault: Vault
    private let letters: LetterSealer
    private let links: PublicLinks
    private let askHooks: AskHooks
    private let surroundings: Surroundings

    package init(
        invitations: any InvitationStore, tenants: any TenantStore, routeAddress: RouteAddress, vault: Vault,
        letters: LetterSealer, links: PublicLinks, askHooks: AskHooks, surroundings: Surroundings
    ) {
        self.invitations = invitations
        self.tenants = tenants
        self.routeAddress = routeAddress
        self.vault = vault
        self.letters = letters
        self.links = links
        self.askHooks = askHooks
        self.surroundings = surroundings
    }

    package struct Invited: Sendable {
        package var invitation: Invitation
        package var redeemURL: String
    }

    /// The guest who is invited anew, and whether it stays the same guest.
    package struct Replacement: Sendable {
        package var guest: Guest.ID
        package var keepsAccess: Bool
        /// The hand-over whose sponsor says yes: then the invitation is made only if nobody has decided it.
        package var handingOver: HandOverApproval?

        package init(guest: Guest.ID, keepsAccess: Bool, handingOver: HandOverApproval? = nil) {
            self.guest = guest
            self.keepsAccess = keepsAccess
            self.handingOver = handingOver
        }
    }

    /// - Parameters:
    ///   - approving: The access request that this answers: then the invitation is made only if nobody has decided it.
    ///   - inviter: On whose behalf the caller does it.
    ///   - actor: Who does it, where it is not the caller.
    ///   - mayChangeGuests: Whether an end and sponsors may be said of somebody who is a guest already.
    ///   - replacing: The guest whose earlier invitation, account and sessions end with this.
    /// - Throws: ``InviteRefusal``, ``TenantRefusal``.
    package func callAsFunction(
        _ request: InvitationRequest, by caller: Application, onBehalfOf inviter: Inviter = .application,
        repetitionKey: IdempotencyKey?, approving: NewInvitation.Approval? = nil,
        replacing: Replacement? = nil, doneBy actor: Actor? = nil, mayChangeGuests: Bool = true
    ) async throws -> Invited {
        if let guest = inviter.guest {
            guard try await invitations.broughtInADay(by: guest, of: caller.tenant) < Self.mostOfAGuest else {
                throw InviteRefusal.tooManyInvitations(retryAfter: 3600)
            }
        }
        var asked: AskedHooks?
        return try await tenants.underSettings(of: caller.tenant) { tenant in
            try await attempt(
                request, by: caller, onBehalfOf: inviter, repetitionKey: repetitionKey, approving: approving,
                replacing: replacing, doneBy: actor, mayChangeGuests: mayChangeGuests, in: tenant, asked: &asked)
        }
    }

    /// What would be made of the request now; makes nothing.
    ///
    /// - Throws: ``InviteRefusal``.
    package func permitted(
        _ request: InvitationRequest, from inviter: Inviter = .application, in tenant: Tenant
    ) async throws -> PermittedInvitation {
        let permitted = try permit(request, from: inviter, in: tenant, at: surroundings.now())
        if let home = await routeAddress.home(of: permitted.address.domain, at: tenant),
            !tenant.crossTenantAccess.admits(account: nil, of: home)
        {
            throw InviteRefusal.organisationBlocked(permitted.address.domain, tenant: home)
        }
        return permitted
    }

    /// The link of an invitation that was made under `key`, as it was kept for who asks again.
    package func link(
        keptAs sealed: [UInt8], under key: IdempotencyKey, of caller: Application.ID, tenant: Tenant.ID
    ) throws -> String {
        let kept = try vault.open(sealed, for: .link, context: context(tenant, caller, key.text))
        return links.redeem(String(decoding: kept, as: UTF8.self))
    }

    /// Invitations of one guest in a day: they share the tenant's letters with everybody's codes.
    package static let mostOfAGuest = 20

    /// Nil when the settings that the decision was made on no longer stand.
    private func attempt(
        _ request: InvitationRequest, by caller: Application, onBehalfOf inviter: Inviter, repetitionKey: IdempotencyKey?,
        approving: NewInvitation.Approval?, replacing: Replacement?, doneBy actor: Actor?, mayChangeGuests: Bool,
        in tenant: Tenant, asked: inout AskedHooks?
    ) async throws -> Invited? {
        let now = surroundings.now()
        let permitted = try await permitted(request, from: inviter, in: tenant)
        let forecast = try await forecast(permitted, in: tenant, at: now)
        try await askHooks(about: permitted, by: caller, replacing: replacing, in: tenant, asked: &asked)
        let id = surroundings.newID(of: Invitation.self)
        let link = Credential(.invitationLink, tenant: tenant.id, row: id, in: surroundings)
        var new = NewInvitation(
            id: id, guest: surroundings.newID(), permitted: permitted, link: link.digest,
            letter: try permitted.sendsLetter ? letter(permitted, link: link, by: caller.name, in: tenant) : nil,
            inviter: caller.id, forecast: forecast,
            repetition: try repetitionKey.map { key in
                NewInvitation.Repetition(
                    key: key.text, request: digest(of: request, from: inviter, replacing: replacing),
                    sealedLink: try vault.seal(
                        Array(link.text.utf8), for: .link, context: context(tenant.id, caller.id, key.text)))
            })
        new.approval = approving
        new.mayChangeGuests = mayChangeGuests
        new.doer = actor ?? inviter.guest.map { .guest($0) }
        if case .guest(let guest, let sponsors) = inviter { new.broughtBy = .init(guest: guest, sponsors: sponsors) }
        new.replaced = replacing.map {
            .init(guest: $0.guest, keepsAccess: $0.keepsAccess, record: surroundings.newID(), handingOver: $0.handingOver)
        }
        switch try await invitations.create(new, in: tenant) {
        case .created(let invitation):
            return Invited(invitation: await foretold(invitation, in: tenant, at: now), redeemURL: links.redeem(link.text))
        case .repeated(let invitation, let sealedLink):
            let kept = try vault.open(
                sealedLink, for: .link, context: context(tenant.id, caller.id, repetitionKey?.text ?? ""))
            return Invited(
                invitation: await foretold(invitation, in: tenant, at: now),
                redeemURL: links.redeem(String(decoding: kept, as: UTF8.self)))
        case .settingsChanged: return nil
        case .keyReused: throw IdempotencyRefusal.reused
        case .requestDecided: throw InviteRefusal.requestDecided
        case .callerDisabled: throw InviteRefusal.callerDisabled
        case .guestDisabled: throw InviteRefusal.guestDisabled
        case .guestNotFound: throw InviteRefusal.guestNotFound
        case .addressTaken: throw InviteRefusal.addressTaken
        case .noSuchRole(let wanted): throw InviteRefusal.noSuchRole(wanted)
        case .noSuchSponsor: throw InviteRefusal.noSuchSponsor
        case .tooManySponsors: throw InviteRefusal.tooManySponsors
        case .accessEnded: throw InviteRefusal.accessEnded
        case .guestKnown: throw InviteRefusal.guestKnown
        case .tooMany(let seconds): throw InviteRefusal.tooManyInvitations(retryAfter: seconds)
        }
    }

    /// The hooks that were asked, and about what: settings that change meanwhile need not ask them again.
    private struct AskedHooks {
        let hooks: [Hook]
        let facts: HookFacts
    }

    private func askHooks(
        about permitted: PermittedInvitation, by caller: Application, replacing: Replacement?, in tenant: Tenant,
        asked: inout AskedHooks?
    ) async throws {
        let hooks = tenant.hooks(at: .invitationCreating)
        guard !hooks.isEmpty else { return }
        let sponsors = permitted.sponsors.compactMap { if case .address(let address) = $0 { address.text } else { nil } }
        let facts = HookFacts(
            guest: .init(
                id: replacing.flatMap { $0.keepsAccess ? $0.guest : nil }, address: permitted.address,
                displayName: permitted.displayName, sponsors: sponsors.isEmpty ? nil : sponsors),
            application: .init(id: caller.id, name: caller.name),
            invitation: .init(
                redirectURL: permitted.redirectURL, expiresAt: permitted.expiresAt, accessEndsAt: permitted.accessEndsAt))
        guard asked?.hooks != hooks || asked?.facts != facts else { return }
        switch await askHooks(facts, at: .invitationCreating, of: tenant) {
        case .allow: asked = AskedHooks(hooks: hooks, facts: facts)
        case .deny(let denial): throw InviteRefusal.hook(denial)
        // Nobody is there yet of whom anything could be demanded.
        case .require(let demands): throw InviteRefusal.hook(HookDenial(unmet: demands, of: hooks))
        }
    }

    private func forecast(_ permitted: PermittedInvitation, in tenant: Tenant, at now: Date) async throws -> RouteTrace {
        let trace = await routeAddress.trace(of: permitted.address, to: tenant, wished: permitted.wishedDoor, at: now)
        if let wished = permitted.wishedDoor, trace.door != wished {
            let obstacle = trace.verdicts.first { $0.door == wished && !$0.isOpen }
            throw InviteRefusal.identityProvider(wished, obstacle ?? trace.verdicts.first { $0.door == trace.door })
        }
        return trace
    }

    /// Nothing is kept of a guest who was in already: such a guest goes where the guest is known.
    private func foretold(_ invitation: Invitation, in tenant: Tenant, at now: Date) async -> Invitation {
        guard invitation.forecast == nil, invitation.guestState == .accepted else { return invitation }
        var invitation = invitation
        invitation.forecast = await routeAddress.trace(
            of: invitation.address, to: tenant, bound: invitation.guestDoor ?? .passcode, at: now)
        return invitation
    }

    private func letter(
        _ permitted: PermittedInvitation, link: Credential, by inviter: String, in tenant: Tenant
    ) throws -> NewLetter {
        try letters.seal(
            .invitation(
                InvitationLetter(
                    guestName: permitted.displayName, inviterName: inviter, applicationName: inviter,
                    destinationHost: permitted.redirectURL.host, message: permitted.message, link: links.redeem(link.text),
                    expiresAt: permitted.expiresAt)),
            to: permitted.address, copies: permitted.copies, language: permitted.language ?? tenant.language,
            of: tenant.id, dropAfter: permitted.expiresAt)
    }

    private func context(_ tenant: Tenant.ID, _ caller: Application.ID, _ key: String) -> String {
        "\(tenant) \(caller) \(key)"
    }

    /// Two requests are the same when every property that matters is.
    private func digest(of request: InvitationRequest, from inviter: Inviter, replacing: Replacement?) -> TokenDigest {
        let parts =
            [
                request.address, request.redirectURL, request.displayName ?? "\u{0}", request.message ?? "\u{0}",
                request.language ?? "\u{0}", request.sendsLetter ? "letter" : "",
                request.expiresAt.map { "\($0.timeIntervalSince1970)" } ?? "",
            ] + request.copies + request.roles.map { "role \($0.application) \($0.role)" }
            + request.sponsors.map { "sponsor \($0)" }
            + [
                request.wishedDoor.map { "door \($0)" }, replacing.map { "replacing \($0.guest) \($0.keepsAccess)" },
                inviter.guest.map { "guest \($0)" }, request.accessEndsAt.map { "ends \($0.timeIntervalSince1970)" },
            ].compactMap(\.self)
        return TokenDigest(of: parts.map { "\($0.utf8.count):\($0)" }.joined())
    }
}
