// String, JSON text and bytes as parameters and in columns.

extension String: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .text }
    package var postgresValue: PostgresValue { .bytes(Array(utf8)) }

    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> String {
        switch cell.type {
        case PostgresType.text.oid, PostgresType.varchar.oid, PostgresType.character.oid, PostgresType.name.oid,
            PostgresType.json.oid, PostgresType.unknown.oid, PostgresType.firstOwnOID...:
            return try cell.text(from: 0)
        case PostgresType.jsonb.oid: return try JSONText.decoded(from: cell).rawValue
        default: throw cell.mismatch("String")
        }
    }
}

/// A JSON document as its text; `jsonb` in the database. What it says is the caller's to know.
package struct JSONText: RawRepresentable, Hashable, Sendable {
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package init(_ text: String) { self.rawValue = text }
}

extension JSONText: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .jsonb }
    /// The binary form of `jsonb` is its text behind a version number, which has been 1 ever since.
    package var postgresValue: PostgresValue { .bytes([1] + Array(rawValue.utf8)) }

    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> JSONText {
        switch cell.type {
        case PostgresType.json.oid: return JSONText(try cell.text(from: 0))
        case PostgresType.jsonb.oid:
            guard cell.count > 0, cell.withBytes({ $0[0] }) == 1 else {
                throw DecodingProblem("is jsonb of an unknown version")
            }
            return JSONText(try cell.text(from: 1))
        default: throw cell.mismatch("JSONText")
        }
    }
}

/// A single byte is PostgreSQL's `"char"`, which nobody needs here; it conforms so that `[UInt8]` is `bytea`.
extension UInt8: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { PostgresType(oid: 18, arrayOID: 1002) }
    package static var postgresArrayType: PostgresType { .bytea }
    package var postgresValue: PostgresValue { .bytes([self]) }

    package static func postgresArray(_ values: [UInt8]) -> Parameter {
        Parameter(type: PostgresType.bytea.oid, value: .bytes(values))
    }

    public static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> UInt8 { try cell.number(UInt8.self) }

    public static func decodedArray(from cell: borrowing Cell) throws(DecodingProblem) -> [UInt8] {
        guard cell.type == PostgresType.bytea.oid else { throw cell.mismatch("[UInt8]") }
        return cell.withBytes { Array($0) }
    }
}

extension Cell {
    // `String(validating:as:)` looks up the types that it is generic over anew for each text.
    fileprivate func text(from start: Int) throws(DecodingProblem) -> String {
        try withBytes { bytes throws(DecodingProblem) in
            let text = UnsafeRawBufferPointer(rebasing: bytes[start...]).assumingMemoryBound(to: UInt8.self)
            do { return String(copying: try UTF8Span(validating: text.span)) } catch { throw DecodingProblem("is not UTF-8") }
        }
    }
}
