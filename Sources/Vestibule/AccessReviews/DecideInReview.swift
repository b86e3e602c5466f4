/// What a caller of the API does with a review that there is: decides, stops, applies.
package struct DecideInReview: Sendable {
    private let reviews: any AccessReviewStore

    package init(reviews: any AccessReviewStore) {
        self.reviews = reviews
    }

    /// How many guests one statement decides about.
    private static let piece = 2000

    /// - Throws: ``AccessReviewRefusal``
    package func callAsFunction(_ given: GivenVerdict, about guest: Guest.ID, in review: AccessReview, by actor: Actor) async throws
    {
        try check(given, in: review)
        try finish(
            try await reviews.decide(given, about: guest, in: review.id, of: review.tenant, by: actor), of: review)
    }

    /// About every guest, piece by piece: a call that was cut off is made again.
    ///
    /// - Throws: ``AccessReviewRefusal``
    package func aboutAll(_ given: GivenVerdict, in review: AccessReview, by actor: Actor) async throws {
        try check(given, in: review)
        var place: Guest.ID?
        repeat {
            let (outcome, next) = try await reviews.decide(
                given, aboutNext: Self.piece, after: place, in: review.id, of: review.tenant, by: actor)
            try finish(outcome, of: review)
            place = next
        } while place != nil
    }

    /// - Throws: ``AccessReviewRefusal``
    package func stop(_ review: AccessReview, by actor: Actor) async throws {
        switch try await reviews.stop(review.id, of: review.tenant, by: actor) {
        case .done, .refused(.completed), .refused(.applying), .refused(.applied): break
        case .notFound: throw AccessReviewRefusal.notFound
        case .refused(let status): throw AccessReviewRefusal.standing(status, needed: "It can be stopped once it is InProgress.")
        }
    }

    /// - Throws: ``AccessReviewRefusal``
    package func apply(_ review: AccessReview, by actor: Actor) async throws {
        switch try await reviews.apply(review.id, of: review.tenant, by: actor) {
        case .done, .refused(.applying), .refused(.applied): break
        case .notFound: throw AccessReviewRefusal.notFound
        case .refused(let status):
            throw AccessReviewRefusal.standing(status, needed: "It can be applied once it is Completed: POST …/stop ends it now.")
        }
    }

    /// - Throws: ``AccessReviewRefusal``
    package func remind(_ review: AccessReview, by actor: Actor) async throws {
        switch try await reviews.remind(review.id, of: review.tenant, by: actor) {
        case .done: break
        case .notFound: throw AccessReviewRefusal.notFound
        case .refused(let status):
            throw AccessReviewRefusal.standing(
                status, needed: "Sponsors are reminded while it is InProgress, where they are its reviewers, once in twenty hours.")
        }
    }

    private func check(_ given: GivenVerdict, in review: AccessReview) throws(AccessReviewRefusal) {
        let limit = AccessReviewChange.longestText
        if let text = given.justification, !PlainText.isAcceptable(text, limit: limit, allowsLineBreaks: true) {
            throw .text("justification", limit: limit)
        }
        guard given.verdict != .approve || !review.settings.justifiesApproval || given.justification?.isEmpty == false else {
            throw .justificationMissing
        }
    }

    private func finish(_ outcome: DecideReviewOutcome, of review: AccessReview) throws(AccessReviewRefusal) {
        switch outcome {
        case .decided: break
        case .noSuchDecision: throw .noSuchDecision
        case .refused(.inProgress): throw .standing(.completed, needed: Self.late)
        case .refused(let status): throw .standing(status, needed: Self.late)
        }
    }

    private static let late = "Decisions are taken while it is InProgress."
}
