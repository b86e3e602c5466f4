package import FoundationEssentials

/// One tenant's word to one mailbox that it may come in, open until it is redeemed, revoked, replaced or expires.
package struct Invitation: Sendable, Equatable {
    package typealias ID = Identifier<Invitation>

    package var id: ID
    package var tenant: Tenant.ID
    package var guest: Guest.ID
    package var guestState: Guest.State
    /// Where the guest's own account is, once there is one.
    package var guestDoor: Door?
    package var address: EmailAddress
    package var displayName: String?
    package var redirectURL: RedirectURL
    package var message: String?
    /// As the inviter wrote it, such as `en-US`.
    package var languageTag: String?
    package var copies: [EmailAddress]
    package var sendsLetter: Bool
    package var inviter: Application.ID?
    package var inviterName: String
    /// Who answers for the guest: the inviter's contact, else the tenant's.
    package var sponsor: EmailAddress
    package var createdAt: Date
    package var expiresAt: Date
    package var redeemedAt: Date?
    package var revokedAt: Date?
    package var frozenAt: Date?
    /// Whether this is the guest's newest invitation: an older one's link is dead.
    package var isCurrent: Bool
    /// While the guest is blocked, no link of theirs opens anything.
    package var isForBlockedGuest: Bool
    /// Where its newest letter stands; nil when no letter was asked for.
    package var delivery: StoredLetter.State?
    package var deliveryReply: String?
    /// Where the inviter wishes the guest to sign in.
    package var wishedDoor: Door?
    /// Where it was foretold, when it was made, that the guest would go. Of a guest who was in already nothing was foretold.
    package var forecast: RouteTrace?
    /// What was decided at the door of who redeemed it.
    package var taken: RouteTrace?

    package init(
        id: ID, tenant: Tenant.ID, guest: Guest.ID, guestState: Guest.State, guestDoor: Door? = nil, address: EmailAddress,
        displayName: String?,
        redirectURL: RedirectURL, message: String?, languageTag: String?, copies: [EmailAddress], sendsLetter: Bool,
        inviter: Application.ID?, inviterName: String, sponsor: EmailAddress, createdAt: Date, expiresAt: Date,
        redeemedAt: Date? = nil, revokedAt: Date? = nil, frozenAt: Date? = nil, isCurrent: Bool = true,
        isForBlockedGuest: Bool = false,
        delivery: StoredLetter.State? = nil, deliveryReply: String? = nil, wishedDoor: Door? = nil, forecast: RouteTrace? = nil,
        taken: RouteTrace? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.guest = guest
        self.guestState = guestState
        self.guestDoor = guestDoor
        self.address = address
        self.displayName = displayName
        self.redirectURL = redirectURL
        self.message = message
        self.languageTag = languageTag
        self.copies = copies
        self.sendsLetter = sendsLetter
        self.inviter = inviter
        self.inviterName = inviterName
        self.sponsor = sponsor
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.redeemedAt = redeemedAt
        self.revokedAt = revokedAt
        self.frozenAt = frozenAt
        self.isCurrent = isCurrent
        self.isForBlockedGuest = isForBlockedGuest
        self.delivery = delivery
        self.deliveryReply = deliveryReply
        self.wishedDoor = wishedDoor
        self.forecast = forecast
        self.taken = taken
    }

    /// The language of ours that the tag asks for.
    package var language: Language? { languageTag.flatMap { Language(tag: $0) } }

    /// Where an invitation stands. The database decides what may be done; this says it.
    package enum Standing: String, Sendable, CaseIterable {
        case pending, redeemed, revoked, frozen, superseded, expired
    }

    package func standing(at now: Date) -> Standing {
        if redeemedAt != nil { return .redeemed }
        if revokedAt != nil { return .revoked }
        if !isCurrent { return .superseded }
        if frozenAt != nil { return .frozen }
        return expiresAt <= now ? .expired : .pending
    }
}
