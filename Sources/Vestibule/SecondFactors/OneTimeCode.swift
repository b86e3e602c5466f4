import Crypto
package import FoundationEssentials

/// The code that an authenticator app shows (TOTP, RFC 6238): six digits, new every 30 seconds.
///
/// SHA-1, six digits and 30 seconds because these are what every app can do; several ignore other wishes without a word.
package struct OneTimeCode: Sendable, Equatable {
    package let digits: String

    /// Reads what a guest typed: six ASCII digits, with spaces or hyphens between. Nil for anything else.
    package init?(typed text: String) {
        guard text.utf8.count <= 64 else { return nil }
        let digits = text.filter { $0 != " " && $0 != "-" && $0 != "\u{A0}" }
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.digits = digits
    }

    /// What an app with this key shows in a time step (RFC 4226 §5.3).
    package init(of key: AuthenticatorKey, in step: Int64) {
        let counter = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> (Int64($0) * 8)) }
        let hash = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: Data(counter), using: SymmetricKey(data: key.bytes)))
        let offset = Int(hash[19] & 0x0F)
        let number = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        digits = String(repeating: "0", count: 6 - text.count) + text
    }

    /// Which time step this is the code of: now's, or the one before or after, for clocks that go wrong by half a minute.
    package func step(of key: AuthenticatorKey, at now: Date) -> Int64? {
        let current = Self.step(at: now)
        // All are computed whatever the first says, and each is compared whole.
        var found: Int64?
        for step in [current - 1, current + 1, current] where Self.isSame(OneTimeCode(of: key, in: step).digits, digits) {
            found = step
        }
        return found
    }

    package static func step(at moment: Date) -> Int64 { Int64((moment.timeIntervalSince1970 / 30).rounded(.down)) }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0 && left.utf8.count == right.utf8.count
    }
}
