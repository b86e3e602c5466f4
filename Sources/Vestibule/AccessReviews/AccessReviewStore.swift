package import FoundationEssentials

/// A review that is to be, checked.
package struct NewAccessReview: Sendable, Equatable {
    package var displayName: String
    package var adminDescription: String?
    package var reviewerDescription: String?
    package var scope: String
    package var asksSponsors: Bool
    package var settings: AccessReviewSettings
    /// Nil for at once.
    package var startsAt: Date?

    /// - Throws: ``AccessReviewRefusal`` for what a review cannot have.
    package init(
        displayName: String, adminDescription: String? = nil, reviewerDescription: String? = nil, scope: String,
        asksSponsors: Bool = false, settings: AccessReviewSettings = AccessReviewSettings(), startsAt: Date? = nil
    ) throws(AccessReviewRefusal) {
        self.displayName = displayName
        self.adminDescription = adminDescription
        self.reviewerDescription = reviewerDescription
        self.scope = scope
        self.asksSponsors = asksSponsors
        self.settings = settings
        self.startsAt = startsAt
        try settings.check()
        try AccessReviewChange(
            displayName: displayName, adminDescription: adminDescription, reviewerDescription: reviewerDescription
        ).check()
    }
}

/// What of a review is to be another; nil stays. An empty description is taken away.
package struct AccessReviewChange: Sendable, Equatable {
    package var displayName: String?
    package var adminDescription: String?
    package var reviewerDescription: String?
    /// Before it begins only.
    package var settings: AccessReviewSettings?

    package init(
        displayName: String? = nil, adminDescription: String? = nil, reviewerDescription: String? = nil,
        settings: AccessReviewSettings? = nil
    ) {
        self.displayName = displayName
        self.adminDescription = adminDescription
        self.reviewerDescription = reviewerDescription
        self.settings = settings
    }

    package static let longestName = 256
    package static let longestText = 2000

    package func check() throws(AccessReviewRefusal) {
        if let name = displayName, name.isEmpty || !PlainText.isAcceptable(name, limit: Self.longestName) {
            throw .text("displayName", limit: Self.longestName)
        }
        for (name, text) in [("descriptionForAdmins", adminDescription), ("descriptionForReviewers", reviewerDescription)] {
            guard let text, !PlainText.isAcceptable(text, limit: Self.longestText, allowsLineBreaks: true) else { continue }
            throw .text(name, limit: Self.longestText)
        }
        try settings?.check()
    }
}

/// What was decided about one guest of a review, with the guest as it is now.
package struct ReviewDecision: Sendable, Equatable {
    package enum Result: String, Sendable, CaseIterable {
        case new = "New"
        case applied = "AppliedSuccessfully"
        /// The guest was deleted meanwhile.
        case guestGone = "AppliedSuccessfullyButObjectNotFound"
    }

    package var guest: Guest.ID
    package var displayName: String
    package var address: EmailAddress
    package var verdict: ReviewVerdict
    package var recommendation: ReviewVerdict?
    package var justification: String?
    package var decider: AccessReview.Name?
    package var decidedAt: Date?
    package var result: Result
    package var appliedAt: Date?
    package var applier: AccessReview.Name?

    package init(
        guest: Guest.ID, displayName: String, address: EmailAddress, verdict: ReviewVerdict, recommendation: ReviewVerdict?,
        justification: String?, decider: AccessReview.Name?, decidedAt: Date?, result: Result, appliedAt: Date?,
        applier: AccessReview.Name?
    ) {
        self.guest = guest
        self.displayName = displayName
        self.address = address
        self.verdict = verdict
        self.recommendation = recommendation
        self.justification = justification
        self.decider = decider
        self.decidedAt = decidedAt
        self.result = result
        self.appliedAt = appliedAt
        self.applier = applier
    }
}

/// Which decisions of a review; nil for any.
package struct ReviewDecisionFilter: Sendable, Equatable {
    package var verdicts: [ReviewVerdict]?
    package var guest: Guest.ID?

    package init(verdicts: [ReviewVerdict]? = nil, guest: Guest.ID? = nil) {
        self.verdicts = verdicts
        self.guest = guest
    }
}

package enum AccessReviewOutcome: Sendable, Equatable {
    case done
    case notFound
    /// It is not for a review that stands so.
    case refused(AccessReview.Status)
}

package enum DecideReviewOutcome: Sendable, Equatable {
    case decided
    case noSuchDecision
    case refused(AccessReview.Status)
}

/// A verdict that somebody gives.
package struct GivenVerdict: Sendable, Equatable {
    package var verdict: ReviewVerdict
    package var justification: String?

    package init(_ verdict: ReviewVerdict, justification: String? = nil) {
        self.verdict = verdict
        self.justification = justification
    }
}

package protocol AccessReviewStore: Sendable {
    /// Nil where ``AccessReviewRefusal/mostUnderWay`` are not over yet.
    func create(_ new: NewAccessReview, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReview?
    /// In the order of their making.
    func list(of tenant: Tenant.ID, after cursor: AccessReview.ID?, limit: Int) async throws -> [AccessReview]
    func count(of tenant: Tenant.ID) async throws -> Int
    func review(_ id: AccessReview.ID, of tenant: Tenant.ID) async throws -> AccessReview?
    /// Settings: only of one that has not begun.
    func change(
        _ id: AccessReview.ID, of tenant: Tenant.ID, _ change: AccessReviewChange, by actor: Actor
    ) async throws -> AccessReviewOutcome
    /// With its decisions; not while it is applied.
    func delete(_ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReviewOutcome
    /// Ends one in progress now; where it applies itself, that begins.
    func stop(_ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReviewOutcome
    /// Asks the sponsors who have not decided about everybody; at most once in twenty hours, and not where none are asked.
    func remind(_ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReviewOutcome
    /// Begins to apply one that is over.
    func apply(_ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReviewOutcome

    /// In the order of the guests' ids.
    func decisions(
        of id: AccessReview.ID, tenant: Tenant.ID, matching filter: ReviewDecisionFilter, after cursor: Guest.ID?, limit: Int
    ) async throws -> [ReviewDecision]
    func countDecisions(of id: AccessReview.ID, tenant: Tenant.ID, matching filter: ReviewDecisionFilter) async throws -> Int
    /// About one guest, while the review is in progress.
    func decide(
        _ given: GivenVerdict, about guest: Guest.ID, in id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor
    ) async throws -> DecideReviewOutcome
    /// About the guests after `place`, `limit` of them.
    ///
    /// - Returns: The last of them; nil when there were fewer.
    func decide(
        _ given: GivenVerdict, aboutNext limit: Int, after place: Guest.ID?, in id: AccessReview.ID, of tenant: Tenant.ID,
        by actor: Actor
    ) async throws -> (outcome: DecideReviewOutcome, place: Guest.ID?)
}
