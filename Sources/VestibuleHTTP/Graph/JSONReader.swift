/// A JSON value of any shape.
indirect enum JSONValue: Sendable, Equatable {
    case null, bool(Bool), number(Double), string(String), array([JSONValue]), object([String: JSONValue])
}

/// Reads JSON (RFC 8259) to the letter. Foundation's decoder takes `{"a":1,}` and, of a property that came twice, one or the other:
/// then a proxy that checked a request and we who act on it may read two different ones.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0

    /// Deeper than any request of ours, and far from the end of a thread's stack.
    private static let deepest = 32

    /// - Throws: ``RequestRefusal/malformed(_:)``.
    static func object(_ bytes: some Sequence<UInt8>) throws(RequestRefusal) -> [String: JSONValue] {
        var reader = JSONReader(bytes: Array(bytes))
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard case .object(let object) = value, reader.position == reader.bytes.count else {
            throw .malformed("The body is not a JSON object.")
        }
        return object
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func value(depth: Int) throws(RequestRefusal) -> JSONValue {
        guard depth <= Self.deepest else { throw .malformed("The body is nested deeper than \(Self.deepest) levels.") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(RequestRefusal) -> [String: JSONValue] {
        position += 1
        var fields: [String: JSONValue] = [:]
        if take("}") { return fields }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw unreadable }
            let name = try string()
            guard take(":") else { throw unreadable }
            guard fields.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
                throw .malformed("The property \(name.prefix(40)) came twice.")
            }
        } while take(",")
        guard take("}") else { throw unreadable }
        return fields
    }

    private mutating func array(depth: Int) throws(RequestRefusal) -> [JSONValue] {
        position += 1
        var values: [JSONValue] = []
        if take("]") { return values }
        repeat { values.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw unreadable }
        return values
    }

    private mutating func string() throws(RequestRefusal) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: text, as: UTF8.self) else { throw unreadable }
                return text
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw unreadable
            default: text.append(byte)
            }
        }
        throw unreadable
    }

    private mutating func escape() throws(RequestRefusal) -> [UInt8] {
        guard let byte = next else { throw unreadable }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var unit = try codeUnit()
            if (0xD800..<0xDC00).contains(unit) {
                // The second half of a character outside the basic plane must follow.
                guard take(raw: "\\"), take(raw: "u") else { throw unreadable }
                let low = try codeUnit()
                guard (0xDC00..<0xE000).contains(low) else { throw unreadable }
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw unreadable }
            return Array(String(Character(scalar)).utf8)
        default: throw unreadable
        }
    }

    /// Four hexadecimal digits.
    private mutating func codeUnit() throws(RequestRefusal) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw unreadable }
        position += 4
        return unit
    }

    private mutating func number() throws(RequestRefusal) -> Double {
        let start = position
        while let byte = next, "+-.0123456789eE".utf8.contains(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil, let number = Double(text),
            number.isFinite
        else { throw unreadable }
        return number
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(RequestRefusal) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw unreadable }
        position += word.utf8.count
        return value
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipSpace()
        return take(raw: sign)
    }

    private mutating func take(raw sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    private var unreadable: RequestRefusal { .malformed("The body cannot be read as JSON, from byte \(position) on.") }
}
