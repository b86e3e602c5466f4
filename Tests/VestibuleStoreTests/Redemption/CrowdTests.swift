import Foundation
import Postgres
import Synchronization
import Testing

@testable import Vestibule
@testable import VestibuleStore

/// Everything at once about one guest: no accident, and what must hold afterwards holds.
@Suite("Thirty browsers, applications and sponsors at once") struct CrowdTests {
    @Test("meet refusals only, and leave one redemption an invitation, five guesses an attempt, no stray session")
    func mixed() async throws {
        try await withHouse(connections: 16) { house in
            var house = house
            house.limits.secondsBetweenSends = 0
            house.limits.sendsPerHour = 1_000_000
            house.limits.sendsPerDay = 1_000_000
            house.limits.sendsPerNetworkHour = 1_000_000
            let crowd = Crowd(house: house, tenant: try await house.settings())
            crowd.keep(try await house.invite())
            let end = ContinuousClock.now + .seconds(4)
            // A slow machine, or a sanitizer's, may need longer for anything to come of it.
            let latest = end + .seconds(60)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        var deeds = 0
                        while ContinuousClock.now < end || (crowd.accepted == 0 && ContinuousClock.now < latest) {
                            try await crowd.deed((number * 7 + deeds) % 24)
                            deeds += 1
                        }
                    }
                }
                try await group.waitForAll()
            }
            let db = house.db
            #expect(crowd.accepted > 0)
            #expect(try await db.count("invitations", where: "redeemed_at is not null") == crowd.accepted)
            #expect(try await db.count("audit_events", where: "activity = 'invitationRedeemed'") == crowd.accepted)
            #expect(try await db.count("sessions") == crowd.accepted)
            #expect(try await db.count("attempts", where: "wrong_guesses > 5") == 0)
            #expect(
                try await db.count(
                    "attempts a",
                    where: """
                        a.reported_at is not null and exists (select from sessions s where s.attempt_id = a.attempt_id
                                                                 and s.ended_at is null)
                        """) == 0)
            #expect(
                try await db.count(
                    "sessions s join guests g using (tenant_id, guest_id)",
                    where: "s.ended_at is null and (g.state <> 'Accepted' or g.deleted_at is not null)") == 0)
            #expect(try await db.count("guests", where: "deleted_at is null") <= 1)
            let invited = try await db.count("audit_events", where: "activity = 'invitationCreated'")
            #expect(try await db.count("invitations") == invited)
            #expect(
                try await db.count("letters", where: "kind = 'passcode'")
                    == db.count("audit_events", where: "activity = 'passcodeSent'"))
            // A session tells of its deadlocks at the latest when it ends.
            await db.database.app.close()
            while try await db.count("pg_stat_activity", where: "usename = 'vestibule_test_app' and datname = current_database()")
                > 0
            {
                try await Task.sleep(for: .milliseconds(20))
            }
            let deadlocks = try await db.run(
                "select deadlocks from pg_stat_database where datname = current_database()"
            ).onlyRow.decode("deadlocks", as: Int.self)
            #expect(deadlocks == 0)
        }
    }
}

/// What the crowd knows together: the newest invitations and attempts. The mutex guards them.
private final class Crowd: Sendable {
    private struct State {
        var invited: [House.Invited] = []
        var attempts: [House.Attempting] = []
        var accepted = 0
    }

    let house: House
    let tenant: Tenant
    private let state = Mutex(State())

    init(house: House, tenant: Tenant) {
        self.house = house
        self.tenant = tenant
    }

    var accepted: Int { state.withLock { $0.accepted } }

    func keep(_ invited: House.Invited) { state.withLock { $0.invited.append(invited) } }

    private var invited: House.Invited? { state.withLock { $0.invited.suffix(2).randomElement() } }
    private var attempt: House.Attempting? { state.withLock { $0.attempts.suffix(12).randomElement() } }

    func deed(_ number: Int) async throws {
        switch number {
        case 0, 1: try await inviteAgain()
        case 2...7: try await begin()
        case 8, 9: if let attempt { _ = try await house.send(attempt) }
        case 10...15: if let attempt { _ = try await check(attempt, NewCode.right) }
        case 16: if let attempt { _ = try await check(attempt, NewCode.wrong) }
        case 17...20: try await accept()
        case 21: if let attempt, let invited { _ = try await house.report(attempt, freezing: invited) }
        case 22:
            if let invited {
                _ = try await house.db.invitations.revoke(invited.invitation.id, of: house.id, by: .system)
                let address = invited.invitation.address
                _ = try await house.db.limits.reset(.mailbox(address, guest: nil), of: house.id, by: .system)
            }
        default:
            if let invited, Int.random(in: 0..<3) == 0 {
                _ = try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
            }
        }
    }

    private func inviteAgain() async throws {
        let (new, link) = house.newInvitation(try .sample(sendsLetter: Bool.random()))
        if case .created(let invitation) = try await house.db.invitations.create(new, in: tenant) {
            keep(House.Invited(invitation: invitation, link: link))
        }
    }

    private func begin() async throws {
        guard let invited else { return }
        let attempting = try await house.begin(invited, settings: tenant)
        state.withLock { $0.attempts.append(attempting) }
    }

    private func check(_ attempt: House.Attempting, _ code: [UInt8]) async throws -> CheckCodeOutcome {
        try await house.check(attempt, code, revision: tenant.revision)
    }

    private func accept() async throws {
        guard let attempt else { return }
        _ = try await check(attempt, NewCode.right)
        if case .accepted = try await house.accept(attempt, revision: tenant.revision) {
            state.withLock { $0.accepted += 1 }
        }
    }
}
