import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A guest's binding") struct HealingStoreTests {
    private let ana = ProvidedSubject.ana

    @Test("moves once, with its audit event and a session of both proofs, and the code's session ends")
    func once() async throws {
        try await withHouse { house in
            let (invited, session) = try await house.comeInByCode()
            #expect(try await house.healings.candidate(session)?.guest == invited.invitation.guest)
            let new = house.newSession()
            #expect(try await house.heal(session, with: ana, new: new) == .healed(invited.invitation.guest))
            #expect(try await house.db.sessions.session(session) == nil)
            let begun = try #require(try await house.db.sessions.session(new))
            #expect(begun.methods == ["fed", "otp"] && begun.guest.door == .azureAD)
            #expect(try await house.events().contains("guestHealed"))
            let guest = invited.invitation.guest
            #expect(try await house.db.guests.routesTaken(by: [guest], of: house.id) == [guest: .sample(.azureAD)])
            #expect(try await house.heal(session, with: ana) == .over)
            #expect(try await house.healings.candidate(new) == nil)
        }
    }

    @Test("once moved is moved by no other browser that proved the mailbox too, one after the other or at once")
    func twoBrowsers() async throws {
        try await withHouse(connections: 8) { house in
            let (invited, first) = try await house.comeInByCode()
            let second = try await house.signInByCode(invited)
            let outcomes = try await withThrowingTaskGroup(of: HealOutcome.self) { group in
                group.addTask { try await house.heal(first, with: ProvidedSubject.ana) }
                group.addTask { try await house.heal(second, with: ProvidedSubject.bo) }
                return try await group.reduce(into: [HealOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .healed(invited.invitation.guest) }.count == 1)
            #expect(outcomes.contains(.over))
            let third = ProvedIdentity.Subject(issuer: ana.issuer, id: "another")
            #expect(try await house.heal(first, with: third) == .over)
            #expect(try await house.heal(second, with: third) == .over)
            #expect(try await house.db.count("guests", where: "identity_subject = 'another'") == 0)
            // What a code alone began elsewhere is over too.
            #expect(try await house.db.count("sessions", where: "methods = array['otp'] and ended_at is null") == 0)
        }
    }

    @Test("of thirty healings at once is moved by one")
    func race() async throws {
        try await withHouse(connections: 8) { house in
            let (invited, session) = try await house.comeInByCode()
            let outcomes = try await withThrowingTaskGroup(of: HealOutcome.self) { group in
                for number in 0..<30 {
                    let subject = number.isMultiple(of: 2) ? ProvidedSubject.ana : ProvidedSubject.bo
                    group.addTask { try await house.heal(session, with: subject) }
                }
                return try await group.reduce(into: [HealOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .healed(invited.invitation.guest) }.count == 1)
            #expect(outcomes.filter { $0 == .over || $0 == .anotherGuests }.count == 29)
            #expect(try await house.db.count("sessions", where: "methods = array['fed', 'otp']") == 1)
            #expect(try await house.db.count("audit_events", where: "activity = 'guestHealed'") == 1)
        }
    }

    @Test("of two guests with one account at once is one guest's")
    func twoGuests() async throws {
        try await withHouse { house in
            let (_, first) = try await house.comeInByCode()
            let (_, second) = try await house.comeInByCode("bo@fabrikam.example")
            async let one = house.heal(first, with: ana)
            async let two = house.heal(second, with: ana)
            let outcomes = try await [one, two]
            #expect(outcomes.filter { $0 == .anotherGuests }.count == 1)
            #expect(try await house.db.count("guests", where: "identity_subject is not null") == 1)
        }
    }

    @Test(
        "stays where the session is another's, too old, ended, of another kind, or was reported, and where the guest is gone",
        arguments: [
            "update sessions set digest = '\\x00'", "update sessions set proved_at = proved_at - interval '1 hour'",
            "update sessions set ended_at = now()", "update sessions set methods = array['fed', 'otp']",
            "update attempts set killed_at = now()", "update guests set is_enabled = false", "update guests set deleted_at = now()",
            "update guests set sessions_valid_from = now() + interval '1 second'", "update guests set state = 'PendingAcceptance'",
        ])
    func stays(change: String) async throws {
        try await withHouse { house in
            let (_, session) = try await house.comeInByCode()
            try await house.db.run("\(unescaped: change)")
            #expect(try await house.heal(session, with: ana) == .over)
            #expect(try await house.db.count("guests", where: "identity_subject is not null") == 0)
        }
    }

    @Test("is decided on the settings of now")
    func settings() async throws {
        try await withHouse { house in
            let (_, session) = try await house.comeInByCode()
            #expect(try await house.heal(session, with: ana, revision: 0) == .settingsChanged)
        }
    }

    @Test("that waits for a better door lets nobody in, until it is known that there is none")
    func held() async throws {
        try await withHouse { house in
            let (_, session) = try await house.comeInByCode(isHeld: true)
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.healings.candidate(session)?.isHeld == true)
            #expect(try await !house.events().contains("signedIn"))
            try await house.healings.letIn(session, because: .noSuchAccount(.azureAD))
            #expect(try await house.db.sessions.session(session) != nil)
            let candidate = try #require(try await house.healings.candidate(session))
            #expect(!candidate.isHeld && candidate.history.failedAt != nil && candidate.history.declinedAt == nil)
            #expect(try await house.events().suffix(2).sorted() == ["healingFailed", "signedIn"])
            try await house.healings.decline(session)
            #expect(try await house.healings.candidate(session)?.history.declinedAt != nil)
        }
    }
}

extension House {
    var healings: PostgresHealingStore { PostgresHealingStore(db.database, surroundings: db.surroundings) }

    /// A guest who has just come by a code, with the session.
    func comeInByCode(_ address: String = "ana@fabrikam.example", isHeld: Bool = false) async throws -> (
        Invited, session: Credential
    ) {
        let (invited, _, _) = try await redeem(address)
        return (invited, try await signInByCode(invited, isHeld: isHeld))
    }

    func signInByCode(_ invited: Invited, isHeld: Bool = false) async throws -> Credential {
        try await passTime()
        let attempting = try await beginSignIn(invited.invitation.address, guest: invited.invitation.guest)
        let session = newSession()
        var new = Self.new(session)
        new.isHeld = isHeld
        let checked = try await db.attempts.check(
            NewCode.right, for: attempting.credential, session: new,
            under: SettingsStanding(revision: try await settings().revision, isDecidedAnew: true))
        try #require(checked.outcome == .proved && checked.isSessionHeld == isHeld && checked.address == invited.invitation.address)
        return session
    }

    func heal(
        _ session: Credential, with subject: ProvedIdentity.Subject, new: Credential? = nil, revision: Int? = nil
    ) async throws -> HealOutcome {
        let now = if let revision { revision } else { try await settings().revision }
        return try await healings.heal(
            session, with: subject, at: .azureAD, route: .sample(.azureAD), new: Self.new(new ?? newSession()), revision: now)
    }
}
