import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A browser's visit to a provider") struct ProviderVisitTests {
    private let ana = ProvidedSubject.ana

    @Test("comes back once, to the browser that left, and to no other")
    func once() async throws {
        try await withHouse { house in
            let left = try await house.leave(try await house.invite())
            #expect(left.outcome == .begun)
            let stranger = Credential(.providerVisit, tenant: house.id, row: left.visit.id, in: house.db.surroundings)
            #expect(try await house.visits.spend(left.state, browser: TokenDigest(of: "another browser")) == nil)
            #expect(try await house.visits.spend(stranger, browser: left.browser) == nil)
            #expect(try await house.visits.spend(left.state, browser: left.browser) == left.visit)
            #expect(try await house.visits.spend(left.state, browser: left.browser) == nil)
        }
    }

    @Test("of which thirty come back at once, one does")
    func race() async throws {
        try await withHouse { house in
            let left = try await house.leave(try await house.invite())
            let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<30 {
                    group.addTask { try await house.visits.spend(left.state, browser: left.browser) != nil }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(winners == 1)
        }
    }

    @Test("is over after ten minutes")
    func late() async throws {
        try await withHouse { house in
            let left = try await house.leave(try await house.invite())
            try await house.db.run("update provider_visits set expires_at = now() where tenant_id = \(house.id)")
            #expect(try await house.visits.spend(left.state, browser: left.browser) == nil)
        }
    }

    @Test("does not begin for a link that is dead, or on settings that have changed")
    func refused() async throws {
        try await withHouse { house in
            let first = try await house.invite()
            let second = try await house.invite()
            #expect([.linkReplaced, .refused(.superseded)].contains(try await house.leave(first).outcome))
            _ = try await house.db.invitations.revoke(second.invitation.id, of: house.id, by: .system)
            #expect(try await house.leave(second).outcome == .refused(.revoked))
            var old = try await house.settings()
            old.revision -= 1
            #expect(try await house.leave(try await house.invite(), in: old).outcome == .settingsChanged)
        }
    }

    @Test("ends with the account bound to the guest, who needs no code then, and the session says how")
    func bound() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let left = try await house.leave(invited)
            #expect(try await house.bind(ana, to: left) == .bound(isProved: true))
            let session = house.newSession()
            let accepted = try await house.accept(left, session: session)
            #expect(accepted == .accepted(redirectURL: invited.invitation.redirectURL))
            #expect(try await house.db.sessions.session(session)?.methods == ["fed"])
            let kept = try await house.db.run(
                """
                select identity_door, identity_issuer, identity_subject, identity_bound_at from guests
                 where tenant_id = \(house.id) and guest_id = \(invited.invitation.guest)
                """
            ).onlyRow
            #expect(try kept.subject() == ana)
            #expect(try kept.decode("identity_door", as: Door.self) == .azureAD)
            #expect(try await house.events().contains("accountBound"))
        }
    }

    @Test("leaves the mailbox to be proved where the provider cannot vouch for it, and sends no code before it has spoken")
    func mailboxOwed() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let left = try await house.leave(invited)
            let attempting = left.attempting(invited)
            #expect(try await house.send(attempting) == .over)
            #expect(try await house.bind(ana, to: left, isMailboxProved: false) == .bound(isProved: false))
            #expect(try await house.accept(left) == .notProved)
            #expect(try await house.send(attempting) == .sent)
            #expect(try await house.check(attempting) == .proved)
            let session = house.newSession()
            #expect(try await house.accept(left, session: session) == .accepted(redirectURL: invited.invitation.redirectURL))
            #expect(try await house.db.sessions.session(session)?.methods == ["fed", "otp"])
        }
    }

    @Test("does not make one account two guests, nor give a guest another account")
    func anothers() async throws {
        try await withHouse { house in
            let first = try await house.leave(try await house.invite("ana@fabrikam.example"))
            #expect(try await house.bind(ana, to: first) == .bound(isProved: true))
            _ = try await house.accept(first)
            let second = try await house.leave(try await house.invite("bo@fabrikam.example"))
            #expect(try await house.bind(ana, to: second) == .anotherGuests)

            let again = try await house.leave(try await house.invite("ana@fabrikam.example"))
            #expect(try await house.bind(ProvidedSubject.bo, to: again) == .anotherAccount)
            #expect(try await house.bind(ana, to: again) == .bound(isProved: true))
            #expect(try await house.bind(ana, to: again) == .over)
        }
    }

    @Test("of two guests that leave with one account at once lets one in")
    func twoGuests() async throws {
        try await withHouse { house in
            var left: [House.Left] = []
            for name in ["ana", "bo"] {
                let one = try await house.leave(try await house.invite("\(name)@fabrikam.example"))
                #expect(try await house.bind(ana, to: one) == .bound(isProved: true))
                left.append(one)
            }
            let first = try await house.accept(left[0])
            guard case .accepted = first else { throw Unexpected(what: "\(first)") }
            #expect(try await house.accept(left[1]) == .accountTaken)
            #expect(try await house.db.count("guests", where: "state = 'Accepted'") == 1)
        }
    }

    @Test("signs in whom the account belongs to, through the door it was bound at, and nobody else")
    func signIn() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let left = try await house.leave(invited)
            _ = try await house.bind(ana, to: left)
            _ = try await house.accept(left)
            let back = try await house.leaveToSignIn()
            let session = house.newSession()
            #expect(try await house.signIn(ana, by: back, session: session) == .signedIn(invited.invitation.guest))
            #expect(try await house.db.sessions.session(session)?.guest.id == invited.invitation.guest)
            #expect(try await house.signIn(ProvidedSubject.bo, by: back) == .noGuest)
            var elsewhere = back
            elsewhere.visit.door = .google
            #expect(try await house.signIn(ana, by: elsewhere) == .noGuest)
            #expect(try await house.signIn(ana, by: back, revision: 0) == .settingsChanged)
            _ = try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
            #expect(try await house.signIn(ana, by: back) == .noGuest)
        }
    }

    @Test("is the only way back for who has an account: no code goes to the mailbox at a sign-in, and none is right")
    func noDowngrade() async throws {
        try await withHouse { house in
            let (invited, attempting) = try await house.comeBack()
            // Nor does who comes by code get an account by redeeming again.
            let again = try await house.leave(try await house.invite())
            _ = try await house.bind(ana, to: again)
            #expect(try await house.accept(again) == .accountTaken)
            try await house.db.run(
                """
                update guests set identity_door = 'azureAD', identity_issuer = \(ana.issuer), identity_subject = \(ana.id),
                                  identity_bound_at = now()
                 where tenant_id = \(house.id) and guest_id = \(invited.invitation.guest)
                """)
            #expect(try await house.check(attempting, session: house.newSession()) == .over)
            try await house.passTime()
            let letters = try await house.db.count("letters")
            _ = try await house.strangerSignsIn("ana@fabrikam.example")
            #expect(try await house.db.count("letters") == letters)
        }
    }
}

