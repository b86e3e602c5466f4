import Crypto
import FoundationEssentials

/// The SHA-256 of a secret with 256 random bits: what the database keeps of it.
///
/// A slow hash would add nothing against guessing such a secret, and would be a weapon at the token endpoint.
package struct TokenDigest: Sendable, RawRepresentable {
    package let rawValue: [UInt8]

    package init(rawValue: [UInt8]) {
        self.rawValue = rawValue
    }

    package init(of secret: String) {
        var secret = secret
        rawValue = secret.withUTF8 { Array(SHA256.hash(data: $0)) }
    }
}

extension TokenDigest: Hashable {
    /// Takes the same time wherever two digests differ.
    package static func == (left: TokenDigest, right: TokenDigest) -> Bool {
        guard left.rawValue.count == right.rawValue.count else { return false }
        return zip(left.rawValue, right.rawValue).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
