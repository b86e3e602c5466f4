/// A letter as plain text: the same words in the same order as its HTML.
enum LetterPlainText {
    private static let width = 72

    static func text(_ content: LetterContent) -> String {
        var paragraphs = [content.tenantName, underlined(content.heading), wrapped(content.greeting)]
        paragraphs += content.blocks.map { text(of: $0, in: content) }
        paragraphs.append("-- \n" + wrapped(content.footer))
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private static func text(of block: LetterContent.Block, in content: LetterContent) -> String {
        switch block {
        case .paragraph(let text):
            wrapped(text)
        case .quotation(let caption, let text):
            "\(wrapped("\(caption)\(content.colon)"))\n\n\(quoted(text))"
        case .facts(let facts):
            facts.map { wrapped("\($0.label)\(content.colon)\($0.value)", indent: "  ") }.joined(separator: "\n")
        case .code(let groups):
            "    \(groups.joined(separator: " "))"
        case .reference(let before, let word, let after):
            wrapped("\(before)*\(word)*\(after)")
        case .list(let title, let items):
            ([wrapped(title)] + items.map { wrapped("- \($0)", indent: "  ") }).joined(separator: "\n")
        case .title(let title):
            wrapped(title)
        case .button(let label, let link):
            "\(wrapped("\(label)\(content.colon)"))\n\(link)"
        case .alarm(let title, let text, let label, let link, let then):
            "\(wrapped(title))\n\(wrapped(text))\n\n\(wrapped("\(label)\(content.colon)"))\n\(link)\n\n\(wrapped(then))"
        }
    }

    /// Every line of the message starts with `> `, so that no line of it can pass for one of ours.
    private static func quoted(_ message: String) -> String {
        message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { LineWrap.lines(of: String($0), columns: width - 2) }
            .map { $0.isEmpty ? ">" : "> \($0)" }
            .joined(separator: "\n")
    }

    private static func underlined(_ text: String) -> String {
        let lines = LineWrap.lines(of: text, columns: width)
        let columns = lines.map(LineWrap.columns).max() ?? 0
        return lines.joined(separator: "\n") + "\n" + String(repeating: "=", count: min(columns, width))
    }

    private static func wrapped(_ text: String, indent: String = "") -> String {
        LineWrap.lines(of: text, columns: width - indent.count).joined(separator: "\n\(indent)")
    }
}
