import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Inviting somebody") struct CreateInvitationTests {
    @Test("makes guest, invitation, letter and event together")
    func together() async throws {
        try await withHouse { house in
            let invited = try await house.invite(sendsLetter: true)
            let read = try #require(try await house.db.invitations.invitation(openedBy: invited.link))
            #expect(read.linkIsCurrent)
            #expect(read.invitation.standing(at: Date()) == .pending)
            #expect(read.invitation.delivery == .queued)
            #expect(read.invitation.guestState == .pendingAcceptance)
            #expect(try await house.db.count("letters", where: "kind = 'invitation' and state = 'queued'") == 1)
            #expect(try await house.events().filter { $0.hasPrefix("invitation") } == ["invitationCreated"])
        }
    }

    @Test("with the same key and request again gives the first one's answer and writes nothing")
    func repeated() async throws {
        try await withHouse { house in
            let (first, link) = house.newInvitation(try .sample(), key: "k1")
            let (second, _) = house.newInvitation(try .sample(), key: "k1")
            let tenant = try await house.settings()
            guard case .created(let made) = try await house.db.invitations.create(first, in: tenant),
                case .repeated(let again, let kept) = try await house.db.invitations.create(second, in: tenant)
            else { throw Unexpected(what: "not repeated") }
            #expect(again.id == made.id)
            #expect(kept == Array(link.text.utf8))
            #expect(try await house.db.count("invitations") == 1)
            #expect(try await house.db.count("letters") == 1)
            #expect(try await house.db.count("audit_events", where: "activity = 'invitationCreated'") == 1)
            #expect(try await house.db.count("invitation_counts", where: "letters = 1") == 1)
        }
    }

    @Test("with a key that came with another request is refused")
    func keyReused() async throws {
        try await withHouse { house in
            let tenant = try await house.settings()
            _ = try await house.db.invitations.create(house.newInvitation(try .sample(), key: "k1").new, in: tenant)
            let (other, _) = house.newInvitation(try .sample(), key: "k1", request: "another request")
            guard case .keyReused = try await house.db.invitations.create(other, in: tenant) else {
                throw Unexpected(what: "the key was taken twice")
            }
        }
    }

    @Test("thirty times at once with one key makes one invitation")
    func keyRace() async throws {
        try await withHouse(connections: 12) { house in
            let tenant = try await house.settings()
            let ids = try await withThrowingTaskGroup(of: Invitation.ID.self) { group in
                for _ in 0..<30 {
                    group.addTask {
                        let (new, _) = house.newInvitation(try .sample(), key: "k1")
                        switch try await house.db.invitations.create(new, in: tenant) {
                        case .created(let invitation), .repeated(let invitation, _): return invitation.id
                        case let other: throw Unexpected(what: "\(other)")
                        }
                    }
                }
                return try await group.reduce(into: Set<Invitation.ID>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try await house.db.count("invitations") == 1)
            #expect(try await house.db.count("invitation_counts", where: "letters = 1") == 1)
        }
    }

    @Test("on settings that no longer stand does nothing")
    func settingsChanged() async throws {
        try await withHouse { house in
            let stale = try await house.settings()
            try await house.db.tenants.change(
                house.id, .domainPolicy(NewDomainPolicy([try #require(DomainRule(.block, "fabrikam.example"))])), by: .system)
            let (new, _) = house.newInvitation(try .sample())
            guard case .settingsChanged = try await house.db.invitations.create(new, in: stale) else {
                throw Unexpected(what: "the old settings were acted on")
            }
            #expect(try await house.db.count("guests") == 0)
            #expect(try await house.db.count("invitation_counts") == 0)
        }
    }

    @Test("by a disabled or deleted application is refused")
    func callerDisabled() async throws {
        try await withHouse { house in
            let tenant = try await house.settings()
            var change = ApplicationChange()
            change.isDisabled = true
            _ = try await house.db.applications.change(house.application.id, of: house.id, change, by: .system)
            let (new, _) = house.newInvitation(try .sample())
            guard case .callerDisabled = try await house.db.invitations.create(new, in: tenant) else {
                throw Unexpected(what: "a disabled application invited")
            }
            #expect(try await house.db.count("guests") == 0)
        }
    }

    @Test("whose account is switched off is refused, however often it is tried")
    func guestDisabled() async throws {
        try await withHouse { house in
            _ = try await house.invite()
            try await house.db.run("update guests set is_enabled = false")
            let tenant = try await house.settings()
            for _ in 0..<7 {
                let (new, _) = house.newInvitation(try .sample())
                guard case .guestDisabled = try await house.db.invitations.create(new, in: tenant) else {
                    throw Unexpected(what: "a disabled guest was invited, or the day's letters were counted")
                }
            }
            #expect(try await house.db.count("letters") == 0)
            #expect(try await house.db.count("invitations") == 1)
        }
    }

    @Test("by letter a sixth time in a day is refused, the next day it is not")
    func tooMany() async throws {
        try await withHouse { house in
            for _ in 0..<5 { _ = try await house.invite(sendsLetter: true) }
            let tenant = try await house.settings()
            let outcome = try await house.db.invitations.create(house.newInvitation(try .sample()).new, in: tenant)
            guard case .tooMany(let seconds) = outcome else { throw Unexpected(what: "\(outcome)") }
            #expect((1...86_400).contains(seconds))
            #expect(try await house.db.count("invitations") == 5)
            // Without a letter nobody is bothered.
            _ = try await house.invite(sendsLetter: false)
            try await house.db.run("update invitation_counts set day = day - 1")
            _ = try await house.invite(sendsLetter: true)
            #expect(try await house.db.count("invitation_counts", where: "letters = 1") == 1)
        }
    }

    @Test("by letter twenty times at once sends five")
    func tooManyAtOnce() async throws {
        try await withHouse(connections: 12) { house in
            let tenant = try await house.settings()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        _ = try await house.db.invitations.create(house.newInvitation(try .sample()).new, in: tenant)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await house.db.count("letters") == 5)
            #expect(try await house.db.count("guests") == 1)
        }
    }

    @Test("again keeps the guest and makes the newer link the living one")
    func again() async throws {
        try await withHouse { house in
            let first = try await house.invite("Ana@fabrikam.example")
            let second = try await house.invite("ana@Fabrikam.example")
            #expect(first.invitation.guest == second.invitation.guest)
            let older = try #require(try await house.db.invitations.invitation(openedBy: first.link))
            #expect(older.invitation.standing(at: Date()) == .superseded)
            let newer = try #require(try await house.db.invitations.invitation(openedBy: second.link))
            #expect(newer.invitation.standing(at: Date()) == .pending)
            #expect(try await house.begin(first).outcome == .refused(.superseded))
        }
    }

    @Test("who is in already leaves them in")
    func accepted() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            // As a list shows them: without the version, which a new invitation changes.
            let before = try await house.db.guests.list(of: house.id, after: nil, limit: 10)
            #expect(before.map(\.id) == [invited.invitation.guest])
            let again = try await house.invite()
            #expect(again.invitation.guestState == .accepted)
            try await house.passTime()
            let attempting = try await house.prove(again)
            guard case .accepted = try await house.accept(attempting) else { throw Unexpected(what: "not accepted") }
            #expect(try await house.db.guests.list(of: house.id, after: nil, limit: 10) == before)
            #expect(try await house.db.sessions.session(session) != nil)
        }
    }

    @Test("whose guest was deleted makes a new guest")
    func deleted() async throws {
        try await withHouse { house in
            let first = try await house.invite()
            #expect(try await house.db.guests.delete(first.invitation.guest, of: house.id, by: .system))
            let second = try await house.invite()
            #expect(first.invitation.guest != second.invitation.guest)
            let list = try await house.db.invitations.list(
                of: house.id, address: first.invitation.address, after: nil, limit: 10)
            #expect(list.map { $0.standing(at: Date()) } == [.revoked, .pending])
        }
    }
}
