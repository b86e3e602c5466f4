import Postgres
import TestSupport
import Testing

@Suite struct `Giving up on a statement` {
    @Test func `its deadline ends it, on the server too, and the connection is used again`() async throws {
        try await withPool({ $0.maximumConnections = 2 }) { pool in
            _ = try await pool.query("select 1")
            let begun = ContinuousClock.now
            let error = await postgresError {
                _ = try await pool.query("select pg_sleep(60)", within: .milliseconds(200))
            }
            #expect(error?.isQueryTimeout == true)
            #expect(error?.isUnavailability == true)
            #expect(ContinuousClock.now - begun < .seconds(5))
            try await eventually { pool.statistics.inUse == 0 }
            #expect(try await sleepers(pool) == 0)
            #expect(pool.statistics.queryTimeoutsTotal == 1)
            #expect(pool.statistics.recoveriesTotal == 1)
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test func `a cancelled task returns at once, and the server stops`() async throws {
        try await withPool({ $0.maximumConnections = 2 }) { pool in
            for round in 1...3 {
                let task = Task { try await pool.query("select pg_sleep(60)", within: .seconds(120)) }
                try await eventually { try await sleepers(pool) == 1 }
                let begun = ContinuousClock.now
                task.cancel()
                #expect(await postgresError { _ = try await task.value }?.isCancelled == true)
                #expect(ContinuousClock.now - begun < .seconds(5))
                try await eventually { pool.statistics.inUse == 0 }
                #expect(try await sleepers(pool) == 0)
                #expect(pool.statistics.recoveriesTotal == round)
            }
            #expect(pool.statistics.connectsTotal == 2)
        }
    }

    @Test func `a cancelled task asks nothing`() async throws {
        try await withPool { pool in
            _ = try await pool.query("create table visits ()")
            let before = pool.statistics.roundTripsTotal
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                _ = try await pool.query("insert into visits default values")
            }
            #expect(await postgresError { try await task.value }?.isCancelled == true)
            #expect(pool.statistics.roundTripsTotal == before)
            #expect(try await pool.query("select from visits").isEmpty)
        }
    }

    @Test func `cancelling at any moment loses no connection`() async throws {
        try await withPool({ $0.maximumConnections = 2 }) { pool in
            for round in 0..<200 {
                let tasks = (0..<4).map { number in
                    Task { try? await pool.query("select \(number) as number, pg_sleep(0.001)") }
                }
                for _ in 0..<(round % 40) { await Task.yield() }
                for task in tasks { task.cancel() }
                for task in tasks { _ = await task.value }
            }
            try await eventually { pool.statistics.inUse == 0 }
            for number in 0..<50 {
                #expect(try await pool.query("select \(number) as number").onlyRow.decode("number") == number)
            }
        }
    }

    @Test func `behind a pooler the session is not used again`() async throws {
        try await withPool {
            $0.maximumConnections = 1
            $0.preparesStatements = false
        } _: { pool async throws in
            _ = try await pool.query("select 1")
            _ = await postgresError { _ = try await pool.query("select pg_sleep(60)", within: .milliseconds(100)) }
            #expect(try await pool.query("select 1 as one").onlyRow.decode("one", as: Int.self) == 1)
            #expect(pool.statistics.connectsTotal == 2)
        }
    }
}
