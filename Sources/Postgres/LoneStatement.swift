/// The one statement of a migration that runs without a transaction.
///
/// A migrator that was stopped says it again, so it must be one that can be said twice. That it is one, and none that begins or ends a
/// transaction, PostgreSQL sees to, and the migrator after it.
struct LoneStatement: Sendable, Hashable {
    /// The whole file: comments do no harm.
    let sql: String
    /// The index that it builds concurrently. When that fails, PostgreSQL leaves an invalid one of the same name, which
    /// `if not exists` would take for the whole thing.
    let index: String?

    struct Fault: Error {
        let reason: String
    }

    static let mark = "-- without a transaction"

    /// Nil for a file without the mark in its first line.
    static func read(_ file: String) throws(Fault) -> LoneStatement? {
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first?[...] == mark[...] else { return nil }
        let code = lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("--") }
        let words = code.joined(separator: " ").lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty else { throw Fault(reason: "says nothing") }
        return LoneStatement(sql: file, index: try index(builtBy: words))
    }

    private static func index(builtBy statement: [String]) throws(Fault) -> String? {
        var words = statement[...]
        guard words.popFirst() == "create" else { return nil }
        if words.first == "unique" { words.removeFirst() }
        guard words.popFirst() == "index", words.popFirst() == "concurrently" else { return nil }
        guard words.starts(with: ["if", "not", "exists"]), let name = words.dropFirst(3).first, name != "on" else {
            throw Fault(reason: "creates an index concurrently: say `if not exists` and the index's name, so that it can go on")
        }
        guard name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
            throw Fault(reason: "names an index \(name): small letters, digits and _ are enough")
        }
        return name
    }
}
