/// What one connection has prepared, by SQL text. A name is never used twice, so a doubtful statement harms nobody.
struct PreparedStatements {
    private struct Entry {
        let name: String
        let types: [UInt32]
        var lastUse: UInt64
    }

    private let limit: Int
    private var entries: [String: Entry] = [:]
    private var uses: UInt64 = 0
    private var names = 0
    /// Still known to the server, and to be deallocated on the next occasion.
    private(set) var obsolete: [String] = []

    init(limit: Int) { self.limit = max(1, limit) }

    var count: Int { entries.count }

    /// The statement's name, when it is prepared with these parameter types.
    mutating func name(of query: Query) -> String? {
        guard let index = entries.index(forKey: query.sql),
            entries.values[index].types.elementsEqual(query.parameters.lazy.map(\.type))
        else { return nil }
        uses += 1
        entries.values[index].lastUse = uses
        return entries.values[index].name
    }

    mutating func newName() -> String {
        names += 1
        return "v\(names)"
    }

    /// To be called when the server has confirmed the statement, and not before: a prepare may fail or be skipped.
    mutating func remember(_ query: Query, as name: String) {
        forget(query.sql, isStillKnown: true)
        if entries.count >= limit, let eldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            forget(eldest.key, isStillKnown: true)
        }
        uses += 1
        entries[query.sql] = Entry(name: name, types: query.parameters.map(\.type), lastUse: uses)
    }

    mutating func forget(_ sql: String, isStillKnown: Bool) {
        guard let entry = entries.removeValue(forKey: sql), isStillKnown else { return }
        obsolete.append(entry.name)
    }

    /// The server has lost them (deallocate all, discard all).
    mutating func forgetAll() {
        entries.removeAll()
        obsolete.removeAll()
    }

    mutating func deallocated(_ name: String) { obsolete.removeAll { $0 == name } }
}
