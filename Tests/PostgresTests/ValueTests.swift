import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct `Values on their way to PostgreSQL and back` {
    struct GuestID: RawRepresentable, Hashable, Sendable, PostgresEncodable, PostgresDecodable {
        var rawValue: UUID
    }

    enum Colour: String, PostgresEncodable, PostgresDecodable { case red, green }

    private func same<Value: PostgresEncodable & PostgresDecodable & Equatable>(
        _ values: Value..., type: String, _ pool: ConnectionPool, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for value in values {
            let row = try await pool.query(
                "select \(value) as value, pg_typeof(\(value))::text as type, \(Value?.none) as missing"
            ).onlyRow
            #expect(try row.decode("value", as: Value.self) == value, sourceLocation: sourceLocation)
            #expect(try row.decode("type") == type, sourceLocation: sourceLocation)
            #expect(try row.decode("value", as: Value?.self) == value, sourceLocation: sourceLocation)
            #expect(try row.decode("missing", as: Value?.self) == nil, sourceLocation: sourceLocation)
            #expect(throws: PostgresError.self) { try row.decode("missing", as: Value.self) }
        }
    }

    @Test func `numbers and truths`() async throws {
        try await withPool { pool in
            try await same(true, false, type: "boolean", pool)
            try await same(0, -1, .max, .min, type: "bigint", pool)
            try await same(Int64(0), .max, .min, type: "bigint", pool)
            try await same(Int32(0), .max, .min, type: "integer", pool)
            try await same(
                0.0, -1.5, .infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, type: "double precision", pool)
        }
    }

    @Test func `texts, empty, in every script, and large`() async throws {
        try await withPool { pool in
            let large = String(repeating: "große Gäste 🛎️ ", count: 200_000)
            try await same("", "guest", "Ærøskøbing – 東京 – 🇩🇰", "o'hara \\ \"x\" $1", large, type: "text", pool)
            try await same(JSONText(#"{"a": [1, null, "é"]}"#), type: "jsonb", pool)
        }
    }

    @Test func `a text that is not UTF-8 is an error`() async throws {
        try await withPool { pool in
            // An é in one byte.
            let rows = try await pool.pipeline([
                "select set_config('client_encoding', 'LATIN1', true)", "select chr(233) as value, 'e' as plain",
            ])
            let row = try #require(rows.last).onlyRow
            let problem = #expect(throws: PostgresError.self) { try row.decode("value", as: String.self) }
            guard case .decoding(column: "value", reason: "is not UTF-8") = problem else {
                Issue.record("another problem: \(String(describing: problem))")
                return
            }
            #expect(try row.decode("plain") == "e")
        }
    }

    @Test func `bytes, ids and arrays`() async throws {
        try await withPool { pool in
            try await same([], Array(0...255), [UInt8](repeating: 0, count: 3_000_000), type: "bytea", pool)
            try await same(UUID(), type: "uuid", pool)
            try await same(GuestID(rawValue: UUID()), type: "uuid", pool)
            try await same(Colour.red, .green, type: "text", pool)
            try await same([String](), ["", "a,b", "{}\"", "é"], type: "text[]", pool)
            try await same([], [UUID(), UUID()], type: "uuid[]", pool)
            try await same([GuestID(rawValue: UUID())], type: "uuid[]", pool)
            try await same([Int](), [1, .min, .max], type: "bigint[]", pool)
            try await same([[UInt8]](), [[1, 2], [], [255]], type: "bytea[]", pool)
        }
    }

    @Test func `times to the microsecond`() async throws {
        try await withPool { pool in
            let date = Date(timeIntervalSince1970: 1_764_000_000.123456)
            let row = try await pool.query("select \(date) as value, \(date)::text as text").onlyRow
            #expect(try abs(row.decode("value", as: Date.self).timeIntervalSince(date)) < 0.000_001)
            let again = try await pool.query("select \(try row.decode("value", as: Date.self)) = \(date) as same")
                .onlyRow
            #expect(try again.decode("same"))
            let epoch = try await pool.query("select timestamptz '1970-01-01 00:00:00Z' as value").onlyRow
            #expect(try epoch.decode("value") == Date(timeIntervalSince1970: 0))
            try await same(Duration.zero, .microseconds(-1_500_000), .seconds(86_400 * 400), type: "interval", pool)
        }
    }

    @Test func `an infinite time is an error, both ways`() async throws {
        try await withPool { pool in
            let row = try await pool.query(
                "select timestamptz 'infinity' as late, timestamptz '-infinity' as early, '1 mon'::interval as month"
            ).onlyRow
            #expect(throws: PostgresError.self) { try row.decode("late", as: Date.self) }
            #expect(throws: PostgresError.self) { try row.decode("early", as: Date.self) }
            #expect(throws: PostgresError.self) { try row.decode("month", as: Duration.self) }
            for date in [
                Date(timeIntervalSince1970: .infinity), Date(timeIntervalSince1970: .nan), .distantFuture + 1e300,
            ] {
                let error = await postgresError { _ = try await pool.query("select \(date)") }
                guard case .invalidQuery = error else { return #expect(Bool(false), "\(String(describing: error))") }
            }
            let error = await postgresError { _ = try await pool.query("select \(Duration.seconds(Int64.max))") }
            guard case .invalidQuery = error else { return #expect(Bool(false)) }
            #expect(try await pool.query("select 1 as one").onlyRow.decode("one", as: Int.self) == 1)
        }
    }

    @Test func `what a column does not hold is an error that names it`() async throws {
        try await withPool { pool in
            let row = try await pool.query(
                """
                select null::text as nothing, 5000000000 as large, 'x' as letter, array[[1,2],[3,4]]::bigint[] as table,
                    array[1, null]::bigint[] as holes, 1.5::numeric as numeric, 7::smallint as small
                """
            ).onlyRow
            func refuses<Value: PostgresDecodable>(_ column: String, _ type: Value.Type) {
                #expect {
                    try row.decode(column, as: type)
                } throws: { error in
                    guard case .decoding(column: column, _)? = error as? PostgresError else { return false }
                    return true
                }
            }
            refuses("nothing", String.self)
            refuses("unknown", String.self)
            refuses("large", Int32.self)
            refuses("letter", Int.self)
            refuses("letter", UUID.self)
            refuses("letter", Colour.self)
            refuses("letter", [UInt8].self)
            refuses("letter", [String].self)
            refuses("table", [Int].self)
            refuses("holes", [Int].self)
            refuses("numeric", Double.self)
            #expect(try row.decode("holes", as: [Int?].self) == [1, nil])
            #expect(try row.decode("small", as: Int.self) == 7)
        }
    }

    @Test func `a column that was found once is read in every row, and in no other answer`() async throws {
        try await withPool { pool in
            let rows = try await pool.query("select n, nullif(n, 2)::text as text from generate_series(1, 3) n order by n")
            let (number, text) = (try rows[0].column("n"), try rows[0].column("text"))
            #expect(try rows.map { try $0.decode(number, as: Int.self) } == [1, 2, 3])
            #expect(try rows.map { try $0.decode(text, as: String?.self) } == ["1", nil, "3"])
            #expect(throws: PostgresError.self) { try rows[0].column("missing") }
            let other = try await pool.query("select 1 as n").onlyRow
            let error = await postgresError { _ = try other.decode(text, as: String?.self) }
            guard case .decoding(column: "#1", reason: "is of another answer") = error else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
        }
    }

    @Test func `a zero byte in a text is refused by the server`() async throws {
        try await withPool { pool in
            let error = await postgresError { _ = try await pool.query("select \("a\0b") as text") }
            #expect(error?.sqlState?.category == "22")
        }
    }

    @Test func `an enum of the database reads as a string`() async throws {
        try await withPool { pool in
            _ = try await pool.query("create type mood as enum ('glad', 'sad')")
            #expect(
                try await pool.query("select 'glad'::mood as mood").onlyRow.decode("mood", as: String.self) == "glad")
        }
    }

    @Test func `a value never becomes SQL`() async throws {
        try await withPool { pool async throws in
            let bait = "'; drop table guests; --"
            let query: Query = "select \(bait) as a, \(unescaped: "2 as b"), \(3) as c"
            #expect(query.sql == "select $1 as a, 2 as b, $2 as c")
            #expect(try await pool.query(query).onlyRow.decode("a", as: String.self) == bait)
        }
    }

    @Test func `one row is one row`() async throws {
        try await withPool { pool in
            let rows = try await pool.query("select generate_series(1, 2) as n")
            #expect(rows.count == 2)
            #expect(throws: PostgresError.self) { try rows.onlyRow }
            #expect(throws: PostgresError.self) { try Rows().onlyRow }
        }
    }

    @Test func `rows come in their order, however they are walked through`() async throws {
        try await withPool { pool in
            let rows = try await pool.query("select n, 'row ' || n as text from generate_series(1, 4) as n")
            let number = try #require(rows.first).column("n")
            #expect(try rows.map { try $0.decode(number, as: Int.self) } == [1, 2, 3, 4])
            #expect(try rows.reversed().map { try $0.decode("text", as: String.self) } == ["row 4", "row 3", "row 2", "row 1"])
            #expect(try rows[2].decode("n", as: Int.self) == 3)
            // A row that is kept does not go on when another is looked at.
            let kept = rows.filter { _ in true }
            #expect(try kept.map { try $0.decode(number, as: Int.self) } == [1, 2, 3, 4])
            let none = try await pool.query("select n from generate_series(1, 0) as n")
            #expect(none.isEmpty && none.first == nil && none.map { $0.columns }.isEmpty)
        }
    }
}
