import Hummingbird
import Vestibule

/// `/v1.0/users/{id}/reinvite` and `…/undoReinvite`: delete and invite in one step, which Graph lacks, and the way back.
struct ReinviteEndpoints: Sendable {
    let parts: Parts

    func reinvite(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        let guest = try await UserKey(context, in: caller.tenant).guest(of: caller.tenant.id, in: parts.guests)
        let wanted = try InvitationBody.read(&body, for: guest)
        let keepsAccess = try body.bool("keepAccess") ?? true
        try body.finish()
        try InvitationBody.check(caller, may: wanted)
        let invited = try await parts.reinviteGuest(
            guest.id, wanted, keepsAccess: keepsAccess, by: caller.application)
        parts.callOutbox(caller.tenant.id, .invitation)
        return Response.json(
            InvitationResource(
                invited.invitation, redeemURL: invited.redeemURL,
                context: "\(parts.site.base.origin)/v1.0/$metadata#invitations/$entity", now: parts.surroundings.now(),
                roles: wanted.roles, sponsors: wanted.sponsors, isReset: keepsAccess, isUndoable: true,
                accessEndsAt: wanted.accessEndsAt),
            status: .created)
    }

    func undo(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let id = try await UserKey(context, in: caller.tenant).id(of: caller.tenant.id, in: parts.guests)
        let guest = try await parts.reinviteGuest.undo(id, of: caller.tenant.id, by: caller.actor)
        let resource = try UserResource(of: caller.tenant, select: nil)
        return Response.json { resource.write(guest, to: &$0) }
    }
}
