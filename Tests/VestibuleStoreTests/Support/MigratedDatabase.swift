import Foundation
import Postgres
import Synchronization
import TestSupport
import Vestibule
import VestibuleStore

/// A database of one's own: migrated, and reached through the service's two doors, never as the superuser.
///
/// The migrations run once a process, into a template; each test has a copy.
struct MigratedDatabase: Sendable {
    /// Bypasses row-level security: moves timestamps and counts rows for a test, and is never under test.
    let owner: ConnectionPool
    let database: Database
    let clock: HeldClock
    let surroundings: Surroundings
    let vault: Vault

    var tenants: PostgresTenantStore { tenantStore }
    var applications: PostgresApplicationStore { PostgresApplicationStore(database, surroundings: surroundings) }
    var appRoles: PostgresAppRoleStore { PostgresAppRoleStore(database, surroundings: surroundings) }
    var invitations: PostgresInvitationStore { PostgresInvitationStore(database, surroundings: surroundings) }
    var attempts: PostgresAttemptStore { PostgresAttemptStore(database, surroundings: surroundings) }
    var limits: PostgresLimitStore { PostgresLimitStore(database, surroundings: surroundings) }
    var redemptions: PostgresRedemptionStore { PostgresRedemptionStore(database, surroundings: surroundings) }
    var guests: PostgresGuestStore { PostgresGuestStore(database, surroundings: surroundings) }
    var logouts: PostgresLogoutStore { PostgresLogoutStore(database) }
    var grants: PostgresGrantStore { PostgresGrantStore(database, surroundings: surroundings) }
    var devices: PostgresDeviceRequestStore { PostgresDeviceRequestStore(database, surroundings: surroundings) }
    var sessions: PostgresSessionStore { PostgresSessionStore(database, surroundings: surroundings) }
    var outbox: PostgresOutboxStore {
        PostgresOutboxStore(database, surroundings: surroundings, mailDomain: "guests.contoso.example")
    }
    var domainPolicies: PostgresDomainPolicyStore { PostgresDomainPolicyStore(database, surroundings: surroundings) }
    var audit: PostgresAuditStore { PostgresAuditStore(database) }
    var signingKeys: PostgresSigningKeyStore { PostgresSigningKeyStore(database, surroundings: surroundings) }
    var adminTokens: PostgresAdminTokenStore { PostgresAdminTokenStore(database) }

    /// One for the whole test: it keeps snapshots.
    private let tenantStore: PostgresTenantStore

    /// - Parameter service: The way that the service's logins take, perhaps through a pooler.
    private init(owner few: PostgresConfiguration, service: PostgresConfiguration, connections: Int) throws {
        func patient(_ configuration: PostgresConfiguration, connections: Int) -> PostgresConfiguration {
            var patient = configuration
            patient.queryDeadline = .seconds(30)
            patient.poolWaitDeadline = .seconds(30)
            patient.maximumConnections = connections
            return patient
        }
        owner = ConnectionPool(patient(few, connections: 2))
        let configuration = patient(service, connections: connections)
        database = Database(
            app: ConnectionPool(configuration.login(ServiceLogins.app, password: ServiceLogins.password)),
            worker: ConnectionPool(configuration.login(ServiceLogins.worker, password: ServiceLogins.password)))
        let clock = HeldClock()
        self.clock = clock
        surroundings = Surroundings(
            now: { clock.now },
            randomBytes: { count in
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            })
        vault = try Vault(masterKeys: [Array(repeating: 7, count: 32)])
        tenantStore = PostgresTenantStore(database, surroundings: surroundings)
    }

    fileprivate static func open(connections: Int) async throws -> MigratedDatabase {
        let template = try await Template.name()
        let connectionString = try await TestCluster.freshDatabase(template: template)
        return try MigratedDatabase(
            owner: try PostgresConfiguration(connectionString: connectionString),
            service: try await TestPooler.route(to: connectionString), connections: connections)
    }

    fileprivate func close() async {
        await database.app.close()
        await database.worker.close()
        await owner.close()
    }

    /// Runs one statement as the owner.
    @discardableResult
    func run(_ statement: Query) async throws -> Rows { try await owner.query(statement) }

    /// How many rows `table` has that fulfil `condition`.
    func count(_ table: String, where condition: String = "true") async throws -> Int {
        try await run("select count(*) as count from \(unescaped: table) where \(unescaped: condition)").onlyRow
            .decode("count")
    }

    /// What `work` answers, and how many round trips of the app's pool it costs.
    func counted<Answer: Sendable>(_ work: @Sendable () async throws -> Answer) async throws -> (
        Answer, roundTrips: Int
    ) {
        let before = database.app.statistics.roundTripsTotal
        let answer = try await work()
        return (answer, database.app.statistics.roundTripsTotal - before)
    }
}

/// Opens a database for `body` and closes it behind. A few at a time: each has connections, and the cluster has two hundred.
func withDatabase(connections: Int = 4, _ body: (MigratedDatabase) async throws -> Void) async throws {
    await Seats.shared.take()
    do { try await open(connections: connections, body) } catch {
        await Seats.shared.leave()
        throw error
    }
    await Seats.shared.leave()
}

private func open(connections: Int, _ body: (MigratedDatabase) async throws -> Void) async throws {
    let database = try await MigratedDatabase.open(connections: connections)
    do { try await body(database) } catch {
        await database.close()
        throw error
    }
    await database.close()
}

/// Guards how many databases are open at once.
private actor Seats {
    static let shared = Seats()

    private var free = 6
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

/// The real time, or a moment that a test holds.
final class HeldClock: Sendable {
    private let held = Mutex<Date?>(nil)

    var now: Date { held.withLock { $0 } ?? Date() }

    func hold(_ moment: Date) { held.withLock { $0 = moment } }
}

private enum Template {
    private static let making = Task { try await make() }

    static func name() async throws -> String { try await making.value }

    private static func make() async throws -> String {
        let configuration = try PostgresConfiguration(connectionString: try await TestCluster.freshDatabase())
        _ = try await Migrator(try migrations(), configuration: configuration).migrate(dryRun: false) { _ in }
        let pool = ConnectionPool(configuration)
        try await ServiceLogins.make(pool)
        let name = try await pool.query("select current_database()::text as name").onlyRow.decode(
            "name", as: String.self)
        await pool.close()
        return name
    }

    private static func migrations() throws -> [Migration] {
        let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let folder = root.appendingPathComponent("migrations")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }.map {
            try Migration(
                fileName: $0, sql: try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
        }
    }
}
