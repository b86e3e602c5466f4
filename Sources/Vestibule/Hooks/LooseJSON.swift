/// Any JSON, of which we do not know yet what it will be.
package indirect enum LooseJSON: Sendable, Equatable {
    case none
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([LooseJSON])
    case object([String: LooseJSON])

    /// Levels of lists and objects; what is nested deeper is not read.
    static let deepest = 16

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var members: [String: LooseJSON]? { if case .object(let members) = self { members } else { nil } }
    var items: [LooseJSON]? { if case .list(let items) = self { items } else { nil } }
}

extension LooseJSON: Codable {
    package init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count <= Self.deepest else { throw TooDeep() }
        if let members = try? decoder.container(keyedBy: Name.self) {
            var read: [String: LooseJSON] = [:]
            for name in members.allKeys { read[name.stringValue] = try members.decode(LooseJSON.self, forKey: name) }
            self = .object(read)
        } else if var items = try? decoder.unkeyedContainer() {
            var read: [LooseJSON] = []
            while !items.isAtEnd { read.append(try items.decode(LooseJSON.self)) }
            self = .list(read)
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .none
            } else if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if let flag = try? value.decode(Bool.self) {
                self = .flag(flag)
            } else if let integer = try? value.decode(Int.self) {
                self = .integer(integer)
            } else {
                self = .number(try value.decode(Double.self))
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .integer(let integer): try container.encode(integer)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let items): try container.encode(items)
        case .object(let members): try container.encode(members)
        }
    }

    private struct TooDeep: Error {}

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
