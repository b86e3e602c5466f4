import Postgres
import TestSupport
import Testing

@testable import Vestibule
@testable import VestibuleStore

/// Row-level security as the app's login meets it: the second wall, behind statements that name their tenant.
@Suite("The wall between tenants") struct TenantWallTests {
    @Test("shows nothing to a statement that names no tenant")
    func unset() async throws {
        try await withHouse { house in
            _ = try await house.redeem()
            for table in [
                "tenants", "guests", "invitations", "attempts", "sessions", "audit_events", "passcode_counts",
            ] {
                #expect(try await house.db.count(table) > 0, "\(table)")
                let seen = try await house.db.database.app.query("select count(*) as count from \(unescaped: table)")
                #expect(try seen.onlyRow.decode("count", as: Int.self) == 0, "\(table)")
            }
        }
    }

    @Test("shows a tenant its own rows only")
    func ownRows() async throws {
        try await withDatabase { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            _ = try await contoso.invite("ana@fabrikam.example")
            _ = try await fabrikam.invite("bo@contoso.example")
            let seen = try await db.database.rows(of: contoso.id, "select tenant_id, address from guests")
            #expect(try seen.map { try $0.decode("address", as: String.self) } == ["ana@fabrikam.example"])
        }
    }

    @Test("stands between tenants whose units travel together", arguments: [Pace.lookup, .commit])
    func together(_ pace: Pace) async throws {
        try await withDatabase(connections: 1) { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            _ = try await contoso.invite("ana@fabrikam.example")
            _ = try await fabrikam.invite("bo@contoso.example")
            let before = db.database.app.statistics.roundTripsTotal
            let tenants = (0..<400).map { $0 % 2 == 0 ? contoso.id : fabrikam.id }
            try await withThrowingTaskGroup { group in
                for tenant in tenants {
                    group.addTask {
                        let seen = try await db.database.rows(
                            of: tenant, pace: pace, "update guests set display_name = display_name returning tenant_id")
                        #expect(try seen.map { try $0.decode("tenant_id") } == [tenant])
                    }
                }
                try await group.waitForAll()
            }
            // Behind a pooler each goes alone.
            let most = TestPooler.isWanted ? tenants.count : tenants.count / 2
            #expect(db.database.app.statistics.roundTripsTotal - before <= most)
        }
    }

    @Test("forgets the tenant with the transaction")
    func forgets() async throws {
        try await withHouse(connections: 1) { house in
            _ = try await house.invite()
            let seen = try await house.db.database.app.query("select count(*) as count from guests")
            #expect(try seen.onlyRow.decode("count", as: Int.self) == 0)
        }
    }

    @Test("refuses rows for another tenant, and changes none of its rows")
    func foreignWrites() async throws {
        try await withDatabase { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            let invited = try await fabrikam.invite("bo@contoso.example")
            await #expect(throws: PostgresError.self) {
                _ = try await db.database.rows(
                    of: contoso.id,
                    """
                    insert into guests (tenant_id, guest_id, address, mailbox, display_name)
                    values (\(fabrikam.id), \(MigratedDatabase.newID(of: Guest.self)), 'x@y.example', 'x@y.example', 'X')
                    """)
            }
            let touched = try await db.database.rows(
                of: contoso.id,
                "update guests set is_enabled = false where guest_id = \(invited.invitation.guest) returning guest_id")
            #expect(touched.isEmpty)
            await #expect(throws: PostgresError.self) {
                _ = try await db.database.rows(of: fabrikam.id, "update guests set tenant_id = \(contoso.id)")
            }
            #expect(try await db.count("guests", where: "is_enabled") == 1)
        }
    }

    @Test("lets nobody change or delete an audit event; the worker takes it from where it waits")
    func auditStays() async throws {
        try await withHouse { house in
            _ = try await house.invite()
            try await house.sealAll()
            _ = try await house.invite("bo@fabrikam.example")
            for table in ["audit_events", "audit_log"] {
                for statement in ["update \(table) set activity = 'x'", "delete from \(table)"] {
                    await #expect(throws: PostgresError.self, "\(statement)") {
                        _ = try await house.db.database.rows(of: house.id, "\(unescaped: statement)")
                    }
                    guard statement != "delete from audit_events" else { continue }
                    await #expect(throws: PostgresError.self, "\(statement)") {
                        _ = try await house.db.database.acrossTenants("\(unescaped: statement)")
                    }
                }
            }
        }
    }

    @Test("hides the counts over all tenants from requests")
    func mailboxDays() async throws {
        try await withHouse { house in
            await #expect(throws: PostgresError.self) {
                _ = try await house.db.database.rows(of: house.id, "select * from mailbox_days")
            }
            await #expect(throws: PostgresError.self) {
                _ = try await house.db.database.acrossTenants("update guests set is_enabled = false")
            }
        }
    }
}
