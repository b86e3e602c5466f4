/// One statement of a migration that runs without a transaction.
///
/// A migrator that was stopped begins the file again, so each must be one that can be said twice.
struct MigrationStep: Sendable, Hashable {
    let sql: String
    /// The index that it builds concurrently. When that fails, PostgreSQL leaves an invalid one of the same name, which
    /// `if not exists` would take for the whole thing.
    let index: String?

    struct Fault: Error {
        let reason: String
    }

    static let mark = "-- without a transaction"

    /// Nil for a file without the mark in its first line.
    static func read(_ file: String) throws(Fault) -> [MigrationStep]? {
        guard file == mark || file.hasPrefix(mark + "\n") else { return nil }
        var steps: [MigrationStep] = []
        for statement in SQLStatements.split(file) { steps.append(try MigrationStep(statement)) }
        guard !steps.isEmpty else { throw Fault(reason: "says nothing") }
        return steps
    }

    private init(_ statement: SQLStatements.Statement) throws(Fault) {
        sql = statement.text
        var words = statement.words[...]
        switch words.first {
        case "begin", "start", "commit", "end", "rollback", "abort", "savepoint":
            throw Fault(reason: "\(words.first ?? "") is not for such a file")
        default: break
        }
        guard words.popFirst() == "create" else {
            index = nil
            return
        }
        if words.first == "unique" { words.removeFirst() }
        guard words.popFirst() == "index", words.popFirst() == "concurrently" else {
            index = nil
            return
        }
        guard words.starts(with: ["if", "not", "exists"]), let name = words.dropFirst(3).first, name != "on" else {
            throw Fault(reason: "creates an index concurrently: say `if not exists` and the index's name, so that it can go on")
        }
        guard name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
            throw Fault(reason: "names an index \(name): small letters, digits and _ are enough")
        }
        index = name
    }
}
