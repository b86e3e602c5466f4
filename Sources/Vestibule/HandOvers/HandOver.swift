package import FoundationEssentials

/// That a colleague of a guest shall take the guest's place, once whoever answers for the guest agrees.
package struct HandOver: Sendable, Equatable {
    package typealias ID = Identifier<HandOver>

    package enum Standing: String, Sendable, CaseIterable {
        case pendingApproval, approved, declined, withdrawn, expired
        /// The guest was deleted, blocked, reset or signed out meanwhile, or another sponsor answers: nobody can decide it any more.
        case void
    }

    package var id: ID
    package var tenant: Tenant.ID
    package var guest: Guest.ID
    package var guestAddress: EmailAddress
    package var guestName: String
    package var address: EmailAddress
    package var displayName: String?
    package var redirectURL: String
    package var sendsLetter: Bool
    /// To the colleague.
    package var message: String?
    package var language: String?
    /// To the sponsor.
    package var reason: String?
    /// Who invites the colleague: who asked, or for a guest the application that invited the guest.
    package var application: Application.ID
    package var isAskedByGuest: Bool
    /// Who got the letter.
    package var sponsor: EmailAddress
    package var standing: Standing
    package var createdAt: Date
    package var expiresAt: Date
    package var decidedAt: Date?
    /// Who came in the guest's place, and by which invitation.
    package var successor: Guest.ID?
    package var invitation: Invitation.ID?
    /// Until when `undoReinvite` of the successor takes it back; nil where it does not.
    package var undoableUntil: Date?

    package init(
        id: ID, tenant: Tenant.ID, guest: Guest.ID, guestAddress: EmailAddress, guestName: String, address: EmailAddress,
        displayName: String?, redirectURL: String, sendsLetter: Bool = true, message: String? = nil, language: String? = nil,
        reason: String? = nil, application: Application.ID, isAskedByGuest: Bool = false, sponsor: EmailAddress,
        standing: Standing = .pendingApproval, createdAt: Date, expiresAt: Date, decidedAt: Date? = nil,
        successor: Guest.ID? = nil, invitation: Invitation.ID? = nil, undoableUntil: Date? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.guest = guest
        self.guestAddress = guestAddress
        self.guestName = guestName
        self.address = address
        self.displayName = displayName
        self.redirectURL = redirectURL
        self.sendsLetter = sendsLetter
        self.message = message
        self.language = language
        self.reason = reason
        self.application = application
        self.isAskedByGuest = isAskedByGuest
        self.sponsor = sponsor
        self.standing = standing
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.decidedAt = decidedAt
        self.successor = successor
        self.invitation = invitation
        self.undoableUntil = undoableUntil
    }

    /// Long enough for a holiday.
    package static let life: TimeInterval = 14 * 86_400
    /// How many may be asked for about one guest in a day: each is a letter to the sponsor.
    package static let mostInADay = 3
    package static let longestReason = 500
}
