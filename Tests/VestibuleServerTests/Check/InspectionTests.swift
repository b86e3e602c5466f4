import Foundation
import Postgres
import TestSupport
import Testing
import Vestibule
import VestibuleHTTP
import VestibuleStore

@testable import VestibuleServer

/// The database's part, on a real PostgreSQL and by the logins that an operator would make.
@Suite("Looking at the database") struct InspectionTests {
    private static let masterKey = Data(repeating: 7, count: 32).base64EncodedString()

    /// A database with the three logins; migrated when wished.
    private static func settings(migrated: Bool = true, _ change: (ConnectionPool) async throws -> Void = { _ in }) async throws
        -> [String: String]
    {
        let url = try await TestCluster.freshDatabase()
        let owner = try PostgresConfiguration(connectionString: url)
        if migrated { _ = try await Migrator(try EmbeddedMigrations.all(), configuration: owner).migrate(dryRun: false) { _ in } }
        let suffix = UUID().uuidString.prefix(8).lowercased()
        try await withPool(owner) { pool in
            for role in ["app", "worker"] {
                let place = migrated ? "in role vestibule_\(role)" : ""
                _ = try await pool.query(
                    "create role check_\(unescaped: role)_\(unescaped: suffix) login password 'p' \(unescaped: place)")
            }
            try await change(pool)
        }
        func login(_ name: String) -> String {
            url.split(separator: " ").filter { !$0.hasPrefix("user=") && !$0.hasPrefix("password=") }.joined(separator: " ")
                + " user=check_\(name)_\(suffix) password=p"
        }
        return SettingTests.examples.merging([
            "VESTIBULE_DATABASE_URL": login("app"), "VESTIBULE_DATABASE_WORKER_URL": login("worker"),
            "VESTIBULE_DATABASE_OWNER_URL": url, "VESTIBULE_MASTER_KEY": masterKey,
        ]) { _, new in new }.filter { !$0.key.contains("_TLS_") && !$0.key.contains("_CA_") && !$0.key.contains("SECRETS") }
    }

    private static func check(_ values: [String: String]) async -> [String: [Finding]] {
        let findings = await Inspection(
            reader: SettingsReader(values: values), settingsFile: nil, environment: values, isOffline: true, testLetterTo: nil
        ).findings()
        return Dictionary(grouping: findings, by: \.matter)
    }

    @Test("finds a new installation in order") func good() async throws {
        let findings = await Self.check(try await Self.settings())
        for matter in [
            "settings", "database, app", "database, worker", "database, owner", "schema", "clock", "master key", "signing keys",
        ] {
            // The test cluster keeps no promises, and that is told.
            #expect(findings[matter]?.first?.verdict == (matter == "database, app" ? .wrong : .ok), "\(findings)")
        }
        #expect(findings["database, app"]?.map(\.verdict) == [.wrong, .warning])
        #expect(findings["database, app"]?.first?.says == "fsync is off: a crash of the server destroys the database.")
    }

    @Test("asks for the migrations of an empty database") func empty() async throws {
        let findings = await Self.check(try await Self.settings(migrated: false))
        #expect(findings["schema"]?.first?.mend == "vestibule migrate")
        #expect(findings["master key"] == nil)
    }

    @Test("notices an administrator's login in the place of the service's") func superuser() async throws {
        var values = try await Self.settings()
        values["VESTIBULE_DATABASE_WORKER_URL"] = values["VESTIBULE_DATABASE_OWNER_URL"]
        #expect(await Self.check(values)["database, worker"]?.first?.says.contains("is a superuser") == true)
    }

    @Test("notices logins that were swapped") func swapped() async throws {
        var values = try await Self.settings()
        let app = values["VESTIBULE_DATABASE_URL"]
        values["VESTIBULE_DATABASE_URL"] = values["VESTIBULE_DATABASE_WORKER_URL"]
        values["VESTIBULE_DATABASE_WORKER_URL"] = app
        let findings = await Self.check(values)
        #expect(findings["database, app"]?.contains { $0.mend?.hasPrefix("grant vestibule_app to ") == true } == true)
        #expect(findings["database, app"]?.contains { $0.mend?.hasPrefix("revoke vestibule_worker from ") == true } == true)
        #expect(findings["database, worker"]?.contains { $0.mend?.hasPrefix("grant vestibule_worker to ") == true } == true)
    }

    @Test("notices a server that is not there, and goes on") func absent() async throws {
        var values = try await Self.settings()
        values["VESTIBULE_DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nothing"
        let findings = await Self.check(values)
        #expect(findings["database, app"]?.first?.says.contains("no connection to PostgreSQL") == true)
        #expect(findings["database, worker"]?.first?.verdict == .ok)
    }

    @Test("tries the master keys on what the database holds") func keys() async throws {
        let vault = try Vault(masterKeys: [Array(repeating: 7, count: 32)])
        var values = try await Self.settings()
        let app = ConnectionPool(try DatabaseSettings.app(SettingsReader(values: values)))
        let tenant = Tenant(
            id: Surroundings.live.newID(), name: "Contoso", contact: try EmailAddress("it@contoso.example"),
            branding: Branding(tenantName: "Contoso"), domains: [], redirectOrigins: [], domainRules: [], passcodeMinutes: 30,
            dailyLetters: 10, createdAt: .now)
        let maker = SigningKeyMaker(vault: vault, surroundings: .live)
        try await PostgresTenantStore(Database(app: app, worker: app), surroundings: .live).create(
            tenant, keys: [try maker.make(.es256, for: tenant.id, signsFrom: .now)], by: .system)
        await app.close()

        #expect(await Self.check(values)["master key"]?.map(\.says) == ["opens what the database holds"])
        let other = Data(repeating: 8, count: 32).base64EncodedString()
        values["VESTIBULE_MASTER_KEY"] = "\(other),\(Self.masterKey)"
        #expect(
            await Self.check(values)["master key"]?.map(\.says) == [
                "opens what the database holds", "number 2 is still needed for 1 signing keys",
            ])
        values["VESTIBULE_MASTER_KEY"] = other
        #expect(
            await Self.check(values)["master key"]?.map(\.says) == ["does not open 1 signing keys: they were sealed by another"])
        #expect(await Self.check(values)["signing keys"]?.map(\.verdict) == [.ok])
        // What cannot be looked at is not called good.
        values["VESTIBULE_DATABASE_WORKER_URL"] = "postgresql://nobody@127.0.0.1:1/nothing"
        #expect(await Self.check(values)["master key"]?.map(\.verdict) == [.warning])
    }
}
