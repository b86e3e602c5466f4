import ArgumentParser
import Foundation
import Postgres
import Vestibule
import VestibuleSandbox

/// The sandbox's database: a private cluster, or an outside database that is empty or that a sandbox marked as its own.
///
/// The service's two logins get new passwords at each start, so none is kept on disk.
struct SandboxDatabase: Sendable {
    let ownerURL: String
    let settings: DatabaseSettings
    private let cluster: PrivatePostgres?

    private static let mark = "vestibule sandbox"

    static func open(home: SandboxHome, outside: String?, isFresh: Bool) async throws -> SandboxDatabase {
        if let outside { return try await prepare(ownerURL: outside, cluster: nil, isFresh: isFresh) }
        let cluster = try PrivatePostgres(directory: home.path("postgres"), fsync: true)
        if isFresh { await cluster.erase() }
        try await cluster.start()
        do {
            let superuser = try cluster.connectionString(database: "postgres")
            try await withPool(superuser) { pool in
                if try await pool.query("select 1 as one from pg_database where datname = 'vestibule'").isEmpty {
                    _ = try await pool.query("create database vestibule")
                }
            }
            return try await prepare(
                ownerURL: try cluster.connectionURL(database: "vestibule"), cluster: cluster, isFresh: false)
        } catch {
            await cluster.stop()
            throw error
        }
    }

    func close() async {
        await cluster?.stop()
    }

    private static func prepare(ownerURL: String, cluster: PrivatePostgres?, isFresh: Bool) async throws -> SandboxDatabase {
        let owner = try PostgresConfiguration(connectionString: ownerURL)
        try await withPool(ownerURL) { pool in try await claim(pool, isFresh: isFresh) }
        _ = try await Migrator(try EmbeddedMigrations.all(), configuration: owner).migrate(dryRun: false) { say($0) }
        return try await withPool(ownerURL) { pool in
            let app = try await login(in: "vestibule_app", of: owner, pool)
            let worker = try await login(in: "vestibule_worker", of: owner, pool)
            return SandboxDatabase(
                ownerURL: ownerURL,
                settings: DatabaseSettings(app: app, worker: worker),
                cluster: cluster)
        }
    }

    /// Takes an empty database, or one with the sandbox's mark; any other is somebody's and is left alone.
    private static func claim(_ pool: ConnectionPool, isFresh: Bool) async throws {
        let row = try await pool.query(
            """
            select shobj_description(oid, 'pg_database') as mark,
                   (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname = 'public' and c.relkind in ('r', 'p')) as tables,
                   quote_ident(datname) as name
              from pg_database where datname = current_database()
            """
        ).first
        guard let row else { return }
        let isOurs = try row.decode("mark", as: String?.self) == mark
        guard try isOurs || row.decode("tables", as: Int.self) == 0 else {
            throw ValidationError(
                "--database: this database holds tables and is not a sandbox's own. Give an empty one: createdb vestibule_sandbox")
        }
        if isFresh, isOurs {
            _ = try await pool.query("drop schema public cascade")
            _ = try await pool.query("create schema public")
            _ = try await pool.query("grant usage on schema public to public")
        }
        let name = try row.decode("name", as: String.self)
        _ = try await pool.query("comment on database \(unescaped: name) is \(unescaped: "'\(mark)'")")
    }

    /// A login of this database in `role`, with a new password.
    private static func login(
        in role: String, of owner: PostgresConfiguration, _ pool: ConnectionPool
    ) async throws -> PostgresConfiguration {
        let rows = try await pool.query("select oid::bigint as oid from pg_database where datname = current_database()")
        let name = "\(role)_\(try rows.first?.decode("oid", as: Int.self) ?? 0)"
        let password = Base64URL.encode(Surroundings.live.randomBytes(24))
        if try await pool.query("select 1 as one from pg_roles where rolname = \(name)").isEmpty {
            _ = try await pool.query("create role \(unescaped: name) login in role \(unescaped: role)")
        }
        _ = try await pool.query("alter role \(unescaped: name) password '\(unescaped: password)'")
        return owner.login(name, password: password)
    }

    private static func withPool<Answer: Sendable>(
        _ url: String, _ work: (ConnectionPool) async throws -> Answer
    ) async throws -> Answer {
        let pool = ConnectionPool(try PostgresConfiguration(connectionString: url))
        let outcome: Result<Answer, any Error>
        do { outcome = .success(try await work(pool)) } catch { outcome = .failure(error) }
        await pool.close()
        return try outcome.get()
    }
}
