import FoundationEssentials
package import Postgres
package import Vestibule

extension Identifier: PostgresEncodable, PostgresDecodable {
    // What the default for raw values does, which would look a type's conformances up for each id of a page.
    package static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Identifier {
        Identifier(rawValue: try UUID.decoded(from: cell))
    }
}

extension TokenDigest: PostgresEncodable, PostgresDecodable {}

extension Guest.State: PostgresDecodable {
    // By its bytes: a page holds a hundred, and one of the two is too long for a text that needs no memory of its own.
    package static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Guest.State {
        for state in allCases where cell.spells(state.rawValue) { return state }
        throw DecodingProblem("holds no state of a guest")
    }
}

extension EmailAddress: PostgresDecodable {
    package static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> EmailAddress {
        guard let address = EmailAddress(stored: try String.decoded(from: cell)) else { throw DecodingProblem("holds no address") }
        return address
    }
}

extension Door: PostgresDecodable {
    package static func decoded(from cell: borrowing Cell) throws(DecodingProblem) -> Door {
        guard let door = Door(try String.decoded(from: cell)) else { throw DecodingProblem("holds no door") }
        return door
    }
}

extension JSONText {
    init(_ trace: RouteTrace) { self.init(trace.kept) }
}

/// A row that we wrote and can no longer read: an accident, with the column that shows it.
struct UnreadableRow: Error {
    var column: String
}

extension Row {
    func word<Word: RawRepresentable>(_ column: String, as type: Word.Type = Word.self) throws -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try decode(column, as: String.self)) else { throw UnreadableRow(column: column) }
        return word
    }

    /// A route as it was kept; nil where there is none, or one that another program wrote in its own shape.
    func trace(_ column: String) throws -> RouteTrace? {
        try decode(column, as: JSONText?.self).flatMap { RouteTrace(kept: $0.rawValue) }
    }

    /// Whom a provider knows, from `identity_issuer` and `identity_subject`; nil where there is none.
    func subject() throws -> ProvedIdentity.Subject? {
        guard let issuer = try decode("identity_issuer", as: String?.self) else { return nil }
        return ProvedIdentity.Subject(issuer: issuer, id: try decode("identity_subject"))
    }

    func optionalWord<Word: RawRepresentable>(_ column: String, as type: Word.Type = Word.self) throws -> Word?
    where Word.RawValue == String {
        guard let text = try decode(column, as: String?.self) else { return nil }
        guard let word = Word(rawValue: text) else { throw UnreadableRow(column: column) }
        return word
    }
}
