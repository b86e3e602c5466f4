import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A guest who is invited anew") struct ReinviteTests {
    @Test("stays the same guest with its roles, and is nobody until it comes again")
    func reset() async throws {
        try await withHouse { house in
            let reader = try await house.role("Reader")
            let (invited, session, _) = try await house.redeem()
            let guest = invited.invitation.guest
            _ = try await house.db.appRoles.assign(reader, to: guest, of: house.id, by: .system)
            try await house.bind(guest, to: ProvidedSubject.ana)
            let asked = try await house.beginSignIn(invited.invitation.address, guest: guest)
            let again = try await house.reinvite(guest, keepsAccess: true)
            #expect(again.invitation.guest == guest && again.invitation.guestState == .pendingAcceptance)
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
            let now = try #require(try await house.db.guests.guest(guest, of: house.id))
            #expect(now.state == .pendingAcceptance && now.door == .passcode)
            #expect(try await house.access(of: guest).roles == ["Reader"])
            #expect(try await house.db.invitations.invitation(openedBy: invited.link)?.invitation.isCurrent == false)
            #expect(try await house.check(asked) != .proved)
            // Nor when the guest has come again: the code was sent before.
            try await house.passTime()
            guard case .accepted = try await house.accept(try await house.prove(again)) else { throw Unexpected(what: "not in") }
            #expect(try await house.check(asked, session: house.newSession()) == .over)
            #expect(try await house.events().contains("redemptionReset"))
        }
    }

    @Test("is another guest where access is dropped, and the earlier one is deleted")
    func reinvite() async throws {
        try await withHouse { house in
            let reader = try await house.role("Reader")
            let (invited, session, _) = try await house.redeem()
            let guest = invited.invitation.guest
            _ = try await house.db.appRoles.assign(reader, to: guest, of: house.id, by: .system)
            let boss = Sponsor(try EmailAddress("boss@contoso.example"), of: house.id)
            try await house.db.guests.add(.address(boss.address), to: guest, of: house.id, by: .system)
            let again = try await house.reinvite(guest, keepsAccess: false)
            #expect(try await house.db.guests.sponsors(of: again.invitation.guest, tenant: house.id) == [boss])
            #expect(again.invitation.guest != guest && again.invitation.address == invited.invitation.address)
            #expect(try await house.db.guests.guest(guest, of: house.id) == nil)
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
            #expect(try await house.access(of: again.invitation.guest).roles.isEmpty)
            try await house.passTime()
            guard case .accepted = try await house.accept(try await house.prove(again)) else { throw Unexpected(what: "not in") }
        }
    }

    @Test("has a new address where one is given, and never another guest's", arguments: [true, false])
    func address(keepsAccess: Bool) async throws {
        try await withHouse { house in
            let (invited, _, _) = try await house.redeem()
            _ = try await house.invite("bo@fabrikam.example")
            let guest = invited.invitation.guest
            #expect(try await house.tryToReinvite(guest, keepsAccess: keepsAccess, as: "Bo@fabrikam.example") == .addressTaken)
            #expect(try await house.db.guests.guest(guest, of: house.id)?.state == .accepted)
            let again = try await house.reinvite(guest, keepsAccess: keepsAccess, as: "anna@fabrikam.example")
            let now = try #require(try await house.db.guests.guest(again.invitation.guest, of: house.id))
            #expect(now.address.text == "anna@fabrikam.example" && now.displayName == "Ana")
            #expect(try await house.tryToReinvite(MigratedDatabase.newID(), keepsAccess: keepsAccess) == .guestNotFound)
            try await house.db.run("update guests set is_enabled = false")
            #expect(try await house.tryToReinvite(again.invitation.guest, keepsAccess: keepsAccess) == .guestDisabled)
        }
    }

    @Test("is given back what it was when that is undone, and nothing that was dead lives again", arguments: [true, false])
    func undoing(keepsAccess: Bool) async throws {
        try await withHouse { house in
            let reader = try await house.role("Reader")
            let (invited, session, _) = try await house.redeem()
            let guest = invited.invitation.guest
            _ = try await house.db.appRoles.assign(reader, to: guest, of: house.id, by: .system)
            try await house.bind(guest, to: ProvidedSubject.ana)
            let again = try await house.reinvite(guest, keepsAccess: keepsAccess, as: "anna@fabrikam.example")
            let newSession = house.newSession()
            _ = try await house.accept(try await house.prove(again), session: newSession)
            let new = again.invitation.guest
            #expect(try await house.undo(new) == .undone(guest))
            let now = try #require(try await house.db.guests.guest(guest, of: house.id))
            #expect(now.address == invited.invitation.address && now.state == .accepted && now.door == .azureAD)
            #expect(try await house.access(of: guest).roles == ["Reader"])
            for dead in [session, newSession] { #expect(try await house.db.sessions.session(dead) == nil) }
            if !keepsAccess { #expect(try await house.db.guests.guest(new, of: house.id) == nil) }
            #expect(try await house.undo(new) == .nothingToUndo)
            #expect(try await house.events().filter { $0 == "reinvitationUndone" }.count == 1)
        }
    }

    @Test("is not given back what came with the new invitation, nor let in round a block, nor found after a deletion of its own")
    func limitsOfUndoing() async throws {
        try await withHouse { house in
            let (reader, writer) = (try await house.role("Reader"), try await house.role("Writer"))
            let guest = try await house.redeem().0.invitation.guest
            _ = try await house.db.appRoles.assign(reader, to: guest, of: house.id, by: .system)
            _ = try await house.reinvite(guest, keepsAccess: true, roles: [writer])
            #expect(try await house.access(of: guest).roles == ["Reader", "Writer"])
            #expect(try await house.undo(guest) == .undone(guest))
            #expect(try await house.access(of: guest).roles == ["Reader"])

            let new = try await house.reinvite(guest, keepsAccess: false, as: "anna@fabrikam.example").invitation.guest
            try await house.db.run("update guests set is_enabled = false where guest_id = \(new)")
            #expect(try await house.undo(new) == .nothingToUndo)
            try await house.db.run("update guests set is_enabled = true")
            try await house.db.run("update guests set deleted_at = deleted_at + interval '1 second' where guest_id = \(guest)")
            #expect(try await house.undo(new) == .nothingToUndo)
            #expect(try await house.db.guests.guest(new, of: house.id) != nil)
        }
    }

    @Test("is not let in by a sign-in that was under way and came to its end after the reset")
    func lateSignIn() async throws {
        try await withHouse { house in
            let guest = try await house.redeem().0.invitation.guest
            let again = try await house.reinvite(guest, keepsAccess: true)
            let late = house.newSession()
            try await house.db.run(
                """
                insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at)
                values (\(house.id), \(Session.ID(rawValue: late.row)), \(guest), \(late.digest), array['otp'], now(), now() + interval '1 day')
                """)
            #expect(try await house.db.sessions.session(late) == nil)
            try await house.passTime()
            let fresh = house.newSession()
            _ = try await house.accept(try await house.prove(again), session: fresh)
            #expect(try await house.db.sessions.session(late) == nil)
            #expect(try await house.db.sessions.session(fresh) != nil)
        }
    }

    @Test("is not touched by what a sponsor was asked about the guest as it was", arguments: [true, false])
    func latePress(isUndone: Bool) async throws {
        try await withHouse { house in
            let guest = try await house.redeem().0.invitation.guest
            if isUndone {
                _ = try await house.reinvite(guest, keepsAccess: true)
                try await house.db.run("update guests set state = 'Accepted'")
            }
            try await house.bind(guest, to: ProvidedSubject.ana)
            _ = try await house.wish("ana@fabrikam.example")
            #expect(try await house.db.count("sponsor_actions", where: "used_at is null") == 1)
            if isUndone { _ = try await house.undo(guest) } else { _ = try await house.reinvite(guest, keepsAccess: true) }
            #expect(try await house.db.count("sponsor_actions", where: "used_at is null") == 0)
        }
    }

    @Test("does not get an account back that it has reported")
    func reported() async throws {
        try await withHouse { house in
            let (invited, _, _) = try await house.redeem()
            let guest = invited.invitation.guest
            try await house.passTime()
            let attempting = try await house.beginSignIn(invited.invitation.address, guest: guest)
            let session = house.newSession()
            #expect(try await house.check(attempting, session: session) == .proved)
            _ = try await house.heal(session, with: ProvidedSubject.ana)
            #expect(try await house.db.guests.guest(guest, of: house.id)?.door == .azureAD)
            _ = try await house.reinvite(guest, keepsAccess: true)
            _ = try await house.report(attempting, freezing: nil)
            #expect(try await house.undo(guest) == .undone(guest))
            #expect(try await house.db.guests.guest(guest, of: house.id)?.door == .passcode)
        }
    }

    @Test("of a guest who had not come: the old link stays dead, and can be sent anew")
    func pending() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let guest = invited.invitation.guest
            let again = try await house.reinvite(guest, keepsAccess: true)
            let half = try await house.prove(again)
            #expect(try await house.undo(guest) == .undone(guest))
            let before = try #require(try await house.db.invitations.invitation(openedBy: invited.link))
            #expect(!before.linkIsCurrent && before.invitation.isCurrent && before.invitation.revokedAt == nil)
            #expect(try await house.db.invitations.invitation(openedBy: again.link)?.invitation.revokedAt != nil)
            guard case .refused = try await house.accept(half) else { throw Unexpected(what: "the new link led in") }
        }
    }

    @Test("cannot be undone after 30 days, nor where somebody else has the address or the account by now")
    func tooLate() async throws {
        try await withHouse { house in
            let (invited, _, _) = try await house.redeem()
            let guest = invited.invitation.guest
            try await house.bind(guest, to: ProvidedSubject.ana)
            _ = try await house.reinvite(guest, keepsAccess: true, as: "anna@fabrikam.example")
            let other = try await house.invite("ana@fabrikam.example").invitation.guest
            #expect(try await house.undo(guest) == .addressTaken)
            _ = try await house.db.guests.delete(other, of: house.id, by: .system)
            let third = try await house.invite("bo@fabrikam.example").invitation.guest
            try await house.bind(third, to: ProvidedSubject.ana)
            #expect(try await house.undo(guest) == .accountTaken)
            _ = try await house.db.guests.delete(third, of: house.id, by: .system)
            try await house.db.run("update reinvitations set created_at = created_at - interval '30 days'")
            #expect(try await house.undo(guest) == .nothingToUndo)
            try await house.db.run("update reinvitations set created_at = created_at + interval '1 hour'")
            #expect(try await house.undo(guest) == .undone(guest))
        }
    }

    @Test("while its redemption commits, ends what that began, whichever came first", arguments: [true, false])
    func racing(keepsAccess: Bool) async throws {
        try await withHouse(connections: 6) { house in
            for round in 0..<12 {
                let invited = try await house.invite("ana\(round)@fabrikam.example")
                let half = try await house.prove(invited)
                let session = house.newSession()
                async let accepted = house.accept(half, session: session)
                async let again = house.reinvite(
                    invited.invitation.guest, keepsAccess: keepsAccess, as: invited.invitation.address.text)
                _ = try await (accepted, again)
                #expect(try await house.db.sessions.session(session) == nil)
                #expect(
                    try await house.db.count(
                        "guests", where: "mailbox = 'ana\(round)@fabrikam.example' and state = 'Accepted' and deleted_at is null")
                        == 0)
            }
        }
    }

    @Test("by two at once, has one living link")
    func twice() async throws {
        try await withHouse(connections: 6) { house in
            let (invited, _, _) = try await house.redeem()
            let guest = invited.invitation.guest
            async let one = house.reinvite(guest, keepsAccess: true)
            async let two = house.reinvite(guest, keepsAccess: true)
            let links = try await [one.link, two.link]
            var living = 0
            for link in links where try await house.db.invitations.invitation(openedBy: link)?.invitation.isCurrent == true {
                living += 1
            }
            #expect(living == 1)
            #expect(try await house.undo(guest) == .undone(guest))
            #expect(try await house.db.guests.guest(guest, of: house.id)?.state == .pendingAcceptance)
            // Undone twice is undone once: an earlier one is not meant.
            #expect(try await house.undo(guest) == .nothingToUndo)
        }
    }
}

