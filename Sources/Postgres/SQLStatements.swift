/// Cuts a file into its statements where PostgreSQL would: a semicolon inside of quotes, of a dollar-quoted body or of a comment ends
/// nothing.
struct SQLStatements {
    struct Statement: Equatable {
        let text: String
        /// What stands outside of comments, in lower case, between white space.
        let words: [String]
    }

    /// Scalars, not characters: an accent behind a quote does not make it another one.
    private var rest: Substring.UnicodeScalarView
    private var text = String.UnicodeScalarView()
    /// The same with a space for each comment.
    private var bare = String.UnicodeScalarView()
    private var statements: [Statement] = []

    static func split(_ file: String) -> [Statement] {
        var cutter = SQLStatements(file)
        cutter.run()
        return cutter.statements
    }

    private init(_ file: String) { rest = file[...].unicodeScalars }

    private mutating func run() {
        while let next = rest.first {
            if sees("--") {
                while let scalar = rest.first, scalar != "\n" { skip(1) }
            } else if sees("/*") {
                skipBlockComment()
            } else if next == "'" {
                // Two quotes inside are the end of one string and the beginning of the next, which comes to the same.
                takeString(hasEscapes: bare.last == "e" || bare.last == "E")
            } else if next == "\"" {
                takeString(hasEscapes: false)
            } else if next == "$", let tag = dollarTag {
                take(tag.unicodeScalars.count)
                while !rest.isEmpty, !sees(tag) { take(1) }
                take(tag.unicodeScalars.count)
            } else if next == ";" {
                rest.removeFirst()
                finish()
            } else {
                take(1)
            }
        }
        finish()
    }

    private mutating func finish() {
        let words = String(bare).lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        if !words.isEmpty { statements.append(Statement(text: String(text), words: words)) }
        (text, bare) = ("".unicodeScalars, "".unicodeScalars)
    }

    private func sees(_ word: String) -> Bool { rest.starts(with: word.unicodeScalars) }

    private mutating func take(_ count: Int) {
        text.append(contentsOf: rest.prefix(count))
        bare.append(contentsOf: rest.prefix(count))
        rest = rest.dropFirst(count)
    }

    /// Takes what is of a comment.
    private mutating func skip(_ count: Int) {
        text.append(contentsOf: rest.prefix(count))
        bare.append(" ")
        rest = rest.dropFirst(count)
    }

    /// They nest.
    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if sees("/*") { depth += 1 } else if sees("*/") { depth -= 1 }
            skip(sees("/*") || sees("*/") ? 2 : 1)
        } while depth > 0 && !rest.isEmpty
    }

    private mutating func takeString(hasEscapes: Bool) {
        let quote = rest.first
        take(1)
        while let scalar = rest.first {
            take(hasEscapes && scalar == "\\" ? 2 : 1)
            if scalar == quote { return }
        }
    }

    /// `$$` or `$name$` in front; `$1` and a `$` within a name are none.
    private var dollarTag: String? {
        if let last = bare.last, isWord(last) { return nil }
        let name = rest.dropFirst().prefix(while: isWord)
        guard name.first?.properties.numericType == nil, rest.dropFirst(1 + name.count).first == "$" else { return nil }
        return "$" + String(name) + "$"
    }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