enum ProvidedSubject {
    static let ana = ProvedIdentity.Subject(
        issuer: "72f988bf-86f1-41af-91ab-2d7cd011db47", id: "00000000-0000-0000-66f3-3332eca7ea81")
    static let bo = ProvedIdentity.Subject(
        issuer: "72f988bf-86f1-41af-91ab-2d7cd011db47", id: "00000000-0000-0000-66f3-3332eca7ea82")
}

extension House {
    /// A browser that is away at a provider.
    struct Left: Sendable {
        var visit: ProviderVisit
        let state: Credential
        let browser: TokenDigest
        let attempt: Credential
        let outcome: BeginVisitOutcome

        func attempting(_ invited: Invited) -> Attempting {
            Attempting(
                credential: attempt, report: attempt, outcome: .begun(codeWaitsUntil: nil), address: invited.invitation.address)
        }
    }

    var visits: PostgresProviderVisitStore {
        PostgresProviderVisitStore(db.database, limits: limits, surroundings: db.surroundings)
    }

    func leave(_ invited: Invited, in given: Tenant? = nil) async throws -> Left {
        let id: Attempt.ID = MigratedDatabase.newID()
        let attempt = Credential(.attempt, tenant: self.id, row: id, in: db.surroundings)
        let new = NewProviderAttempt(
            id: id, digest: attempt.digest, invitation: invited.invitation.id, link: invited.link.digest,
            guest: invited.invitation.guest, address: invited.invitation.address,
            bucket: AttemptBucket(name: "", network: "203.0.113.7"), failedDoors: [], route: .sample(.azureAD))
        return try await leave(.redemption(invited.invitation.id, id), new, attempt, in: given)
    }

    func leaveToSignIn() async throws -> Left {
        try await leave(.signIn(returnPath: nil), nil, newSession(), in: nil)
    }

    private func leave(
        _ purpose: ProviderVisit.Purpose, _ new: NewProviderAttempt?, _ attempt: Credential, in given: Tenant?
    ) async throws -> Left {
        let visit = ProviderVisit(id: MigratedDatabase.newID(), tenant: id, purpose: purpose, door: .azureAD)
        let state = Credential(.providerVisit, tenant: id, row: visit.id, in: db.surroundings)
        let browser = TokenDigest(of: "browser \(visit.id)")
        let tenant = if let given { given } else { try await settings() }
        let outcome = try await visits.begin(
            NewProviderVisit(visit: visit, state: state.digest, browser: browser, attempt: new, network: "203.0.113.7"), in: tenant)
        return Left(visit: visit, state: state, browser: browser, attempt: attempt, outcome: outcome)
    }

    func bind(
        _ subject: ProvedIdentity.Subject, to left: Left, isMailboxProved: Bool = true, hasSecondFactor: Bool = false
    ) async throws -> BindOutcome {
        try await visits.bind(
            subject, to: left.attempt, isMailboxProved: isMailboxProved, hasSecondFactor: hasSecondFactor,
            revision: try await settings().revision)
    }

    func accept(_ left: Left, session: Credential? = nil) async throws -> AcceptOutcome {
        try await db.redemptions.accept(
            left.attempt, session: Self.new(session ?? newSession()), revision: try await settings().revision)
    }

    func signIn(
        _ subject: ProvedIdentity.Subject, by left: Left, session: Credential? = nil, revision: Int? = nil
    ) async throws -> ProviderSignInOutcome {
        let now = if let revision { revision } else { try await settings().revision }
        return try await visits.signIn(subject, by: left.visit, session: Self.new(session ?? newSession()), revision: now)
    }

    /// Whoever types the address at the sign-in page.
    func strangerSignsIn(_ address: String) async throws -> BeginAttemptOutcome {
        let id: Attempt.ID = MigratedDatabase.newID()
        let address = try EmailAddress(address)
        let attempt = NewAttempt(
            id: id, digest: TokenDigest(of: "\(id)"), purpose: .signIn(returnPath: nil),
            holder: .whoeverHasTheMailbox(isAllowed: true, known: nil), address: address,
            bucket: AttemptBucket(name: "", network: "203.0.113.7"), code: .sample(to: address))
        return try await db.attempts.begin(attempt, link: nil, in: try await settings(), limits: limits)
    }
}
