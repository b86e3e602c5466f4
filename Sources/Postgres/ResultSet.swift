internal import CLibPQ
import Glibc
import Synchronization

/// The server's answer to one statement.
///
/// Unchecked because of the pointer only: libpq never changes a `PGresult` that it has handed out, every accessor below
/// just reads it, and it is freed once, when nobody can read it any more. So any number of threads may share it.
final class ResultSet: @unchecked Sendable {
    private let result: OpaquePointer
    /// What is the same for all rows, read once: rows ask for their columns by name, hundreds of times for a page.
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

    var rows: [Row] { (0..<PQntuples(result)).map { Row(result: self, index: $0) } }

    var columns: [String] { columnFacts.map(\.name) }

    /// What the server says it did: `INSERT 0 1`, `COMMIT`.
    var commandTag: String { String(cString: PQcmdStatus(result)) }

    func column(named name: String) -> (number: Int32, type: UInt32, isBinary: Bool)? {
        let first = Int(nextColumn.load(ordering: .relaxed))
        for step in columnFacts.indices {
            let number = first + step < columnFacts.count ? first + step : first + step - columnFacts.count
            guard columnFacts[number].name == name else { continue }
            nextColumn.store(number + 1 < columnFacts.count ? Int32(number + 1) : 0, ordering: .relaxed)
            return (Int32(number), columnFacts[number].type, columnFacts[number].isBinary)
        }
        return nil
    }

    func isNull(_ row: Int32, _ column: Int32) -> Bool { PQgetisnull(result, row, column) == 1 }

    /// The value's bytes, which live as long as this answer.
    func bytes(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
    }
}
