/// A type whose values can be parameters.
///
/// A type that wraps another one by `RawRepresentable` conforms by naming the protocol:
/// `extension Guest.ID: PostgresEncodable, PostgresDecodable {}`.
package protocol PostgresEncodable: Sendable {
    static var postgresType: PostgresType { get }
    var postgresValue: PostgresValue { get }
    /// How several values travel as one. The default is an array of ``postgresType``; bytes are `bytea` instead.
    static func postgresArray(_ values: [Self]) -> Parameter
    static var postgresArrayType: PostgresType { get }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    package static var postgresType: PostgresType { RawValue.postgresType }
    package var postgresValue: PostgresValue { rawValue.postgresValue }
}

extension PostgresEncodable {
    package static var postgresArrayType: PostgresType { PostgresType(oid: postgresType.arrayOID, arrayOID: 0) }

    package static func postgresArray(_ values: [Self]) -> Parameter {
        let type = postgresArrayType.oid
        guard type != 0 else {
            return Parameter(type: 0, value: .unencodable("there is no array type for \(Self.self)"))
        }
        // Layout: dimensions, whether NULLs occur, element type, then length and lower bound, then each element.
        var bytes: [UInt8] = []
        bytes.appendBigEndian(Int32(values.isEmpty ? 0 : 1))
        bytes.appendBigEndian(Int32(0))
        bytes.appendBigEndian(postgresType.oid)
        if !values.isEmpty {
            bytes.appendBigEndian(Int32(clamping: values.count))
            bytes.appendBigEndian(Int32(1))
        }
        for value in values {
            switch value.postgresValue {
            case .bytes(let element):
                bytes.appendBigEndian(Int32(clamping: element.count))
                bytes.append(contentsOf: element)
            case .null: return Parameter(type: type, value: .unencodable("NULL inside an array"))
            case .unencodable(let reason): return Parameter(type: type, value: .unencodable(reason))
            }
        }
        return Parameter(type: type, value: .bytes(bytes))
    }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    package static var postgresType: PostgresType { Element.postgresArrayType }
    package var postgresValue: PostgresValue { Element.postgresArray(self).value }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    package static var postgresType: PostgresType { Wrapped.postgresType }
    package var postgresValue: PostgresValue { self?.postgresValue ?? .null }
}

extension [UInt8] {
    /// The network's byte order, which is PostgreSQL's.
    mutating func appendBigEndian<Number: FixedWidthInteger>(_ number: Number) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
