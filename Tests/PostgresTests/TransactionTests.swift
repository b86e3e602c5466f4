import Postgres
import TestSupport
import Testing

@Suite struct `A transaction` {
    struct Stop: Error {}

    private func withTable(_ body: (ConnectionPool) async throws -> Void) async throws {
        try await withPool({ $0.maximumConnections = 1 }) { pool in
            _ = try await pool.query("create table numbers (n bigint unique deferrable initially deferred)")
            try await body(pool)
            #expect(pool.statistics.inUse == 0)
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    private func numbers(_ pool: ConnectionPool) async throws -> [Int] {
        try await pool.query("select n from numbers order by n").map { try $0.decode("n") }
    }

    @Test func `takes effect when its body returns, begun with its first statement`() async throws {
        try await withTable { pool in
            let before = pool.statistics.roundTripsTotal
            let answer = try await pool.transaction { transaction in
                _ = try await transaction.query("insert into numbers values (\(1))")
                _ = try await transaction.pipeline([
                    "insert into numbers values (\(2))", "insert into numbers values (\(3))",
                ])
                return "done"
            }
            #expect(answer == "done")
            #expect(pool.statistics.roundTripsTotal == before + 3)
            #expect(try await numbers(pool) == [1, 2, 3])
        }
    }

    @Test func `leaves nothing when its body throws`() async throws {
        try await withTable { pool async throws in
            await #expect(throws: Stop.self) {
                try await pool.transaction { transaction in
                    _ = try await transaction.query("insert into numbers values (\(1))")
                    throw Stop()
                }
            }
            #expect(try await numbers(pool) == [])
        }
    }

    @Test func `is not committed when a refusal inside was swallowed`() async throws {
        try await withTable { pool async throws in
            let error = await postgresError {
                try await pool.transaction { transaction in
                    _ = try await transaction.query("insert into numbers values (\(1))")
                    _ = try? await transaction.query("select 1 / 0")
                    _ = try? await transaction.query("insert into numbers values (\(2))")
                }
            }
            #expect(error?.sqlState?.rawValue == "22012")
            #expect(try await numbers(pool) == [])
        }
    }

    @Test func `fails at its end when only the commit is refused`() async throws {
        try await withTable { pool async throws in
            let error = await postgresError {
                try await pool.transaction { transaction in
                    _ = try await transaction.query("insert into numbers values (1), (1)")
                }
            }
            #expect(error?.sqlState == .uniqueViolation)
            #expect(try await numbers(pool) == [])
        }
    }

    @Test func `costs nothing when it asks nothing`() async throws {
        try await withTable { pool in
            let before = pool.statistics.roundTripsTotal
            try await pool.transaction { _ in }
            #expect(pool.statistics.roundTripsTotal == before)
        }
    }

    @Test func `is of no use after its body`() async throws {
        try await withTable { pool in
            let escaped = try await pool.transaction { $0 }
            let error = await postgresError { _ = try await escaped.query("select 1") }
            guard case .invalidQuery = error else { return #expect(Bool(false)) }
        }
    }

    @Test func `is rolled back when its task is cancelled`() async throws {
        try await withPool({ $0.maximumConnections = 2 }) { pool in
            _ = try await pool.query("create table numbers (n bigint)")
            let task = Task {
                try await pool.transaction { transaction in
                    _ = try await transaction.query("insert into numbers values (\(1))")
                    _ = try await transaction.query("select pg_sleep(60)")
                }
            }
            try await eventually { try await sleepers(pool) == 1 }
            task.cancel()
            #expect(await postgresError { try await task.value }?.isCancelled == true)
            try await eventually { pool.statistics.inUse == 0 }
            #expect(try await pool.query("select n from numbers").isEmpty)
            #expect(pool.statistics.connectsTotal == 2)
        }
    }

    @Test func `keeps to its own deadline, and gives the connection back`() async throws {
        try await withTable { pool async throws in
            let error = await postgresError {
                try await pool.transaction(within: .milliseconds(300)) { transaction in
                    _ = try await transaction.query("insert into numbers values (\(1))")
                    _ = try await transaction.query("select pg_sleep(60)")
                }
            }
            #expect(error?.isQueryTimeout == true)
            #expect(try await numbers(pool) == [])
        }
    }
}
