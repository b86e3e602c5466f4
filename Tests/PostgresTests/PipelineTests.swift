import Postgres
import TestSupport
import Testing

@Suite struct `Statements in one round trip` {
    private func withTable<Answer>(
        _ adjust: (inout PostgresConfiguration) -> Void = { _ in }, _ body: (ConnectionPool) async throws -> Answer
    ) async throws -> Answer {
        try await withPool(adjust) { pool in
            _ = try await pool.query("create table numbers (n bigint constraint numbers_are_unique unique)")
            return try await body(pool)
        }
    }

    private func count(_ pool: ConnectionPool) async throws -> Int {
        try await pool.query("select count(*) as count from numbers").onlyRow.decode("count")
    }

    @Test(arguments: [true, false]) func `three cost one, prepared or not`(prepares: Bool) async throws {
        try await withTable {
            $0.preparesStatements = prepares
            $0.maximumConnections = 1
        } _: { pool in
            for first in [0, 10, 20] {
                let before = pool.statistics.roundTripsTotal
                let answers = try await pool.pipeline([
                    "insert into numbers values (\(first))", "insert into numbers values (\(first + 1)) returning n",
                    "select count(*) as count from numbers",
                ])
                #expect(pool.statistics.roundTripsTotal == before + 1)
                #expect(answers.map(\.count) == [0, 1, 1])
                #expect(try answers[1].onlyRow.decode("n") == first + 1)
            }
            let prepared = try await pool.query("select count(*) as count from pg_prepared_statements").onlyRow
            #expect(try prepared.decode("count", as: Int.self) == (prepares ? 5 : 0))
        }
    }

    @Test func `a refused one in the middle undoes all, at depth sixteen`() async throws {
        try await withTable { pool in
            for round in 0..<3 {
                let error = await postgresError {
                    _ = try await pool.pipeline((0..<16).map { "insert into numbers values (\($0 == 11 ? 3 : $0))" })
                }
                #expect(error?.sqlState == .uniqueViolation)
                #expect(error?.constraint == "numbers_are_unique")
                #expect(try await count(pool) == 0, "round \(round)")
            }
            _ = try await pool.pipeline((0..<16).map { "insert into numbers values (\($0))" })
            #expect(try await count(pool) == 16)
        }
    }

    @Test func `many fail and succeed beside one another without harm`() async throws {
        try await withTable({ $0.maximumConnections = 4 }) { pool in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<16 {
                    group.addTask {
                        for step in 0..<20 {
                            let number = task * 1000 + step * 10
                            if step.isMultiple(of: 2) {
                                _ = try await pool.pipeline([
                                    "insert into numbers values (\(number))",
                                    "insert into numbers values (\(number + 1))",
                                ])
                            } else {
                                let error = await postgresError {
                                    _ = try await pool.pipeline([
                                        "insert into numbers values (\(number))", "select 1 / \(step - step) as never",
                                    ])
                                }
                                #expect(error?.sqlState?.rawValue == "22012")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await count(pool) == 16 * 10 * 2)
        }
    }

    @Test func `a statement that cannot be prepared harms nobody after it`() async throws {
        try await withTable({ $0.maximumConnections = 1 }) { pool in
            for _ in 0..<2 {
                let error = await postgresError {
                    _ = try await pool.query("select nothing from nowhere where n = \(1)")
                }
                #expect(error?.sqlState == .undefinedTable)
            }
            let error = await postgresError {
                _ = try await pool.pipeline([
                    "insert into numbers values (\(1))", "select broken from numbers",
                    "select n + \(1) as next from numbers",
                ])
            }
            #expect(error?.sqlState == .undefinedColumn)
            // The one that was skipped was not prepared, and must not be taken for it.
            #expect(try await pool.query("select n + \(1) as next from numbers").isEmpty)
            _ = try await pool.query("insert into numbers values (\(1))")
            #expect(
                try await pool.query("select n + \(1) as next from numbers").onlyRow.decode("next", as: Int.self) == 2)
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test func `a statement may use what the one before it made`() async throws {
        try await withPool { pool in
            _ = try await pool.pipeline(["create table fresh (n bigint)", "insert into fresh values (\(1))"])
            #expect(try await pool.query("select n from fresh").onlyRow.decode("n", as: Int.self) == 1)
        }
    }

    @Test func `a changed table does not spoil prepared statements`() async throws {
        try await withTable({ $0.maximumConnections = 1 }) { pool in
            #expect(try await pool.query("select * from numbers").isEmpty)
            _ = try await pool.query("alter table numbers add column name text")
            _ = try await pool.query("insert into numbers values (\(1), \("one"))")
            #expect(try await pool.query("select * from numbers").onlyRow.decode("name", as: String.self) == "one")
            _ = try await pool.query("alter table numbers add column note text")
            #expect(
                try await pool.pipeline(["select * from numbers", "select 1 as one"]).first?.onlyRow.columns.count == 3)
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test func `statements that somebody has deallocated are prepared again`() async throws {
        try await withTable({ $0.maximumConnections = 1 }) { pool in
            _ = try await pool.query("select n from numbers where n = \(1)")
            _ = try await pool.query("deallocate all")
            #expect(try await pool.query("select n from numbers where n = \(1)").isEmpty)
        }
    }

    @Test func `no more statements stay prepared than allowed`() async throws {
        try await withPool {
            $0.maximumConnections = 1
            $0.maximumPreparedStatements = 4
        } _: { pool in
            for round in 0..<3 {
                for number in 0..<10 {
                    let row = try await pool.query("select \(round) as a\(unescaped: String(number))").onlyRow
                    #expect(try row.decode("a\(number)") == round)
                }
            }
            let row = try await pool.query("select count(*) as count from pg_prepared_statements").onlyRow
            #expect(try row.decode("count", as: Int.self) <= 6)
        }
    }

    @Test func `the same text with other types is another statement`() async throws {
        try await withPool({ $0.maximumConnections = 1 }) { pool async throws in
            for _ in 0..<2 {
                #expect(try await pool.query("select pg_typeof(\(1))::text as t").onlyRow.decode("t") == "bigint")
                #expect(try await pool.query("select pg_typeof(\("x"))::text as t").onlyRow.decode("t") == "text")
            }
        }
    }

    @Test func `a transaction left open by a pipeline does not reach the next caller`() async throws {
        try await withTable({ $0.maximumConnections = 1 }) { pool in
            _ = try await pool.pipeline(["begin", "insert into numbers values (\(1))"])
            #expect(try await count(pool) == 0)
            #expect(pool.statistics.connectsTotal == 1)
        }
    }

    @Test func `a copy is refused, and the pool goes on`() async throws {
        try await withTable { pool async throws in
            #expect(await postgresError { _ = try await pool.query("copy numbers from stdin") } != nil)
            #expect(await postgresError { _ = try await pool.query("copy numbers to stdout") } != nil)
            #expect(try await count(pool) == 0)
        }
    }

    @Test func `too many parameters, an empty text and no statement at all`() async throws {
        try await withPool { pool async throws in
            #expect(try await pool.pipeline([]).isEmpty)
            #expect(try await pool.query("").isEmpty)
            let error = await postgresError { _ = try await pool.query("select \(unescaped: "1\0")") }
            guard case .invalidQuery = error else { return #expect(Bool(false)) }
        }
    }
}
