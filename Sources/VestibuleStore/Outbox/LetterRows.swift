import Postgres
import Vestibule

/// A letter as it is put into the outbox.
enum LetterRows {
    /// The insert for a CTE beside the effect: a letter for the row of `source`, and none where there is no row.
    ///
    /// It ends with its `from`: a `where` or a `returning` may follow.
    ///
    /// - Parameters:
    ///   - source: A relation of at most one row, for a letter has one id, with one `tenant_id`: joins name theirs with `using`.
    ///   - recipient: The address, an expression over the source's columns, where the statement finds it; else the letter's own.
    static func insertion(of letter: NewLetter, from source: Query, to recipient: Query? = nil) -> Query {
        let address: Query = recipient ?? "\(letter.recipient.text)"
        return """
            insert into letters (tenant_id, letter_id, kind, recipient, language, sealed_body, drop_after)
            select tenant_id, \(letter.id), \(letter.kind.rawValue), \(address), \(letter.language.rawValue),
                   \(letter.sealedBody), \(letter.dropAfter)
              from \(source)
            """
    }
}
