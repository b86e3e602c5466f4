import Postgres

/// What an administrator types at psql.
enum Administration {
    static func run(
        on connectionString: String, _ body: (_ ask: (String) async throws -> Void) async throws -> Void
    ) async throws {
        let pool = ConnectionPool(try PostgresConfiguration(connectionString: connectionString))
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(
                try await body { statement in _ = try await pool.query("\(unescaped: statement)", within: .seconds(30)) })
        } catch { outcome = .failure(error) }
        await pool.close()
        try outcome.get()
    }
}
