/// Why a guest is not changed, restored or given a sponsor.
package enum GuestChangeRefusal: Refusal, Equatable {
    case notFound
    /// There is none among the deleted ones of the last thirty days.
    case notDeleted
    /// The guest is another one by now than the caller has seen.
    case outdated
    case text(String, limit: Int)
    case tooManyPhones
    /// Another guest has the deleted one's address by now, or its account.
    case addressTaken(by: Guest.ID)
    case accountTaken(by: Guest.ID)
    /// The deleted one's place was handed over, and is another guest's.
    case handedOver(to: Guest.ID)
    case noSuchSponsor
    case sponsorAlreadyThere
    case tooManySponsors

    package var sentence: String {
        switch self {
        case .notFound: "No such user."
        case .notDeleted: "No such deleted user. Deleted users are kept for 30 days."
        case .outdated: "The user was changed since the version that If-Match names. Read it again, and decide again."
        case .text(let property, let limit):
            "\(property): give 1 to \(limit) characters without control or bidirectional characters, or null to clear it where it may be empty."
        case .tooManyPhones: "businessPhones: give one number at most."
        case .addressTaken(let id):
            "The address of the deleted user belongs to user \(id) by now. Delete that one first, or keep it and leave this one deleted."
        case .accountTaken(let id):
            "The account that the deleted user signed in with belongs to user \(id) by now. Delete that one first, or keep it and leave this one deleted."
        case .handedOver(let id):
            "The deleted user handed over to user \(id), who has its roles. POST /v1.0/users/\(id)/undoReinvite takes that back, for 30 days."
        case .noSuchSponsor: "No such sponsor. Sponsors of a user are listed at /v1.0/users/{id}/sponsors."
        // Graph's own words, which programs look for.
        case .sponsorAlreadyThere:
            "One or more added object references already exist for the following modified properties: 'sponsors'."
        case .tooManySponsors: "A user has at most \(Sponsor.most) sponsors. Remove one first."
        }
    }
}
