public import FoundationEssentials

// UUID, Date and Duration as parameters and in columns.

extension UUID: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .uuid }
    package var postgresValue: PostgresValue { .bytes(withUnsafeBytes(of: uuid) { Array($0) }) }

    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> UUID {
        guard cell.type == PostgresType.uuid.oid else { throw cell.mismatch("UUID") }
        guard cell.count == 16 else { throw DecodingProblem("has \(cell.count) bytes, no UUID") }
        return cell.withBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}

/// `timestamptz`, to the microsecond. PostgreSQL's `infinity` is no `Date`, and is refused both ways.
extension Date: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .timestamptz }

    package var postgresValue: PostgresValue {
        let microseconds = (timeIntervalSinceReferenceDate + Self.postgresEpochLead) * 1_000_000
        guard microseconds.isFinite, abs(microseconds) < Self.widestMicroseconds else {
            return .unencodable("a date that PostgreSQL cannot hold")
        }
        return .bigEndian(Int64(microseconds.rounded()))
    }

    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Date {
        guard cell.type == PostgresType.timestamptz.oid else { throw cell.mismatch("Date") }
        let microseconds = try cell.number(Int64.self)
        guard microseconds != .max, microseconds != .min else { throw DecodingProblem("is infinity, which is no Date") }
        return Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000 - postgresEpochLead)
    }

    /// PostgreSQL counts from 2000-01-01, `Date` from 2001-01-01: 366 days later.
    private static var postgresEpochLead: Double { 366 * 86_400 }
    /// The year 294276, where `timestamptz` ends; its beginning (4713 BC) is left to the server to refuse.
    private static var widestMicroseconds: Double { 9.2e18 }
}

/// `interval`, to the microsecond and without months, whose length nobody knows.
extension Duration: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .interval }

    package var postgresValue: PostgresValue {
        let (seconds, attoseconds) = components
        let microseconds = seconds.multipliedReportingOverflow(by: 1_000_000)
        let sum = microseconds.partialValue.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        guard !microseconds.overflow, !sum.overflow else {
            return .unencodable("a duration beyond PostgreSQL's intervals")
        }
        var bytes: [UInt8] = []
        bytes.appendBigEndian(sum.partialValue)
        bytes.appendBigEndian(Int32(0))
        bytes.appendBigEndian(Int32(0))
        return .bytes(bytes)
    }

    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Duration {
        guard cell.type == PostgresType.interval.oid else { throw cell.mismatch("Duration") }
        var reader = cell.reader
        let microseconds = try reader.read(Int64.self)
        let days = try reader.read(Int32.self)
        guard try reader.read(Int32.self) == 0 else { throw DecodingProblem("has months, whose length is unknown") }
        return .microseconds(microseconds) + .seconds(Int64(days) * 86_400)
    }
}
