import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("An access review") struct AccessReviewStoreTests {
    @Test("enters the guests there are when it begins, piece by piece, each once, and nobody who comes later")
    func entering() async throws {
        try await withHouse { house in
            for name in ["a", "b", "c", "d", "e"] { _ = try await house.invite("\(name)@fabrikam.example") }
            _ = try await house.invite("x@elsewhere.example")
            let review = try await house.makeReview()
            #expect(review.status == .notStarted && review.guests == 0)
            var turn = try #require(try await house.reviews.claim())
            // Somebody is at it.
            #expect(try await house.reviews.claim() == nil)
            turn = try #require(try await house.reviews.begin(turn))
            let late = try await house.invite("late@fabrikam.example")
            let partner = GuestFilter.text(of: .mail, .endsWith(FoldedText("@fabrikam.example")))
            let second = try #require(try await house.reviews.enter(partner, limit: 2, turn))
            #expect(second.status == .starting)
            // The same piece once more, as by another who was at it.
            #expect(try await house.reviews.enter(partner, limit: 2, turn) == nil)
            #expect(try await house.db.count("access_review_decisions") == 2)
            // Killed: who claims it goes on from there.
            try await house.turnIsDue()
            turn = try #require(try await house.reviews.claim())
            #expect(turn == second)
            turn = try #require(try await house.reviews.enter(partner, limit: 2, turn))
            turn = try #require(try await house.reviews.enter(partner, limit: 2, turn))
            #expect(turn.status == .inProgress)
            let decisions = try await house.decisions(review)
            #expect(decisions.map(\.address.text).sorted() == ["a", "b", "c", "d", "e"].map { "\($0)@fabrikam.example" })
            #expect(decisions.allSatisfy { $0.verdict == .notReviewed && $0.result == .new && $0.recommendation == nil })
            #expect(!decisions.map(\.guest).contains(late.invitation.guest))
            #expect(try await house.reviews.review(review.id, of: house.id)?.guests == 5)
            #expect(
                try await house.events().filter { $0.hasPrefix("accessReview") } == ["accessReviewCreated", "accessReviewStarted"])
            // Nothing is due until its end.
            #expect(try await house.reviews.complete(turn) == nil)
            #expect(try await house.reviews.claim() == nil)
        }
    }

    @Test("recommends whoever signed in within thirty days, also by a session that is swept away")
    func recommending() async throws {
        try await withHouse { house in
            let here = try await house.redeem("here@fabrikam.example").0.invitation.guest
            let (long, session, _) = try await house.redeem("long@fabrikam.example")
            try await house.db.run(
                "update sessions set proved_at = now() - interval '31 days' where session_id = \(Session.ID(rawValue: session.row))"
            )
            let kept = try await house.invite("kept@fabrikam.example").invitation.guest
            try await house.db.run(
                "insert into last_sign_ins (tenant_id, guest_id, signed_in_at) values (\(house.id), \(kept), now() - interval '29 days')"
            )
            let never = try await house.invite("never@fabrikam.example").invitation.guest
            try await house.db.run("update guests set created_at = now() - interval '31 days'")
            let review = try await house.reviewInProgress { $0.recommends = true }
            let found = Dictionary(uniqueKeysWithValues: try await house.decisions(review).map { ($0.guest, $0.recommendation) })
            #expect(found == [here: .approve, kept: .approve, long.invitation.guest: .deny, never: .deny])
        }
    }

    @Test("takes decisions while it is in progress, of one guest and of all, and takes them back")
    func deciding() async throws {
        try await withHouse { house in
            let (ana, bo) = (
                try await house.invite().invitation.guest, try await house.invite("bo@fabrikam.example").invitation.guest
            )
            let early = try await house.makeReview()
            let given = GivenVerdict(.deny, justification: "Left.")
            let actor = Actor.application(house.application.id)
            #expect(
                try await house.reviews.decide(given, about: ana, in: early.id, of: house.id, by: actor) == .refused(.notStarted))
            _ = try await house.goOn()
            let decide = DecideInReview(reviews: house.reviews)
            let review = try #require(try await house.reviews.review(early.id, of: house.id))
            try await decide(given, about: ana, in: review, by: actor)
            let decided = try await house.decisions(review, ReviewDecisionFilter(verdicts: [.deny]))
            #expect(decided.map(\.guest) == [ana] && decided[0].justification == "Left." && decided[0].decidedAt != nil)
            #expect(decided[0].decider == AccessReview.Name(kind: "application", name: house.application.id.description))
            try await decide(GivenVerdict(.notReviewed), about: ana, in: review, by: actor)
            let back = try await house.decisions(review, ReviewDecisionFilter(guest: ana))
            #expect(back.count == 1 && back[0].decider == nil && back[0].justification == nil && back[0].decidedAt == nil)

            try await decide.aboutAll(GivenVerdict(.approve), in: review, by: actor)
            #expect(try await house.decisions(review).map(\.verdict) == [.approve, .approve])
            let (outcome, place) = try await house.reviews.decide(
                given, aboutNext: 1, after: nil, in: review.id, of: house.id, by: actor)
            #expect(outcome == .decided && place == [ana, bo].min { $0.bytes.lexicographicallyPrecedes($1.bytes) })
            #expect(
                try await house.reviews.countDecisions(of: review.id, tenant: house.id, matching: .init(verdicts: [.deny])) == 1)
            await #expect(throws: AccessReviewRefusal.noSuchDecision) {
                try await decide(given, about: .init(rawValue: UUID()), in: review, by: actor)
            }
            var strict = review
            strict.settings.justifiesApproval = true
            await #expect(throws: AccessReviewRefusal.justificationMissing) {
                try await decide(GivenVerdict(.approve, justification: ""), about: ana, in: strict, by: actor)
            }
        }
    }

    @Test("takes no decision after its end, also before a worker came by")
    func late() async throws {
        try await withHouse { house in
            let ana = try await house.invite().invitation.guest
            let review = try await house.reviewInProgress()
            try await house.timeIsOver()
            let decide = DecideInReview(reviews: house.reviews)
            for _ in 0..<2 {
                await #expect(
                    throws: AccessReviewRefusal.standing(.completed, needed: "Decisions are taken while it is InProgress.")
                ) {
                    try await decide(GivenVerdict(.deny), about: ana, in: review, by: .system)
                }
                await #expect(throws: AccessReviewRefusal.self) {
                    try await decide.aboutAll(GivenVerdict(.deny), in: review, by: .system)
                }
                _ = try await house.goOn()
            }
            #expect(try await house.reviews.review(review.id, of: house.id)?.status == .completed)
            #expect(try await house.decisions(review).map(\.verdict) == [.notReviewed])
            #expect(try await house.events().contains("accessReviewDecided") == false)
        }
    }

    @Test("blocks whom it denies as a block does: sessions, codes and refresh tokens are dead, and applications told")
    func blocking() async throws {
        try await withHouse { house in
            var change = ApplicationChange()
            change.backchannelLogoutURI = RedirectURI("https://board.contoso.example/out")
            _ = try await house.db.applications.change(house.application.id, of: house.id, change, by: .system)
            let (gone, session, _) = try await house.redeem("ana@fabrikam.example")
            let (stays, other, _) = try await house.redeem("bo@fabrikam.example")
            let refresh = house.newRefreshToken()
            _ = try await house.db.grants.begin(.sample(for: session, of: house), of: house.id, refresh: refresh.new)
            let code = AuthorizationCode.sample(for: session, of: house)
            let review = try await house.reviewInProgress()
            try await house.decide(review, [gone.invitation.guest: .deny, stays.invitation.guest: .approve])
            #expect(try await house.db.sessions.session(session) != nil)
            let actor = Actor.application(house.application.id)
            #expect(try await house.reviews.apply(review.id, of: house.id, by: actor) == .refused(.inProgress))
            #expect(try await house.reviews.stop(review.id, of: house.id, by: actor) == .done)
            #expect(try await house.reviews.apply(review.id, of: house.id, by: actor) == .done)
            #expect(try await house.goOn())
            #expect(try await house.reviews.review(review.id, of: house.id)?.status == .applied)
            #expect(try await house.db.guests.guest(gone.invitation.guest, of: house.id)?.isEnabled == false)
            #expect(try await house.db.guests.guest(stays.invitation.guest, of: house.id)?.isEnabled == true)
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.db.sessions.session(other) != nil)
            #expect(try await house.db.grants.grant(behind: refresh.credential) == nil)
            guard case .granted = try await house.db.grants.begin(code, of: house.id, refresh: nil) else {
                #expect(try await house.db.count("sessions", where: "ended_at is not null") == 1)
                #expect(try await house.db.count("logouts", where: "guest_id = '\(gone.invitation.guest)'") == 1)
                let written = try await house.db.run(
                    "select actor, target, details->>'accessReview' as review from audit_events where activity = 'guestDisabled'")
                #expect(try written.map { try $0.decode("actor", as: String.self) } == [house.application.id.description])
                #expect(try written.map { try $0.decode("target", as: String.self) } == [gone.invitation.guest.description])
                #expect(try written.map { try $0.decode("review", as: String.self) } == [review.id.description])
                #expect(try await house.decisions(review).allSatisfy { $0.result == .applied && $0.applier?.kind == "application" })
                return
            }
            throw Unexpected(what: "a code of a guest who is blocked")
        }
    }

    @Test("is applied in pieces that can be gone on with after a kill, each guest once")
    func pieces() async throws {
        try await withHouse { house in
            var guests: [Guest.ID] = []
            for name in ["a", "b", "c", "d", "e"] {
                guests.append(try await house.invite("\(name)@fabrikam.example").invitation.guest)
            }
            let review = try await house.reviewInProgress()
            try await DecideInReview(reviews: house.reviews).aboutAll(GivenVerdict(.deny), in: review, by: .system)
            _ = try await house.reviews.stop(review.id, of: house.id, by: .system)
            _ = try await house.reviews.apply(review.id, of: house.id, by: .system)
            var turn = try #require(try await house.reviews.claim())
            func piece(_ turn: ReviewTurn, of count: Int) async throws -> AppliedPiece {
                var piece = GoOnWithReviews.piece(turn, try await house.reviews.toApply(turn, limit: count))
                piece.isLast = piece.decisions.count < count
                return piece
            }
            let first = try await piece(turn, of: 2)
            let next = try #require(try await house.reviews.take(first, of: turn))
            // Another who was at the same piece does nothing.
            #expect(try await house.reviews.take(first, of: turn) == nil)
            #expect(try await house.db.count("guests", where: "not is_enabled") == 2)
            #expect(try await house.db.count("audit_events", where: "activity = 'guestDisabled'") == 2)
            // Killed. Whom an administrator lets in again meanwhile stays in.
            var enable = GuestChange()
            enable.isEnabled = true
            _ = try await house.db.guests.change(first.decisions[0].guest, of: house.id, enable, ifOneOf: nil, by: .system)
            try await house.turnIsDue()
            turn = try #require(try await house.reviews.claim())
            #expect(turn == next)
            #expect(try await house.reviews.delete(review.id, of: house.id, by: .system) == .refused(.applying))
            turn = try #require(try await house.reviews.take(try await piece(turn, of: 2), of: turn))
            turn = try #require(try await house.reviews.take(try await piece(turn, of: 2), of: turn))
            #expect(turn.status == .applied)
            #expect(try await house.db.count("guests", where: "not is_enabled") == 4)
            #expect(try await house.db.count("audit_events", where: "activity = 'guestDisabled'") == 5)
            #expect(try await house.db.count("audit_events", where: "activity = 'accessReviewApplied'") == 1)
            #expect(try await house.decisions(review).allSatisfy { $0.result == .applied })
            #expect(try await house.reviews.claim() == nil)
        }
    }

    @Test("blocks who was deleted meanwhile for when it is restored, nobody twice, and leaves whom nobody decided about")
    func meanwhile() async throws {
        try await withHouse { house in
            let (gone, off, open) = (
                try await house.invite("gone@fabrikam.example").invitation.guest,
                try await house.invite("off@fabrikam.example").invitation.guest,
                try await house.invite("open@fabrikam.example").invitation.guest
            )
            let review = try await house.reviewInProgress()
            try await house.decide(review, [gone: .deny, off: .deny])
            var block = GuestChange()
            block.isEnabled = false
            _ = try await house.db.guests.change(off, of: house.id, block, ifOneOf: nil, by: .system)
            _ = try await house.db.guests.delete(gone, of: house.id, by: .system)
            let again = try await house.invite("gone@fabrikam.example").invitation.guest
            _ = try await house.reviews.stop(review.id, of: house.id, by: .system)
            _ = try await house.reviews.apply(review.id, of: house.id, by: .system)
            #expect(try await house.goOn())
            let results = Dictionary(uniqueKeysWithValues: try await house.decisions(review).map { ($0.guest, $0.result) })
            #expect(results == [gone: .guestGone, off: .applied, open: .new])
            #expect(try await house.db.guests.guest(again, of: house.id)?.isEnabled == true)
            #expect(try await house.db.guests.guest(open, of: house.id)?.isEnabled == true)
            // One by hand, and one by the review.
            #expect(try await house.db.count("audit_events", where: "activity = 'guestDisabled'") == 2)
            #expect(try await house.db.count("guests", where: "deleted_at is not null and is_enabled") == 0)
        }
    }

    @Test("applies itself at its end where it says so, with the default for whom nobody decided about")
    func byItself() async throws {
        try await withHouse { house in
            let (ana, bo) = (
                try await house.invite().invitation.guest, try await house.invite("bo@fabrikam.example").invitation.guest
            )
            let review = try await house.reviewInProgress {
                $0.appliesItself = true
                $0.usesDefault = true
                $0.defaultDecision = .deny
            }
            try await house.decide(review, [bo: .dontKnow])
            #expect(try await house.goOn() == false)
            try await house.timeIsOver()
            #expect(try await house.goOn())
            let found = try await house.decisions(review)
            let denied = try #require(found.first { $0.guest == ana })
            #expect(denied.verdict == .deny && denied.decider?.kind == "system" && denied.result == .applied)
            #expect(found.first { $0.guest == bo }?.verdict == .dontKnow)
            #expect(try await house.db.guests.guest(ana, of: house.id)?.isEnabled == false)
            #expect(try await house.db.guests.guest(bo, of: house.id)?.isEnabled == true)
            // Events of one piece are of one moment, and in no order.
            let last = try await house.events().suffix(3)
            #expect(Set(last) == ["accessReviewCompleted", "guestDisabled", "accessReviewApplied"])
        }
    }

    @Test("is another's to nobody: not to read, decide, stop, apply or delete; and a suspended tenant's waits")
    func anothers() async throws {
        try await withDatabase { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            let guest = try await contoso.invite().invitation.guest
            let review = try await contoso.reviewInProgress()
            let reviews = fabrikam.reviews
            #expect(try await reviews.review(review.id, of: fabrikam.id) == nil)
            #expect(try await reviews.list(of: fabrikam.id, after: nil, limit: 9).isEmpty)
            #expect(
                try await reviews.decisions(of: review.id, tenant: fabrikam.id, matching: .init(), after: nil, limit: 9).isEmpty)
            #expect(
                try await reviews.decide(GivenVerdict(.deny), about: guest, in: review.id, of: fabrikam.id, by: .system)
                    == .noSuchDecision)
            #expect(try await reviews.stop(review.id, of: fabrikam.id, by: .system) == .notFound)
            #expect(try await reviews.apply(review.id, of: fabrikam.id, by: .system) == .notFound)
            #expect(try await reviews.delete(review.id, of: fabrikam.id, by: .system) == .notFound)
            try await contoso.timeIsOver()
            try await db.run("update tenants set status = 'suspended' where tenant_id = \(contoso.id)")
            #expect(try await reviews.claim() == nil)
            try await db.run("update tenants set status = 'active' where tenant_id = \(contoso.id)")
            #expect(try await reviews.claim()?.review == review.id)
        }
    }

    @Test("that begins late has its whole time, and one that ends long after its time denies nobody by itself")
    func outOfTime() async throws {
        try await withHouse { house in
            _ = try await house.redeem()
            let harsh: (inout AccessReviewSettings) -> Void = {
                $0.durationDays = 1
                $0.usesDefault = true
                $0.defaultDecision = .deny
                $0.appliesItself = true
            }
            let planned = try await house.makeReview(startingIn: 60, harsh)
            try await house.db.run(
                "update access_reviews set starts_at = now() - interval '3 days', ends_at = now() - interval '2 days', next_turn_at = now()"
            )
            #expect(try await house.goOn())
            let begun = try #require(try await house.reviews.review(planned.id, of: house.id))
            #expect(begun.status == .inProgress && abs(begun.endsAt.timeIntervalSinceNow - 86_400) < 60)
            try await house.db.run("update access_reviews set ends_at = now() - interval '2 hours', next_turn_at = now()")
            #expect(try await house.goOn())
            #expect(try await house.reviews.review(planned.id, of: house.id)?.status == .completed)
            #expect(try await house.db.count("guests", where: "is_enabled") == 1)
        }
    }

    @Test("recommends nothing against who has only just been invited")
    func newcomers() async throws {
        try await withHouse { house in
            let new = try await house.invite("new@fabrikam.example").invitation.guest
            let old = try await house.invite("old@fabrikam.example").invitation.guest
            try await house.db.run("update guests set created_at = now() - interval '31 days' where guest_id = \(old)")
            _ = try await house.reviewInProgress { $0.recommends = true }
            for (guest, recommendation) in [(new, "Approve"), (old, "Deny")] {
                #expect(
                    try await house.db.count(
                        "access_review_decisions", where: "guest_id = '\(guest)' and recommendation = '\(recommendation)'") == 1)
            }
        }
    }

    @Test("gets other settings before it begins only, and is deleted with its decisions")
    func changing() async throws {
        try await withHouse { house in
            _ = try await house.invite()
            let review = try await house.makeReview(startingIn: 86_400)
            var settings = AccessReviewSettings()
            settings.durationDays = 3
            let change = AccessReviewChange(displayName: "Other", adminDescription: "Why", settings: settings)
            #expect(try await house.reviews.change(review.id, of: house.id, change, by: .system) == .done)
            let changed = try #require(try await house.reviews.review(review.id, of: house.id))
            #expect(changed.displayName == "Other" && changed.adminDescription == "Why" && changed.settings == settings)
            #expect(abs(changed.endsAt.timeIntervalSince(changed.startsAt) - 3 * 86_400) < 1)
            #expect(try await house.goOn() == false)
            try await house.db.run(
                "update access_reviews set starts_at = now(), ends_at = now() + interval '3 days', next_turn_at = now()")
            #expect(try await house.goOn())
            #expect(try await house.reviews.change(review.id, of: house.id, change, by: .system) == .refused(.inProgress))
            let name = AccessReviewChange(displayName: "Third", adminDescription: "")
            #expect(try await house.reviews.change(review.id, of: house.id, name, by: .system) == .done)
            #expect(try await house.reviews.review(review.id, of: house.id)?.adminDescription == nil)
            #expect(try await house.reviews.count(of: house.id) == 1)
            #expect(try await house.db.count("access_review_decisions") == 1)
            #expect(try await house.reviews.delete(review.id, of: house.id, by: .system) == .done)
            #expect(try await house.db.count("access_review_decisions") == 0)
            #expect(try await house.reviews.delete(review.id, of: house.id, by: .system) == .notFound)
            #expect(try await house.events().suffix(1) == ["accessReviewDeleted"])
        }
    }
}

