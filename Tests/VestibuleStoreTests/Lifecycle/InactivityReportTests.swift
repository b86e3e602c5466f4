import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("The report of who does not come") struct InactivityReportTests {
    /// A guest who signed in so many days ago, and whose session was swept since.
    private func guest(_ house: House, _ name: String, away days: Int) async throws -> Guest.ID {
        let guest = try await house.redeem("\(name)@fabrikam.example").0.invitation.guest
        try await house.db.run(
            """
            with gone as (delete from sessions where guest_id = \(guest) returning tenant_id, guest_id)
            insert into last_sign_ins select tenant_id, guest_id, now() - make_interval(days => \(Int32(days))) from gone
            """)
        return guest
    }

    @Test("lists the longest away first, then who never came, page by page to the same list, and counts them")
    func listed() async throws {
        try await withDatabase { db in
            let house = try await House.open(on: db)
            let other = try await House.open(on: db, try .sample(name: "Fabrikam"))
            _ = try await guest(other, "theirs", away: 400)
            let ana = try await guest(house, "ana", away: 100)
            let bo = try await guest(house, "bo", away: 300)
            _ = try await guest(house, "cy", away: 89)
            let back = try await guest(house, "back", away: 200)
            try await house.passTime()
            let signingIn = try await house.beginSignIn(try EmailAddress("back@fabrikam.example"), guest: back)
            #expect(try await house.check(signingIn, session: house.newSession()) == .proved)
            let gone = try await guest(house, "gone", away: 100)
            _ = try await db.guests.delete(gone, of: house.id, by: .system)
            let never = try await house.invite("never@fabrikam.example").invitation.guest
            _ = try await house.invite("new@fabrikam.example")
            try await db.run("update guests set created_at = now() - interval '91 days' where guest_id in (\(never), \(ana))")
            try await db.guests.add(.address(try EmailAddress("boss@contoso.example")), to: ana, of: house.id, by: .system)
            try await db.guests.add(.address(try EmailAddress("next@contoso.example")), to: ana, of: house.id, by: .system)
            try await house.end(ana, in: "5 days")
            try await db.run(
                """
                insert into letters (tenant_id, letter_id, kind, recipient, language, sealed_body, bounced_at)
                select t, gen_random_uuid(), 'accessEnding', r || '@contoso.example', 'en', '\\x01'::bytea, b
                  from (values (\(house.id)::uuid, 'Boss', now()), (\(house.id)::uuid, 'next', null), (\(other.id)::uuid, 'next', now())) l (t, r, b)
                """)

            let all = try await house.reports.inactive(of: house.id, days: 90, after: nil, limit: 10)
            #expect(all.map(\.guest.id) == [bo, ana, never])
            #expect(all.map(\.lastSignIn).map { $0 == nil } == [false, false, true])
            #expect(all[1].sponsors.map(\.text) == ["boss@contoso.example", "next@contoso.example"])
            #expect(all[1].bounced.map(\.text) == ["boss@contoso.example"] && all[1].accessEndsAt != nil)
            #expect(all[0].sponsors.isEmpty && all[0].bounced.isEmpty && all[0].contact.text == "it@contoso.example")
            #expect(try await house.reports.countInactive(of: house.id, days: 90) == 3)
            var paged: [Guest.ID] = []
            var cursor: InactivityReport.Cursor?
            for _ in 0..<4 {
                let page = try await house.reports.inactive(of: house.id, days: 90, after: cursor, limit: 1)
                paged += page.map(\.guest.id)
                guard let last = page.last else { break }
                cursor = InactivityReport.Cursor(last.cursor.text)
                #expect(cursor != nil)
            }
            #expect(paged == [bo, ana, never])
        }
    }

    @Test("lists who was imported as long ago and has not come since, among those invited, by id")
    func imported() async throws {
        try await withHouse { house in
            let users = (1...3).map {
                """
                {"id":"00000000-0000-4000-8000-00000000000\($0)","displayName":"G","mail":"g\($0)@fabrikam.example",
                 "userType":"Guest","externalUserState":"Accepted","accountEnabled":true,"createdDateTime":"2020-01-02T03:04:05Z"}
                """
            }
            let page = try EntraPage(Array("[\(users.joined(separator: ","))]".utf8))
            _ = try await house.importGuests(page, to: try await house.settings(), isDry: false)
            let never = try await house.invite("never@fabrikam.example").invitation.guest
            try await house.db.run("update guests set created_at = now() - interval '91 days'")
            let lists = { try await house.reports.inactive(of: house.id, days: 90, after: nil, limit: 10).map(\.guest.id) }
            #expect(try await lists() == [never])
            try await house.db.run("update guest_origins set imported_at = now() - interval '91 days'")
            try await house.db.run(
                "insert into last_sign_ins select tenant_id, guest_id, now() from guests where address = 'g2@fabrikam.example'")
            let all = try await house.db.guests.list(of: house.id, after: nil, limit: 10).filter {
                $0.address.text != "g2@fabrikam.example"
            }
            #expect(all.count == 3)
            #expect(try await lists() == all.map(\.id))
            #expect(try await house.reports.countInactive(of: house.id, days: 90) == 3)
            let first = try #require(all.first?.id)
            let second = try await house.reports.inactive(
                of: house.id, days: 90, after: .init(lastSignIn: nil, guest: first), limit: 1)
            #expect(second.map(\.guest.id) == all.dropFirst().prefix(1).map(\.id))
        }
    }

    @Test("is read by the indexes on the time and the state", arguments: ["force_custom_plan", "force_generic_plan"])
    func plans(_ mode: String) async throws {
        try await withHouse { house in
            try await house.db.run(
                """
                with made as (
                    insert into guests (tenant_id, guest_id, address, mailbox, display_name, state, created_at)
                    select \(house.id), gen_random_uuid(), n || '@x.example', n || '@x.example', 'Guest',
                           case when n % 1000 = 0 then 'PendingAcceptance' else 'Accepted' end, now() - interval '2 years'
                      from generate_series(1, 30000) n
                    returning tenant_id, guest_id, state, split_part(mailbox, '@', 1)::integer as n
                )
                insert into last_sign_ins
                select tenant_id, guest_id, now() - make_interval(days => case when n % 1000 = 1 then 200 else 20 end)
                  from made where state = 'Accepted'
                """)
            try await house.db.run("analyze guests")
            try await house.db.run("analyze last_sign_ins")
            #expect(try await house.reports.inactive(of: house.id, days: 90, after: nil, limit: 100).count == 60)
            let cursor = InactivityReport.Cursor(lastSignIn: Date(timeIntervalSince1970: 1), guest: MigratedDatabase.newID())
            for (statement, index) in [
                (PostgresLifecycleReportStore.away(of: house.id, days: 90, after: nil, limit: 100), "last_sign_ins_by_time"),
                (PostgresLifecycleReportStore.away(of: house.id, days: 90, after: cursor, limit: 100), "last_sign_ins_by_time"),
                (PostgresLifecycleReportStore.neverCame(to: house.id, days: 90, after: nil, limit: 100), "guests_state"),
            ] as [(Query, String)] {
                let rows = try await house.db.database.unit(
                    of: house.id, "select set_config('plan_cache_mode', \(mode), true)", "explain (costs off) \(statement)")[1]
                let plan = try rows.map { try $0.decode("QUERY PLAN", as: String.self) }.joined(separator: "\n")
                #expect(
                    plan.contains(index) && !plan.contains("Seq Scan on guests") && !plan.contains("Seq Scan on last_sign_ins"),
                    "\(plan)")
            }
        }
    }
}

@Suite("Where a page of the report ends") struct InactivityCursorTests {
    @Test(
        "is read as it was written, and nothing else is",
        arguments: ["", ".", "x.y", "1", "never.", "99999999999999999999.01a1fcdb-4d4f-7d6f-a829-fb8a44e29e21", "1.2.3"])
    func reading(_ wrong: String) throws {
        #expect(InactivityReport.Cursor(wrong) == nil)
        let guest: Guest.ID = MigratedDatabase.newID()
        for moment in [nil, Date(timeIntervalSince1970: 1_796_479_509.123456)] {
            let cursor = InactivityReport.Cursor(lastSignIn: moment, guest: guest)
            let read = try #require(InactivityReport.Cursor(cursor.text))
            #expect(read.text == cursor.text && read.guest == guest && (read.lastSignIn == nil) == (moment == nil))
        }
    }
}
