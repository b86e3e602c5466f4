import Foundation
import Testing
import Vestibule

@testable import VestibuleHTTP

extension PagesTests {
    func accessReview(_ letterhead: Letterhead, hasBadReason: Bool = false, next: String? = nil) throws -> AccessReviewPage {
        let entries = try [ReviewVerdict.notReviewed, .approve, .deny].enumerated().map { index, verdict in
            ReviewNotice.Entry(
                guest: Guest.ID(rawValue: UUID()), name: "<b>\(index)</b>", address: try EmailAddress("ana@fabrikam.example"),
                lastSignIn: index == 0 ? nil : Self.noon, verdict: verdict)
        }
        return AccessReviewPage(
            letterhead,
            ReviewNotice(
                review: "Guests, <i>autumn</i>", explanation: "Why", endsAt: Self.noon, isAlive: true, justifiesApproval: true,
                entries: entries),
            tenant: "Contoso", hasBadReason: hasBadReason, action: "/sponsor/access-review?v=x", next: next, token: "t")
    }

    @Test("ask a sponsor whom a review asks about each guest, with what was decided, and say what was wrong with a press")
    func accessReviews() throws {
        let text = try Pages().render(accessReview(letterhead(), next: "/sponsor/access-review?v=x&after=y"))
        #expect(text.matches(of: /value="keep">Keep access/).count == 3 && text.matches(of: /value="remove"/).count == 3)
        #expect(text.matches(of: /role="status"/).count == 2 && !text.contains("role=\"alert\""))
        for said in ["Guests, &lt;i&gt;autumn", "Why", "by 14 March 2026", "never", "More guests", "&lt;b&gt;0", "after=y"] {
            #expect(text.contains(said), "\(said)")
        }
        let again = try Pages().render(accessReview(letterhead(), hasBadReason: true))
        #expect(again.contains("at most 500 characters") && !again.contains("More guests"))
    }
}