extension House {
    func reinvite(
        _ guest: Guest.ID, keepsAccess: Bool, as address: String = "ana@fabrikam.example", roles: [WantedRole] = []
    ) async throws -> Invited {
        let (outcome, link) = try await reinviting(guest, keepsAccess, address, roles)
        guard case .created(let invitation) = outcome else { throw Unexpected(what: "\(outcome)") }
        return Invited(invitation: invitation, link: link)
    }

    enum Refused: Equatable { case addressTaken, guestNotFound, guestDisabled, accessEnded, otherwise }

    func tryToReinvite(
        _ guest: Guest.ID, keepsAccess: Bool, as address: String = "ana@fabrikam.example"
    ) async throws -> Refused {
        switch try await reinviting(guest, keepsAccess, address).0 {
        case .addressTaken: .addressTaken
        case .guestNotFound: .guestNotFound
        case .guestDisabled: .guestDisabled
        case .accessEnded: .accessEnded
        default: .otherwise
        }
    }

    private func reinviting(
        _ guest: Guest.ID, _ keepsAccess: Bool, _ address: String, _ roles: [WantedRole] = []
    ) async throws -> (CreateInvitationOutcome, Credential) {
        var (new, link) = newInvitation(try .sample(to: address, roles: roles))
        new.replaced = .init(guest: guest, keepsAccess: keepsAccess, record: MigratedDatabase.newID())
        return (try await db.invitations.create(new, in: try await settings()), link)
    }

    func undo(_ guest: Guest.ID) async throws -> UndoReinvitationOutcome {
        try await db.invitations.undoReinvitation(of: guest, tenant: id, by: .system)
    }

    fileprivate func bind(_ guest: Guest.ID, to subject: ProvedIdentity.Subject) async throws {
        try await db.run(
            """
            update guests set identity_door = 'azureAD', identity_issuer = \(subject.issuer), identity_subject = \(subject.id),
                              identity_bound_at = now()
             where guest_id = \(guest)
            """)
    }
}
