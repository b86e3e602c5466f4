import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Changing a guest") struct ChangingTests {
    private func change(_ adjust: (inout GuestChange) -> Void) -> GuestChange {
        var change = GuestChange()
        adjust(&change)
        return change
    }

    @Test("sets what is named, clears what is null, and leaves the rest; the event names properties and no value")
    func merging() async throws {
        try await withHouse { house in
            let (guests, id) = (house.db.guests, try await house.invite().invitation.guest)
            let first = change {
                $0.displayName = "Ana Silva"
                $0.preferredLanguage = .set("pt-PT")
                $0.profile = [.companyName: .set("Fabrikam"), .city: .set("Porto")]
                $0.businessPhones = ["+351 2"]
            }
            #expect(try await guests.change(id, of: house.id, first, ifOneOf: nil, by: .system) == .changed)
            let second = change { $0.profile = [.city: .clear, .jobTitle: .set("Tester")] }
            #expect(try await guests.change(id, of: house.id, second, ifOneOf: nil, by: .system) == .changed)
            let guest = try #require(try await guests.guest(id, of: house.id))
            #expect(guest.displayName == "Ana Silva" && guest.preferredLanguage == "pt-PT" && guest.isEnabled)
            #expect(
                guest.profile
                    == GuestProfile(texts: [.companyName: "Fabrikam", .jobTitle: "Tester"], businessPhones: ["+351 2"]))
            let third = change {
                $0.preferredLanguage = .clear
                $0.profile = [.companyName: .clear, .jobTitle: .clear]
                $0.businessPhones = []
            }
            _ = try await guests.change(id, of: house.id, third, ifOneOf: nil, by: .system)
            let bare = try #require(try await guests.guest(id, of: house.id))
            #expect(bare.profile == nil && bare.preferredLanguage == nil && bare.displayName == "Ana Silva")
            #expect(try await house.db.count("guests", where: "profile is null and company is null") == 1)
            let details = try await house.db.run(
                "select details::text as details from audit_events where activity = 'guestChanged' order by at, event_id"
            ).map { try $0.decode("details", as: String.self) }
            #expect(details.count == 3)
            #expect(details[1] == #"{"properties": ["city", "jobTitle"]}"#)
            #expect(!details.joined().contains("Porto") && !details.joined().contains("Silva"))
        }
    }

    @Test("to blocked ends sessions, tokens and codes at commit, and closes the link and the codes under way until it is unblocked")
    func blocking() async throws {
        try await withHouse { house in
            let db = house.db
            let (invited, session, _) = try await house.redeem()
            let guest = invited.invitation.guest
            let token = NewRefreshToken.ID(rawValue: UUID())
            let refresh = Credential(.refreshToken, tenant: house.id, row: token, in: db.surroundings)
            let code = AuthorizationCode.sample(for: session, of: house)
            _ = try await db.grants.begin(code, of: house.id, refresh: NewRefreshToken(id: token, digest: refresh.digest))
            let unspent = AuthorizationCode.sample(for: session, of: house)
            try await house.passTime()
            let signingIn = try await house.beginSignIn(invited.invitation.address, guest: guest)
            let pending = try await house.invite("bo@fabrikam.example")
            let proved = try await house.prove(pending)

            for someone in [guest, pending.invitation.guest] {
                let outcome = try await db.guests.change(
                    someone, of: house.id, change { $0.isEnabled = false }, ifOneOf: nil, by: .system)
                #expect(outcome == .changed)
            }
            #expect(try await db.sessions.session(session) == nil)
            #expect(try await db.grants.grant(code.grant, of: house.id) == nil)
            #expect(try await db.grants.grant(behind: refresh) == nil)
            #expect(try await db.grants.begin(unspent, of: house.id, refresh: nil) == .over)
            let other = house.newSession()
            #expect(try await house.check(signingIn, session: other) != .proved)
            #expect(try await db.sessions.session(other) == nil)
            let third = house.newSession()
            guard case .accepted = try await house.accept(proved, session: third) else {
                #expect(try await db.sessions.session(third) == nil)
                #expect(try await house.begin(pending).outcome != .begun(codeWaitsUntil: nil))

                let again = change { $0.isEnabled = true }
                for someone in [guest, pending.invitation.guest] {
                    #expect(try await db.guests.change(someone, of: house.id, again, ifOneOf: nil, by: .system) == .changed)
                    #expect(try await db.guests.change(someone, of: house.id, again, ifOneOf: nil, by: .system) == .changed)
                }
                // What was ended stays ended; the pending guest's link opens again.
                #expect(try await db.sessions.session(session) == nil)
                #expect(try await db.grants.grant(behind: refresh) == nil)
                try await house.passTime()
                #expect(try await house.begin(pending).outcome == .begun(codeWaitsUntil: nil))
                let events = try await house.events()
                #expect(events.filter { $0 == "guestDisabled" }.count == 2)
                #expect(events.filter { $0 == "guestEnabled" }.count == 2)
                #expect(!events.contains("guestChanged"))
                return
            }
            Issue.record("a blocked guest accepted")
        }
    }

    @Test("waiting for a sign-in under way ends the session that it begins")
    func behindASignIn() async throws {
        try await withHouse { house in
            let guest = try await house.redeem().0.invitation.guest
            let blocking = try await house.db.owner.transaction { earlier in
                _ = try await earlier.pipeline([
                    "update guests set invitation_id = invitation_id",
                    """
                    insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at)
                    values (\(house.id), \(MigratedDatabase.newID(of: Session.self)), \(guest), 'x', array['otp'], now(),
                            now() + interval '1 day')
                    """,
                ])
                let blocking = Task {
                    try await house.db.guests.change(
                        guest, of: house.id, change { $0.isEnabled = false }, ifOneOf: nil, by: .system)
                }
                try await Task.sleep(for: .milliseconds(300))
                return blocking
            }
            #expect(try await blocking.value == .changed)
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
        }
    }

    @Test("on a version changes that version only, and of two who decided on one the second is told")
    func versions() async throws {
        try await withHouse { house in
            let (guests, id) = (house.db.guests, try await house.invite().invitation.guest)
            let version = try #require(try await guests.guest(id, of: house.id)?.version)
            #expect(try await guests.guest(id, of: house.id)?.version == version)
            let outcomes = try await withThrowingTaskGroup(of: ChangeGuestOutcome.self) { group in
                for number in 1...8 {
                    let wish = change { $0.displayName = "Ana \(number)" }
                    group.addTask { try await guests.change(id, of: house.id, wish, ifOneOf: [version], by: .system) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .changed }.count == 1 && outcomes.filter { $0 == .outdated }.count == 7)
            #expect(try await house.events().filter { $0 == "guestChanged" }.count == 1)
            let block = change { $0.isEnabled = false }
            #expect(try await guests.change(id, of: house.id, block, ifOneOf: [version], by: .system) == .outdated)
            #expect(try await guests.delete(id, of: house.id, ifOneOf: [version], by: .system) == .outdated)
            #expect(try await guests.delete(id, of: house.id, ifOneOf: [], by: .system) == .outdated)
            let now = try #require(try await guests.guest(id, of: house.id))
            #expect(now.isEnabled)
            #expect(try await guests.delete(id, of: house.id, ifOneOf: [version, now.version ?? 0], by: .system) == .changed)
            #expect(try await guests.change(id, of: house.id, block, ifOneOf: nil, by: .system) == .notFound)
        }
    }

    @Test("costs one round trip, and of another tenant does nothing")
    func costsAndWalls() async throws {
        try await withDatabase { db in
            let (contoso, fabrikam) = (try await House.open(on: db), try await House.open(on: db))
            let guest = try await contoso.invite().invitation.guest
            let block = change {
                $0.isEnabled = false
                $0.displayName = "X"
            }
            #expect(try await db.guests.change(guest, of: fabrikam.id, block, ifOneOf: nil, by: .system) == .notFound)
            #expect(try await fabrikam.events().contains("guestDisabled") == false)
            let (outcome, trips) = try await db.counted {
                try await db.guests.change(guest, of: contoso.id, block, ifOneOf: nil, by: .system)
            }
            #expect(outcome == .changed && trips == 1)
            #expect(try await db.guests.guest(guest, of: contoso.id)?.isEnabled == false)
        }
    }
}
