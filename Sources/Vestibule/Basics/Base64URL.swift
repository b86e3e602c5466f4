/// Base64 with the URL-safe alphabet and no padding (RFC 4648 §5).
///
/// Written by hand: every request reads or writes several, and Foundation, which asks of a decoded text to be encoded again to know that
/// it was the only spelling, takes ten times as long.
package enum Base64URL {
    package static func encode(_ bytes: [UInt8]) -> String {
        let count = length(of: bytes.count)
        return String(unsafeUninitializedCapacity: count) { text in
            write(bytes, to: text)
            return count
        }
    }

    /// The same as bytes, for what is put together from several.
    package static func bytes(of bytes: [UInt8]) -> [UInt8] {
        let count = length(of: bytes.count)
        return Array(unsafeUninitializedCapacity: count) { text, filled in
            write(bytes, to: text)
            filled = count
        }
    }

    /// The bytes, or nil when a character outside the alphabet, padding, or an impossible length is met.
    package static func decode(_ text: String) -> [UInt8]? {
        let count = text.utf8.count
        guard count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 3 / 4)
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for character in text.utf8 {
            guard let value = value(of: character) else { return nil }
            bits = bits << 6 | value
            held += 6
            guard held >= 8 else { continue }
            held -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> held))
        }
        // One spelling only: unused trailing bits must be zero, or two texts would name one secret.
        guard bits & (1 << held - 1) == 0 else { return nil }
        return bytes
    }

    private static func length(of count: Int) -> Int { (count * 4 + 2) / 3 }

    /// Fills `text`, which is as long as it has to be.
    private static func write(_ bytes: [UInt8], to text: UnsafeMutableBufferPointer<UInt8>) {
        var bits: UInt32 = 0
        var held: UInt32 = 0
        var end = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 6 {
                held -= 6
                text[end] = character(of: bits >> held & 63)
                end += 1
            }
        }
        if held > 0 { text[end] = character(of: bits << (6 - held) & 63) }
    }

    private static func character(of value: UInt32) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: value)
        return switch value {
        case 0..<26: UInt8(ascii: "A") + value
        case 26..<52: UInt8(ascii: "a") + value - 26
        case 52..<62: UInt8(ascii: "0") + value - 52
        case 62: UInt8(ascii: "-")
        default: UInt8(ascii: "_")
        }
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a") + 26)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0") + 52)
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
