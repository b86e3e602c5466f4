import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A grant") struct GrantTests {
    private func code(_ house: House, _ session: Credential) -> AuthorizationCode { .sample(for: session, of: house) }

    @Test("begins once, however many spend its code at one time, and ends as soon as two have")
    func race() async throws {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem("ana@fabrikam.example")
            let code = code(house, session)
            let outcomes = try await withThrowingTaskGroup(of: GrantOutcome.self) { group in
                for _ in 1...20 { group.addTask { try await house.db.grants.begin(code, of: house.id, refresh: nil) } }
                return try await group.reduce(into: [GrantOutcome]()) { $0.append($1) }
            }
            let begun = outcomes.filter { if case .granted = $0 { true } else { false } }
            #expect(begun.count == 1 && outcomes.filter { $0 == .spentBefore }.count == 19)
            #expect(try await house.db.grants.grant(code.grant, of: house.id) == nil)
            #expect(try await house.events().filter { $0 == "applicationEntered" }.count == 1)
        }
    }

    @Test("is kept by one of two who use a refresh token at one time, and ends for both")
    func rotationRace() async throws {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem("ana@fabrikam.example")
            let (code, first) = (code(house, session), house.newRefreshToken())
            _ = try await house.db.grants.begin(code, of: house.id, refresh: first.new)
            let outcomes = try await withThrowingTaskGroup(of: GrantOutcome.self) { group in
                for _ in 1...10 {
                    group.addTask {
                        try await house.db.grants.rotate(
                            first.credential, of: house.application.id, to: house.newRefreshToken().new)
                    }
                }
                return try await group.reduce(into: [GrantOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.filter { if case .granted = $0 { true } else { false } }.count == 1)
            #expect(outcomes.filter { $0 == .spentBefore }.count == 9)
            #expect(try await house.db.grants.grant(code.grant, of: house.id) == nil)
            #expect(try await house.db.count("refresh_tokens") == 2)
        }
    }

    @Test("is ended for good by a code or a refresh token that comes again while the application is off")
    func replayMeanwhile() async throws {
        try await withHouse { house in
            func turn(off isDisabled: Bool) async throws {
                var change = ApplicationChange()
                change.isDisabled = isDisabled
                _ = try await house.db.applications.change(house.application.id, of: house.id, change, by: .system)
            }
            for replayed in ["code", "refresh token"] {
                let (_, session, _) = try await house.redeem("\(replayed.prefix(4))@fabrikam.example")
                let (code, first) = (code(house, session), house.newRefreshToken())
                _ = try await house.db.grants.begin(code, of: house.id, refresh: first.new)
                let (application, next) = (house.application.id, house.newRefreshToken())
                _ = try await house.db.grants.rotate(first.credential, of: application, to: next.new)
                try await turn(off: true)
                let outcome =
                    replayed == "code"
                    ? try await house.db.grants.begin(code, of: house.id, refresh: nil)
                    : try await house.db.grants.rotate(first.credential, of: application, to: house.newRefreshToken().new)
                #expect(outcome == .spentBefore, "\(replayed)")
                try await turn(off: false)
                let kept = try await house.db.grants.rotate(next.credential, of: application, to: house.newRefreshToken().new)
                #expect(kept == .over, "\(replayed)")
            }
        }
    }

    @Test("is nobody else's: another application, tenant or secret does not reach it, nor end it")
    func others() async throws {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem("ana@fabrikam.example")
            let (code, first) = (code(house, session), house.newRefreshToken())
            _ = try await house.db.grants.begin(code, of: house.id, refresh: first.new)
            let stranger = Credential(
                .refreshToken, tenant: house.id, row: NewRefreshToken.ID(rawValue: first.credential.row), in: house.db.surroundings)
            for (token, application) in [(stranger, house.application.id), (first.credential, MigratedDatabase.newID())] {
                let outcome = try await house.db.grants.rotate(token, of: application, to: house.newRefreshToken().new)
                #expect(outcome == .over)
            }
            try await house.db.grants.revoke(code.grant, of: MigratedDatabase.newID(), tenant: house.id)
            let other = try await House.open(on: house.db)
            #expect(try await house.db.grants.grant(code.grant, of: other.id) == nil)
            #expect(try await house.db.grants.grant(code.grant, of: house.id)?.application == house.application.id)
            #expect(try await house.db.grants.grant(behind: first.credential) != nil)
        }
    }

    @Test("says what the guest is to the application at the moment, each time that it is read")
    func roles() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem("ana@fabrikam.example")
            let (code, first) = (code(house, session), house.newRefreshToken())
            let guest = invited.invitation.guest
            let writer = try await house.role("Projects.Write")
            _ = try await house.db.appRoles.assign(try await house.role("Projects.Read"), to: guest, of: house.id, by: .system)
            let assignment = try await house.db.appRoles.assign(writer, to: guest, of: house.id, by: .system)
            guard case .granted(let begun) = try await house.db.grants.begin(code, of: house.id, refresh: first.new) else {
                throw Unexpected(what: "not begun")
            }
            #expect(begun.access.roles == ["Projects.Read", "Projects.Write"] && begun.access.isGranted)
            _ = try await house.db.appRoles.end(assignment.id, of: .guest(guest), tenant: house.id, by: .system)
            #expect(try await house.db.grants.grant(code.grant, of: house.id)?.access.roles == ["Projects.Read"])
            #expect(try await house.db.grants.grant(behind: first.credential)?.access.roles == ["Projects.Read"])
            var change = ApplicationChange()
            change.requiresAssignment = true
            _ = try await house.db.applications.change(house.application.id, of: house.id, change, by: .system)
            let last = try await house.db.appRoles.assignments(of: .guest(guest), tenant: house.id, after: nil, limit: 9)
            for assignment in last {
                _ = try await house.db.appRoles.end(assignment.id, of: .guest(guest), tenant: house.id, by: .system)
            }
            let rotated = try await house.db.grants.rotate(
                first.credential, of: house.application.id, to: house.newRefreshToken().new)
            guard case .granted(let grant) = rotated else { throw Unexpected(what: "\(rotated)") }
            #expect(grant.access == ApplicationAccess(requiresAssignment: true, isAssigned: false, roles: []))
        }
    }

    @Test("ends with its session, its guest and its application, and lives no longer than the proof")
    func ends() async throws {
        try await withHouse { house in
            for end in ["session", "guest", "application", "time"] {
                let (invited, session, _) = try await house.redeem("\(end)@fabrikam.example")
                let (code, first) = (code(house, session), house.newRefreshToken())
                _ = try await house.db.grants.begin(code, of: house.id, refresh: first.new)
                #expect(try await house.db.grants.grant(code.grant, of: house.id) != nil, "\(end)")
                switch end {
                case "session": try await house.db.sessions.end(session)
                case "guest": _ = try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
                case "time": try await house.db.run("update sessions set expires_at = now() - interval '1 second'")
                default:
                    var change = ApplicationChange()
                    change.isDisabled = true
                    _ = try await house.db.applications.change(house.application.id, of: house.id, change, by: .system)
                }
                #expect(try await house.db.grants.grant(code.grant, of: house.id) == nil, "\(end)")
                let outcome = try await house.db.grants.rotate(
                    first.credential, of: house.application.id, to: house.newRefreshToken().new)
                #expect(outcome == .over, "\(end)")
                var change = ApplicationChange()
                change.isDisabled = false
                _ = try await house.db.applications.change(house.application.id, of: house.id, change, by: .system)
            }
        }
    }
}
