internal import CLibPQ
import Glibc

/// The server's answer to one statement.
///
/// Unchecked because of the pointer only: libpq never changes a `PGresult` that it has handed out, every accessor below
/// just reads it, and it is freed once, when nobody can read it any more. So any number of threads may share it.
final class ResultSet: @unchecked Sendable {
    private let result: OpaquePointer

    /// Takes the result over.
    init(owning result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    var rowCount: Int { Int(PQntuples(result)) }

    var rows: [Row] { (0..<PQntuples(result)).map { Row(result: self, index: $0) } }

    var columns: [String] { (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) } }

    /// What the server says it did: `INSERT 0 1`, `COMMIT`.
    var commandTag: String { String(cString: PQcmdStatus(result)) }

    func column(named name: String) -> Int32? {
        name.withCString { wanted in
            (0..<PQnfields(result)).first { strcmp(PQfname(result, $0), wanted) == 0 }
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
