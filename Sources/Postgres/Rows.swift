/// The rows of one answer, in its order.
///
/// They stand in the answer itself, and a ``Row`` is made where one is looked at: a page counts one reference, not one for each row.
public struct Rows: RandomAccessCollection, Sendable {
    /// Nil where there was no statement to answer.
    private let result: ResultSet?
    public let endIndex: Int

    init(of result: ResultSet) {
        self.result = result
        endIndex = result.rowCount
    }

    /// No rows.
    public init() {
        result = nil
        endIndex = 0
    }

    public var startIndex: Int { 0 }

    /// The index must be one of ``indices``, as an array's must.
    public subscript(index: Int) -> Row {
        guard let result, indices.contains(index) else { preconditionFailure("row \(index) of \(count)") }
        return Row(result: result, index: Int32(index))
    }

    /// The row of an answer that always has exactly one.
    public var onlyRow: Row {
        get throws(PostgresError) {
            guard count == 1 else { throw .decoding(column: "*", reason: "one row was expected, and \(count) came") }
            return self[0]
        }
    }

    /// One value for each row. The row is lent: it is one, which goes from place to place.
    public func map<Value, Problem>(_ value: (borrowing Row) throws(Problem) -> Value) throws(Problem) -> [Value] {
        guard var row = first else { return [] }
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in indices {
            row.index = Int32(index)
            values.append(try value(row))
        }
        return values
    }
}
