import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("An access review that asks sponsors") struct SponsorReviewTests {
    private func guest(_ house: House, _ name: String, _ sponsors: String...) async throws -> Guest.ID {
        let guest = try await house.invite("\(name)@fabrikam.example").invitation.guest
        for sponsor in sponsors {
            try await house.db.guests.add(
                .address(try EmailAddress("\(sponsor)@contoso.example")), to: guest, of: house.id, by: .system)
        }
        return guest
    }

    private func review(_ house: House, _ adjust: (inout AccessReviewSettings) -> Void = { _ in }) async throws -> AccessReview {
        try await house.reviewInProgress(asksSponsors: true) {
            $0.sendsLetters = true
            adjust(&$0)
        }
    }

    private func letters(_ house: House) async throws -> [String] {
        try await house.db.run("select recipient from letters where kind = 'accessReview' order by recipient").map {
            try $0.decode("recipient")
        }
    }

    /// The link that `sponsor` got last, made anew because only its digest is kept.
    private func link(_ house: House, _ sponsor: String) async throws -> Credential {
        let row = try await house.db.run(
            "select notice_id from access_review_notices where mailbox = \(sponsor + "@contoso.example") order by letter_round desc, tells_all desc limit 1"
        ).onlyRow
        let link = Credential(
            .accessReview, tenant: house.id, row: try row.decode("notice_id", as: ReviewNotice.ID.self), in: house.db.surroundings)
        try await house.db.run(
            "update access_review_notices set digest = \(link.digest) where notice_id = \(ReviewNotice.ID(rawValue: link.row))")
        return link
    }

    private func page(_ house: House) -> ReviewAsSponsor { ReviewAsSponsor(notices: house.reviews, tenants: house.db.tenants) }

    @Test("sends each one letter, whoever else works at it, and shows each the guests it answers for")
    func letters() async throws {
        try await withHouse { house in
            let (ana, bo) = (try await guest(house, "ana", "boss"), try await guest(house, "bo", "boss"))
            let cy = try await guest(house, "cy")
            let made = try await review(house)
            #expect(try await letters(house) == ["boss@contoso.example", "it@contoso.example"])
            #expect(try await house.db.count("audit_events", where: "activity = 'accessReviewAsked'") == 2)
            // As after a worker that was killed before it noted whom it has asked.
            try await house.db.run("update access_reviews set at_reviewer = '', next_turn_at = now()")
            #expect(try await house.goOn())
            #expect(try await letters(house).count == 2)
            let boss = try await link(house, "boss")
            let (notice, _) = try await page(house).look(boss, after: nil)
            #expect(notice.isAlive && Set(notice.entries.map(\.guest)) == [ana, bo])
            let rest = try await page(house).look(boss, after: notice.entries.first?.guest).notice
            #expect(rest.entries.map(\.guest) == [notice.entries[1].guest])
            #expect(try await page(house).look(try await link(house, "it"), after: nil).notice.entries.map(\.guest) == [cy])
            #expect(try await house.decisions(made).allSatisfy { $0.verdict == .notReviewed })
            // Another secret for the same row.
            let forged = Credential(
                .accessReview, tenant: house.id, row: ReviewNotice.ID(rawValue: boss.row), in: house.db.surroundings)
            await #expect(throws: RedemptionRefusal.linkUnknown) { _ = try await page(house).look(forged, after: nil) }
            #expect(try await house.reviews.decide(GivenVerdict(.deny), about: ana, through: forged) == false)
        }
    }

    @Test("takes a press about one's own guests only, with a reason where one is wanted, and none after the end")
    func presses() async throws {
        try await withHouse { house in
            let (ana, cy) = (try await guest(house, "ana", "boss"), try await guest(house, "cy"))
            let made = try await review(house) { $0.justifiesApproval = true }
            let boss = try await link(house, "boss")
            let press = page(house)
            #expect(try await press.decide(.approve, reason: "", about: ana, through: boss) == .badReason)
            #expect(
                try await press.decide(.deny, reason: String(repeating: "x", count: 501), about: ana, through: boss) == .badReason)
            #expect(try await press.decide(.deny, reason: "", about: cy, through: boss) == .over)
            #expect(try await press.decide(.approve, reason: "Project", about: ana, through: boss) == .done)
            let decided = try #require(try await house.decisions(made, ReviewDecisionFilter(guest: ana)).first)
            #expect(decided.verdict == .approve && decided.justification == "Project")
            #expect(decided.decider == AccessReview.Name(kind: "sponsor", name: "boss@contoso.example"))
            #expect(try await house.decisions(made, ReviewDecisionFilter(guest: cy)).first?.verdict == .notReviewed)
            try await house.timeIsOver()
            #expect(try await press.decide(.deny, reason: "", about: ana, through: boss) == .over)
            #expect(try await press.look(boss, after: nil).notice.isAlive == false)
            #expect(try await house.db.count("audit_events", where: "activity = 'accessReviewDecided'") == 1)
        }
    }

    @Test("shows nothing to a sponsor who was replaced, and asks whoever follows; where nobody does, who is left")
    func replaced() async throws {
        try await withHouse { house in
            let (ana, bo) = (try await guest(house, "ana", "boss"), try await guest(house, "bo", "boss", "aide"))
            _ = try await review(house)
            let boss = try await link(house, "boss")
            let gone = try EmailAddress("boss@contoso.example")
            let next = try EmailAddress("next@contoso.example")
            // Of its two guests one goes to another, the other is left.
            #expect(try await house.sponsorChanges.passGuests(from: gone, to: next, of: house.id, atMost: 1, by: .system) == 1)
            #expect(try await house.sponsorChanges.passGuests(from: gone, to: nil, of: house.id, atMost: 5, by: .system) == 1)
            #expect(try await page(house).look(boss, after: nil).notice.entries.isEmpty)
            for guest in [ana, bo] {
                #expect(try await page(house).decide(.deny, reason: "", about: guest, through: boss) == .over)
            }
            #expect(try await house.goOn() == false)
            #expect(try await house.sponsorChanges.passReviews(from: gone, of: house.id, atMost: 5, by: .system) == 2)
            #expect(try await house.sponsorChanges.passReviews(from: gone, of: house.id, atMost: 5, by: .system) == 0)
            #expect(try await house.goOn())
            let asked = try await house.db.run(
                "select lower(reviewer) as reviewer from access_review_decisions order by 1"
            ).map {
                try $0.decode("reviewer", as: String.self)
            }
            #expect(asked.contains("next@contoso.example") && !asked.contains("boss@contoso.example"))
            #expect(try await letters(house).count == 3)
            let followed = try await page(house).look(try await link(house, "next"), after: nil).notice.entries
            #expect(followed.count == 1)
            #expect(
                try await page(house).decide(.deny, reason: "", about: followed[0].guest, through: try await link(house, "next"))
                    == .done)
        }
    }

    @Test(
        "tells who has a letter once more when it answers for others too: a sponsor's guests, or those of an application's contact")
    func inherits() async throws {
        try await withHouse { house in
            try await house.db.run("update applications set contact = 'team@contoso.example'")
            let (ana, bo) = (try await guest(house, "ana", "boss"), try await guest(house, "bo", "aide"))
            let cy = try await guest(house, "cy")
            _ = try await review(house)
            #expect(try await letters(house) == ["aide@contoso.example", "boss@contoso.example", "team@contoso.example"])
            let (aide, team) = (try await link(house, "aide"), try await link(house, "team"))
            let tenant = try #require(try await house.db.tenants.tenant(house.id))
            let heir = try EmailAddress("aide@contoso.example")
            for gone in ["boss@contoso.example", "team@contoso.example"] {
                let replace = ReplaceSponsor(sponsors: house.sponsorChanges)
                let done = try await replace(try EmailAddress(gone), by: heir, of: tenant, doneBy: .system)
                #expect(!done.isUnfinished)
                #expect(try await house.goOn())
            }
            #expect(try await letters(house).filter { $0 == heir.text }.count == 3)
            try await house.turnIsDue()
            #expect(try await house.goOn())
            #expect(try await letters(house).count == 5)
            for link in [aide, try await link(house, "aide")] {
                #expect(Set(try await page(house).look(link, after: nil).notice.entries.map(\.guest)) == [ana, bo, cy])
            }
            #expect(try await page(house).look(team, after: nil).notice.entries.isEmpty)
            #expect(try await page(house).decide(.deny, reason: "", about: cy, through: team) == .over)
        }
    }

    @Test("takes two presses at once one after the other, and the last one stands")
    func twice() async throws {
        try await withHouse { house in
            let ana = try await guest(house, "ana", "boss")
            let made = try await review(house)
            let boss = try await link(house, "boss")
            async let keep = page(house).decide(.approve, reason: "Stays", about: ana, through: boss)
            async let remove = page(house).decide(.deny, reason: "Left", about: ana, through: boss)
            #expect(try await [keep, remove] == [.done, .done])
            let either = try #require(try await house.decisions(made, ReviewDecisionFilter(guest: ana)).first)
            #expect(either.justification == (either.verdict == .approve ? "Stays" : "Left"))
            #expect(try await page(house).decide(.deny, reason: "", about: ana, through: boss) == .done)
            let last = try #require(try await house.decisions(made, ReviewDecisionFilter(guest: ana)).first)
            #expect(last.verdict == .deny && last.justification == nil)
            #expect(try await house.db.count("audit_events", where: "activity = 'accessReviewDecided'") == 3)
        }
    }

    @Test("reminds those who have not decided about everybody: half way where it says so, or when asked, once in twenty hours")
    func reminding() async throws {
        try await withHouse { house in
            let ana = try await guest(house, "ana", "boss")
            _ = try await guest(house, "bo", "aide")
            let made = try await review(house) { $0.sendsReminder = true }
            #expect(try await letters(house).count == 2)
            #expect(try await house.goOn() == false)
            let boss = try await link(house, "boss")
            #expect(try await page(house).decide(.approve, reason: "", about: ana, through: boss) == .done)
            #expect(try await house.reviews.remind(made.id, of: house.id, by: .system) == .refused(.inProgress))
            try await house.db.run(
                "update access_reviews set starts_at = starts_at - interval '8 days', ends_at = ends_at - interval '8 days', next_turn_at = now()"
            )
            #expect(try await house.goOn())
            #expect(try await letters(house) == ["aide@contoso.example", "aide@contoso.example", "boss@contoso.example"])
            try await house.turnIsDue()
            #expect(try await house.goOn())
            #expect(try await letters(house).count == 3)
            try await house.db.run("update access_reviews set asked_at = asked_at - interval '20 hours'")
            #expect(try await house.reviews.remind(made.id, of: house.id, by: .system) == .done)
            #expect(try await house.goOn())
            #expect(try await letters(house).count == 4)
            // An older link works on.
            #expect(try await page(house).decide(.deny, reason: "", about: ana, through: boss) == .done)
            let silent = try await house.reviewInProgress()
            #expect(try await house.reviews.remind(silent.id, of: house.id, by: .system) == .refused(.inProgress))
        }
    }
}
