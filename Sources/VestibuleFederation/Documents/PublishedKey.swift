import Foundation
import JWTKit
import OpenIDConnect

/// One of a provider's public keys, with the one algorithm that it is used with: where the key names none (Entra), its type does.
struct PublishedKey: Decodable, Sendable, Equatable {
    enum Material: Sendable, Equatable {
        case rsa(modulus: String, exponent: String)
        case p256(x: String, y: String)
    }

    var id: String?
    var algorithm: IDTokenHeader.Algorithm
    /// Entra: whom the key vouches for, one issuer or the template of all.
    var issuer: String?
    var material: Material

    private enum CodingKeys: String, CodingKey {
        case kty, use, kid, alg, issuer, n, e, crv, x, y
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String { try values.decode(String.self, forKey: key) }
        func refuse(_ reason: String) -> DecodingError { .dataCorrupted(.init(codingPath: [], debugDescription: reason)) }
        guard try values.decodeIfPresent(String.self, forKey: .use) ?? "sig" == "sig" else { throw refuse("not for signatures") }
        id = try values.decodeIfPresent(String.self, forKey: .kid)
        issuer = try values.decodeIfPresent(String.self, forKey: .issuer)
        switch try text(.kty) {
        case "RSA":
            algorithm = .rs256
            material = .rsa(modulus: try text(.n), exponent: try text(.e))
        case "EC" where try text(.crv) == "P-256":
            algorithm = .es256
            material = .p256(x: try text(.x), y: try text(.y))
        default: throw refuse("not a type of key that is used")
        }
        guard try values.decodeIfPresent(String.self, forKey: .alg) ?? algorithm.rawValue == algorithm.rawValue else {
            throw refuse("for another algorithm")
        }
        guard isOfUsualSize else { throw refuse("of an unusual size") }
    }

    /// The claims of a token that this key signed.
    func claims(of token: String) async throws -> IDTokenClaims {
        let collection = JWTKeyCollection()
        switch material {
        case .rsa(let modulus, let exponent):
            await collection.add(rsa: try Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent), digestAlgorithm: .sha256)
        case .p256(let x, let y):
            await collection.add(ecdsa: try ES256PublicKey(parameters: (x: x, y: y)))
        }
        return try await collection.verify(token, as: SignedClaims.self).claims
    }

    /// Shorter RSA keys prove nothing, longer ones are a way to keep us busy.
    private var isOfUsualSize: Bool {
        func count(_ text: String) -> Int { Base64URLText.decode(text)?.drop { $0 == 0 }.count ?? 0 }
        return switch material {
        case .rsa(let modulus, let exponent): (256...1024).contains(count(modulus)) && (1...8).contains(count(exponent))
        case .p256(let x, let y): Base64URLText.decode(x)?.count == 32 && Base64URLText.decode(y)?.count == 32
        }
    }
}

/// jwt-kit checks the signature; ``IDTokenCheck`` checks what was signed, with a time that it is told.
private struct SignedClaims: JWTPayload {
    var claims: IDTokenClaims

    init(from decoder: any Decoder) throws { claims = try IDTokenClaims(from: decoder) }
    func encode(to encoder: any Encoder) throws { try claims.encode(to: encoder) }
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}
