import FoundationEssentials
import Hummingbird
import Vestibule

/// What an operator sent: form fields (`-d name=Contoso`) or a JSON object, read the same way. A list is a repeated field, a
/// comma-separated one, or a JSON array.
struct AdminBody: Sendable {
    private var fields: [String: [String]] = [:]
    /// Those that came as a JSON array, which is no single value even when it holds one.
    private var arrays: Set<String> = []

    init(_ request: Request, _ context: RequestFacts) async throws {
        let bytes = try await request.bytes(context)
        guard bytes.readableBytes > 0 else { return }
        let type = request.headers[.contentType]?.lowercased() ?? ""
        if type.hasPrefix("application/x-www-form-urlencoded") {
            guard let text = String(bytes: bytes.readableBytesView, encoding: .utf8) else {
                throw RequestRefusal.malformed("The form is not UTF-8.")
            }
            for (name, value) in try FormFields(text).pairs { fields[name.lowercased(), default: []].append(value) }
        } else if type.hasPrefix("application/json") {
            for (name, value) in try JSONReader.object(bytes.readableBytesView) {
                guard fields.updateValue(try Self.texts(value, of: name), forKey: name.lowercased()) == nil else {
                    throw RequestRefusal.malformed("The field \(name.prefix(40)) came twice.")
                }
                if case .array = value { arrays.insert(name.lowercased()) }
            }
        } else {
            throw RequestRefusal.wrongType("Send form fields (curl -d name=value) or application/json.")
        }
    }

    private static func texts(_ value: JSONValue, of name: String) throws -> [String] {
        switch value {
        case .null: []
        case .bool(let flag): [flag ? "true" : "false"]
        case .number(let number):
            [number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)]
        case .string(let text): [text]
        case .array(let values): try values.flatMap { try item($0, of: name) }
        case .object: throw notAValue(name)
        }
    }

    private static func item(_ value: JSONValue, of name: String) throws -> [String] {
        if case .array = value { throw notAValue(name) }
        return try texts(value, of: name)
    }

    private static func notAValue(_ name: String) -> RequestRefusal {
        .malformed("\(name.prefix(40)): give a value or a list of values.")
    }

    mutating func text(_ name: String) throws -> String? {
        guard let values = fields.removeValue(forKey: name.lowercased()) else { return nil }
        guard !arrays.contains(name.lowercased()) else { throw RequestRefusal.malformed("\(name): give one value, not a list.") }
        guard values.count <= 1 else { throw RequestRefusal.malformed("\(name) came \(values.count) times. Send it once.") }
        return values.first
    }

    mutating func required(_ name: String, example: String) throws -> String {
        guard let text = try text(name), !text.isEmpty else {
            throw RequestRefusal.malformed("\(name) is missing. Example: -d '\(name)=\(example)'")
        }
        return text
    }

    mutating func list(_ name: String) -> [String]? {
        fields.removeValue(forKey: name.lowercased()).map { values in
            values.flatMap { $0.split(separator: ",") }.map { String($0).trimmed }.filter { !$0.isEmpty }
        }
    }

    mutating func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = try text(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw RequestRefusal.malformed("\(name): give a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    mutating func flag(_ name: String) throws -> Bool? {
        guard let text = try text(name) else { return nil }
        switch text.lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default: throw RequestRefusal.malformed("\(name): give true or false.")
        }
    }

    mutating func name(_ field: String) throws -> String? {
        guard let text = try text(field) else { return nil }
        guard !text.isEmpty, PlainText.isAcceptable(text, limit: 128) else {
            throw RequestRefusal.malformed("\(field): give 1 to 128 characters without control characters.")
        }
        return text
    }

    mutating func address(_ field: String) throws -> EmailAddress? {
        try text(field).map { text in
            do { return try EmailAddress(text) } catch let refusal as EmailAddressRefusal {
                throw RequestRefusal.malformed("\(field): \(refusal.sentence)")
            }
        }
    }

    func finish() throws {
        guard let unknown = fields.keys.sorted().first else { return }
        throw RequestRefusal.malformed("The field \(unknown.prefix(40)) is not known here. See GET /admin for what there is.")
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
