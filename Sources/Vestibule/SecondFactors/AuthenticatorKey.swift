/// What an authenticator app and we share: 160 random bits (RFC 4226 §4 R6).
package struct AuthenticatorKey: Sendable, Equatable {
    package let bytes: [UInt8]

    package init(in surroundings: Surroundings) {
        bytes = surroundings.randomBytes(Self.length)
    }

    /// Nil for another length.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// For who types it: base32 in groups of four.
    package var text: String {
        let letters = Array(secret)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }

    /// For who photographs it: what apps read from a QR code.
    ///
    /// - Parameters:
    ///   - account: Under which name the app shows it.
    ///   - issuer: Whose account that is.
    package func uri(account: EmailAddress, issuer: String) -> String {
        let issuer = Self.percentEncoded(issuer)
        return "otpauth://totp/\(issuer):\(Self.percentEncoded(account.text))?secret=\(secret)&issuer=\(issuer)"
    }

    private static let length = 20
    private var secret: String { Base32.encode(bytes).uppercased() }

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
