import FoundationEssentials
import Vestibule

/// An invitation in Graph's shape, with what Graph lacks: where it stands, until when, where its letter is, and where the guest goes.
struct InvitationResource: JSONWritable {
    let invitation: Invitation
    /// Shown once, when it is made.
    let redeemURL: String?
    let context: String?
    let now: Date
    /// Those that came with the request that made it, as they were named there.
    let roles: [WantedRole]
    let sponsors: [NamedSponsor]
    /// Whether the guest was one already, and begins anew.
    let isReset: Bool
    let isUndoable: Bool
    /// As it was asked for.
    let accessEndsAt: Date?

    init(
        _ invitation: Invitation, redeemURL: String? = nil, context: String? = nil, now: Date, roles: [WantedRole] = [],
        sponsors: [NamedSponsor] = [], isReset: Bool = false, isUndoable: Bool = false,
        accessEndsAt: Date? = nil
    ) {
        self.invitation = invitation
        self.redeemURL = redeemURL
        self.context = context
        self.now = now
        self.roles = roles
        self.sponsors = sponsors
        self.isReset = isReset
        self.isUndoable = isUndoable
        self.accessEndsAt = accessEndsAt
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("id", invitation.id)
            if let name = invitation.displayName { json.member("invitedUserDisplayName", name) }
            json.member("invitedUserEmailAddress", invitation.address.text)
            json.member("invitedUserType", "Guest")
            json.member("invitedUserMessageInfo", writeMessage)
            json.member("sendInvitationMessage", invitation.sendsLetter)
            json.member("inviteRedirectUrl", invitation.redirectURL.text)
            if let redeemURL { json.member("inviteRedeemUrl", redeemURL) }
            json.member("resetRedemption", isReset)
            json.member("status", status)
            json.member("invitedUser") { $0.object { $0.member("id", invitation.guest) } }
            json.member("standing", invitation.standing(at: now).rawValue)
            json.member("createdDateTime", invitation.createdAt)
            json.member("expirationDateTime", invitation.expiresAt)
            if let moment = invitation.redeemedAt { json.member("redeemedDateTime", moment) }
            if let moment = invitation.revokedAt { json.member("revokedDateTime", moment) }
            if isUndoable { json.member("undoUntilDateTime", invitation.createdAt.addingTimeInterval(Reinvitation.undoLife)) }
            if let accessEndsAt { json.member("accessEndDateTime", accessEndsAt) }
            if let door = invitation.wishedDoor { json.member("identityProvider", door.description) }
            if !roles.isEmpty { json.member("appRoleAssignments") { $0.array(roles.span) { Self.write($1, to: &$0) } } }
            if !sponsors.isEmpty { json.member("invitedUserSponsors") { $0.array(sponsors.span) { write($1, to: &$0) } } }
            if let delivery = invitation.delivery { json.member("delivery") { write(delivery, to: &$0) } }
            if let route = invitation.forecast { json.member("routeForecast") { route.write(to: &$0) } }
            if let route = invitation.taken { json.member("routeTaken") { route.write(to: &$0) } }
        }
    }

    private var status: String {
        invitation.redeemedAt != nil || invitation.guestState == .accepted ? "Completed" : "PendingAcceptance"
    }

    private func writeMessage(to json: inout JSONWriter) {
        json.object { json in
            if let language = invitation.languageTag { json.member("messageLanguage", language) }
            json.member("ccRecipients") {
                $0.array(invitation.copies.span) { json, copy in
                    json.object { $0.member("emailAddress") { $0.object { $0.member("address", copy.text) } } }
                }
            }
            if let message = invitation.message { json.member("customizedMessageBody", message) }
        }
    }

    private static func write(_ role: borrowing WantedRole, to json: inout JSONWriter) {
        json.object { json in
            json.member("resourceId", role.application)
            switch role.role {
            case .value(let value): json.member("appRole", value)
            case .id(let id): json.member("appRoleId", id)
            case .defaultAccess: json.member("appRoleId", AppRole.ID.ofDefaultAccess)
            }
        }
    }

    private func write(_ sponsor: borrowing NamedSponsor, to json: inout JSONWriter) {
        json.object { json in
            json.member("@odata.type", "#microsoft.graph.user")
            switch sponsor {
            case .id(let id): json.member("id", id)
            case .address(let address):
                json.member("id", Sponsor.id(of: address, in: invitation.tenant))
                json.member("mail", address.text)
            }
        }
    }

    private func write(_ delivery: StoredLetter.State, to json: inout JSONWriter) {
        json.object { json in
            json.member("state", delivery.rawValue)
            if let reply = invitation.deliveryReply { json.member("lastReply", reply) }
        }
    }
}
