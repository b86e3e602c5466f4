import Postgres
import TestSupport
import Testing

@Suite struct `Sharing connections` {
    /// Runs `body` while every connection sleeps.
    private func whileBusy(_ pool: ConnectionPool, connections: Int, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<connections {
                group.addTask {
                    while !Task.isCancelled { _ = try? await pool.query("select pg_sleep(60)", within: .seconds(120)) }
                }
            }
            try await eventually { pool.statistics.inUse == connections }
            try await body()
            group.cancelAll()
        }
    }

    private func patientPool() async throws -> ConnectionPool {
        var configuration = try PostgresConfiguration(connectionString: try await TestCluster.freshDatabase())
        configuration.poolWaitDeadline = .seconds(30)
        configuration.queryDeadline = .seconds(30)
        return ConnectionPool(configuration)
    }

    @Test func `hundreds ask at once and each gets its own answer`() async throws {
        try await withPool({ $0.maximumConnections = 4 }) { pool in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<500 {
                    group.addTask {
                        let row = try await pool.query("select \(number) as number, \("guest \(number)") as name")
                            .onlyRow
                        #expect(try row.decode("number") == number)
                        #expect(try row.decode("name") == "guest \(number)")
                    }
                }
                try await group.waitForAll()
            }
            #expect(pool.statistics.connectsTotal <= 4)
            #expect(pool.statistics.roundTripsTotal == 500)
            #expect(pool.statistics.inUse == 0)
        }
    }

    @Test func `who waits too long is told so`() async throws {
        try await withPool {
            $0.maximumConnections = 2
            $0.poolWaitDeadline = .seconds(1)
        } _: { pool in
            try await whileBusy(pool, connections: 2) {
                let begun = ContinuousClock.now
                let error = await postgresError { _ = try await pool.query("select 1") }
                #expect(error?.isPoolWaitTimeout == true)
                #expect(error?.isUnavailability == true)
                #expect(ContinuousClock.now - begun < .seconds(10))
                #expect(pool.statistics.waitTimeoutsTotal >= 1)
                #expect(pool.statistics.waiting == 0)
            }
        }
    }

    @Test func `one too many in the line is turned away at once`() async throws {
        try await withPool {
            $0.maximumConnections = 1
            $0.maximumWaiters = 2
            $0.poolWaitDeadline = .seconds(60)
        } _: { pool in
            try await whileBusy(pool, connections: 1) {
                let waiting = (0..<2).map { _ in Task { try await pool.query("select 1", within: .seconds(60)) } }
                try await eventually { pool.statistics.waiting == 2 }
                let error = await postgresError { _ = try await pool.query("select 1") }
                guard case .poolIsFull(waiting: 2) = error else { return #expect(Bool(false)) }
                for task in waiting { task.cancel() }
                for task in waiting { #expect(await postgresError { _ = try await task.value }?.isCancelled == true) }
                #expect(pool.statistics.waiting == 0)
            }
        }
    }

    @Test func `those who wait are served in the order they came`() async throws {
        try await withPool {
            $0.maximumConnections = 1
            $0.poolWaitDeadline = .seconds(60)
        } _: { pool in
            _ = try await pool.query("create table arrivals (place bigserial, name bigint)")
            try await whileBusy(pool, connections: 1) {
                // More arrive behind one who leaves the line.
                let leaver = Task { try await pool.query("select 1", within: .seconds(60)) }
                try await eventually { pool.statistics.waiting == 1 }
                for number in 0..<5 {
                    Task {
                        try await pool.query("insert into arrivals (name) values (\(number))", within: .seconds(60))
                    }
                    try await eventually { pool.statistics.waiting == number + 2 }
                }
                leaver.cancel()
                #expect(await postgresError { _ = try await leaver.value }?.isCancelled == true)
            }
            try await eventually { try await pool.query("select 1 from arrivals").count == 5 }
            let names = try await pool.query("select name from arrivals order by place").map {
                try $0.decode("name", as: Int.self)
            }
            #expect(names == [0, 1, 2, 3, 4])
        }
    }

    @Test func `a closed pool finishes what is under way and takes nothing new`() async throws {
        let pool = try await patientPool()
        let running = Task { try await pool.query("select pg_sleep(0.3), 7 as seven") }
        try await eventually { pool.statistics.inUse == 1 }
        async let closed: Void = pool.close()
        #expect(try await running.value.onlyRow.decode("seven", as: Int.self) == 7)
        await closed
        let error = await postgresError { _ = try await pool.query("select 1") }
        guard case .poolClosed = error else { return #expect(Bool(false)) }
        #expect(pool.statistics.open == 0)
        await pool.close()
    }

    @Test func `running keeps one connection warm, and ends drained`() async throws {
        let pool = try await patientPool()
        let running = Task { await pool.run() }
        try await eventually { pool.statistics.idle == 1 }
        _ = try? await pool.query("select pg_terminate_backend(pg_backend_pid())")
        try await eventually { pool.statistics.idle == 1 && pool.statistics.connectsTotal == 2 }
        running.cancel()
        await running.value
        #expect(pool.statistics.open == 0)
    }

    @Test func `closing it ends its run`() async throws {
        let pool = try await patientPool()
        let running = Task { await pool.run() }
        try await eventually { pool.statistics.idle == 1 }
        await pool.close()
        await running.value
        await pool.run()
    }
}
