import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Searching the logs") struct LogSearchTests {
    private func everything(_ limit: Int = 100) -> LogSearch { LogSearch(.directoryAudits, limit: limit) }

    private func kinds(_ house: House, _ search: LogSearch) async throws -> [String] {
        try await house.db.audit.find(search, of: house.id).map(\.activity)
    }

    /// Events of which so many have their place already.
    private static let sealed = [0, 3, 1000]

    @Test("finds what happened to a guest, an invitation and by an application, the newest first", arguments: sealed)
    func whom(_ sealed: Int) async throws {
        try await withHouse { house in
            let (ana, session, _) = try await house.redeem("ana@fabrikam.example")
            _ = try await house.redeem("bo@fabrikam.example")
            try await house.db.sessions.end(session)
            _ = try await house.chains.seal(house.id, limit: sealed, by: house.db.vault)
            var search = everything()
            search.guest = ana.invitation.guest
            #expect(
                try await kinds(house, search)
                    == ["signedOut", "invitationRedeemed", "passcodeChecked", "passcodeSent", "invitationCreated"])
            search.initiator = .guest(ana.invitation.guest)
            #expect(try await kinds(house, search) == ["signedOut", "invitationRedeemed"])
            search = everything()
            search.target = ana.invitation.guest.description
            #expect(try await kinds(house, search).count == 5)
            search.target = ana.invitation.id.description
            #expect(try await kinds(house, search) == ["invitationRedeemed", "invitationCreated"])
            search = everything()
            search.initiator = .application(house.application.id)
            #expect(try await kinds(house, search) == ["invitationCreated", "invitationCreated"])
            search.activities = [.guestDeleted]
            #expect(try await kinds(house, search) == [])
            search = everything()
            search.activities = [.invitationRedeemed, .invitationCreated]
            search.isOldestFirst = true
            #expect(
                try await kinds(house, search)
                    == ["invitationCreated", "invitationRedeemed", "invitationCreated", "invitationRedeemed"])
        }
    }

    @Test("pages through everything once, either way, within its bounds", arguments: sealed)
    func pages(_ sealed: Int) async throws {
        try await withHouse { house in
            for name in ["ana", "bo", "cleo"] { _ = try await house.redeem("\(name)@fabrikam.example") }
            let written = try await house.db.count("audit_events")
            _ = try await house.chains.seal(house.id, limit: sealed, by: house.db.vault)
            #expect(try await house.db.count("audit_log") == min(sealed, written))
            let all = try await house.db.audit.find(everything(), of: house.id).map(\.id)
            try #require(all.count == written)
            #expect(try await house.db.audit.list(of: house.id, before: nil, limit: 100).map(\.id) == all)
            for isOldestFirst in [false, true] {
                var search = everything(4)
                search.isOldestFirst = isOldestFirst
                var found: [AuditEvent.ID] = []
                while true {
                    let page = try await house.db.audit.find(search, of: house.id).map(\.id)
                    found += page
                    guard page.count == 4 else { break }
                    search.cursor = page.last
                }
                #expect(found == (isOldestFirst ? all.reversed() : all))
            }
            var search = everything()
            search.from = all[6]
            search.until = all[2]
            #expect(try await house.db.audit.find(search, of: house.id).map(\.id) == Array(all[3...6]))
            search = everything()
            search.id = all[3]
            #expect(try await house.db.audit.find(search, of: house.id).map(\.id) == [all[3]])
        }
    }

    @Test("names guests and applications, who is deleted too, and nobody of another tenant")
    func names() async throws {
        try await withHouse { house in
            let other = try await House.open(on: house.db, try Tenant.sample(name: "Adatum"))
            let (ana, _, _) = try await house.redeem("ana@fabrikam.example")
            _ = try await house.db.guests.delete(ana.invitation.guest, of: house.id, by: .system)
            let ids: Set = [ana.invitation.guest]
            let names = try await house.db.audit.names(of: ids, [house.application.id], of: house.id)
            #expect(names.guests[ana.invitation.guest]?.address.text == "ana@fabrikam.example")
            #expect(names.applications[house.application.id] == house.application.name)
            let theirs = try await house.db.audit.names(of: ids, [house.application.id], of: other.id)
            #expect(theirs.guests.isEmpty && theirs.applications.isEmpty)
        }
    }

    @Test("reads no more than a page for each thing it looks for, however many events and months there are")
    func plans() async throws {
        try await withHouse { house in
            let (ana, _, _) = try await house.redeem("ana@fabrikam.example")
            try await house.sealAll()
            // Months of sign-ins by others on top of what happened to this guest and this application.
            for month in 1...3 { try await house.makeMonth(month, of: 2030) }
            try await house.db.run(
                """
                insert into audit_log (tenant_id, event_id, month, at, activity, actor_kind, actor, target, guest_id, is_audit, is_sign_in,
                                       chain_position, chain_hash)
                select \(house.id), (lpad(to_hex(1893456000000 + n), 12, '0') || '70008000000000000000')::uuid,
                       make_date(2030, 1 + n % 3, 1), now(), 'applicationEntered', 'guest', g::text, g::text, g, false, true, n, ''
                  from generate_series(1, 30000) n,
                       lateral (select md5((n % 500)::text)::uuid as g) who
                """)
            try await house.db.run("analyze audit_log")
            var searches: [(String, LogSearch)] = []
            searches.append(("the directory's", everything(10)))
            searches.append(("sign-ins", LogSearch(.signIns, limit: 10)))
            var search = everything(10)
            search.guest = ana.invitation.guest
            searches.append(("a guest", search))
            search = everything(10)
            search.target = ana.invitation.id.description
            searches.append(("a target", search))
            search = everything(10)
            search.initiator = .application(house.application.id)
            searches.append(("an application", search))
            search = everything(10)
            search.activities = [.invitationRedeemed, .guestDeleted]
            searches.append(("two kinds", search))
            search = LogSearch(.signIns, limit: 10)
            search.until = .least(at: Date(timeIntervalSince1970: 1_893_456_010))
            searches.append(("a time", search))
            search = LogSearch(.signIns, limit: 10)
            search.id = try await house.db.audit.find(search, of: house.id).last?.id
            searches.append(("one", search))
            for (name, search) in searches {
                #expect(try await !house.db.audit.find(search, of: house.id).isEmpty, "\(name)")
                let plan = try await house.plan(of: search)
                #expect(!plan.contains("Seq Scan on audit_log_2030"), "\(name): \(plan)")
                // The kinds themselves are a list, and no rows.
                let scans = plan.split(separator: "\n").filter { !$0.contains("Function Scan") }.joined(separator: "\n")
                let read = scans.matches(of: /rows=(\d+) loops/).compactMap { Int($0.output.1) }.max() ?? 0
                #expect(read <= 20, "\(name): \(plan)")
                let left = plan.matches(of: /Removed by Filter: (\d+)/).compactMap { Int($0.output.1) }.max() ?? 0
                #expect(left <= 10, "\(name): \(plan)")
            }
            search = LogSearch(.signIns, limit: 10)
            search.from = .least(at: Date(timeIntervalSince1970: 1_896_134_400 + 2 * 86_400))
            let plan = try await house.plan(of: search)
            // The rows themselves are looked for where the page was found.
            let page = plan.split(separator: "CTE Scan").first ?? ""
            #expect(!page.contains("audit_log_2030_01") && page.contains("audit_log_2030_03"), "\(plan)")
        }
    }
}

extension House {
    fileprivate func plan(of search: LogSearch) async throws -> String {
        try await db.database.rows(
            of: id, "explain (analyze, costs off, timing off, summary off) \(search.statement(of: id))"
        ).map { try $0.decode("QUERY PLAN", as: String.self) }.joined(separator: "\n")
    }
}
