import FoundationEssentials
import NIOCore
import Vestibule

/// Writes JSON (RFC 8259) straight into the bytes of an answer. A generic encoder builds a tree of boxes first, which for a page of
/// guests costs several times what the text does.
///
/// Who writes an object names each member once; ``Response/json(_:status:capacity:)`` is the way in. The buffer is asked for room once
/// for a name with its value: asked for each piece, that was half of a page's time.
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
        var text = text
        text.withUTF8 { bytes in
            if Self.isPlain(bytes) {
                put(name: name, quoted: bytes.count) { _ = $0.update(fromContentsOf: bytes) }
            } else {
                put(name: name)
                putEscaped(bytes)
            }
        }
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
        put(name: name, quoted: UTCMoment.length) { UTCMoment(moment).write(to: $0) }
    }

    mutating func member<Entity>(_ name: StaticString, _ id: Identifier<Entity>) {
        put(name: name, quoted: UUIDText.length) { UUIDText.write(id.rawValue, to: $0) }
    }

    mutating func null(_ name: StaticString) { put(name: name, value: "null") }

    /// A value that is always the same, spelt as JSON.
    mutating func member(_ name: StaticString, always json: StaticString) { put(name: name, value: json) }

    // MARK: Values

    /// Escapes what must be (RFC 8259 §7): quotes, backslashes and control characters.
    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard Self.isPlain(bytes) else { return putEscaped(bytes) }
            put(atMost: bytes.count + 2) { room in
                room.quote(from: 0, bytes.count) { _ = $0.update(fromContentsOf: bytes) }
            }
        }
    }

    private mutating func putEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        put("\"")
        for byte in bytes { write(escaping: byte) }
        put("\"")
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

    /// `"name":` behind its comma, and `value` as it stands.
    private mutating func put(name: StaticString, value: StaticString = "") {
        let needsComma = !isFirst
        isFirst = false
        put(atMost: name.utf8CodeUnitCount + value.utf8CodeUnitCount + 4) { room in
            let end = room.put(name: name, needsComma)
            return end + room.put(value, at: end)
        }
    }

    /// The same with a value of exactly `count` bytes that need no escape, in quotes.
    private mutating func put(name: StaticString, quoted count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        let needsComma = !isFirst
        isFirst = false
        put(atMost: name.utf8CodeUnitCount + count + 6) { room in
            room.quote(from: room.put(name: name, needsComma), count, write)
        }
    }

    /// - Parameter write: Fills the room from its start, and says how far.
    private mutating func put(atMost count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { write($0.assumingMemoryBound(to: UInt8.self)) }
    }
}

// Where a member's pieces go; each says where it ended.
extension UnsafeMutableBufferPointer<UInt8> {
    fileprivate func put(name: StaticString, _ needsComma: Bool) -> Int {
        var end = 0
        if needsComma {
            self[0] = UInt8(ascii: ",")
            end = 1
        }
        self[end] = UInt8(ascii: "\"")
        end += 1 + put(name, at: end + 1)
        self[end] = UInt8(ascii: "\"")
        self[end + 1] = UInt8(ascii: ":")
        return end + 2
    }

    fileprivate func quote(from place: Int, _ count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) -> Int {
        self[place] = UInt8(ascii: "\"")
        write(UnsafeMutableBufferPointer(rebasing: self[(place + 1)..<(place + 1 + count)]))
        self[place + 1 + count] = UInt8(ascii: "\"")
        return place + count + 2
    }

    /// Says how many bytes the text has.
    fileprivate func put(_ text: StaticString, at place: Int) -> Int {
        text.withUTF8Buffer { UnsafeMutableBufferPointer(rebasing: self[place...]).update(fromContentsOf: $0) }
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
