import FoundationEssentials
import NIOCore
import Vestibule

/// Writes JSON (RFC 8259) straight into the bytes of an answer. A generic encoder builds a tree of boxes first, which for a page of
/// guests costs several times what the text does.
///
/// Who writes an object names each member once; ``Response/json(_:status:capacity:)`` is the way in. The buffer is asked for room once
/// for a name and once for its value: asked for each piece, that was half of a page's time.
struct JSONWriter {
    private(set) var buffer: ByteBuffer
    private var isFirst = true

    init(capacity: Int) {
        buffer = ByteBufferAllocator().buffer(capacity: capacity)
    }

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        open("{")
        members(&self)
        close("}")
    }

    mutating func array<Elements: Sequence>(_ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void) {
        open("[")
        for element in elements {
            if !isFirst { put(",") }
            isFirst = true
            write(&self, element)
            isFirst = false
        }
        close("]")
    }

    // MARK: Members

    mutating func member(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        put(name: name)
        isFirst = true
        write(&self)
        isFirst = false
    }

    mutating func member(_ name: StaticString, _ text: String) {
        put(name: name)
        string(text)
    }

    /// A missing text is written as null.
    mutating func member(_ name: StaticString, _ text: String?) {
        guard let text else { return null(name) }
        member(name, text)
    }

    mutating func member(_ name: StaticString, _ value: Bool) { put(name: name, value: value ? "true" : "false") }

    mutating func member(_ name: StaticString, _ number: Int) {
        put(name: name)
        buffer.writeString(String(number))
    }

    /// RFC 3339 in UTC, to the second, as Graph writes moments.
    mutating func member(_ name: StaticString, _ moment: Date) {
        put(name: name)
        quoted(UTCMoment.length) { UTCMoment(moment).write(to: $0) }
    }

    mutating func member<Entity>(_ name: StaticString, _ id: Identifier<Entity>) {
        put(name: name)
        quoted(UUIDText.length) { UUIDText.write(id.rawValue, to: $0) }
    }

    mutating func null(_ name: StaticString) { put(name: name, value: "null") }

    // MARK: Values

    /// Escapes what must be (RFC 8259 §7): quotes, backslashes and control characters.
    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            if Self.isPlain(bytes) {
                quoted(bytes.count) { _ = $0.update(fromContentsOf: bytes) }
            } else {
                put("\"")
                for byte in bytes { write(escaping: byte) }
                put("\"")
            }
        }
    }

    private mutating func write(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): put("\\\"")
        case UInt8(ascii: "\\"): put("\\\\")
        case UInt8(ascii: "\n"): put("\\n")
        case UInt8(ascii: "\r"): put("\\r")
        case UInt8(ascii: "\t"): put("\\t")
        case 0x00...0x1F: buffer.writeString("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
        default: buffer.writeInteger(byte)
        }
    }

    /// Looks at every byte, because a loop that may stop in between is not done sixteen bytes at a time.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var special: UInt8 = 0
        for byte in bytes { special |= byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0 }
        return special == 0
    }

    // MARK: Pieces

    private mutating func open(_ bracket: StaticString) {
        put(bracket)
        isFirst = true
    }

    private mutating func close(_ bracket: StaticString) {
        put(bracket)
        isFirst = false
    }

    private mutating func put(_ text: StaticString) { buffer.writeStaticString(text) }

    /// `"name":` behind its comma, and `value` where it is one of JSON's three words.
    private mutating func put(name: StaticString, value: StaticString = "") {
        let needsComma = !isFirst
        isFirst = false
        put(atMost: name.utf8CodeUnitCount + value.utf8CodeUnitCount + 4) { room in
            var end = 0
            func put(_ byte: UInt8) {
                room[end] = byte
                end += 1
            }
            func put(_ text: StaticString) {
                text.withUTF8Buffer { end = room[end...].update(fromContentsOf: $0) }
            }
            if needsComma { put(UInt8(ascii: ",")) }
            put(UInt8(ascii: "\""))
            put(name)
            put(UInt8(ascii: "\""))
            put(UInt8(ascii: ":"))
            put(value)
            return end
        }
    }

    /// Exactly `count` bytes that need no escape, in quotes.
    private mutating func quoted(_ count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        put(atMost: count + 2) { room in
            room[0] = UInt8(ascii: "\"")
            write(UnsafeMutableBufferPointer(rebasing: room[1...count]))
            room[count + 1] = UInt8(ascii: "\"")
            return count + 2
        }
    }

    /// - Parameter write: Fills the room from its start, and says how far.
    private mutating func put(atMost count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { write($0.assumingMemoryBound(to: UInt8.self)) }
    }
}

/// What writes itself as JSON.
protocol JSONWritable {
    func write(to json: inout JSONWriter)
}

extension JSONWritable {
    /// The JSON by itself, for what is no answer.
    var json: [UInt8] {
        var json = JSONWriter(capacity: 512)
        write(to: &json)
        return Array(json.buffer.readableBytesView)
    }
}
