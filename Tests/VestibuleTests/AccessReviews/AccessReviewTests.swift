import Foundation
import Testing

@testable import Vestibule

@Suite("What counts in the end of an access review") struct AccessReviewTests {
    private func settings(_ decision: AccessReviewSettings.Default, isOn: Bool = true) -> AccessReviewSettings {
        var settings = AccessReviewSettings()
        settings.usesDefault = isOn
        settings.defaultDecision = decision
        return settings
    }

    @Test("is the default where nobody decided, and what was decided everywhere else")
    func defaults() {
        for verdict in [ReviewVerdict.approve, .deny, .dontKnow] {
            let (counts, isDefault) = settings(.deny).closing(verdict, recommendation: .deny)
            #expect(counts == verdict && !isDefault)
        }
        let open: [(AccessReviewSettings.Default, ReviewVerdict?, ReviewVerdict)] = [
            (.deny, nil, .deny), (.approve, .deny, .approve), (.recommendation, .deny, .deny),
            (.recommendation, .approve, .approve),
            (.recommendation, nil, .notReviewed), (.none, .deny, .notReviewed),
        ]
        for (decision, recommendation, expected) in open {
            let (counts, isDefault) = settings(decision).closing(.notReviewed, recommendation: recommendation)
            #expect(counts == expected && isDefault == (expected != .notReviewed), "\(decision)")
            #expect(settings(decision, isOn: false).closing(.notReviewed, recommendation: recommendation).verdict == .notReviewed)
        }
    }

    @Test("comes piece by piece, and the last piece is the one that is not full")
    func pieces() {
        let turn = ReviewTurn(
            review: .init(rawValue: UUID()), tenant: .init(rawValue: UUID()), status: .applying, scope: "/users",
            settings: settings(.deny), place: .least)
        func open(_ count: Int) -> [OpenDecision] {
            (0..<count).map { _ in OpenDecision(guest: .init(rawValue: UUID()), verdict: .notReviewed, recommendation: nil) }
        }
        let full = open(GoOnWithReviews.piece)
        let first = GoOnWithReviews.piece(turn, full)
        #expect(
            !first.isLast && first.place == full.last?.guest && first.decisions.allSatisfy { $0.verdict == .deny && $0.isDefault })
        #expect(GoOnWithReviews.piece(turn, open(3)).isLast)
        #expect(GoOnWithReviews.piece(turn, []) == AppliedPiece(decisions: [], place: turn.place, isLast: true))
    }

    @Test("is refused settings, names and texts that a review cannot have")
    func refused() throws {
        func make(_ name: String = "Guests", _ text: String? = nil, _ change: (inout AccessReviewSettings) -> Void = { _ in })
            throws
        {
            var settings = AccessReviewSettings()
            change(&settings)
            _ = try NewAccessReview(displayName: name, adminDescription: text, scope: "/users", settings: settings)
        }
        try make("Guests", "two\nlines") { $0.durationDays = 90 }
        #expect(throws: AccessReviewRefusal.duration) { try make { $0.durationDays = 91 } }
        #expect(throws: AccessReviewRefusal.duration) { try make { $0.durationDays = 0 } }
        #expect(throws: AccessReviewRefusal.nothingRecommended) { try make { $0.defaultDecision = .recommendation } }
        for name in ["", String(repeating: "x", count: 257), "two\nlines", "a\u{202E}b"] {
            #expect(throws: AccessReviewRefusal.text("displayName", limit: 256), "\(name)") { try make(name) }
        }
        #expect(throws: AccessReviewRefusal.text("descriptionForAdmins", limit: 2000)) {
            try make("Guests", String(repeating: "x", count: 2001))
        }
    }
}
