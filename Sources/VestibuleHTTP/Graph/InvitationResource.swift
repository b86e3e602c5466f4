import FoundationEssentials
import Vestibule

/// An invitation in Graph's shape, with what Graph lacks: where it stands, until when, and where its letter is.
struct InvitationResource: Encodable {
    let context: String?
    let id: String
    let invitedUserDisplayName: String?
    let invitedUserEmailAddress: String
    let invitedUserType = "Guest"
    let invitedUserMessageInfo: MessageInfo
    let sendInvitationMessage: Bool
    let inviteRedirectUrl: String
    /// Shown once, when it is made.
    let inviteRedeemUrl: String?
    let resetRedemption = false
    let status: String
    let invitedUser: UserReference
    let standing: String
    let createdDateTime: Date
    let expirationDateTime: Date
    let redeemedDateTime: Date?
    let revokedDateTime: Date?
    let delivery: Delivery?

    struct MessageInfo: Encodable {
        let messageLanguage: String?
        let ccRecipients: [Recipient]
        let customizedMessageBody: String?
    }

    struct Recipient: Encodable {
        let emailAddress: Address

        struct Address: Encodable {
            let name: String?
            let address: String
        }
    }

    struct UserReference: Encodable {
        let id: String
    }

    struct Delivery: Encodable {
        /// `queued`, `sent`, `failed` or `dropped`.
        let state: String
        let lastReply: String?
    }

    enum CodingKeys: String, CodingKey {
        case context = "@odata.context"
        case id, invitedUserDisplayName, invitedUserEmailAddress, invitedUserType, invitedUserMessageInfo
        case sendInvitationMessage, inviteRedirectUrl, inviteRedeemUrl, resetRedemption, status, invitedUser, standing
        case createdDateTime, expirationDateTime, redeemedDateTime, revokedDateTime, delivery
    }

    init(_ invitation: Invitation, redeemURL: String? = nil, context: String? = nil, now: Date) {
        self.context = context
        id = invitation.id.description
        invitedUserDisplayName = invitation.displayName
        invitedUserEmailAddress = invitation.address.text
        invitedUserMessageInfo = MessageInfo(
            messageLanguage: invitation.languageTag,
            ccRecipients: invitation.copies.map { Recipient(emailAddress: .init(name: nil, address: $0.text)) },
            customizedMessageBody: invitation.message)
        sendInvitationMessage = invitation.sendsLetter
        inviteRedirectUrl = invitation.redirectURL.text
        inviteRedeemUrl = redeemURL
        status = invitation.redeemedAt != nil || invitation.guestState == .accepted ? "Completed" : "PendingAcceptance"
        invitedUser = UserReference(id: invitation.guest.description)
        standing = invitation.standing(at: now).rawValue
        createdDateTime = invitation.createdAt
        expirationDateTime = invitation.expiresAt
        redeemedDateTime = invitation.redeemedAt
        revokedDateTime = invitation.revokedAt
        delivery = invitation.delivery.map { Delivery(state: $0.rawValue, lastReply: invitation.deliveryReply) }
    }
}
