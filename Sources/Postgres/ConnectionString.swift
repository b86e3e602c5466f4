internal import CLibPQ

/// libpq's own reading of connection strings.
enum ConnectionString {
    /// The keywords that `text` sets.
    static func parse(_ text: String) throws(PostgresError) -> [String: String] {
        guard !text.utf8.contains(0) else { throw .badConfiguration("the connection string holds a zero byte") }
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &message) else {
            defer { PQfreemem(message) }
            throw .badConfiguration(message.map { unquoted(String(cString: $0)) } ?? "out of memory")
        }
        defer { PQconninfoFree(options) }
        return values(options)
    }

    /// What libpq would use for keywords left out: environment variables, then what it was built with.
    static func defaults() -> [String: String] {
        guard let options = PQconndefaults() else { return [:] }
        defer { PQconninfoFree(options) }
        return values(options)
    }

    private static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return values
    }

    /// libpq quotes the text that it could not read, and that may be a password: everything between quotes goes.
    private static func unquoted(_ message: String) -> String {
        guard let first = message.firstIndex(of: "\""), let last = message.lastIndex(of: "\"") else {
            return "the connection string cannot be read"
        }
        return "the connection string cannot be read: \(message[..<first])…\(message[message.index(after: last)...])"
            .split(separator: "\n").joined(separator: " ")
    }
}
