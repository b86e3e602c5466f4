/// A type that can be read from a column.
///
/// A type that wraps another one by `RawRepresentable` conforms by naming the protocol. Others read the type they are
/// made from: `static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Self { Self(try String.decoded(from: cell)) }`.
public protocol PostgresDecodable: Sendable {
    static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Self
    /// What NULL means for this type. By default it is refused.
    static func decodedFromNull() throws(DecodingProblem) -> Self
    /// How several values arrive as one. The default reads an array; bytes are `bytea` instead.
    static func decodedArray(from cell: borrowing Cell) throws(DecodingProblem) -> [Self]
}

/// Why a column could not be read; ``Row`` adds the column's name.
public struct DecodingProblem: Error, Sendable {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}

extension PostgresDecodable {
    public static func decodedFromNull() throws(DecodingProblem) -> Self {
        throw DecodingProblem("is NULL, and \(Self.self) was asked for")
    }

    public static func decodedArray(from cell: borrowing Cell) throws(DecodingProblem) -> [Self] {
        var reader = cell.reader
        let dimensions = try reader.read(Int32.self)
        _ = try reader.read(Int32.self)
        let elementType = try reader.read(UInt32.self)
        if dimensions == 0 { return [] }
        guard dimensions == 1 else { throw DecodingProblem("is an array of \(dimensions) dimensions") }
        let count = try reader.read(Int32.self)
        _ = try reader.read(Int32.self)
        var values: [Self] = []
        for _ in 0..<max(0, count) {
            let length = try reader.read(Int32.self)
            if length < 0 {
                values.append(try decodedFromNull())
            } else {
                values.append(try decoded(from: try reader.cell(of: elementType, length: Int(length))))
            }
        }
        return values
    }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Self {
        let rawValue = try RawValue.decoded(from: cell)
        guard let value = Self(rawValue: rawValue) else {
            throw DecodingProblem("holds a value that is no \(Self.self)")
        }
        return value
    }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> [Element] {
        try Element.decodedArray(from: cell)
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Wrapped? {
        try Wrapped.decoded(from: cell)
    }

    public static func decodedFromNull() throws(DecodingProblem) -> Wrapped? { nil }
}
