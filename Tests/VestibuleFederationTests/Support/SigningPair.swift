import Crypto
import CryptoExtras
import Foundation
import OpenIDConnect

/// A key pair of a provider, with how it is published.
struct SigningPair: Sendable {
    enum Secret: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case p256(P256.Signing.PrivateKey)
        /// Signs with the text of the public key, as a verifier would that lets the token choose the algorithm.
        case hmac(String)
    }

    var id: String
    var secret: Secret
    var alg: String? = "RS256"
    /// Entra's, at the key.
    var issuer: String?

    static let rsa = SigningPair(id: "r1", secret: .rsa(makeRSA()))
    static let otherRSA = SigningPair(id: "r2", secret: .rsa(makeRSA()))
    static let p256 = SigningPair(id: "e1", secret: .p256(P256.Signing.PrivateKey()), alg: "ES256")

    /// Of both types, with and without `alg`.
    static let publishedInEveryWay: [SigningPair] = [rsa, p256, rsa.with { $0.alg = nil }, p256.with { $0.alg = nil }]

    /// A key is made or the tests cannot go on.
    private static func makeRSA() -> _RSA.Signing.PrivateKey {
        while true {
            if let key = try? _RSA.Signing.PrivateKey(keySize: .bits2048) { return key }
        }
    }

    func with(_ change: (inout SigningPair) -> Void) -> SigningPair {
        var pair = self
        change(&pair)
        return pair
    }

    var algorithm: String {
        switch secret {
        case .rsa: "RS256"
        case .p256: "ES256"
        case .hmac: "HS256"
        }
    }

    var publicPEM: String {
        switch secret {
        case .rsa(let key): key.publicKey.pemRepresentation
        case .p256(let key): key.publicKey.pemRepresentation
        case .hmac(let text): text
        }
    }

    var jwk: String {
        var fields = ["kid": id, "use": "sig"]
        fields["alg"] = alg
        fields["issuer"] = issuer
        switch secret {
        case .rsa(let key):
            fields["kty"] = "RSA"
            if let primitives = try? key.publicKey.getKeyPrimitives() {
                fields["n"] = Base64URLText.encode(primitives.modulus)
                fields["e"] = Base64URLText.encode(primitives.publicExponent)
            }
        case .p256(let key):
            fields["kty"] = "EC"
            fields["crv"] = "P-256"
            fields["x"] = Base64URLText.encode(key.publicKey.rawRepresentation.prefix(32))
            fields["y"] = Base64URLText.encode(key.publicKey.rawRepresentation.suffix(32))
        case .hmac: fields["kty"] = "oct"
        }
        return "{" + fields.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
    }

    func token(header: [String: any Sendable], claims: [String: any Sendable]) -> String? {
        guard let head = try? JSONSerialization.data(withJSONObject: header),
            let body = try? JSONSerialization.data(withJSONObject: claims)
        else { return nil }
        let signed = "\(Base64URLText.encode(head)).\(Base64URLText.encode(body))"
        return signature(of: Data(signed.utf8)).map { "\(signed).\(Base64URLText.encode($0))" }
    }

    private func signature(of data: Data) -> Data? {
        switch secret {
        case .rsa(let key): try? key.signature(for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5).rawRepresentation
        case .p256(let key): try? key.signature(for: data).rawRepresentation
        case .hmac(let text): Data(HMAC<SHA256>.authenticationCode(for: data, using: SymmetricKey(data: Data(text.utf8))))
        }
    }
}
