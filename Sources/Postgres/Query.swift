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
        self.sql = String(decoding: interpolation.text, as: UTF8.self)
        self.parameters = interpolation.parameters
        self.isVerbatim = !isPrepared
    }

    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        /// The statement as UTF-8: statements are built for each request, and bytes grow at a fraction of a string's cost.
        fileprivate var text: [UInt8] = []
        fileprivate var parameters: [Parameter] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 32 * interpolationCount)
            parameters.reserveCapacity(2 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text.append(contentsOf: literal.utf8) }

        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) { append(Parameter(value)) }

        /// A missing value travels as NULL of its type.
        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            append(Parameter(type: Value.postgresType.oid, value: value?.postgresValue ?? .null))
        }

        /// Puts `fragment` into the statement as it stands: for column lists that the code itself holds, never for input.
        package mutating func appendInterpolation(unescaped fragment: String) { text.append(contentsOf: fragment.utf8) }

        /// Puts another statement in, its values with it: for the parts that several statements share.
        package mutating func appendInterpolation(_ part: Query) {
            // Its places are numbered on from ours: `$1` becomes `$4` after three parameters.
            var sql = part.sql
            sql.withUTF8 { bytes in
                var rest = bytes[...]
                while let mark = rest.firstIndex(of: UInt8(ascii: "$")) {
                    text.append(contentsOf: rest[...mark])
                    rest = rest[(mark + 1)...]
                    var number = 0
                    while let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
                        number = number * 10 + Int(digit - UInt8(ascii: "0"))
                        rest = rest.dropFirst()
                    }
                    if number > 0 { append(number: number + parameters.count) }
                }
                text.append(contentsOf: rest)
            }
            parameters += part.parameters
        }

        private mutating func append(_ parameter: Parameter) {
            parameters.append(parameter)
            text.append(UInt8(ascii: "$"))
            append(number: parameters.count)
        }

        private mutating func append(number: Int) {
            if number >= 10 { append(number: number / 10) }
            text.append(UInt8(ascii: "0") + UInt8(number % 10))
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
