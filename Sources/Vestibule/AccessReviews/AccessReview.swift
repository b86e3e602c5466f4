package import FoundationEssentials

/// A question about many guests at once, asked once: does each of them still need access? Graph's `accessReviewScheduleDefinition` with its
/// one `accessReviewInstance`.
package struct AccessReview: Sendable, Equatable {
    package typealias ID = Identifier<AccessReview>

    /// The one time that it is held.
    package enum Instance {}

    package enum Status: String, Sendable, CaseIterable {
        case notStarted = "NotStarted"
        /// Its guests are being entered.
        case starting = "Starting"
        case inProgress = "InProgress"
        /// Over, and nothing follows from it yet.
        case completed = "Completed"
        case applying = "Applying"
        case applied = "Applied"
    }

    package var id: ID
    package var tenant: Tenant.ID
    package var instance: Identifier<Instance>
    package var displayName: String
    package var adminDescription: String?
    package var reviewerDescription: String?
    /// Which guests, as Graph writes it: `/users?$filter=…`.
    package var scope: String
    package var asksSponsors: Bool
    package var settings: AccessReviewSettings
    package var status: Status
    package var startsAt: Date
    package var endsAt: Date
    /// How many guests were entered.
    package var guests: Int
    package var maker: Name
    package var createdAt: Date
    package var changedAt: Date

    /// Somebody, as events name them.
    package struct Name: Sendable, Equatable {
        package var kind: String
        package var name: String?

        package init(kind: String, name: String?) {
            self.kind = kind
            self.name = name
        }
    }

    package init(
        id: ID, tenant: Tenant.ID, instance: Identifier<Instance>, displayName: String, adminDescription: String? = nil,
        reviewerDescription: String? = nil, scope: String, asksSponsors: Bool, settings: AccessReviewSettings, status: Status,
        startsAt: Date, endsAt: Date, guests: Int, maker: Name, createdAt: Date, changedAt: Date
    ) {
        self.id = id
        self.tenant = tenant
        self.instance = instance
        self.displayName = displayName
        self.adminDescription = adminDescription
        self.reviewerDescription = reviewerDescription
        self.scope = scope
        self.asksSponsors = asksSponsors
        self.settings = settings
        self.status = status
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.guests = guests
        self.maker = maker
        self.createdAt = createdAt
        self.changedAt = changedAt
    }

    /// Who signed in within so many days is recommended to stay, as in Graph.
    package static let recommendedDays = 30
    package static let durationRange = 1...90
    /// How far ahead a review may be planned.
    package static let furthestDays = 365
}

/// What is decided about one guest.
package enum ReviewVerdict: String, Sendable, CaseIterable {
    case notReviewed = "NotReviewed"
    case approve = "Approve"
    case deny = "Deny"
    case dontKnow = "DontKnow"
}

package struct AccessReviewSettings: Sendable, Equatable {
    /// What counts for whom nobody decided about.
    package enum Default: String, Sendable, CaseIterable {
        case none = "None"
        case approve = "Approve"
        case deny = "Deny"
        case recommendation = "Recommendation"
    }

    package var durationDays = 14
    package var usesDefault = false
    package var defaultDecision = Default.none
    package var appliesItself = false
    package var recommends = false
    package var justifiesApproval = false
    package var sendsLetters = false
    package var sendsReminder = false

    package init() {}

    /// - Throws: ``AccessReviewRefusal``
    package func check() throws(AccessReviewRefusal) {
        guard AccessReview.durationRange.contains(durationDays) else { throw .duration }
        guard defaultDecision != .recommendation || recommends else { throw .nothingRecommended }
    }

    /// What counts in the end of a decision, and whether that is the default.
    package func closing(_ verdict: ReviewVerdict, recommendation: ReviewVerdict?) -> (verdict: ReviewVerdict, isDefault: Bool) {
        guard verdict == .notReviewed, usesDefault else { return (verdict, false) }
        switch defaultDecision {
        case .none: return (.notReviewed, false)
        case .approve: return (.approve, true)
        case .deny: return (.deny, true)
        case .recommendation: return (recommendation ?? .notReviewed, recommendation != nil)
        }
    }
}
