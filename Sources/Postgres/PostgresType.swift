/// A PostgreSQL type by the number that `pg_type` gives it (fixed for built-in types), with that of its array.
package struct PostgresType: Sendable, Hashable {
    package let oid: UInt32
    package let arrayOID: UInt32

    package init(oid: UInt32, arrayOID: UInt32) {
        self.oid = oid
        self.arrayOID = arrayOID
    }

    package static let boolean = PostgresType(oid: 16, arrayOID: 1000)
    package static let bytea = PostgresType(oid: 17, arrayOID: 1001)
    package static let name = PostgresType(oid: 19, arrayOID: 1003)
    package static let bigint = PostgresType(oid: 20, arrayOID: 1016)
    package static let smallint = PostgresType(oid: 21, arrayOID: 1005)
    package static let integer = PostgresType(oid: 23, arrayOID: 1007)
    package static let text = PostgresType(oid: 25, arrayOID: 1009)
    package static let objectID = PostgresType(oid: 26, arrayOID: 1028)
    package static let json = PostgresType(oid: 114, arrayOID: 199)
    package static let real = PostgresType(oid: 700, arrayOID: 1021)
    package static let double = PostgresType(oid: 701, arrayOID: 1022)
    package static let unknown = PostgresType(oid: 705, arrayOID: 0)
    package static let character = PostgresType(oid: 1042, arrayOID: 1014)
    package static let varchar = PostgresType(oid: 1043, arrayOID: 1015)
    package static let timestamptz = PostgresType(oid: 1184, arrayOID: 1185)
    package static let interval = PostgresType(oid: 1186, arrayOID: 1187)
    package static let uuid = PostgresType(oid: 2950, arrayOID: 2951)
    package static let jsonb = PostgresType(oid: 3802, arrayOID: 3807)

    /// Types a server has been taught (enums, citext) are numbered from here.
    static let firstOwnOID: UInt32 = 16384
}
