internal import CLibPQ
import Glibc
import Synchronization

/// The server's answer to one statement.
///
/// Unchecked because of the pointer only: libpq never changes a `PGresult` that it has handed out, every accessor below
/// just reads it, and it is freed once, when nobody can read it any more. So any number of threads may share it.
final class ResultSet: @unchecked Sendable {
    private let result: OpaquePointer
    /// What is the same for all rows, read once.
    private let columnFacts: [Column]
    /// Where the search for a column begins: readers ask in the statement's order, so the next one is mostly the right one.
    private let nextColumn = Atomic<Int32>(0)

    struct Column: Sendable {
        let name: String
        /// The type's number in `pg_type`.
        let type: UInt32
        let isBinary: Bool
    }

    /// Takes the result over.
    init(owning result: OpaquePointer) {
        self.result = result
        columnFacts = (0..<PQnfields(result)).map { number in
            Column(
                name: String(cString: PQfname(result, number)), type: PQftype(result, number),
                isBinary: PQfformat(result, number) == 1)
        }
    }

    deinit { PQclear(result) }

    var rowCount: Int { Int(PQntuples(result)) }

    var rows: Rows { Rows(of: self) }

    var columns: [String] { columnFacts.map(\.name) }

    /// What the server says it did: `INSERT 0 1`, `COMMIT`.
    var commandTag: String { String(cString: PQcmdStatus(result)) }

    func column(named name: String) -> Int32? {
        let first = Int(nextColumn.load(ordering: .relaxed))
        for step in columnFacts.indices {
            let number = first + step < columnFacts.count ? first + step : first + step - columnFacts.count
            guard columnFacts[number].name == name else { continue }
            nextColumn.store(number + 1 < columnFacts.count ? Int32(number + 1) : 0, ordering: .relaxed)
            return Int32(number)
        }
        return nil
    }

    func name(_ column: Int32) -> String { column < columnFacts.count ? columnFacts[Int(column)].name : "#\(column)" }

    /// The value, whose bytes live as long as this answer; nil for NULL.
    func cell(_ row: Int32, _ column: Int32) throws(DecodingProblem) -> Cell? {
        guard column < columnFacts.count else { throw DecodingProblem("is of another answer") }
        let count = Int(PQgetlength(result, row, column))
        // Of the two that have no bytes, NULL is one.
        if count == 0, PQgetisnull(result, row, column) == 1 { return nil }
        guard columnFacts[Int(column)].isBinary else { throw DecodingProblem("did not come in binary form") }
        return Cell(
            type: columnFacts[Int(column)].type,
            bytes: UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: count))
    }
}
