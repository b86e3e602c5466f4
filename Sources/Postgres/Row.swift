/// One row of an answer.
///
/// What reads answers is `public`, though nobody outside of the package reads any: only then does Swift make ``decode(_:as:)`` into a
/// function for each type that another module reads (see Decisions).
public struct Row: Sendable {
    private let result: ResultSet
    /// ``Rows`` goes on to the next by it.
    var index: Int32

    init(result: ResultSet, index: Int32) {
        self.result = result
        self.index = index
    }

    /// The names of the columns, in the statement's order.
    public var columns: [String] { result.columns }

    /// Where the rows of this row's answer have a column. Who reads many rows looks it up once.
    public struct Column: Sendable {
        let number: Int32
    }

    /// Finds a column by its name, as it is spelt in the statement's output.
    ///
    /// - Throws: ``PostgresError/decoding(column:reason:)`` when there is none.
    public func column(_ name: String) throws(PostgresError) -> Column {
        guard let number = result.column(named: name) else {
            throw .decoding(column: name, reason: "is not in the answer, which has \(columns)")
        }
        return Column(number: number)
    }

    /// Reads a column by its name, as it is spelt in the statement's output.
    ///
    /// - Throws: ``PostgresError/decoding(column:reason:)`` for an unknown column, for NULL unless `type` is optional,
    ///   and for a value that is no `type`.
    public func decode<Value: PostgresDecodable>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        try decode(try self.column(column))
    }

    /// Reads a column that was found in a row of the same answer.
    ///
    /// - Throws: ``PostgresError/decoding(column:reason:)`` for NULL unless `type` is optional, and for a value that is no `type`.
    public func decode<Value: PostgresDecodable>(
        _ column: Column, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        defer { withExtendedLifetime(self) {} }
        do throws(DecodingProblem) {
            guard let cell = try cell(column) else { return try Value.decodedFromNull() }
            return try Value.decoded(from: cell)
        } catch {
            throw .decoding(column: name(column), reason: error.reason)
        }
    }

    /// The value, which lives no longer than this row; nil for NULL.
    func cell(_ column: Column) throws(DecodingProblem) -> Cell? {
        try result.cell(index, column.number)
    }

    func name(_ column: Column) -> String { result.name(column.number) }
}
