import Crypto
import CryptoExtras
import FoundationEssentials
import Vestibule

/// Signs with one of a tenant's keys (RFC 7515 §3.1, compact; RFC 7518 §3.3 and §3.4).
///
/// What is the same for every token of a key is written once. jwt-kit, which reads tokens, makes them with generic coders that take
/// twice as long as the signature itself.
struct TokenSigner: Sendable {
    private enum PrivateKey: Sendable {
        case es256(P256.Signing.PrivateKey)
        case rs256(_RSA.Signing.PrivateKey)
    }

    let key: SigningKey
    private let privateKey: PrivateKey
    /// The protected headers, encoded, each with the period that follows it.
    private let starts: [Kind: [UInt8]]

    /// What a token is, so that none passes for another (RFC 8725 §3.11).
    enum Kind: String, CaseIterable, Sendable {
        /// RFC 9068 §2.1.
        case access = "at+jwt"
        case id = "JWT"
        /// OpenID Connect Back-Channel Logout 1.0 §2.4.
        case logout = "logout+jwt"
    }

    /// - Parameter pem: The private half of `key`.
    init(_ key: SigningKey, pem: String) throws {
        self.key = key
        privateKey =
            switch key.algorithm {
            case .es256: .es256(try P256.Signing.PrivateKey(pemRepresentation: pem))
            case .rs256: .rs256(try _RSA.Signing.PrivateKey(pemRepresentation: pem))
            }
        starts = Dictionary(
            uniqueKeysWithValues: Kind.allCases.map { ($0, Base64URL.bytes(of: Header(key: key, kind: $0).json) + [Self.period]) })
    }

    /// The claims, signed.
    func token(_ claims: some JSONWritable, as kind: Kind = .access) throws -> String {
        var token = starts[kind] ?? []
        token.append(contentsOf: Base64URL.bytes(of: claims.json))
        let signature = try signature(of: token)
        token.append(Self.period)
        token.append(contentsOf: Base64URL.bytes(of: signature))
        return String(decoding: token, as: UTF8.self)
    }

    /// The public half, which anybody may verify with.
    var publicPEM: String {
        switch privateKey {
        case .es256(let key): key.publicKey.pemRepresentation
        case .rs256(let key): key.publicKey.pemRepresentation
        }
    }

    private func signature(of input: [UInt8]) throws -> [UInt8] {
        switch privateKey {
        case .es256(let key): Array(try key.signature(for: input).rawRepresentation)
        case .rs256(let key): Array(try key.signature(for: input, padding: .insecurePKCS1v1_5).rawRepresentation)
        }
    }

    private static let period = UInt8(ascii: ".")

    private struct Header: JSONWritable {
        let key: SigningKey
        let kind: Kind

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("alg", key.algorithm.rawValue)
                json.member("kid", key.id)
                json.member("typ", kind.rawValue)
            }
        }
    }
}
