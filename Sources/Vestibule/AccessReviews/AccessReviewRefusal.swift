package enum AccessReviewRefusal: Refusal, Equatable {
    case notFound
    case noSuchInstance
    case noSuchDecision
    case text(String, limit: Int)
    case duration
    case nothingRecommended
    case justificationMissing
    case start
    /// There is too much that is not over yet.
    case tooMany
    /// What was asked for is not for a review as it stands.
    case standing(AccessReview.Status, needed: String)

    package static let mostUnderWay = 100

    package var sentence: String {
        switch self {
        case .notFound: "No such access review."
        case .noSuchInstance: "The access review has no such instance. GET …/instances names the one it has."
        case .noSuchDecision: "No such decision: the guest is not in this access review."
        case .text(let name, let limit):
            "\(name): give 1 to \(limit) characters without control or bidirectional characters, or leave it out where it may be empty."
        case .duration:
            "settings/instanceDurationInDays: give \(AccessReview.durationRange.lowerBound) to \(AccessReview.durationRange.upperBound)."
        case .nothingRecommended: "settings/defaultDecision: Recommendation needs recommendationsEnabled."
        case .justificationMissing: "justification: this access review wants one for each Approve."
        case .start: "settings/recurrence/range/startDate: give a day within a year, such as 2026-12-31."
        case .tooMany: "\(Self.mostUnderWay) access reviews are not over yet. Delete one, or wait until it is."
        case .standing(let status, let needed): "The access review is \(status.rawValue). \(needed)"
        }
    }
}