extension House {
    var reviews: PostgresAccessReviewStore { PostgresAccessReviewStore(db.database, surroundings: db.surroundings) }

    func makeReview(
        startingIn seconds: Double? = nil, asksSponsors: Bool = false, _ adjust: (inout AccessReviewSettings) -> Void = { _ in }
    ) async throws -> AccessReview {
        var settings = AccessReviewSettings()
        adjust(&settings)
        let new = try NewAccessReview(
            displayName: "Guests", scope: "/users", asksSponsors: asksSponsors, settings: settings,
            startsAt: seconds.map { Date(timeIntervalSinceNow: $0) })
        return try #require(try await reviews.create(new, of: id, by: .application(application.id)))
    }

    /// A review of all guests there are.
    func reviewInProgress(
        asksSponsors: Bool = false, _ adjust: (inout AccessReviewSettings) -> Void = { _ in }
    ) async throws -> AccessReview {
        let made = try await makeReview(asksSponsors: asksSponsors, adjust)
        _ = try await goOn()
        let review = try #require(try await reviews.review(made.id, of: id))
        try #require(review.status == .inProgress)
        return review
    }

    /// What the worker does in a round: piece after piece while anything is due.
    func goOn() async throws -> Bool {
        let next = GoOnWithReviews(reviews: reviews, tenants: db.tenants, askSponsors: askSponsors, guests: { _, _ in .everyone })
        var wasDue = false
        while try await next() { wasDue = true }
        return wasDue
    }

