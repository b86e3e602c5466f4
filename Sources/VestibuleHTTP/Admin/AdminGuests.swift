import FoundationEssentials
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/invitations` and `…/guests`: find and show, and the one press that lifts a freeze or a lock.
struct AdminGuests: Sendable {
    let parts: Parts
    let gate: AdminGate

    func invitations(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        let address = try request.choice("email").map { try EmailAddress($0) }
        let found = try await parts.invitations.list(
            of: tenant.id, address: address, after: page.cursor(as: Invitation.self), limit: page.size + 1)
        let now = parts.surroundings.now()
        return page.answer(found, id: \.id) { invitation in
            [
                ("id", .text(invitation.id.description)), ("address", .text(invitation.address.text)),
                ("standing", .text(invitation.standing(at: now).rawValue)), ("letter", .text(invitation.delivery?.rawValue)),
                ("expires", .moment(invitation.expiresAt)), ("guest", .text(invitation.guest.description)),
            ]
        }.response(to: request)
    }

    func invitation(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let invitation = try await parts.invitations.invitation(try invitationID(context), of: tenant.id) else {
            throw InviteRefusal.notFound
        }
        return AdminAnswer.thing(shape(invitation)).response(to: request)
    }

    /// Lifts the freeze that a report set.
    func unfreeze(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let changed = try await parts.changeInvitation.unfreeze(
            try invitationID(context), of: tenant.id, by: someone.actor)
        return AdminAnswer.thing(shape(changed)).response(to: request)
    }

    func revoke(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let changed = try await parts.changeInvitation.revoke(
            try invitationID(context), of: tenant.id, by: someone.actor)
        return AdminAnswer.thing(shape(changed)).response(to: request)
    }

    func guests(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        let cursor = try page.cursor(as: Guest.self)
        if let address = try request.choice("email").map({ try EmailAddress($0) }) {
            let guest = try await parts.guests.guest(withAddress: address, of: tenant.id)
            return AdminAnswer.list(guest.map { [Self.shape($0)] } ?? []).response(to: request)
        }
        let found = try await parts.guests.list(of: tenant.id, after: cursor, limit: page.size + 1)
        return page.answer(found, id: \.id, Self.shape).response(to: request)
    }

    func guest(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let (tenant, guest) = try await found(context, someone)
        let route = try await parts.guests.routesTaken(by: [guest.id], of: tenant.id)[guest.id]
        let end = try await parts.guests.accessEnds(of: [guest.id], tenant: tenant.id)[guest.id]
        return AdminAnswer.thing(
            Self.shape(guest) + [("accessEnds", .moment(end)), ("routeTaken", Self.kept(route))]
        ).response(to: request)
    }

    /// Which identity provider an address goes to, and why.
    func route(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let text = request.query("email") else {
            throw RequestRefusal.malformed("Say whose: GET …/route?email=ana@fabrikam.example")
        }
        let explanation = try await parts.explainRoute(try EmailAddress(text), to: tenant, tellsOfGuests: true)
        return AdminAnswer.thing(
            [("address", .text(explanation.address.text))] + Self.heading(of: explanation.route)
                + [
                    ("mayBeInvited", .flag(explanation.domain.isAllowed)), ("domainPolicy", .text(explanation.domain.sentence)),
                    ("guest", .text(explanation.guest?.description)), ("trace", .things(Self.trace(explanation.route))),
                ]
        ).response(to: request)
    }

    private static func heading(of route: RouteTrace) -> AdminAnswer.Thing {
        [("identityProvider", .text(route.door?.description)), ("reason", .text(route.sentence))]
    }

    private static func trace(_ route: RouteTrace) -> [AdminAnswer.Thing] {
        route.verdicts.map {
            [("identityProvider", .text($0.door.description)), ("verdict", .text($0.word)), ("reason", .text($0.sentence))]
        }
    }

    /// A route as it was kept, with when; none where there is none.
    private static func kept(_ route: RouteTrace?) -> AdminAnswer.Value {
        guard let route else { return .none }
        return .things([heading(of: route) + [("asOf", .moment(route.at))]] + trace(route))
    }

    /// Forgets what the guest used up, and the wrong guesses against its address.
    func clearLocks(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let (tenant, guest) = try await found(context, someone)
        let count = try await parts.limits.reset(.mailbox(guest.address, guest: guest.id), of: tenant.id, by: someone.actor)
        return AdminAnswer.thing([("cleared", .flag(count > 0))]).response(to: request)
    }

    func revokeSessions(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let (tenant, guest) = try await found(context, someone)
        let wasThere = try await parts.guests.revokeSessions(of: guest.id, tenant: tenant.id, by: someone.actor)
        return AdminAnswer.thing([("revoked", .flag(wasThere))]).response(to: request)
    }

    /// Takes the guest's account off: a code is enough again.
    func allowPasscode(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let (tenant, guest) = try await found(context, someone)
        guard try await parts.allowPasscode(guest.id, of: tenant, by: someone.actor) else { throw AllowPasscodeRefusal.noAccount }
        parts.callOutbox(tenant.id, .passcodeAllowed)
        return AdminAnswer.thing(Self.shape(try await found(context, someone).guest)).response(to: request)
    }

    func found(_ context: RequestFacts, _ someone: Operator) async throws -> (tenant: Tenant, guest: Guest) {
        let tenant = try await gate.tenant(context, for: someone)
        guard let id = context.id("guest", of: Guest.self),
            let guest = try await parts.guests.guest(id, of: tenant.id)
        else { throw RequestRefusal.notFound("No such guest. Find one with GET …/guests?email=ana@fabrikam.example") }
        return (tenant, guest)
    }

    private func invitationID(_ context: RequestFacts) throws -> Invitation.ID {
        guard let id = context.id("invitation", of: Invitation.self) else {
            throw InviteRefusal.notFound
        }
        return id
    }

    func shape(_ invitation: Invitation) -> AdminAnswer.Thing {
        [
            ("id", .text(invitation.id.description)), ("address", .text(invitation.address.text)),
            ("standing", .text(invitation.standing(at: parts.surroundings.now()).rawValue)),
            ("guest", .text(invitation.guest.description)), ("guestState", .text(invitation.guestState.rawValue)),
            ("redirectURL", .text(invitation.redirectURL.text)), ("inviter", .text(invitation.inviterName)),
            ("sponsor", .text(invitation.sponsor.text)), ("created", .moment(invitation.createdAt)),
            ("expires", .moment(invitation.expiresAt)), ("redeemed", .moment(invitation.redeemedAt)),
            ("revoked", .moment(invitation.revokedAt)), ("frozen", .moment(invitation.frozenAt)),
            ("letter", .text(invitation.delivery?.rawValue)), ("relaySaid", .text(invitation.deliveryReply)),
            ("routeForecast", Self.kept(invitation.forecast)), ("routeTaken", Self.kept(invitation.taken)),
        ]
    }

    static func shape(_ guest: Guest) -> AdminAnswer.Thing {
        [
            ("id", .text(guest.id.description)), ("address", .text(guest.address.text)), ("name", .text(guest.displayName)),
            ("state", .text(guest.state.rawValue)), ("since", .moment(guest.stateChangedAt)),
            ("enabled", .flag(guest.isEnabled)), ("identityProvider", .text(guest.door.description)),
            ("created", .moment(guest.createdAt)),
        ]
    }
}
