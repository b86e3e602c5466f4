import Postgres
import ServiceLifecycle

/// Keeps a pool until everything above it has stopped.
struct PoolService: Service {
    let pool: ConnectionPool

    func run() async throws {
        await cancelWhenGracefulShutdown { await pool.run() }
    }
}
