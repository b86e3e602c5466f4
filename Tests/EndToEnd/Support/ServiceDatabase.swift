import Postgres
import TestSupport
import Vestibule

@testable import VestibuleServer

/// A database as an operator would make it: migrated by its owner, used by two logins that may do no more than their roles.
enum ServiceDatabase {
    private static let appLogin = "e2e_app"
    private static let workerLogin = "e2e_worker"
    private static let password = "known-to-tests-only"

    /// The migrated database that all others are copied from, by name.
    private static let template = Task {
        let owner = try PostgresConfiguration(connectionString: try await TestCluster.freshDatabase())
        _ = try await Migrator(try EmbeddedMigrations.all(), configuration: owner).migrate(dryRun: false) { _ in }
        let pool = ConnectionPool(owner)
        try await makeLogins(pool)
        let rows = try await pool.query("select current_database()::text as name")
        await pool.close()
        return try rows.first?.decode("name", as: String.self) ?? ""
    }

    /// A copy for one test: the owner's view of it, and the service's.
    static func make() async throws -> (owner: PostgresConfiguration, settings: DatabaseSettings) {
        let url = try await TestCluster.freshDatabase(template: try await template.value)
        return try open(url)
    }

    /// The same for a database that is migrated already, with its logins.
    static func open(_ url: String) throws -> (owner: PostgresConfiguration, settings: DatabaseSettings) {
        var owner = try PostgresConfiguration(connectionString: url)
        owner.maximumConnections = 2
        var app = owner.login(appLogin, password: password)
        var worker = owner.login(workerLogin, password: password)
        app.maximumConnections = 8
        worker.maximumConnections = 4
        return (owner, DatabaseSettings(app: app, worker: worker))
    }

    static func makeLogins(_ pool: ConnectionPool) async throws {
        for (login, role) in [(appLogin, "vestibule_app"), (workerLogin, "vestibule_worker")] {
            _ = try await pool.query(
                "create role \(unescaped: login) login in role \(unescaped: role) password '\(unescaped: password)'")
        }
    }

    /// What `vestibule serve` is told of a database of `url`, as environment variables.
    static func environment(_ url: String) -> [String: String] {
        func login(_ name: String) -> String {
            url.split(separator: " ").filter { !$0.hasPrefix("user=") && !$0.hasPrefix("password=") }.joined(
                separator: " ")
                + " user='\(name)' password='\(password)'"
        }
        return [
            "VESTIBULE_DATABASE_URL": login(appLogin), "VESTIBULE_DATABASE_WORKER_URL": login(workerLogin),
            "VESTIBULE_DATABASE_OWNER_URL": url,
        ]
    }
}
