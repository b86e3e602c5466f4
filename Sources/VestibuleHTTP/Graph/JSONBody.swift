import FoundationEssentials
import Hummingbird
import NIOCore
import Vestibule

/// A request's JSON object, read property by property. Names are compared without case, because clients differ; a wrong type or an
/// unknown property is an error that names it.
struct JSONBody {
    private var fields: [String: (name: String, value: JSONValue)] = [:]
    private let path: String

    init(_ object: [String: JSONValue], path: String = "") throws(RequestRefusal) {
        self.path = path
        for (name, value) in object where !Self.isAnnotation(name) {
            guard fields.updateValue((name, value), forKey: name.lowercased()) == nil else {
                throw .malformed("The property \(path)\(name) came twice.")
            }
        }
    }

    /// OData's `@odata.type` and `members@odata.bind`. Searching a text in a text is dear, and few names hold the sign.
    private static func isAnnotation(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: "@")) && (name.hasPrefix("@") || name.contains("@odata"))
    }

    mutating func string(_ name: String) throws(RequestRefusal) -> String? {
        switch take(name) {
        case nil, .null: return nil
        case .string(let text): return text
        default: throw wrong(name, "a string")
        }
    }

    /// A text to be set, or null to be cleared; nil when the property is not there.
    mutating func wish(_ name: String) throws(RequestRefusal) -> GuestChange.Wish<String>? {
        switch take(name) {
        case nil: return nil
        case .null: return .clear
        case .string(let text): return .set(text)
        default: throw wrong(name, "a string or null")
        }
    }

    /// Whether the property is there and was not read.
    func holds(_ name: String) -> Bool { fields[name.lowercased()] != nil }

    mutating func bool(_ name: String) throws(RequestRefusal) -> Bool? {
        switch take(name) {
        case nil, .null: return nil
        case .bool(let value): return value
        default: throw wrong(name, "true or false")
        }
    }

    mutating func whole(_ name: String) throws(RequestRefusal) -> Int? {
        switch take(name) {
        case nil, .null: return nil
        case .number(let number):
            guard let whole = Int(exactly: number) else { throw wrong(name, "a whole number") }
            return whole
        default: throw wrong(name, "a whole number")
        }
    }

    mutating func date(_ name: String) throws(RequestRefusal) -> Date? {
        guard let text = try string(name) else { return nil }
        guard let date = Self.date(text) else { throw wrong(name, "an RFC 3339 time such as 2026-12-31T12:00:00Z") }
        return date
    }

    /// An id, which must be there.
    mutating func id<Entity>(_ name: String, of entity: Entity.Type) throws(RequestRefusal) -> Identifier<Entity> {
        guard let id = try string(name).flatMap({ Identifier<Entity>($0) }) else {
            throw wrong(name, "an id such as 01a1fcdb-4d4f-7d6f-a829-fb8a44e29e21")
        }
        return id
    }

    mutating func object(_ name: String) throws(RequestRefusal) -> JSONBody? {
        switch take(name) {
        case nil, .null: return nil
        case .object(let object): return try JSONBody(object, path: "\(path)\(name)/")
        default: throw wrong(name, "an object")
        }
    }

    mutating func strings(_ name: String) throws(RequestRefusal) -> [String]? {
        switch take(name) {
        case nil, .null: return nil
        case .array(let values):
            var texts: [String] = []
            for value in values {
                guard case .string(let text) = value else { throw wrong(name, "an array of strings") }
                texts.append(text)
            }
            return texts
        default: throw wrong(name, "an array of strings")
        }
    }

    mutating func objects(_ name: String) throws(RequestRefusal) -> [JSONBody] {
        switch take(name) {
        case nil, .null: return []
        case .array(let values):
            var bodies: [JSONBody] = []
            for value in values {
                guard case .object(let object) = value else { throw wrong(name, "an array of objects") }
                bodies.append(try JSONBody(object, path: "\(path)\(name)/"))
            }
            return bodies
        default: throw wrong(name, "an array of objects")
        }
    }

    /// An object's members as they stand, or none.
    mutating func members(_ name: String) throws(RequestRefusal) -> [String: JSONValue] {
        switch take(name) {
        case nil, .null: return [:]
        case .object(let object): return object
        default: throw wrong(name, "an object")
        }
    }

    /// A value of any shape.
    mutating func value(_ name: String) -> JSONValue? { take(name).flatMap { $0 == .null ? nil : $0 } }

    /// Every property was read; what is left is unknown here.
    func finish() throws(RequestRefusal) {
        guard let unknown = fields.values.map(\.name).sorted().first else { return }
        throw .malformed("The property \(path)\(unknown) is not known here, or cannot be written.")
    }

    static func date(_ text: String) -> Date? {
        (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }

    private mutating func take(_ name: String) -> JSONValue? {
        fields.removeValue(forKey: name.lowercased())?.value
    }

    private func wrong(_ name: String, _ expected: String) -> RequestRefusal {
        .malformed("The property \(path)\(name) must be \(expected).")
    }
}

extension Request {
    /// The body as a JSON object.
    func json(_ context: RequestFacts) async throws -> [String: JSONValue] {
        let type = headers[.contentType]?.lowercased() ?? ""
        guard type.hasPrefix("application/json") else {
            throw RequestRefusal.wrongType("Send the body as application/json.")
        }
        return try JSONReader.object(await bytes(context).readableBytesView)
    }
}
