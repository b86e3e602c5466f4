/// Begins, ends and applies reviews when it is time, a piece at a time, each a transaction of its own: who is killed between two is
/// followed by whoever claims the review next.
package struct GoOnWithReviews: Sendable {
    private let reviews: any AccessReviewWork
    private let tenants: any TenantStore
    private let askSponsors: AskSponsors
    private let guests: @Sendable (_ scope: String, _ tenant: Tenant) throws -> GuestFilter

    /// - Parameter guests: Reads a scope.
    package init(
        reviews: any AccessReviewWork, tenants: any TenantStore, askSponsors: AskSponsors,
        guests: @escaping @Sendable (_ scope: String, _ tenant: Tenant) throws -> GuestFilter
    ) {
        self.reviews = reviews
        self.tenants = tenants
        self.askSponsors = askSponsors
        self.guests = guests
    }

    /// How many guests one transaction enters, and how many it applies decisions to.
    package static let piece = 500

    /// Goes on with the review that has waited longest, by one piece: a large one makes nobody else's wait.
    ///
    /// - Returns: False when none had anything due.
    package func callAsFunction() async throws -> Bool {
        guard let turn = try await reviews.claim() else { return false }
        _ = try await step(turn)
        return true
    }

    /// One piece.
    ///
    /// - Returns: Where it goes on; nil when nothing is due, or somebody else went on.
    package func step(_ turn: ReviewTurn) async throws -> ReviewTurn? {
        switch turn.status {
        case .notStarted: return try await reviews.begin(turn)
        case .starting:
            guard let tenant = try await tenants.tenant(turn.tenant) else { return nil }
            return try await reviews.enter(try guests(turn.scope, tenant), limit: Self.piece, turn)
        case .inProgress:
            if let ended = try await reviews.complete(turn) { return ended }
            return turn.reviewer == nil ? try await reviews.remind(turn) : try await askSponsors(turn)
        case .applying:
            let open = try await reviews.toApply(turn, limit: Self.piece)
            return try await reviews.take(Self.piece(turn, open), of: turn)
        case .completed, .applied: return nil
        }
    }

    /// What comes of a piece. Pure.
    static func piece(_ turn: ReviewTurn, _ open: [OpenDecision]) -> AppliedPiece {
        AppliedPiece(
            decisions: open.map { decision in
                let (verdict, isDefault) = turn.settings.closing(decision.verdict, recommendation: decision.recommendation)
                return AppliedPiece.Decision(guest: decision.guest, verdict: verdict, isDefault: isDefault)
            }, place: open.last?.guest ?? turn.place, isLast: open.count < piece)
    }
}

/// A review that somebody is at, and how far the work is.
package struct ReviewTurn: Sendable, Equatable {
    package var review: AccessReview.ID
    package var tenant: Tenant.ID
    package var status: AccessReview.Status
    package var scope: String
    package var settings: AccessReviewSettings
    package var place: Guest.ID
    /// The last sponsor who was asked; nil where nobody is to be asked now.
    package var reviewer: String?

    package init(
        review: AccessReview.ID, tenant: Tenant.ID, status: AccessReview.Status, scope: String, settings: AccessReviewSettings,
        place: Guest.ID, reviewer: String? = nil
    ) {
        self.review = review
        self.tenant = tenant
        self.status = status
        self.scope = scope
        self.settings = settings
        self.place = place
        self.reviewer = reviewer
    }
}

/// A decision that is not applied yet.
package struct OpenDecision: Sendable, Equatable {
    package var guest: Guest.ID
    package var verdict: ReviewVerdict
    package var recommendation: ReviewVerdict?

    package init(guest: Guest.ID, verdict: ReviewVerdict, recommendation: ReviewVerdict?) {
        self.guest = guest
        self.verdict = verdict
        self.recommendation = recommendation
    }
}

/// What is done about one piece of a review's guests.
package struct AppliedPiece: Sendable, Equatable {
    package struct Decision: Sendable, Equatable {
        package var guest: Guest.ID
        package var verdict: ReviewVerdict
        /// Nobody decided: the review's default counts.
        package var isDefault: Bool

        package init(guest: Guest.ID, verdict: ReviewVerdict, isDefault: Bool) {
            self.guest = guest
            self.verdict = verdict
            self.isDefault = isDefault
        }
    }

    package var decisions: [Decision]
    /// Where the next one begins.
    package var place: Guest.ID
    package var isLast: Bool
}

package protocol AccessReviewWork: Sendable {
    /// A review of an active tenant with something due that nobody is at. Who claims it has half a minute for each piece.
    func claim() async throws -> ReviewTurn?

    // Each does its piece unless somebody else did, and answers where the review goes on; nil when nothing more is due.

    func begin(_ turn: ReviewTurn) async throws -> ReviewTurn?
    /// Enters the next guests whom `filter` chooses.
    func enter(_ filter: GuestFilter, limit: Int, _ turn: ReviewTurn) async throws -> ReviewTurn?
    /// Ends it when its time is over.
    func complete(_ turn: ReviewTurn) async throws -> ReviewTurn?
    /// Asks sponsors once more, half way, where that is wanted.
    func remind(_ turn: ReviewTurn) async throws -> ReviewTurn?
    func toApply(_ turn: ReviewTurn, limit: Int) async throws -> [OpenDecision]
    /// Blocks whom the piece denies, and notes what came of each.
    func take(_ piece: AppliedPiece, of turn: ReviewTurn) async throws -> ReviewTurn?
}
