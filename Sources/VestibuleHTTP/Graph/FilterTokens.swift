/// The words and signs of a `$filter`, one after the other.
enum FilterToken: Equatable {
    case open, close, comma, colon, slash, end
    case word(String)
    case string(String)

    /// As it is named in an error.
    var shown: String {
        switch self {
        case .open: "'('"
        case .close: "')'"
        case .comma: "','"
        case .colon: "':'"
        case .slash: "'/'"
        case .end: "the end"
        case .word(let text), .string(let text): "'\(text.prefix(40))'"
        }
    }
}

struct FilterTokens {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// - Throws: ``RequestRefusal/malformed(_:)`` for a quote that nothing closes and for signs that no filter has.
    mutating func next() throws(RequestRefusal) -> FilterToken {
        while let byte = current, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { position += 1 }
        guard let byte = current else { return .end }
        if byte == UInt8(ascii: "'") { return .string(try string()) }
        if Self.isWord(byte) { return .word(word(startingWith: byte)) }
        position += 1
        switch byte {
        case UInt8(ascii: "("): return .open
        case UInt8(ascii: ")"): return .close
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: "/"): return .slash
        default:
            throw .malformed(
                "$filter: the sign at byte \(position) means nothing here. Texts stand in single quotes: mail eq 'ana@fabrikam.example'."
            )
        }
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Up to the closing quote; two quotes are one (OData 4.01, part 2, §5.1.1.6.1).
    private mutating func string() throws(RequestRefusal) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = current {
            position += 1
            if byte == UInt8(ascii: "'") {
                guard current == UInt8(ascii: "'") else { return String(decoding: text, as: UTF8.self) }
                position += 1
            }
            // No text of a guest holds one, and PostgreSQL cannot.
            guard byte != 0 else { throw .malformed("$filter: a text holds a zero byte.") }
            text.append(byte)
        }
        throw .malformed("$filter: a text is not closed. Close it with ', and write a quote within it twice.")
    }

    /// A time holds colons and a plus; what begins with a letter does not, or `any(i:i/issuer …)` would be one word.
    private mutating func word(startingWith first: UInt8) -> String {
        let isLiteral = Self.isDigit(first) || first == UInt8(ascii: "-")
        let start = position
        while let byte = current,
            Self.isWord(byte) || (isLiteral && (byte == UInt8(ascii: ":") || byte == UInt8(ascii: "+")))
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "@"):
            true
        default: isDigit(byte)
        }
    }
}
