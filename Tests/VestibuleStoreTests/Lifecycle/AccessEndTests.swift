import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("The end of a guest's access") struct AccessEndTests {
    @Test("shuts out session and code at its moment, and what it ended stays ended when it is taken back")
    func shut() async throws {
        try await withHouse { house in
            let db = house.db
            let (invited, session, _) = try await house.redeem()
            let guest = invited.invitation.guest
            let code = AuthorizationCode.sample(for: session, of: house)
            #expect(try await db.sessions.session(session) != nil)
            try await house.end(guest, in: "1 hour")
            #expect(try await db.sessions.session(session) != nil)
            try await house.end(guest, in: "0 seconds")
            let (gone, reading) = try await db.counted { try await db.sessions.session(session) }
            #expect(gone == nil && reading == 1)
            guard case .granted = try await db.grants.begin(code, of: house.id, refresh: nil) else {
                var change = GuestChange()
                change.accessEnd = .set(Date(timeIntervalSinceNow: 3600))
                #expect(try await db.guests.change(guest, of: house.id, change, ifOneOf: nil, by: .system) == .changed)
                #expect(try await db.sessions.session(session) == nil)
                #expect(try await db.guests.accessEnds(of: [guest], tenant: house.id)[guest] != nil)
                return
            }
            throw Unexpected(what: "a code of a guest whose access has ended")
        }
    }

    @Test(
        "is said of a guest who is there by nobody who may only invite, and neither is who answers for one",
        arguments: [true, false])
    func byInviterOnly(_ saysEnd: Bool) async throws {
        try await withHouse { house in
            var permitted = try PermittedInvitation.sample(to: "ana@fabrikam.example")
            if saysEnd {
                permitted.accessEndsAt = Date(timeIntervalSinceNow: 3600)
            } else {
                permitted.sponsors = [.address(try EmailAddress("anybody@elsewhere.example"))]
            }
            func create(mayChangeGuests: Bool) async throws -> CreateInvitationOutcome {
                var (new, _) = house.newInvitation(permitted)
                new.mayChangeGuests = mayChangeGuests
                return try await house.db.invitations.create(new, in: try await house.settings())
            }
            // Of somebody new it says what it likes.
            guard case .created(let invitation) = try await create(mayChangeGuests: false) else {
                throw Unexpected(what: "not created")
            }
            let before = try await house.db.guests.accessEnds(of: [invitation.guest], tenant: house.id)
            #expect((before[invitation.guest] != nil) == saysEnd)
            if saysEnd { permitted.accessEndsAt = Date(timeIntervalSinceNow: 86_400) }
            let invitations = try await house.db.count("invitations")
            guard case .guestKnown = try await create(mayChangeGuests: false) else { throw Unexpected(what: "a guest was changed") }
            #expect(try await house.db.count("invitations") == invitations)
            #expect(try await house.db.guests.accessEnds(of: [invitation.guest], tenant: house.id) == before)
            guard case .created = try await create(mayChangeGuests: true) else { throw Unexpected(what: "not changed") }
        }
    }

    @Test("is after an undone reset what it was before, and goes on to another guest in the place of one")
    func reinvited() async throws {
        try await withHouse { house in
            let (invited, _, _) = try await house.redeem()
            let guest = invited.invitation.guest
            try await house.end(guest, in: "1 hour")
            func end(of guest: Guest.ID) async throws -> Date? {
                try await house.db.guests.accessEnds(of: [guest], tenant: house.id)[guest]
            }
            let before = try await end(of: guest)
            var permitted = try PermittedInvitation.sample(to: "ana@fabrikam.example")
            permitted.accessEndsAt = Date(timeIntervalSinceNow: 90 * 86_400)
            var (new, _) = house.newInvitation(permitted)
            new.replaced = .init(guest: guest, keepsAccess: true, record: MigratedDatabase.newID())
            guard case .created = try await house.db.invitations.create(new, in: try await house.settings()) else {
                throw Unexpected(what: "not reset")
            }
            #expect(try await end(of: guest) != before)
            #expect(try await house.undo(guest) == .undone(guest))
            #expect(before != nil)
            #expect(try await end(of: guest) == before)

            let another = try await house.reinvite(guest, keepsAccess: false, as: "anna@fabrikam.example").invitation.guest
            #expect(try await end(of: another) == before)
            try await house.end(another, in: "0 seconds")
            #expect(try await house.tryToReinvite(another, keepsAccess: false) == .accessEnded)
        }
    }

    @Test("is told after the mailbox is proved, in the round trip of every guess, and begins no session")
    func byCode() async throws {
        try await withHouse { house in
            let (invited, attempting) = try await house.comeBack()
            try await house.end(invited.invitation.guest, in: "0 seconds")
            #expect(try await house.check(attempting, NewCode.wrong) == .wrong(triesLeft: 4))
            let (session, sessions) = (house.newSession(), try await house.db.count("sessions"))
            let revision = try await house.settings().revision
            let (outcome, trips) = try await house.db.counted {
                try await house.check(attempting, session: session, revision: revision)
            }
            guard case .accessEnded = outcome else { throw Unexpected(what: "\(outcome)") }
            #expect(trips == 1)
            #expect(try await house.db.count("sessions") == sessions)
            #expect(try await house.events().last == "passcodeChecked")
        }
    }

    @Test(
        "comes as many days after the redemption as the tenant says, unless the invitation says when; and a later link moves nothing"
    )
    func byDefault() async throws {
        try await withHouse { house in
            var settings = LifecycleSettings()
            settings.accessDays = 30
            try await house.db.tenants.change(house.id, .lifecycle(settings), by: .system)
            #expect(try await house.settings().lifecycle.accessDays == 30)
            let (ana, _, _) = try await house.redeem()
            #expect(try await house.daysLeft(ana.invitation.guest) == 30)
            var permitted = try PermittedInvitation.sample(to: "bo@fabrikam.example")
            permitted.accessEndsAt = Date(timeIntervalSinceNow: 7 * 86_400 + 60)
            let (new, link) = house.newInvitation(permitted)
            guard case .created(let bo) = try await house.db.invitations.create(new, in: try await house.settings()) else {
                throw Unexpected(what: "not invited")
            }
            let attempting = try await house.prove(.init(invitation: bo, link: link))
            guard case .accepted = try await house.accept(attempting) else { throw Unexpected(what: "not accepted") }
            #expect(try await house.daysLeft(bo.guest) == 7)
            _ = try await house.invite("bo@fabrikam.example")
            #expect(try await house.daysLeft(bo.guest) == 7)
        }
    }

    @Test("that is over refuses another invitation, unless that says until when; an open invitation lets nobody in")
    func invited() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let attempting = try await house.prove(invited)
            try await house.end(invited.invitation.guest, in: "0 seconds")
            #expect(try await house.begin(invited).outcome != .begun(codeWaitsUntil: nil))
            let accepted = try await house.accept(attempting)
            if case .accepted = accepted { throw Unexpected(what: "came in after the end") }
            let (again, _) = house.newInvitation(try .sample())
            guard case .accessEnded = try await house.db.invitations.create(again, in: try await house.settings()) else {
                throw Unexpected(what: "invited")
            }
            #expect(try await house.db.count("invitations") == 1)
            var permitted = try PermittedInvitation.sample()
            permitted.accessEndsAt = Date(timeIntervalSinceNow: 86_400 + 60)
            let (new, link) = house.newInvitation(permitted)
            guard case .created(let made) = try await house.db.invitations.create(new, in: try await house.settings()) else {
                throw Unexpected(what: "not invited")
            }
            try await house.passTime()
            let proved = try await house.prove(.init(invitation: made, link: link))
            guard case .accepted = try await house.accept(proved) else { throw Unexpected(what: "not accepted") }
        }
    }
}

extension House {
    /// Sets when the guest's access ends, an interval from now.
    func end(_ guest: Guest.ID, in interval: String) async throws {
        try await db.run(
            "update guests set access_ends_at = now() + \(unescaped: "interval '\(interval)'") where tenant_id = \(id) and guest_id = \(guest)"
        )
    }

    func daysLeft(_ guest: Guest.ID) async throws -> Int? {
        let end = try await db.guests.accessEnds(of: [guest], tenant: id)[guest]
        return end.map { Int(($0.timeIntervalSinceNow / 86_400).rounded()) }
    }
}
