// Bool, the integers and Double as parameters and in columns.

extension Bool: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .boolean }
    package var postgresValue: PostgresValue { .bytes([self ? 1 : 0]) }

    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Bool {
        guard cell.type == PostgresType.boolean.oid else { throw cell.mismatch("Bool") }
        return try cell.number(UInt8.self) != 0
    }
}

extension Int: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .bigint }
    package var postgresValue: PostgresValue { Int64(self).postgresValue }
    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Int { try cell.integer(Int.self) }
}

extension Int64: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .bigint }
    package var postgresValue: PostgresValue { .bigEndian(self) }
    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Int64 { try cell.integer(Int64.self) }
}

extension Int32: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .integer }
    package var postgresValue: PostgresValue { .bigEndian(self) }
    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Int32 { try cell.integer(Int32.self) }
}

extension Double: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .double }
    package var postgresValue: PostgresValue { .bigEndian(bitPattern) }

    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Double {
        switch cell.type {
        case PostgresType.double.oid: Double(bitPattern: try cell.number(UInt64.self))
        case PostgresType.real.oid: Double(Float(bitPattern: try cell.number(UInt32.self)))
        default: throw cell.mismatch("Double")
        }
    }
}

extension PostgresValue {
    static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> PostgresValue {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(MemoryLayout<Number>.size)
        bytes.appendBigEndian(number)
        return .bytes(bytes)
    }
}

extension Cell {
    /// Any of PostgreSQL's integers, as long as the value fits.
    fileprivate func integer<Number: FixedWidthInteger>(_: Number.Type) throws(DecodingProblem) -> Number {
        let wide: Int64
        switch type {
        case PostgresType.bigint.oid: wide = try number(Int64.self)
        case PostgresType.integer.oid: wide = Int64(try number(Int32.self))
        case PostgresType.smallint.oid: wide = Int64(try number(Int16.self))
        case PostgresType.objectID.oid: wide = Int64(try number(UInt32.self))
        default: throw mismatch("\(Number.self)")
        }
        guard let value = Number(exactly: wide) else {
            throw DecodingProblem("holds \(wide), too large for \(Number.self)")
        }
        return value
    }
}
