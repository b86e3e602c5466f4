/// One row of an answer.
package struct Row: Sendable {
    private let result: ResultSet
    private let index: Int32

    init(result: ResultSet, index: Int32) {
        self.result = result
        self.index = index
    }

    /// The names of the columns, in the statement's order.
    package var columns: [String] { result.columns }

    /// Reads a column by its name, as it is spelt in the statement's output.
    ///
    /// - Throws: ``PostgresError/decoding(column:reason:)`` for an unknown column, for NULL unless `type` is optional,
    ///   and for a value that is no `type`.
    package func decode<Value: PostgresDecodable>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard let (number, columnType, isBinary) = result.column(named: column) else {
            throw .decoding(column: column, reason: "is not in the answer, which has \(columns)")
        }
        do throws(DecodingProblem) {
            if result.isNull(index, number) { return try Value.decodedFromNull() }
            guard isBinary else { throw DecodingProblem("did not come in binary form") }
            return try Value.decoded(from: Cell(type: columnType, bytes: result.bytes(index, number), of: result))
        } catch {
            throw .decoding(column: column, reason: error.reason)
        }
    }
}

extension [Row] {
    /// The row of an answer that always has exactly one.
    package var onlyRow: Row {
        get throws(PostgresError) {
            guard count == 1, let row = first else {
                throw .decoding(column: "*", reason: "one row was expected, and \(count) came")
            }
            return row
        }
    }
}
