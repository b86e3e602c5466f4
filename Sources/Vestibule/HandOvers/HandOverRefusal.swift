/// Why a guest's place is not handed over.
package enum HandOverRefusal: Refusal, Equatable {
    case notFound
    /// The colleague's address is not of the guest's domain.
    case otherDomain(DomainName)
    /// Anybody has a mailbox there, so two who have one are no colleagues.
    case everybodysDomain(DomainName)
    /// The colleague is the guest.
    case sameMailbox
    /// Nobody agrees to come in by itself.
    case colleagueIsSponsor
    case reason
    /// The guest was never invited, so nobody can be invited in the guest's place in the same way.
    case neverInvited
    /// Of more roles than a page shows, nobody sees what goes over.
    case tooManyRoles
    case tooMany(retryAfter: Int)
    /// It was decided, withdrawn, has expired, or the guest is not who it was.
    case over(HandOver.Standing)

    package var sentence: String {
        switch self {
        case .notFound: "No such hand-over."
        case .otherDomain(let domain):
            "invitedUserEmailAddress: a guest hands over to a colleague only, whose address ends with @\(domain). Invite anybody else."
        case .everybodysDomain(let domain):
            "invitedUserEmailAddress: anybody has a mailbox at \(domain), so nobody there is known to be a colleague. Invite the person instead."
        case .colleagueIsSponsor:
            "invitedUserEmailAddress: who sponsors the guest does not take its place. Give the guest another sponsor first."
        case .sameMailbox: "invitedUserEmailAddress: this is the guest's own address."
        case .reason:
            "handOverReason: give plain text of at most \(HandOver.longestReason) characters without control or bidirectional characters."
        case .neverInvited: "The guest was never invited. Invite the colleague instead."
        case .tooManyRoles:
            "The guest has more than \(DecideHandOver.mostShown) roles, which nobody agrees to by one press. End some, or invite the colleague with the roles."
        case .tooMany(let seconds):
            "The sponsor was asked \(HandOver.mostInADay) times about this guest within a day. Try again in \(seconds) seconds."
        case .over(let standing): "The hand-over is \(standing.rawValue), so this cannot be done. Ask for a new one."
        }
    }
}
