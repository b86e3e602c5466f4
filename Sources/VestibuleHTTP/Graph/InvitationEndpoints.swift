import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/v1.0/invitations`: Graph's create, and the list, get, revoke, resend and extend that Graph lacks.
struct InvitationEndpoints: Sendable {
    let parts: Parts

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        let wanted = try InvitationBody.read(&body)
        let reset = try InvitationBody.reset(&body)
        try body.finish()
        try InvitationBody.check(caller, may: wanted, resetting: reset)
        let invited = try await parts.inviteGuest(
            wanted, by: caller.application, onBehalfOf: try await inviter(caller),
            repetitionKey: try request.headers[.idempotencyKey].map(IdempotencyKey.init),
            replacing: reset.map { .init(guest: $0, keepsAccess: true) }, mayChangeGuests: caller.may(.changeGuests))
        parts.callOutbox(caller.tenant.id, .invitation)
        var invitation = invited.invitation
        // Where a guest signs in who is in already is told to who may read guests.
        if invitation.guestState == .accepted, !caller.may(.readGuests) { invitation.forecast = nil }
        let now = parts.surroundings.now()
        return Response.json(
            InvitationResource(
                invitation, redeemURL: invited.redeemURL,
                context: "\(parts.site.base.origin)/v1.0/$metadata#invitations/$entity", now: now, roles: wanted.roles,
                sponsors: wanted.sponsors, isReset: reset != nil, accessEndsAt: wanted.accessEndsAt),
            status: .created)
    }

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request)
        let address = try request.choice("emailAddress").map { try EmailAddress($0) }
        let cursor = try page.cursor(as: Invitation.self)
        let found = try await parts.invitations.list(of: caller.tenant.id, address: address, after: cursor, limit: page.size + 1)
        let now = parts.surroundings.now()
        let extra = address.map { "&emailAddress=\($0.text.percentEncoded)" } ?? ""
        return Response.json(
            page.list(from: found, id: \.id, path: "/v1.0/invitations", site: parts.site, extra: extra) {
                InvitationResource($1, now: now).write(to: &$0)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard let invitation = try await parts.invitations.invitation(try id(context), of: caller.tenant.id) else {
            throw InviteRefusal.notFound
        }
        return answer(invitation)
    }

    func revoke(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        answer(
            try await parts.changeInvitation.revoke(try id(context), of: caller.tenant.id, by: .application(caller.application.id)))
    }

    func resend(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let resent = try await parts.changeInvitation.resend(
            try id(context), of: caller.tenant.id, by: .application(caller.application.id))
        parts.callOutbox(caller.tenant.id, .invitation)
        return answer(resent.invitation, redeemURL: resent.redeemURL)
    }

    func extend(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        guard let end = try body.date("expirationDateTime") else {
            throw RequestRefusal.malformed("Give expirationDateTime, an RFC 3339 time such as 2026-12-31T12:00:00Z.")
        }
        try body.finish()
        return answer(
            try await parts.changeInvitation.extend(
                try id(context), of: caller.tenant.id, until: end, by: .application(caller.application.id)))
    }

    /// Which identity provider an address would be sent to, and why.
    func explainRoute(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        guard let text = try body.string("invitedUserEmailAddress") else {
            throw RequestRefusal.malformed("Give invitedUserEmailAddress.")
        }
        try body.finish()
        let address: EmailAddress
        do { address = try EmailAddress(text) } catch { throw InviteRefusal.address(error) }
        return Response.json(
            RouteResource(
                explanation: try await parts.explainRoute(
                    address, to: caller.tenant, tellsOfGuests: caller.may(.readGuests))))
    }

    private func inviter(_ caller: Caller) async throws -> Inviter {
        guard let guest = caller.guest else { return .application }
        return .guest(guest, sponsors: try await parts.guests.sponsors(of: guest, tenant: caller.tenant.id) ?? [])
    }

    private func id(_ context: RequestFacts) throws -> Invitation.ID {
        guard let id = context.id("id", of: Invitation.self) else { throw InviteRefusal.notFound }
        return id
    }

    private func answer(_ invitation: Invitation, redeemURL: String? = nil) -> Response {
        Response.json(InvitationResource(invitation, redeemURL: redeemURL, now: parts.surroundings.now()))
    }
}
