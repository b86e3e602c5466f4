import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

/// A large tenant's questions about few of its guests are answered by an index, behind row-level security and by a kept plan too.
@Suite("Among many guests") struct GuestPlanTests {
    @Test(
        "the deleted, the blocked, those of one company and each page in any order are found without reading the others",
        arguments: ["force_custom_plan", "force_generic_plan"])
    func plans(_ mode: String) async throws {
        try await withHouse { house in
            try await house.db.run(
                """
                insert into guests (tenant_id, guest_id, address, mailbox, display_name, is_enabled, deleted_at, company)
                select \(house.id), gen_random_uuid(), n || '@x.example', n || '@x.example', 'Guest', n % 4000 <> 1,
                       case when n % 4000 = 2 then now() end, case when n % 100 = 3 then 'company ' || n / 2000 end
                  from generate_series(1, 20000) n
                """)
            // Another tenant that deletes much must not cost this one.
            try await house.db.run(
                """
                insert into guests (tenant_id, guest_id, address, mailbox, display_name, deleted_at)
                select \(MigratedDatabase.newID(of: Tenant.self)), gen_random_uuid(), n || '@x.example', n || '@x.example', 'Guest', now()
                  from generate_series(1, 4000) n
                """)
            try await house.db.run("analyze guests")
            let company = GuestFilter.text(of: .companyName, .isOneOf([FoldedText("Company 3")]))
            let start = GuestFilter.text(of: .companyName, .startsWith(FoldedText("Company 3")))
            for (filter, part, index, few) in [
                (.everyone, .deleted, "guests_deleted", 5), (!.isEnabled, .present, "guests_blocked", 5),
                (company, .present, "guests_company", 20), (start, .present, "guests_company", 20),
            ] as [(GuestFilter, GuestPart, String, Int)] {
                #expect(try await house.db.guests.count(of: house.id, part, matching: filter) == few)
                #expect(try await house.db.guests.list(of: house.id, part, matching: filter, after: nil, limit: 100).count == few)
                for statement in [
                    filter.selection(of: house.id, part, limit: 100), filter.counting(of: house.id, part),
                ] {
                    let rows = try await house.db.database.unit(
                        of: house.id, "select set_config('plan_cache_mode', \(mode), true)", "explain (costs off) \(statement)")[1]
                    let plan = try rows.map { try $0.decode("QUERY PLAN", as: String.self) }.joined(separator: "\n")
                    #expect(plan.contains(index) && !plan.contains("Seq Scan"), "\(plan)")
                }
            }
            for (property, index) in [
                (.displayName, "guests_name"), (.mail, "guests_mailbox_prefix"), (.created, "guests_created"),
            ] as [(GuestOrder.Property, String)] {
                for isDescending in [false, true] {
                    let order = GuestOrder.by(property, isDescending: isDescending)
                    let first = try await house.db.guests.list(
                        of: house.id, .present, matching: .everyone, in: order, behind: nil, limit: 100)
                    for place in [nil, try order.place(of: #require(first.last))] {
                        let rows = try await house.db.database.unit(
                            of: house.id, "select set_config('plan_cache_mode', \(mode), true)",
                            "explain (costs off) \(GuestFilter.everyone.selection(of: house.id, in: order, behind: place, limit: 100))"
                        )[1]
                        let plan = try rows.map { try $0.decode("QUERY PLAN", as: String.self) }
                        let condition = plan.first { $0.contains("Index Cond") } ?? ""
                        // Of mails no two are alike, so what is sorted on the way is one by one.
                        let isSorted =
                            plan.contains { $0.contains("->  Sort") } || property != .mail && plan.contains { $0.contains("Sort") }
                        #expect(plan.contains { $0.contains("using \(index)") } && !isSorted, "\(plan)")
                        #expect(place == nil || condition.contains(isDescending ? "<" : ">"), "\(plan)")
                    }
                }
            }
            // Half of the tenant's mails begin so: the page is where they begin, not what is left of sorting them.
            let alike = GuestFilter.text(of: .mail, .startsWith(FoldedText("1")))
            for place in [nil, GuestPlace(key: .text("15@x.example"), id: Guest.ID(rawValue: UUID()))] {
                let rows = try await house.db.database.unit(
                    of: house.id,
                    "explain (costs off) \(alike.selection(of: house.id, in: alike.usualOrder, behind: place, limit: 21))")[0]
                let plan = try rows.map { try $0.decode("QUERY PLAN", as: String.self) }
                #expect(
                    plan.contains { $0.contains("using guests_mailbox_prefix") } && !plan.contains { $0.contains("->  Sort") },
                    "\(plan)")
            }
            // The worker's question over all tenants.
            let due = try await house.db.database.acrossTenants(
                "explain select tenant_id, guest_id from guests where \(unescaped: PostgresGuestStore.isOver) limit 500"
            ).map { try $0.decode("QUERY PLAN", as: String.self) }.joined(separator: "\n")
            #expect(due.contains("guests_to_purge"), "\(due)")
        }
    }
}
