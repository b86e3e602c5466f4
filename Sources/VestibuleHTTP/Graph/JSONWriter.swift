import FoundationEssentials
import NIOCore
import Vestibule

/// Writes JSON (RFC 8259) straight into the bytes of an answer. A generic encoder builds a tree of boxes first, which for a page of
/// guests costs several times what the text does.
///
/// Who writes an object names each member once; ``Response/json(_:status:capacity:)`` is the way in.
struct JSONWriter: ~Copyable {
    private var answer: AnswerBytes
    private var isFirst = true

    /// - Parameter capacity: How long the text will be, about.
    init(capacity: Int) { answer = AnswerBytes(capacity: capacity) }

    /// The text, whole.
    consuming func finished() -> ByteBuffer { answer.finished() }

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func array(_ elements: some Sequence<String>) {
        open(UInt8(ascii: "["))
        for element in elements { self.element { $0.string(element) } }
        close(UInt8(ascii: "]"))
    }

    /// A list of one text that is ``plain(_:)``.
    mutating func array(ofOne text: String) {
        answer.put(UInt8(ascii: "["))
        plain(text)
        answer.put(UInt8(ascii: "]"))
    }

    /// Lends each element to `write`, and copies none: to copy a guest is to count the references of its texts.
    mutating func array<Element: ~Copyable>(_ elements: Span<Element>, _ write: (inout JSONWriter, borrowing Element) -> Void) {
        open(UInt8(ascii: "["))
        for index in elements.indices { element { write(&$0, elements[index]) } }
        close(UInt8(ascii: "]"))
    }

    @inline(__always)
    private mutating func element(_ write: (inout JSONWriter) -> Void) {
        if !isFirst { answer.put(UInt8(ascii: ",")) }
        isFirst = true
        write(&self)
        isFirst = false
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

    mutating func member(_ name: StaticString, _ text: String?) {
        put(name: name)
        string(text)
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        put(name: name)
        bool(value)
    }

    mutating func member(_ name: StaticString, _ number: Int) {
        put(name: name)
        answer.put(String(number))
    }

    mutating func member(_ name: StaticString, _ date: Date) {
        put(name: name)
        moment(date)
    }

    mutating func member<Entity>(_ name: StaticString, _ identifier: Identifier<Entity>) {
        put(name: name)
        id(identifier)
    }

    /// A member whose name is not ours.
    mutating func member(named name: String, _ write: (inout JSONWriter) -> Void) {
        if !isFirst { answer.put(UInt8(ascii: ",")) }
        string(name)
        answer.put(UInt8(ascii: ":"))
        isFirst = true
        write(&self)
        isFirst = false
    }

    mutating func null(_ name: StaticString) { member(name, always: "null") }

    /// A value that is always the same, spelt as JSON.
    mutating func member(_ name: StaticString, always json: StaticString) {
        put(name: name)
        answer.put(json)
    }

    // MARK: Values

    /// Escapes what must be (RFC 8259 §7): quotes, backslashes and control characters.
    mutating func string(_ text: borrowing String) { text.utf8.span.withUnsafeBufferPointer { string($0) } }

    private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !Self.isPlain(bytes) else { return quote(bytes) }
        answer.put(UInt8(ascii: "\""))
        for byte in bytes { put(escaping: byte) }
        answer.put(UInt8(ascii: "\""))
    }

    /// Text that holds nothing to escape, as its type promises: an address, a name of ours.
    mutating func plain(_ text: borrowing String) { text.utf8.span.withUnsafeBufferPointer { quote($0) } }

    /// Text of `count` bytes that `write` fills, none of which needs an escape.
    @inline(__always)
    mutating func plain(_ count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) { quote(count, write) }

    /// A missing text is written as null.
    mutating func string(_ text: String?) {
        guard let text else { return answer.put("null") }
        string(text)
    }

    /// A value that is spelt as JSON already: a number, or null.
    mutating func spelt(_ json: String) { answer.put(json) }

    mutating func null() { answer.put("null") }

    mutating func bool(_ value: Bool) { answer.put(value ? "true" : "false") }

    /// RFC 3339 in UTC, to the second, as Graph writes moments.
    mutating func moment(_ date: Date) {
        quote(UTCMoment.length) { UTCMoment(date).write(to: $0) }
    }

    /// A missing moment is written as null.
    mutating func moment(_ date: Date?) {
        guard let date else { return answer.put("null") }
        moment(date)
    }

    mutating func id<Entity>(_ identifier: Identifier<Entity>) {
        quote(UUIDText.length) { UUIDText.write(identifier.rawValue, to: $0) }
    }

    /// Graph's `identities` of who has one, which the issuer alone tells apart.
    mutating func identities(issuer: String) {
        answer.put(#"[{"signInType":"federated","issuer":"#)
        string(issuer)
        answer.put(#","issuerAssignedId":null}]"#)
    }

    /// JSON that was put together before, with what stands between its pieces.
    mutating func put(together json: borrowing Span<UInt8>) {
        json.withUnsafeBufferPointer { answer.put($0) }
    }

    private mutating func put(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): answer.put("\\\"")
        case UInt8(ascii: "\\"): answer.put("\\\\")
        case UInt8(ascii: "\n"): answer.put("\\n")
        case UInt8(ascii: "\r"): answer.put("\\r")
        case UInt8(ascii: "\t"): answer.put("\\t")
        case 0x00...0x1F: answer.put("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
        default: answer.put(byte)
        }
    }

    private mutating func quote(_ bytes: UnsafeBufferPointer<UInt8>) {
        quote(bytes.count) { _ = $0.update(fromContentsOf: bytes) }
    }

    /// Text of exactly `count` bytes that need no escape.
    @inline(__always)
    private mutating func quote(_ count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        answer.put(count + 2) { room in
            room[0] = UInt8(ascii: "\"")
            write(UnsafeMutableBufferPointer(rebasing: room[1..<count + 1]))
            room[count + 1] = UInt8(ascii: "\"")
        }
    }

    /// Looks at every byte, because a loop that may stop in between is not done sixteen bytes at a time.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var special: UInt8 = 0
        for byte in bytes { special |= byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0 }
        return special == 0
    }

    // MARK: Pieces

    private mutating func open(_ bracket: UInt8) {
        answer.put(bracket)
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        answer.put(bracket)
        isFirst = false
    }

    /// `"name":` behind its comma.
    private mutating func put(name: StaticString) {
        if !isFirst { answer.put(UInt8(ascii: ",")) }
        isFirst = false
        answer.put(UInt8(ascii: "\""))
        answer.put(name)
        answer.put("\":")
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
        return Array(json.finished().readableBytesView)
    }
}
