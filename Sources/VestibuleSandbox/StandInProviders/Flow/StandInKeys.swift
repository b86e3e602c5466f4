import Crypto
import CryptoExtras
import FoundationEssentials

/// The keys of a stand-in: the newest signs, and the one before it stays published, as providers always have more than one.
///
/// Guards the list against a rotation while somebody signs.
actor StandInKeys {
    private let mint: StandInKeyMint
    private let provider: String
    /// The newest key's.
    private var number = 1

    init(mint: StandInKeyMint, provider: String) {
        self.mint = mint
        self.provider = provider
    }

    /// Newest first.
    var published: [StandInKey] {
        get async throws {
            let newest = number
            return [try await mint.key(newest, of: provider), try await mint.key(newest - 1, of: provider)]
        }
    }

    /// From now on a new key signs, unannounced; the oldest is withdrawn.
    func rotate() async throws {
        _ = try await mint.key(number + 1, of: provider)
        number += 1
    }

    /// A signed JWT (RFC 7515 §3.1, RS256).
    func sign(_ claims: [String: StandInJSON]) async throws -> String {
        try await mint.key(number, of: provider).sign(claims)
    }
}

struct StandInKey: Sendable {
    let id: String
    private let key: _RSA.Signing.PrivateKey
    /// What every RSA key for signatures has (RFC 7517 §4, RFC 7518 §6.3.1): without `alg`.
    let jwk: [String: StandInJSON]

    init() throws {
        key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let numbers = try key.publicKey.getKeyPrimitives()
        id = base64URL(Insecure.SHA1.hash(data: key.publicKey.derRepresentation))
        jwk = [
            "kty": "RSA", "use": "sig", "kid": .string(id),
            "n": .string(base64URL(numbers.modulus)), "e": .string(base64URL(numbers.publicExponent)),
        ]
    }

    func sign(_ claims: [String: StandInJSON]) throws -> String {
        let header = StandInJSON.object(["typ": "JWT", "alg": "RS256", "kid": .string(id)])
        let signed = base64URL(header.data) + "." + base64URL(StandInJSON.object(claims).data)
        let signature = try key.signature(for: Data(signed.utf8), padding: .insecurePKCS1v1_5)
        return signed + "." + base64URL(signature.rawRepresentation)
    }
}
