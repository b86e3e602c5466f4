internal import CLibPQ
import Glibc
import Synchronization

/// The server's answer to one statement.
///
/// Unchecked because of the pointer only: libpq never changes a `PGresult` that it has handed out, every accessor below
/// just reads it, and it is freed once, when nobody can read it any more. So any number of threads may share it.
final class ResultSet: @unchecked Sendable {
    private let result: OpaquePointer
    /// Where the search for a column begins: readers ask in the statement's order, so the next one is mostly the right one.
    private let nextColumn = Atomic<Int32>(0)

    /// Takes the result over.
    init(owning result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    var rowCount: Int { Int(PQntuples(result)) }

    var rows: [Row] { (0..<PQntuples(result)).map { Row(result: self, index: $0) } }

    var columns: [String] { (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) } }

    /// What the server says it did: `INSERT 0 1`, `COMMIT`.
    var commandTag: String { String(cString: PQcmdStatus(result)) }

    func column(named name: String) -> Int32? {
        let count = PQnfields(result)
        let first = nextColumn.load(ordering: .relaxed)
        return name.withCString { wanted in
            for step in 0..<count {
                let column = (first + step) % count
                guard strcmp(PQfname(result, column), wanted) == 0 else { continue }
                nextColumn.store(column + 1, ordering: .relaxed)
                return column
            }
            return nil
        }
    }

    func type(of column: Int32) -> UInt32 { PQftype(result, column) }

    func isBinary(_ column: Int32) -> Bool { PQfformat(result, column) == 1 }

    func isNull(_ row: Int32, _ column: Int32) -> Bool { PQgetisnull(result, row, column) == 1 }

    func length(_ row: Int32, _ column: Int32) -> Int { Int(PQgetlength(result, row, column)) }

    func withBytes<Answer>(_ row: Int32, _ column: Int32, _ body: (UnsafeRawBufferPointer) -> Answer) -> Answer {
        body(UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length(row, column)))
    }
}
