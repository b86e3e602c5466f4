import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A session that is over") struct LogoutTests {
    /// A guest who has opened the house's application, which wants to be told.
    private func opened(_ address: String, _ house: House) async throws -> (House.Invited, Credential, House.Attempting) {
        let (invited, session, attempting) = try await house.redeem(address)
        try await open(session, house)
        return (invited, session, attempting)
    }

    private func open(_ session: Credential, _ house: House) async throws {
        let code = AuthorizationCode(
            grant: MigratedDatabase.newID(), session: Session.ID(rawValue: session.row), application: house.application.id,
            redirectURI: "https://board.contoso.example/", challenge: "c", nonce: nil, scope: ["openid"], madeAt: Date())
        guard case .granted = try await house.db.grants.begin(code, of: house.id, refresh: nil) else {
            throw Unexpected(what: "no grant")
        }
    }

    private func wantsToKnow(_ house: House, _ uri: String? = "https://board.contoso.example/out") async throws {
        var change = ApplicationChange()
        change.backchannelLogoutURI = .some(uri.flatMap { RedirectURI($0) })
        _ = try await house.db.applications.change(house.application.id, of: house.id, change, by: .system)
    }

    @Test("is told to the applications that it opened, once each, however it ended")
    func everyEnd() async throws {
        try await withHouse { house in
            try await wantsToKnow(house)
            for end in ["signed out", "revoked", "deleted", "reported", "lost account", "healed"] {
                let (invited, session, attempting) = try await opened("\(end.replacing(" ", with: "-"))@fabrikam.example", house)
                try await open(session, house)
                switch end {
                case "signed out": try await house.db.sessions.end(session)
                case "revoked":
                    _ = try await house.db.guests.revokeSessions(of: invited.invitation.guest, tenant: house.id, by: .system)
                case "deleted": _ = try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
                case "reported": _ = try await house.report(attempting, freezing: nil)
                case "healed": _ = try await house.heal(session, with: ProvidedSubject.ana)
                default:
                    try await house.db.run(
                        """
                        update guests set identity_door = 'google', identity_issuer = 'i', identity_subject = 's', identity_bound_at = now()
                         where guest_id = \(invited.invitation.guest)
                        """)
                    _ = try await house.allow(invited.invitation.guest, by: .system)
                }
                let told = try await house.db.logouts.claim(limit: 10, sparing: [], lease: 60)
                #expect(told.map(\.guest) == [invited.invitation.guest] && told.map(\.session.rawValue) == [session.row], "\(end)")
                #expect(told.first?.application.id == house.application.id && told.first?.tries == 1, "\(end)")
                for logout in told { try await house.db.logouts.finish(logout) }
            }
            #expect(try await house.db.count("logouts") == 0)
        }
    }

    @Test("is told to nobody who does not want to know, nor after the time that it would have had")
    func nobody() async throws {
        try await withHouse { house in
            let (_, session, _) = try await opened("ana@fabrikam.example", house)
            try await house.db.sessions.end(session)
            try await wantsToKnow(house)
            let (_, lapsed, _) = try await opened("bo@fabrikam.example", house)
            try await house.db.run("update grants set expires_at = now()")
            try await house.db.sessions.end(lapsed)
            let (_, never, _) = try await house.redeem("cleo@fabrikam.example")
            try await house.db.sessions.end(never)
            #expect(try await house.db.count("logouts") == 0)
        }
    }

    @Test("is claimed by one worker, told again after its pause, and given up at the end")
    func claims() async throws {
        try await withHouse { house in
            try await wantsToKnow(house)
            let (_, session, _) = try await opened("ana@fabrikam.example", house)
            try await house.db.sessions.end(session)
            let claimed = try await withThrowingTaskGroup(of: [Logout].self) { group in
                for _ in 1...8 { group.addTask { try await house.db.logouts.claim(limit: 8, sparing: [], lease: 60) } }
                return try await group.reduce(into: [Logout]()) { $0 += $1 }
            }
            let logout = try #require(claimed.first)
            #expect(claimed.count == 1)
            try await house.db.logouts.postpone(logout, for: 0, because: "it answered 500", isCounted: true)
            let again = try await house.db.logouts.claim(limit: 8, sparing: [], lease: 60)
            #expect(again.map(\.id) == [logout.id] && again.first?.tries == 2)
            try await house.db.logouts.postpone(logout, for: nil, because: "it answered 500", isCounted: true)
            #expect(try await house.db.logouts.claim(limit: 8, sparing: [], lease: 60).isEmpty)
            let listed = try await house.db.logouts.list(of: house.id, after: nil, limit: 10)
            #expect(
                listed.map(\.id) == [logout.id] && listed.first?.nextTryAt == nil && listed.first?.lastReply == "it answered 500")
            let other = try await House.open(on: house.db)
            #expect(try await house.db.logouts.list(of: other.id, after: nil, limit: 10).isEmpty)
        }
    }

    @Test("waits behind no other tenant's many, and is not told to an application that is gone")
    func fairness() async throws {
        try await withHouse { house in
            try await wantsToKnow(house)
            for number in 1...5 {
                let (_, session, _) = try await opened("ana\(number)@fabrikam.example", house)
                try await house.db.sessions.end(session)
            }
            let other = try await House.open(on: house.db)
            try await wantsToKnow(other)
            let (_, session, _) = try await opened("bo@fabrikam.example", other)
            try await other.db.sessions.end(session)
            let first = try await house.db.logouts.claim(limit: 8, sparing: [], lease: 60)
            #expect(first.filter { $0.tenant == house.id }.count == 2 && first.filter { $0.tenant == other.id }.count == 1)
            #expect(try await house.db.logouts.claim(limit: 8, sparing: [house.id], lease: 60).isEmpty)
            let untried = try #require(first.first { $0.tenant == house.id })
            try await house.db.logouts.postpone(untried, for: 0, because: "it was silent a moment ago", isCounted: false)
            _ = try await house.db.applications.delete(house.application.id, of: house.id, by: .system)
            let second = try await house.db.logouts.claim(limit: 8, sparing: [], lease: 60)
            #expect(second.map(\.tries) == [1, 1] && second.compactMap(\.application.backchannelLogoutURI).isEmpty)
        }
    }
}
