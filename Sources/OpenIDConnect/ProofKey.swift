import Crypto

/// Proof that who spends a code is who asked for it (RFC 7636), by S256, the only method that is used.
package struct ProofKey: Sendable, Equatable {
    package let verifier: String

    /// Nil for what is no verifier: 43 to 128 letters, digits or `-._~` (§4.1).
    package init?(verifier: String) {
        guard (43...128).contains(verifier.utf8.count), verifier.utf8.allSatisfy(Self.isUnreserved) else { return nil }
        self.verifier = verifier
    }

    package static let method = "S256"

    /// What goes along with the browser (§4.2).
    package var challenge: String { Base64URLText.encode(SHA256.hash(data: Array(verifier.utf8))) }

    /// Whether a text can be the challenge of some verifier: 43 characters of base64url.
    package static func isChallenge(_ text: String) -> Bool {
        text.utf8.count == 43 && Base64URLText.decode(text)?.count == 32
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
