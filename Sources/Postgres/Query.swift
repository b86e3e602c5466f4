/// A statement and its values, kept apart: `"select name from guests where id = \(id)"` becomes the text
/// `select name from guests where id = $1` and one typed parameter, so no value is ever read as SQL.
package struct Query: Sendable, ExpressibleByStringInterpolation {
    package let sql: String
    package let parameters: [Parameter]
    /// Never prepared: text that will not come again, or that must work in a failed transaction.
    let isVerbatim: Bool

    package init(stringLiteral sql: String) {
        self.sql = sql
        self.parameters = []
        self.isVerbatim = false
    }

    init(verbatim sql: String) {
        self.sql = sql
        self.parameters = []
        self.isVerbatim = true
    }

    package init(stringInterpolation interpolation: StringInterpolation) {
        self.init(stringInterpolation: interpolation, isPrepared: true)
    }

    /// - Parameter isPrepared: False for text of a rare shape, which would push another statement out of the connection's memory.
    package init(stringInterpolation interpolation: StringInterpolation, isPrepared: Bool) {
        self.sql = interpolation.sql
        self.parameters = interpolation.parameters
        self.isVerbatim = !isPrepared
    }

    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var sql = ""
        fileprivate var parameters: [Parameter] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + 3 * interpolationCount)
            parameters.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { sql += literal }

        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
            parameters.append(Parameter(value))
            sql += "$\(parameters.count)"
        }

        /// A missing value travels as NULL of its type.
        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            parameters.append(Parameter(type: Value.postgresType.oid, value: value?.postgresValue ?? .null))
            sql += "$\(parameters.count)"
        }

        /// Puts `fragment` into the statement as it stands: for column lists that the code itself holds, never for input.
        package mutating func appendInterpolation(unescaped fragment: String) { sql += fragment }

        /// Puts another statement in, its values with it: for the parts that several statements share.
        package mutating func appendInterpolation(_ part: Query) {
            // Its places are numbered on from ours: `$1` becomes `$4` after three parameters.
            var rest = part.sql.utf8[...]
            while let mark = rest.firstIndex(of: UInt8(ascii: "$")) {
                let digits = rest[rest.index(after: mark)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                sql += Substring(rest[...mark])
                if let number = Int(Substring(digits)) { sql += "\(number + parameters.count)" }
                rest = rest[digits.endIndex...]
            }
            sql += Substring(rest)
            parameters += part.parameters
        }
    }
}

/// One value as it travels: its declared type and its binary form.
package struct Parameter: Sendable, Hashable {
    package let type: UInt32
    package let value: PostgresValue

    package init(type: UInt32, value: PostgresValue) {
        self.type = type
        self.value = value
    }

    package init<Value: PostgresEncodable>(_ value: Value) {
        self.init(type: Value.postgresType.oid, value: value.postgresValue)
    }
}

/// A value in PostgreSQL's binary form, or why there is none.
package enum PostgresValue: Sendable, Hashable {
    case null
    case bytes([UInt8])
    /// PostgreSQL has no form for this value. The statement that carries it is refused before it is sent.
    case unencodable(String)
}