    private var askSponsors: AskSponsors {
        AskSponsors(
            reviews: reviews, tenants: db.tenants, letters: LetterSealer(vault: db.vault, surroundings: db.surroundings),
            links: PublicLinks(base: "https://guests.contoso.example"), surroundings: db.surroundings)
    }

    func decide(_ review: AccessReview, _ verdicts: [Guest.ID: ReviewVerdict]) async throws {
        for (guest, verdict) in verdicts {
            try await DecideInReview(reviews: reviews)(GivenVerdict(verdict), about: guest, in: review, by: .system)
        }
    }

    func decisions(_ review: AccessReview, _ filter: ReviewDecisionFilter = .init()) async throws -> [ReviewDecision] {
        try await reviews.decisions(of: review.id, tenant: id, matching: filter, after: nil, limit: 1000)
    }

    /// A worker's lease is over.
    func turnIsDue() async throws {
        try await db.run("update access_reviews set next_turn_at = now() where next_turn_at is not null")
    }

    func timeIsOver() async throws {
        try await db.run("update access_reviews set ends_at = now(), next_turn_at = now()")
    }

    /// Each statement of a review that names its tenant, once.
    func reviewCalls() async throws {
        let guest = try await invite("reviewed@fabrikam.example").invitation.guest
        let review = try await makeReview(asksSponsors: true) {
            $0.recommends = true
            $0.sendsLetters = true
        }
        _ = try await reviews.change(review.id, of: id, AccessReviewChange(displayName: "Other"), by: .system)
        var turn = ReviewTurn(
            review: review.id, tenant: id, status: .notStarted, scope: "/users", settings: review.settings, place: .least)
        turn = try #require(try await reviews.begin(turn))
        turn = try #require(try await reviews.enter(.everyone, limit: 500, turn))
        _ = try await reviews.complete(turn)
        turn = try #require(try await askSponsors(turn))
        let told = try await db.run(
            """
            select notice_id from access_review_notices
             where tenant_id = \(id)
               and mailbox = (select lower(reviewer) from access_review_decisions where tenant_id = \(id) and guest_id = \(guest))
            """
        ).onlyRow
        let link = Credential(
            .accessReview, tenant: id, row: try told.decode("notice_id", as: ReviewNotice.ID.self), in: db.surroundings)
        try await db.run("update access_review_notices set digest = \(link.digest) where tenant_id = \(id)")
        #expect(try await reviews.notice(link, after: nil, limit: 99)?.entries.contains { $0.guest == guest } == true)
        #expect(try await reviews.decide(GivenVerdict(.approve), about: guest, through: link))
        let sponsor = try EmailAddress("nobody@contoso.example")
        #expect(try await sponsorChanges.passReviews(from: sponsor, of: id, atMost: 5, by: .system) == 0)
        _ = try await reviews.remind(turn)
        _ = try await reviews.remind(review.id, of: id, by: .system)
        turn.reviewer = nil
        _ = try await reviews.list(of: id, after: nil, limit: 9)
        _ = try await reviews.count(of: id)
        try await decide(review, [guest: .deny])
        try await DecideInReview(reviews: reviews).aboutAll(GivenVerdict(.deny), in: review, by: .system)
        _ = try await reviews.countDecisions(of: review.id, tenant: id, matching: .init(verdicts: [.deny], guest: guest))
        #expect(try await decisions(review).isEmpty == false)
        #expect(try await reviews.stop(review.id, of: id, by: .system) == .done)
        #expect(try await reviews.apply(review.id, of: id, by: .system) == .done)
        turn.status = .applying
        let piece = GoOnWithReviews.piece(turn, try await reviews.toApply(turn, limit: 500))
        #expect(try await reviews.take(piece, of: turn)?.status == .applied)
        #expect(try await reviews.delete(review.id, of: id, by: .system) == .done)
    }
}
