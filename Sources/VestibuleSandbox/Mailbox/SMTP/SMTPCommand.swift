/// One command of RFC 5321 §4.1, parsed.
enum SMTPCommand: Equatable {
    /// `EHLO`, or `HELO` when not extended.
    case hello(extended: Bool)
    /// An empty sender is a bounce's.
    case mail(from: String, size: Int?)
    case recipient(String)
    case data, reset, noOperation, quit, verify, help

    init(_ line: [UInt8]) throws(SMTPReply) {
        // Without SMTPUTF8 (RFC 6531), which is not offered, nothing but printable ASCII can be a command.
        guard line.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .unknownCommand }
        let text = trimmingBlanks(String(decoding: line, as: UTF8.self))
        let verb = text.prefix { $0 != " " }.uppercased()
        let rest = trimmingBlanks(text.dropFirst(verb.count))
        switch verb {
        case "EHLO", "HELO":
            guard !rest.isEmpty else { throw .syntax("Say who you are: \(verb) host") }
            self = .hello(extended: verb == "EHLO")
        case "MAIL": self = try Self.mailFrom(rest)
        case "RCPT": self = try Self.rcpt(rest)
        case "DATA": self = .data
        case "RSET": self = .reset
        case "NOOP": self = .noOperation
        case "QUIT": self = .quit
        case "VRFY": self = .verify
        case "HELP": self = .help
        default: throw .unknownCommand
        }
    }

    private static func mailFrom(_ text: String) throws(SMTPReply) -> SMTPCommand {
        let path = try SMTPPath(text, after: "FROM:")
        var size: Int?
        for parameter in path.parameters {
            let pair = parameter.uppercased().split(separator: "=", maxSplits: 1)
            switch (pair.first, pair.dropFirst().first) {
            case ("SIZE", let value?):
                guard let declared = Int(value), declared >= 0 else { throw .syntax("SIZE needs a number") }
                size = declared
            case ("BODY", "7BIT"), ("BODY", "8BITMIME"): break
            default: throw SMTPReply(555, "5.5.4", "MAIL parameter not recognised")
            }
        }
        guard path.address.isEmpty || path.isAddress else { throw SMTPReply(553, "5.1.7", "Not a sender's address") }
        return .mail(from: path.address, size: size)
    }

    private static func rcpt(_ text: String) throws(SMTPReply) -> SMTPCommand {
        let path = try SMTPPath(text, after: "TO:")
        guard path.parameters.isEmpty else { throw SMTPReply(555, "5.5.4", "RCPT parameter not recognised") }
        guard path.isAddress || path.address.lowercased() == "postmaster" else {
            throw SMTPReply(553, "5.1.3", "Not a recipient's address")
        }
        return .recipient(path.address)
    }
}

/// `FROM:<path> parameters` (RFC 5321 §4.1.2).
private struct SMTPPath {
    let address: String
    let parameters: [Substring]

    init(_ text: String, after keyword: String) throws(SMTPReply) {
        guard text.uppercased().hasPrefix(keyword) else { throw .syntax("Expected \(keyword)<address>") }
        let path = trimmingBlanks(text.dropFirst(keyword.count))
        guard path.hasPrefix("<"), let end = Self.end(of: path) else { throw .syntax("Expected \(keyword)<address>") }
        let inside = path[..<end].dropFirst()
        guard inside.utf8.count <= 254 else { throw .syntax("The address is too long") }
        // A source route is to be ignored (§4.1.1.3).
        let route = inside.hasPrefix("@") ? inside.firstIndex(of: ":") : nil
        address = String(route.map { inside[inside.index(after: $0)...] } ?? inside)
        parameters = path[path.index(after: end)...].split(separator: " ")
    }

    /// One `@` at least, something on both sides, no blanks. What a real address is, our own parser knows.
    var isAddress: Bool {
        guard let at = address.lastIndex(of: "@") else { return false }
        return at != address.startIndex && address.index(after: at) != address.endIndex && !address.contains(" ")
    }

    /// The `>` outside quotes.
    private static func end(of path: String) -> String.Index? {
        var isQuoted = false
        var isEscaped = false
        for index in path.indices {
            switch path[index] {
            case _ where isEscaped: isEscaped = false
            case "\\" where isQuoted: isEscaped = true
            case "\"": isQuoted.toggle()
            case ">" where !isQuoted: return index
            default: break
            }
        }
        return nil
    }
}
