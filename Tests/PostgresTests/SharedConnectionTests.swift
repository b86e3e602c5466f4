import Postgres
import TestSupport
import Testing

@Suite struct `Units that share a connection` {
    private func withOne<Answer>(_ body: (ConnectionPool) async throws -> Answer) async throws -> Answer {
        try await withPool({ $0.maximumConnections = 1 }, body)
    }

    private func shared(_ pool: ConnectionPool, _ query: Query, within allowance: Duration? = nil) async throws -> Rows {
        try await pool.pipeline([query], pace: .lookup, within: allowance).first ?? Rows()
    }

    /// Keeps the connection busy until the others have come.
    private func occupied(
        _ pool: ConnectionPool, at pace: Pace, seconds: Double = 0.3, _ body: (Task<[Rows], any Error>) async throws -> Void
    ) async throws {
        let before = pool.statistics.roundTripsTotal
        let first = Task { try await pool.pipeline(["select pg_sleep(\(seconds))::text as slept"], pace: pace) }
        try await eventually { pool.statistics.roundTripsTotal == before + 1 }
        try await body(first)
    }

    @Test func `each gets its own answer`() async throws {
        try await withOne { pool async throws in
            for round in 0..<50 {
                let answers = try await withThrowingTaskGroup { group in
                    for number in 0..<16 {
                        group.addTask {
                            (
                                number,
                                try await shared(pool, "select \(number) * 2 as double").onlyRow.decode("double", as: Int.self)
                            )
                        }
                    }
                    return try await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
                }
                #expect(answers == Dictionary(uniqueKeysWithValues: (0..<16).map { ($0, $0 * 2) }), "round \(round)")
            }
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test(arguments: [Pace.lookup, .commit])
    func `units that come while one of their pace is under way go together`(_ pace: Pace) async throws {
        try await withOne { pool async throws in
            _ = try await pool.query("select 1")
            try await occupied(pool, at: pace) { first async throws in
                let before = pool.statistics.roundTripsTotal
                let others = (0..<8).map { number in
                    Task { try await pool.pipeline(["select \(number) as number", "select \(-number) as number"], pace: pace) }
                }
                #expect(try await first.value.count == 1)
                for (number, other) in others.enumerated() {
                    let answers = try await other.value
                    #expect(try answers.map { try $0.onlyRow.decode("number", as: Int.self) } == [number, -number])
                }
                #expect(pool.statistics.roundTripsTotal == before + 1)
            }
        }
    }

    @Test func `look-ups are sent while a commit waits for the disk`() async throws {
        try await withOne { pool async throws in
            _ = try await pool.query("select 1")
            try await occupied(pool, at: .commit) { first async throws in
                let before = pool.statistics.roundTripsTotal
                let other = Task { try await shared(pool, "select 1 as one") }
                try await eventually { pool.statistics.roundTripsTotal == before + 1 }
                #expect(pool.statistics.inUse == 1)
                _ = try await first.value
                #expect(try await other.value.count == 1)
            }
        }
    }

    /// Two processes whose flights lock the same rows, each the other's first row second.
    @Test func `commits that lock in opposite orders all take effect, and none waits for a deadlock to be found`() async throws {
        let database = try await TestCluster.freshDatabase()
        func connection(_ configuration: inout PostgresConfiguration) { configuration.maximumConnections = 1 }
        try await withPool(on: database, connection) { one async throws in
            try await withPool(on: database, connection) { two async throws in
                _ = try await one.query("create table counts (id bigint primary key, count bigint)")
                _ = try await one.query("insert into counts values (1, 0), (2, 0)")
                for round in 1...5 {
                    try await withThrowingTaskGroup { group in
                        for (pool, ids) in [(one, [1, 2]), (two, [2, 1])] {
                            try await occupied(pool, at: .commit, seconds: 0.1) { _ in
                                for id in ids {
                                    group.addTask {
                                        _ = try await pool.pipeline(
                                            [
                                                "update counts set count = count + 1 where id = \(id)",
                                                "select pg_sleep(0.05)::text as slept",
                                            ], pace: .commit)
                                    }
                                    // The first is sent first.
                                    try await Task.sleep(for: .milliseconds(10))
                                }
                            }
                        }
                        try await group.waitForAll()
                    }
                    let counts = try await one.query("select count from counts order by id").map {
                        try $0.decode("count", as: Int.self)
                    }
                    #expect(counts == [2 * round, 2 * round])
                }
                let deadlocks = try await one.query(
                    "select deadlocks from pg_stat_database where datname = current_database()"
                ).onlyRow.decode("deadlocks", as: Int.self)
                #expect(deadlocks == 0)
            }
        }
    }

    @Test func `a look-up that is refused takes nobody along`() async throws {
        try await withOne { pool async throws in
            let first = Task { try await shared(pool, "select pg_sleep(0.2)::text as slept") }
            let others = (0..<8).map { number in
                Task { try await shared(pool, "select 10 / \(number - 3) as quotient").onlyRow.decode("quotient", as: Int.self) }
            }
            _ = try await first.value
            for (number, other) in others.enumerated() {
                if number == 3 {
                    #expect(await postgresError { _ = try await other.value }?.sqlState?.rawValue == "22012")
                } else {
                    #expect(try await other.value == 10 / (number - 3))
                }
            }
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test(arguments: [Pace.lookup, .commit])
    func `units that had not been sent when the connection broke are tried again`(_ pace: Pace) async throws {
        try await withPool({ $0.maximumConnections = 2 }) { pool async throws in
            _ = try await pool.query("select 1")
            try await occupied(pool, at: pace, seconds: 60) { first async throws in
                let others = (0..<4).map { number in
                    Task { try await pool.pipeline(["select \(number) as number"], pace: pace).first ?? Rows() }
                }
                try await Task.sleep(for: .milliseconds(50))
                #expect(try await endSleepers(pool) == 1)
                #expect(await postgresError { _ = try await first.value }?.isUnavailability == true)
                for (number, other) in others.enumerated() {
                    #expect(try await other.value.onlyRow.decode("number", as: Int.self) == number)
                }
            }
        }
    }

    @Test func `one that cannot be sent is refused, and takes nobody along`() async throws {
        try await withOne { pool async throws in
            _ = try await pool.query("select 1")
            try await occupied(pool, at: .lookup) { first async throws in
                let tasks = [Query("select 'a' as text"), "select 'b\u{0}' as text", "select 'c' as text"].map { query in
                    Task { try await shared(pool, query) }
                }
                _ = try await first.value
                #expect(try await tasks[0].value.onlyRow.decode("text") == "a")
                guard case .invalidQuery = await postgresError({ _ = try await tasks[1].value }) else {
                    Issue.record("a statement with a zero was sent")
                    return
                }
                #expect(try await tasks[2].value.onlyRow.decode("text") == "c")
            }
            #expect(pool.statistics.connectsTotal == 1)
            try await eventually { pool.statistics.inUse == 0 }
        }
    }

    @Test func `one that is refused undoes itself alone`() async throws {
        try await withOne { pool async throws in
            _ = try await pool.query("create table numbers (n bigint unique)")
            for round in 0..<20 {
                let refusals = await withTaskGroup { group in
                    for number in 0..<16 {
                        let n = round * 16 + number
                        group.addTask {
                            do {
                                _ = try await pool.pipeline(
                                    [
                                        "insert into numbers values (\(n))",
                                        "insert into numbers values (\(number == 5 ? n : -n - 1))",
                                    ],
                                    pace: .commit)
                                return 0
                            } catch { return (error as? PostgresError)?.sqlState == .uniqueViolation ? 1 : 100 }
                        }
                    }
                    return await group.reduce(0, +)
                }
                #expect(refusals == 1)
            }
            #expect(try await pool.query("select count(*) as count from numbers").onlyRow.decode("count") == 20 * 15 * 2)
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test func `the deadline of one stops it, and those behind it are answered`() async throws {
        try await withOne { pool async throws in
            _ = try await pool.query("select 1")
            let before = pool.statistics.roundTripsTotal
            let slow = Task { try await shared(pool, "select pg_sleep(60)", within: .milliseconds(300)) }
            try await eventually { pool.statistics.roundTripsTotal == before + 1 }
            let behind = (0..<8).map { number in Task { try await shared(pool, "select \(number) as number") } }
            #expect(await postgresError { _ = try await slow.value }?.isQueryTimeout == true)
            for (number, task) in behind.enumerated() {
                #expect(try await task.value.onlyRow.decode("number", as: Int.self) == number)
            }
            #expect(pool.statistics.connectsTotal == 1)
            #expect(try await sleepers(pool) == 0)
            #expect(pool.statistics.recoveriesTotal == 1)
        }
    }

    @Test func `one that waits behind a slow one is told when its own time is up`() async throws {
        try await withOne { pool async throws in
            _ = try await pool.query("select 1")
            try await occupied(pool, at: .lookup, seconds: 1) { first async throws in
                let begun = ContinuousClock.now
                let error = await postgresError { _ = try await shared(pool, "select 1 as one", within: .milliseconds(100)) }
                #expect(error?.isQueryTimeout == true)
                #expect(ContinuousClock.now - begun < .milliseconds(900))
                #expect(try await first.value.count == 1)
                #expect(try await shared(pool, "select 1 as one").onlyRow.decode("one", as: Int.self) == 1)
            }
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test func `one that is given up is drained, and hurts nobody`() async throws {
        try await withOne { pool async throws in
            for round in 0..<100 {
                let tasks = (0..<8).map { number in Task { try await shared(pool, "select \(number) as number") } }
                for _ in 0..<(round % 20) { await Task.yield() }
                for (number, task) in tasks.enumerated() where number % 3 == 1 { task.cancel() }
                for (number, task) in tasks.enumerated() where number % 3 != 1 {
                    #expect(try await task.value.onlyRow.decode("number", as: Int.self) == number)
                }
                for task in tasks { _ = try? await task.value }
            }
            try await eventually { pool.statistics.inUse == 0 }
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test func `when the connection breaks all that went together are told, and the next has another`() async throws {
        try await withPool({ $0.maximumConnections = 2 }) { pool in
            _ = try await pool.query("select 1")
            try await occupied(pool, at: .commit) { first async throws in
                let tasks = [Query("select pg_sleep(60)"), "select 1", "select 2"].map { query in
                    Task { try await pool.pipeline([query], pace: .commit) }
                }
                _ = try await first.value
                try await eventually { try await endSleepers(pool) == 1 }
                for task in tasks {
                    let error = await postgresError { _ = try await task.value }
                    guard case .connectionLost(mayHaveTakenEffect: true, _) = error else {
                        Issue.record("\(String(describing: error))")
                        continue
                    }
                }
                #expect(try await shared(pool, "select 7 as seven").onlyRow.decode("seven", as: Int.self) == 7)
            }
            try await eventually { pool.statistics.inUse == 0 }
        }
    }

    @Test func `who wants it alone gets it, however many share it`() async throws {
        try await withOne { pool async throws in
            let crowd = (0..<8).map { _ in
                Task {
                    while !Task.isCancelled { _ = try? await shared(pool, "select 1 as one") }
                }
            }
            for number in 0..<20 {
                let answer = try await pool.transaction { transaction in
                    _ = try await transaction.query("select 1")
                    return try await transaction.query("select \(number) as number").onlyRow.decode("number", as: Int.self)
                }
                #expect(answer == number)
            }
            for task in crowd { task.cancel() }
            for task in crowd { await task.value }
        }
    }

    @Test func `statements that were deallocated behind their back are prepared again, unseen`() async throws {
        try await withOne { pool async throws in
            for round in 0..<10 {
                if round % 2 == 1 { _ = try await pool.query("deallocate all") }
                try await withThrowingTaskGroup { group in
                    for number in 0..<12 {
                        group.addTask {
                            let row = try await shared(pool, "select \(number) as number, \(number % 3) as kind").onlyRow
                            #expect(try row.decode("number", as: Int.self) == number)
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test func `behind a pooler nothing is shared`() async throws {
        try await withPool {
            $0.maximumConnections = 1
            $0.preparesStatements = false
        } _: { pool async throws in
            _ = try await pool.query("select 1")
            try await occupied(pool, at: .commit) { first async throws in
                let other = Task { try await shared(pool, "select 1 as one") }
                try await eventually { pool.statistics.waiting == 1 }
                _ = try await first.value
                #expect(try await other.value.count == 1)
            }
        }
    }
}
