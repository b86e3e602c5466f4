/// A hand-over made ready, with the sponsor's letter.
package struct NewHandOver: Sendable {
    package var id: HandOver.ID
    package var link: TokenDigest
    package var guest: Guest.ID
    package var permitted: PermittedInvitation
    package var reason: String?
    package var application: Application.ID
    package var isAskedByGuest: Bool
    package var sponsor: EmailAddress
    package var letter: NewLetter

    package var actor: Actor { isAskedByGuest ? .guest(guest) : .application(application) }
}

package enum AskHandOverOutcome: Sendable, Equatable {
    case asked(HandOver)
    case tooMany(retryAfter: Int)
    /// Deleted, blocked, or not let in any more.
    case guestGone
}

/// The sponsor's yes, for the statement that invites the colleague.
package struct HandOverApproval: Sendable {
    package var handOver: HandOver.ID
    package var link: TokenDigest
    package var sponsor: EmailAddress
    /// To the guest who goes.
    package var letter: NewLetter

    package init(handOver: HandOver.ID, link: TokenDigest, sponsor: EmailAddress, letter: NewLetter) {
        self.handOver = handOver
        self.link = link
        self.sponsor = sponsor
        self.letter = letter
    }
}

/// Where hand-overs are kept. The sponsor's yes is ``InvitationStore/create(_:in:)``, for it is an invitation.
package protocol HandOverStore: Sendable {
    /// Writes it with the sponsor's letter, unless ``HandOver/mostInADay`` were written about the guest within a day.
    func ask(_ new: NewHandOver, of tenant: Tenant.ID) async throws -> AskHandOverOutcome
    func handOver(_ id: HandOver.ID, of guest: Guest.ID, tenant: Tenant.ID) async throws -> HandOver?
    /// Of one guest, in the order of their making, after `cursor`; also of one who is deleted.
    func list(of guest: Guest.ID, tenant: Tenant.ID, after cursor: HandOver.ID?, limit: Int) async throws -> [HandOver]
    /// What the sponsor's link is about; nil for one that never was.
    func handOver(openedBy link: Credential) async throws -> HandOver?
    /// False where it was not open any more.
    func decline(_ link: Credential) async throws -> Bool
    func withdraw(_ id: HandOver.ID, of guest: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws -> Bool
}
