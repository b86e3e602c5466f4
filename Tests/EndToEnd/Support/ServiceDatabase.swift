import Postgres
import TestSupport
import Vestibule

@testable import VestibuleServer

/// A database as an operator would make it: migrated by its owner, used by two logins that may do no more than their roles.
enum ServiceDatabase {
    /// The migrated database that all others are copied from, by name.
    private static let template = Task {
        let owner = try PostgresConfiguration(connectionString: try await TestCluster.freshDatabase())
        _ = try await Migrator(try EmbeddedMigrations.all(), configuration: owner).migrate(dryRun: false) { _ in }
        let pool = ConnectionPool(owner)
        try await ServiceLogins.make(pool)
        let rows = try await pool.query("select current_database()::text as name")
        await pool.close()
        return try rows.first?.decode("name", as: String.self) ?? ""
    }

    /// A copy for one test: the owner's view of it, and the service's.
    static func make() async throws -> (owner: PostgresConfiguration, settings: DatabaseSettings) {
        let url = try await TestCluster.freshDatabase(template: try await template.value)
        var owner = try PostgresConfiguration(connectionString: url)
        owner.maximumConnections = 2
        let service = try await TestPooler.route(to: url)
        var app = service.login(ServiceLogins.app, password: ServiceLogins.password)
        var worker = service.login(ServiceLogins.worker, password: ServiceLogins.password)
        app.maximumConnections = 8
        worker.maximumConnections = 4
        return (owner, DatabaseSettings(app: app, worker: worker))
    }
}
