internal import Crypto
internal import FoundationEssentials

/// One numbered step of the schema: a file of plain SQL that is applied once and never changed afterwards.
package struct Migration: Sendable, Hashable {
    package let number: Int
    package let name: String
    package let sql: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    package let checksum: String
    /// Programs whose newest migration is an earlier one than this cannot run any more once it is applied: it took away what they
    /// need. Said by a line `-- breaks programs before 9`; nil for what only expands.
    package let breaksBefore: Int?
    /// What it does without a transaction, said by a first line `-- without a transaction`; nil for what is applied as a whole.
    let lone: LoneStatement?

    /// Reads a file named after its number and what it does: `0001_tenants.sql`.
    ///
    /// - Throws: ``MigrationError/badFileName(_:)``, ``MigrationError/badMark(_:)``, or ``MigrationError/badLoneStatement(_:reason:)``.
    package init(fileName: String, sql: String) throws {
        guard fileName.hasSuffix(".sql"), let underscore = fileName.firstIndex(of: "_"),
            fileName[..<underscore].allSatisfy(\.isASCIIDigit), let number = Int(fileName[..<underscore]), number > 0
        else { throw MigrationError.badFileName(fileName) }
        let name = String(fileName[fileName.index(after: underscore)...].dropLast(4))
        guard !name.isEmpty else { throw MigrationError.badFileName(fileName) }
        self.number = number
        self.name = name
        self.sql = sql
        breaksBefore = try Self.mark(in: sql, of: fileName, number: number)
        do throws(LoneStatement.Fault) { lone = try LoneStatement.read(sql) } catch {
            throw MigrationError.badLoneStatement(fileName, reason: error.reason)
        }
        checksum = SHA256.hash(data: Array(sql.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private static func mark(in sql: String, of fileName: String, number: Int) throws -> Int? {
        let mark = "-- breaks programs before "
        guard let line = sql.split(separator: "\n").first(where: { $0.hasPrefix(mark) }) else { return nil }
        guard let first = Int(line.dropFirst(mark.count)), (1...number).contains(first) else {
            throw MigrationError.badMark(fileName)
        }
        return first
    }

    /// As its file is called, for messages.
    package var label: String { "\(number) (\(name))" }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

/// How a database stands to the migrations that this program brings along.
package enum SchemaStanding: Sendable, Equatable {
    case current
    /// Nothing has ever been applied.
    case empty
    /// These are still to be applied.
    case behind([Migration])
    /// These were applied from files that said something else.
    case changed([Migration])
    /// Somebody newer has applied these numbers, which this program does not know and can live with.
    case ahead([Int])
    /// The same, but they took away what this program needs; who knows migration `needed` can run.
    case beyond([Int], needed: Int)
}

/// Why migrations were not applied; each says what to do.
package enum MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
    case badFileName(String)
    case badMark(String)
    case badLoneStatement(String, reason: String)
    case gap(expected: Int, found: Int)
    case changed([String])
    case unknownApplied([Int])
    case skipped([String])
    case lockIsHeld(by: String, waited: Duration)
    case failed(migration: String, reason: String)
    case endsTransaction(migration: String)
    case stopped(migration: String, reason: String)

    package var description: String {
        switch self {
        case .badFileName(let name):
            "\(name) is not named like 0001_what_it_does.sql: rename the file"
        case .badMark(let name):
            "\(name): a line `-- breaks programs before N` names a migration's number, this one's at most"
        case .badLoneStatement(let name, let reason):
            "\(name) runs without a transaction, and \(reason)"
        case .gap(let expected, let found):
            "migration \(expected) is missing before \(found): numbers go 1, 2, 3 … without a gap and without doubles; "
                + "add or renumber the file"
        case .changed(let migrations):
            "changed after being applied: \(migrations.joined(separator: ", ")). An applied migration is never edited: "
                + "restore the file, and put the change into a new one"
        case .unknownApplied(let numbers):
            "the database has migrations that this program does not know and cannot run on: "
                + "\(numbers.map(String.init).joined(separator: ", ")). It was migrated by a newer release: run that one"
        case .skipped(let migrations):
            "not applied, though later ones are: \(migrations.joined(separator: ", ")). "
                + "Somebody has removed rows from schema_migrations: restore them"
        case .lockIsHeld(let holder, let waited):
            "another migration is running (waited \(waited)); the lock is held by \(holder). Wait until it has finished, or end "
                + "that session, and start again"
        case .failed(let migration, let reason):
            "migration \(migration) failed and left nothing behind: \(reason)"
        case .endsTransaction(let migration):
            "migration \(migration) ends its transaction itself: take begin, commit and rollback out of the file"
        case .stopped(let migration, let reason):
            "migration \(migration) stopped: \(reason). It runs without a transaction; mend the cause and start again, and it goes on"
        }
    }
}
