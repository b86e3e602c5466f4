/// Reads a `$filter` into a tree: `or` binds least, then `and`, then `not`. Words are read in any case, as clients write them.
struct FilterReader {
    private var tokens: FilterTokens
    private var token: FilterToken
    private var depth = 0
    /// The variable of the `any` that is being read, and what it walks over.
    private var element: (variable: String, collection: String)?

    /// Deeper and longer than any filter that a program writes, and far from the end of a thread's stack (SECURITY 24).
    static let deepest = 20
    static let longest = 2048

    /// - Throws: ``RequestRefusal/malformed(_:)``, saying where it stopped making sense.
    static func expression(_ text: String) throws(RequestRefusal) -> FilterExpression {
        guard text.utf8.count <= longest else { throw .malformed("$filter: longer than \(longest) bytes.") }
        var reader = try FilterReader(text)
        let expression = try reader.alternatives()
        guard reader.token == .end else { throw reader.unexpected("and, or, or the end") }
        return expression
    }

    private init(_ text: String) throws(RequestRefusal) {
        tokens = FilterTokens(text)
        token = try tokens.next()
    }

    private mutating func alternatives() throws(RequestRefusal) -> FilterExpression {
        var parts = [try conditions()]
        while try take(word: "or") { parts.append(try conditions()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conditions() throws(RequestRefusal) -> FilterExpression {
        var parts = [try condition()]
        while try take(word: "and") { parts.append(try condition()) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func condition() throws(RequestRefusal) -> FilterExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw .malformed("$filter: nested deeper than \(Self.deepest) levels.") }
        if try take(word: "not") { return .not(try condition()) }
        guard try take(.open) else { return try comparison() }
        let inner = try alternatives()
        try expect(.close)
        return inner
    }

    private mutating func comparison() throws(RequestRefusal) -> FilterExpression {
        if let literal = try literal(unlessPath: true) {
            guard let sign = try comparisonOperator() else { throw unexpected("eq, ne, gt, ge, lt or le") }
            return .comparison(try path(), sign.mirrored, literal)
        }
        let name = try word("a property or a function")
        if try take(.open) { return try function(name) }
        let path = try path(startingWith: name)
        if case .any(let collection) = path { return try any(of: collection) }
        guard case .plain(let path) = path else { throw unexpected("a property") }
        if try take(word: "in") { return .isIn(path, try list()) }
        guard let sign = try comparisonOperator() else {
            // `accountEnabled and …`, but not `mail like 'x'`.
            guard [.end, .close].contains(token) || isWord("and") || isWord("or") else {
                throw unexpected("eq, ne, gt, ge, lt, le or in")
            }
            return .property(path)
        }
        return .comparison(path, sign, try literal())
    }

    private mutating func function(_ name: String) throws(RequestRefusal) -> FilterExpression {
        let name = name.lowercased()
        if name == "isof" { return .isOf(try typeName()) }
        guard ["startswith", "endswith"].contains(name) else {
            throw .malformed("$filter: there is no function '\(name.prefix(40))' here. There are: startswith, endswith, isof, any.")
        }
        let path = try path()
        try expect(.comma)
        let argument = try literal()
        try expect(.close)
        return .function(name, path, argument)
    }

    /// A type is a word of OData's; programs put it in quotes too.
    private mutating func typeName() throws(RequestRefusal) -> String {
        switch token {
        case .word(let name), .string(let name):
            try advance()
            try expect(.close)
            return name
        default: throw unexpected("a type, such as microsoft.graph.user")
        }
    }

    /// `identities/any(` is read, and what stands in the parentheses follows.
    private mutating func any(of collection: String) throws(RequestRefusal) -> FilterExpression {
        guard element == nil else { throw .malformed("$filter: any within any is not supported here.") }
        if try take(.close) { return .any(FilterPath(collection), nil) }
        element = (try word("a variable"), collection)
        defer { element = nil }
        try expect(.colon)
        let inner = try alternatives()
        try expect(.close)
        return .any(FilterPath(collection), inner)
    }

    private enum PathOrAny {
        case plain(FilterPath)
        case any(String)
    }

    private mutating func path() throws(RequestRefusal) -> FilterPath {
        guard case .plain(let path) = try path(startingWith: try word("a property")) else { throw unexpected("a property") }
        return path
    }

    private mutating func path(startingWith first: String) throws(RequestRefusal) -> PathOrAny {
        let isOfElement = first == element?.variable
        var text = isOfElement ? element?.collection ?? first : first
        while try take(.slash) {
            let name = try word("a property")
            if name.lowercased() == "any", try take(.open) { return .any(text) }
            text += "/" + name
        }
        return .plain(FilterPath(text, isOfElement: isOfElement))
    }

    private mutating func list() throws(RequestRefusal) -> [FilterLiteral] {
        try expect(.open)
        var literals = [try literal()]
        while try take(.comma) { literals.append(try literal()) }
        try expect(.close)
        return literals
    }

    private mutating func literal() throws(RequestRefusal) -> FilterLiteral {
        guard let literal = try literal(unlessPath: false) else {
            throw unexpected("a value; texts stand in single quotes")
        }
        return literal
    }

    /// - Parameter unlessPath: Whether a word may be a property: then one that is no keyword and begins with a letter is.
    private mutating func literal(unlessPath: Bool) throws(RequestRefusal) -> FilterLiteral? {
        let literal: FilterLiteral
        switch token {
        case .string(let text): literal = .string(text)
        case .word(let text):
            switch text.lowercased() {
            case "null": literal = .null
            case "true": literal = .bool(true)
            case "false": literal = .bool(false)
            default:
                guard !unlessPath || text.first.map({ $0.isNumber || $0 == "-" }) == true else { return nil }
                literal = .bare(text)
            }
        default: return nil
        }
        try advance()
        return literal
    }

    private mutating func comparisonOperator() throws(RequestRefusal) -> FilterOperator? {
        guard case .word(let text) = token, let sign = FilterOperator(rawValue: text.lowercased()) else { return nil }
        try advance()
        return sign
    }

    private mutating func advance() throws(RequestRefusal) { token = try tokens.next() }

    private mutating func word(_ expected: String) throws(RequestRefusal) -> String {
        guard case .word(let text) = token else { throw unexpected(expected) }
        try advance()
        return text
    }

    private func isWord(_ word: String) -> Bool {
        guard case .word(let text) = token else { return false }
        return text.lowercased() == word
    }

    private mutating func take(word: String) throws(RequestRefusal) -> Bool {
        guard isWord(word) else { return false }
        try advance()
        return true
    }

    private mutating func take(_ sign: FilterToken) throws(RequestRefusal) -> Bool {
        guard token == sign else { return false }
        try advance()
        return true
    }

    private mutating func expect(_ sign: FilterToken) throws(RequestRefusal) {
        guard try take(sign) else { throw unexpected(sign.shown) }
    }

    private func unexpected(_ expected: String) -> RequestRefusal {
        .malformed("$filter: expected \(expected), found \(token.shown).")
    }
}
