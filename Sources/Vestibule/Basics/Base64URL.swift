package import FoundationEssentials

/// Base64 with the URL-safe alphabet and no padding (RFC 4648 §5).
package enum Base64URL {
    package static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString(options: [.base64URLAlphabet, .omitPaddingCharacter])
    }

    /// The same as bytes, for what is put together from several.
    package static func bytes(of bytes: [UInt8]) -> Data {
        Data(bytes).base64EncodedData(options: [.base64URLAlphabet, .omitPaddingCharacter])
    }

    /// The bytes, or nil when a character outside the alphabet, padding, or an impossible length is met.
    package static func decode(_ text: String) -> [UInt8]? {
        let count = text.utf8.count
        guard count % 4 != 1, text.utf8.allSatisfy(isInAlphabet) else { return nil }
        var standard = Data(capacity: count + 3)
        for byte in text.utf8 {
            standard.append(byte == UInt8(ascii: "-") ? UInt8(ascii: "+") : byte == UInt8(ascii: "_") ? UInt8(ascii: "/") : byte)
        }
        standard.append(contentsOf: repeatElement(UInt8(ascii: "="), count: (4 - count % 4) % 4))
        guard let bytes = Data(base64Encoded: standard).map(Array.init) else { return nil }
        // One spelling only: unused trailing bits must be zero, or two texts would name one secret.
        return encode(bytes) == text ? bytes : nil
    }

    private static func isInAlphabet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
