import FoundationEssentials
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/guests/{guest}/reinvite` and `…/undo-reinvite`: an operator invites a guest anew, or takes it back.
struct AdminReinvitations: Sendable {
    let parts: Parts
    let guests: AdminGuests

    /// As the newest invitation was, but for what the operator says. The letter goes out unless told not to.
    func reinvite(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let (tenant, guest) = try await guests.found(context, someone)
        let before = try await parts.invitations.newest(of: guest.id, tenant: tenant.id)
        var body = try await AdminBody(request, context)
        guard let redirectURL = try body.text("redirectURL") ?? before?.redirectURL.text else {
            throw RequestRefusal.malformed(
                "Say where the guest goes after redeeming: -d redirectURL=https://app.contoso.example/welcome")
        }
        let id = try body.text("application").map { Application.ID($0) } ?? before?.inviter
        guard let id, let application = try await parts.applications.application(id, of: tenant.id) else {
            throw RequestRefusal.malformed("application: give the client id of an application of this tenant, which invites.")
        }
        var wanted = InvitationRequest(
            address: try body.text("address") ?? guest.address.text, redirectURL: redirectURL, language: before?.languageTag)
        wanted.sendsLetter = try body.flag("letter") ?? true
        wanted.wishedDoor = try body.text("identityProvider").map { try RouteWords.door($0, field: "identityProvider") }
        wanted.accessEndsAt = try body.text("accessEnds").map { text in
            guard let end = JSONBody.date(text) else {
                throw RequestRefusal.malformed("accessEnds: give a time such as 2026-12-31T12:00:00Z.")
            }
            return end
        }
        let keepsAccess = try body.flag("keepAccess") ?? true
        try body.finish()
        let invited = try await parts.reinviteGuest(
            guest.id, wanted, keepsAccess: keepsAccess, by: application, doneBy: someone.actor)
        parts.callOutbox(tenant.id, .invitation)
        return AdminAnswer.thing(
            guests.shape(invited.invitation)
                + [
                    ("identityProvider", .text(invited.invitation.wishedDoor?.description)),
                    ("redeemURL", .text(invited.redeemURL)),
                    ("undoUntil", .moment(invited.invitation.createdAt.addingTimeInterval(Reinvitation.undoLife))),
                ]
        ).response(to: request)
    }

    func undo(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let (tenant, guest) = try await guests.found(context, someone)
        let earlier = try await parts.reinviteGuest.undo(guest.id, of: tenant.id, by: someone.actor)
        return AdminAnswer.thing(AdminGuests.shape(earlier)).response(to: request)
    }
}
