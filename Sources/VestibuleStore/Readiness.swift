import Postgres

extension Database {
    /// Whether requests can do their work: the database answers, takes writes, and has room for them.
    ///
    /// Asked this often, it must leave nothing behind. So it locks no row of a table that requests write, which a read-only server
    /// refuses all the same (25006, and the pool leaves that server), and lets a sort area overflow into a temporary file, which a full
    /// disk refuses (53100).
    ///
    /// - Throws: ``PostgresError`` when not.
    package func checkReadiness(within allowance: Duration = .seconds(1)) async throws {
        _ = try await app.pipeline(
            [
                "select set_config('work_mem', '64kB', true)",
                """
                with paper as materialized (select repeat('x', 1000) as line from generate_series(1, 128))
                select count(*) as lines from paper
                 where not exists (select from tenants where tenant_id is null for share)
                """,
            ], within: allowance)
    }
}
