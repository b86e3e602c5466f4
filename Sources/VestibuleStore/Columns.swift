import FoundationEssentials
package import Postgres
package import Vestibule

extension Identifier: PostgresEncodable, PostgresDecodable {
    // What the default for raw values does, which would look a type's conformances up for each id of a page.
    package static func decoded(from cell: Cell) throws(DecodingProblem) -> Identifier {
        Identifier(rawValue: try UUID.decoded(from: cell))
    }
}

extension TokenDigest: PostgresEncodable, PostgresDecodable {}

extension Guest.State: PostgresDecodable {
    // By its bytes: a page holds a hundred, and most are too long for a text that needs no memory of its own.
    package static func decoded(from cell: Cell) throws(DecodingProblem) -> Guest.State {
        let state = cell.withBytes { bytes in allCases.first { bytes.elementsEqual($0.rawValue.utf8) } }
        guard let state else { throw DecodingProblem("holds no state of a guest") }
        return state
    }
}

/// A row that we wrote and can no longer read: an accident, with the column that shows it.
struct UnreadableRow: Error {
    var column: String
}

extension Row {
    func address(_ column: String) throws -> EmailAddress {
        try EmailAddress(try decode(column, as: String.self))
    }

    func optionalAddress(_ column: String) throws -> EmailAddress? {
        try decode(column, as: String?.self).map { try EmailAddress($0) }
    }

    func addresses(_ column: String) throws -> [EmailAddress] {
        try decode(column, as: [String].self).map { try EmailAddress($0) }
    }

    func word<Word: RawRepresentable>(_ column: String, as type: Word.Type = Word.self) throws -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try decode(column, as: String.self)) else { throw UnreadableRow(column: column) }
        return word
    }

    func door(_ column: String) throws -> Door {
        guard let door = Door(try decode(column, as: String.self)) else { throw UnreadableRow(column: column) }
        return door
    }

    /// Where a guest's own account is; nil for who has none.
    func guestDoor(_ column: String) throws -> Door? {
        guard let text = try decode(column, as: String?.self) else { return nil }
        guard let door = Door(text) else { throw UnreadableRow(column: column) }
        return door
    }

    /// Whom a provider knows, from `identity_issuer` and `identity_subject`; nil where there is none.
    func subject() throws -> ProvedIdentity.Subject? {
        guard let issuer = try decode("identity_issuer", as: String?.self) else { return nil }
        return ProvedIdentity.Subject(issuer: issuer, id: try decode("identity_subject"))
    }

    func optionalWord<Word: RawRepresentable>(_ column: String, as type: Word.Type = Word.self) throws -> Word?
    where Word.RawValue == String {
        try decode(column, as: String?.self).flatMap(Word.init(rawValue:))
    }
}
