import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Redeeming an invitation") struct RedeemingTests {
    @Test("works once: guest, session and event together")
    func once() async throws {
        try await withHouse { house in
            let (invited, session, attempting) = try await house.redeem()
            let guest = try #require(try await house.db.guests.list(of: house.id, after: nil, limit: 10).first)
            #expect(guest.id == invited.invitation.guest && guest.state == .accepted)
            #expect(try await house.db.sessions.session(session)?.guest == guest)
            #expect(try await house.accept(attempting) == .refused(.redeemed))
            #expect(try await house.db.count("sessions") == 1)
            #expect(try await house.events().filter { $0 == "invitationRedeemed" }.count == 1)
        }
    }

    @Test("fifty times at once, each browser with its own proof, works once")
    func fiftyBrowsers() async throws {
        try await withHouse(connections: 12) { house in
            let invited = try await house.invite()
            var proofs: [House.Attempting] = []
            for _ in 0..<50 {
                proofs.append(try await house.prove(invited))
                try await house.db.run("delete from passcode_counts")
            }
            let settings = try await house.settings()
            let outcomes = try await withThrowingTaskGroup(of: AcceptOutcome.self) { group in
                for proof in proofs { group.addTask { try await house.accept(proof, revision: settings.revision) } }
                return try await group.reduce(into: [AcceptOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .refused(.redeemed) }.count == 49)
            #expect(try await house.db.count("sessions") == 1)
            #expect(try await house.db.count("audit_events", where: "activity = 'invitationRedeemed'") == 1)
            #expect(try await house.db.count("attempts", where: "finished_at is not null") == 1)
        }
    }

    @Test("without a proof, or with another browser's secret, does nothing")
    func notProved() async throws {
        try await withHouse { house in
            let attempting = try await house.begin(try await house.invite())
            #expect(try await house.accept(attempting) == .notProved)
            _ = try await house.check(attempting)
            let forged = Credential(
                .attempt, tenant: house.id, row: Attempt.ID(rawValue: attempting.credential.row), in: house.db.surroundings)
            let revision = try await house.settings().revision
            #expect(
                try await house.db.redemptions.accept(forged, session: House.new(house.newSession()), revision: revision)
                    == .notProved)
            #expect(try await house.db.count("sessions") == 0)
        }
    }

    @Test(
        "is refused once the invitation is revoked, frozen, replaced or expired, and nothing of it happens",
        arguments: ["revoked", "frozen", "superseded", "expired"])
    func refused(_ standing: String) async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let attempting = try await house.prove(invited)
            let past = "now() - interval '1 minute'"
            switch standing {
            case "superseded": _ = try await house.invite()
            case "expired": try await house.db.run("update invitations set expires_at = \(unescaped: past)")
            default: try await house.db.run("update invitations set \(unescaped: standing)_at = \(unescaped: past)")
            }
            #expect(try await house.accept(attempting) == .refused(try #require(Invitation.Standing(rawValue: standing))))
            #expect(try await house.db.count("sessions") == 0)
            #expect(try await house.db.count("guests", where: "state = 'Accepted'") == 0)
            #expect(try await house.events().contains("invitationRedeemed") == false)
        }
    }

    @Test("is refused once the guest is deleted or switched off, or the tenant suspended")
    func gone() async throws {
        for change in ["deleted", "disabled", "suspended"] {
            try await withHouse { house in
                let invited = try await house.invite()
                let attempting = try await house.prove(invited)
                switch change {
                case "deleted": _ = try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
                case "disabled": try await house.db.run("update guests set is_enabled = false")
                default: try await house.db.tenants.change(house.id, .status(.suspended), by: .system)
                }
                let outcome = try await house.accept(attempting)
                switch change {
                case "deleted": #expect(outcome == .refused(.revoked))
                case "disabled": #expect(outcome == .notProved)
                default: #expect(outcome == .settingsChanged)
                }
                #expect(try await house.db.count("sessions") == 0)
            }
        }
    }

    @Test("can be declined: the attempt ends, the invitation stays open")
    func declined() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let attempting = try await house.prove(invited)
            try await house.db.redemptions.decline(attempting.credential)
            try await house.db.redemptions.decline(attempting.credential)
            #expect(try await house.accept(attempting) == .notProved)
            #expect(try await house.events().filter { $0 == "invitationDeclined" }.count == 1)
            try await house.passTime()
            guard case .accepted = try await house.accept(try await house.prove(invited)) else {
                throw Unexpected(what: "a declined invitation was not open any more")
            }
        }
    }

    @Test("behind a deletion of the guest waits for it and is refused, without a deadlock")
    func behindADeletion() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let attempting = try await house.prove(invited)
            let revision = try await house.settings().revision
            let before = house.db.database.app.statistics.roundTripsTotal
            let (deletion, consent) = try await house.db.owner.transaction { other in
                _ = try await other.query("select 1 as one from guests for update")
                let deletion = Task {
                    try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
                }
                // Long enough that each stands in line before the next comes.
                try await Task.sleep(for: .milliseconds(200))
                let consent = Task { try await house.accept(attempting, revision: revision) }
                try await Task.sleep(for: .milliseconds(200))
                return (deletion, consent)
            }
            #expect(try await deletion.value)
            #expect(try await consent.value == .refused(.revoked))
            // A deadlock's victim would have been sent again.
            #expect(house.db.database.app.statistics.roundTripsTotal == before + 2)
        }
    }
}
