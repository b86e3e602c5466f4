import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// What `/admin` answers: one thing or a list of things, as readable JSON or as a text table, ending in a newline.
struct AdminAnswer: Sendable {
    indirect enum Value: Sendable {
        case text(String), number(Int), flag(Bool), moment(Date), list([String]), things([Thing]), none
    }

    /// Properties in the order they are shown.
    typealias Thing = [(name: String, value: Value)]

    private enum Shape: Sendable {
        case thing(Thing)
        case list([Thing], next: String?)
    }

    private let shape: Shape

    static func thing(_ thing: Thing) -> AdminAnswer { AdminAnswer(shape: .thing(thing)) }

    /// - Parameter next: The cursor of the next page, for `after=`.
    static func list(_ things: [Thing], next: String? = nil) -> AdminAnswer {
        AdminAnswer(shape: .list(things, next: next))
    }

    static func error(_ verdict: ErrorResponses.Verdict, requestID: String, help: String) -> AdminAnswer {
        .thing([
            ("error", .text(verdict.sentence)), ("code", .text(verdict.code)), ("request", .text(requestID)), ("help", .text(help)),
        ])
    }

    func response(to request: Request, status: HTTPResponse.Status = .ok) -> Response {
        let wantsText = request.headers[.accept]?.lowercased().hasPrefix("text/plain") ?? false
        return wantsText
            ? Response.text(table, status: status) : Response.text(json + "\n", type: "application/json", status: status)
    }

    // MARK: JSON

    private var json: String {
        switch shape {
        case .thing(let thing): return Self.json(thing, indent: "")
        case .list(let things, let next):
            let items = things.map { "    " + Self.json($0, indent: "    ") }.joined(separator: ",\n")
            let tail = next.map { ",\n  \"next\": \(Self.quoted($0))" } ?? ""
            return things.isEmpty ? "{\n  \"value\": []\n}" : "{\n  \"value\": [\n\(items)\n  ]\(tail)\n}"
        }
    }

    private static func json(_ thing: Thing, indent: String) -> String {
        let lines = thing.map { "\(indent)  \(quoted($0.name)): \(json($0.value, indent: indent + "  "))" }
        return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }

    private static func json(_ value: Value, indent: String) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .number(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .moment(let date): quoted(date.formatted(.iso8601))
        case .list(let texts): "[" + texts.map(quoted).joined(separator: ", ") + "]"
        case .things(let things):
            things.isEmpty
                ? "[]"
                : "[\n" + things.map { "\(indent)  " + json($0, indent: indent + "  ") }.joined(separator: ",\n") + "\n\(indent)]"
        case .none: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        // A String always has a JSON form.
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    // MARK: Text

    private var table: String {
        switch shape {
        case .thing(let thing):
            let width = thing.map(\.name.count).max() ?? 0
            return thing.map { Self.padded($0.name, to: width) + "  " + Self.plain($0.value) + "\n" }.joined()
        case .list(let things, let next):
            guard let first = things.first else { return "(none)\n" }
            let rows = [first.map { $0.name.uppercased() }] + things.map { $0.map { Self.plain($0.value) } }
            let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
            let lines = rows.map { row in
                zip(row, widths).map(Self.padded).joined(separator: "  ").trimmedRight + "\n"
            }
            return lines.joined() + (next.map { "more: after=\($0)\n" } ?? "")
        }
    }

    private static func plain(_ value: Value) -> String {
        switch value {
        case .text(let text): printable(text)
        case .number(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .moment(let date): date.formatted(.iso8601)
        case .list(let texts): texts.isEmpty ? "-" : printable(texts.joined(separator: ", "))
        case .things(let things):
            things.map { $0.map { "\($0.name)=\(plain($0.value))" }.joined(separator: " ") }.joined(separator: "; ")
        case .none: "-"
        }
    }

    /// A mail server's reply may hold what a terminal obeys; line ends would forge rows.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { PlainText.isAcceptable(String($0), limit: 1) ? $0 : "·" }))
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension AdminAnswer.Value {
    static func text(_ text: String?) -> AdminAnswer.Value { text.map { .text($0) } ?? .none }
    static func moment(_ date: Date?) -> AdminAnswer.Value { date.map { .moment($0) } ?? .none }
}

extension String {
    fileprivate var trimmedRight: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
