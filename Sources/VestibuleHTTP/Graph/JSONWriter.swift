import FoundationEssentials

/// Writes JSON (RFC 8259) straight into the bytes of an answer. A generic encoder builds a tree of boxes first, which for a page of
/// guests costs several times what the text does.
///
/// Who writes an object names each member once; ``Response/json(writing:status:_:)`` is the way in.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        open("{")
        members(&self)
        close("}")
    }

    mutating func array<Elements: Sequence>(_ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void) {
        open("[")
        for element in elements {
            separate()
            write(&self, element)
            isFirst = false
        }
        close("]")
    }

    // MARK: Members

    mutating func member(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        put(name)
        put("\":")
        write(&self)
        isFirst = false
    }

    mutating func member(_ name: StaticString, _ text: String) { member(name) { $0.string(text) } }

    /// A missing text is written as null.
    mutating func member(_ name: StaticString, _ text: String?) {
        guard let text else { return null(name) }
        member(name, text)
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        member(name) { $0.put(value ? "true" : "false") }
    }

    mutating func member(_ name: StaticString, _ moment: Date) { member(name) { $0.moment(moment) } }

    mutating func null(_ name: StaticString) { member(name) { $0.put("null") } }

    // MARK: Values

    /// Escapes what must be (RFC 8259 §7): quotes, backslashes and control characters.
    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if Self.isPlain(text) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { write(escaping: byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// RFC 3339 in UTC, to the second, as Graph writes moments.
    mutating func moment(_ moment: Date) {
        string(UTCMoment(moment).text)
    }

    private mutating func write(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): put("\\\"")
        case UInt8(ascii: "\\"): put("\\\\")
        case UInt8(ascii: "\n"): put("\\n")
        case UInt8(ascii: "\r"): put("\\r")
        case UInt8(ascii: "\t"): put("\\t")
        case 0x00...0x1F: bytes.append(contentsOf: ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8)
        default: bytes.append(byte)
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        for byte in text.utf8 where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
        return true
    }

    private mutating func put(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func open(_ bracket: StaticString) {
        put(bracket)
        isFirst = true
    }

    private mutating func close(_ bracket: StaticString) {
        put(bracket)
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = true
    }
}

/// What writes itself as JSON.
protocol JSONWritable {
    func write(to json: inout JSONWriter)
}
