import Postgres

/// Runs `work` with a pool that is closed behind it.
func withPool<Answer: Sendable>(
    _ configuration: PostgresConfiguration, _ work: (ConnectionPool) async throws -> Answer
) async throws -> Answer {
    let pool = ConnectionPool(configuration)
    let outcome: Result<Answer, any Error>
    do { outcome = .success(try await work(pool)) } catch { outcome = .failure(error) }
    await pool.close()
    return try outcome.get()
}
