import Crypto
import CryptoExtras
package import FoundationEssentials
import JWTKit
package import Vestibule

/// A tenant's signing keys, opened: to sign with, to verify with, and as the published set.
struct TenantKeys: Sendable {
    /// The public halves, for jwt-kit to verify with.
    let collection: JWTKeyCollection
    private let signers: [TokenSigner]
    /// The JSON Web Key Set (RFC 7517 §5).
    let published: String

    init(_ keys: [SigningKey], of tenant: Tenant.ID, vault: Vault, at now: Date) async throws {
        signers = try keys.map { key in
            let pem = try vault.open(
                key.sealedPrivateKey, for: .signingKey, context: SigningKeyMaker.context(key.id, tenant))
            return try TokenSigner(key, pem: String(decoding: pem, as: UTF8.self))
        }
        collection = JWTKeyCollection()
        for signer in signers {
            let kid = JWKIdentifier(string: signer.key.id)
            switch signer.key.algorithm {
            case .es256: await collection.add(ecdsa: try ES256PublicKey(pem: signer.publicPEM), kid: kid)
            case .rs256:
                await collection.add(rsa: try Insecure.RSA.PublicKey(pem: signer.publicPEM), digestAlgorithm: .sha256, kid: kid)
            }
        }
        published = "{\"keys\":[" + keys.filter { $0.isPublished(at: now) }.map(\.publicJWK).joined(separator: ",") + "]}"
    }

    func signer(_ algorithm: SigningKey.Algorithm, at now: Date) -> TokenSigner? {
        signers.first { $0.key.algorithm == algorithm && $0.key.signs(at: now) }
    }

    func key(_ id: String, at now: Date) -> SigningKey? {
        signers.first { $0.key.id == id && $0.key.isPublished(at: now) }?.key
    }

    /// A key whose tokens are believed no more, but may say whom an application means.
    func rememberedKey(_ id: String, at now: Date) -> SigningKey? {
        signers.first { $0.key.id == id && $0.key.isRemembered(at: now) }?.key
    }
}

/// Makes a tenant's keys: P-256 for ES256, 2048 bits for RS256, the private half sealed at once.
package struct SigningKeyMaker: Sendable {
    private let vault: Vault
    private let surroundings: Surroundings

    package init(vault: Vault, surroundings: Surroundings) {
        self.vault = vault
        self.surroundings = surroundings
    }

    package func make(_ algorithm: SigningKey.Algorithm, for tenant: Tenant.ID, signsFrom: Date) throws -> SigningKey {
        let id = Base64URL.encode(surroundings.randomBytes(16))
        let pem: String
        let jwk: String
        switch algorithm {
        case .es256:
            let key = P256.Signing.PrivateKey()
            pem = key.pemRepresentation
            let point = key.publicKey.rawRepresentation
            jwk =
                #"{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"\#(id)","x":"\#(Base64URL.encode(Array(point.prefix(32))))","y":"\#(Base64URL.encode(Array(point.suffix(32))))"}"#
        case .rs256:
            let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            pem = key.pemRepresentation
            let primitives = try key.publicKey.getKeyPrimitives()
            jwk =
                #"{"kty":"RSA","use":"sig","alg":"RS256","kid":"\#(id)","n":"\#(Base64URL.encode(Array(primitives.modulus)))","e":"\#(Base64URL.encode(Array(primitives.publicExponent)))"}"#
        }
        return SigningKey(
            id: id, algorithm: algorithm, publicJWK: jwk,
            sealedPrivateKey: try vault.seal(Array(pem.utf8), for: .signingKey, context: Self.context(id, tenant)),
            createdAt: surroundings.now(), signsFrom: signsFrom)
    }

    /// The same off the loop that serves connections: an RSA key takes a hundred milliseconds to find.
    func makeAside(_ algorithm: SigningKey.Algorithm, for tenant: Tenant.ID, signsFrom: Date) async throws -> SigningKey {
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try make(algorithm, for: tenant, signsFrom: signsFrom) }
    }

    /// Tries the vault on a key that it sealed before: a wrong master key stops the start.
    package func canOpen(_ key: SigningKey, of tenant: Tenant.ID) -> Bool {
        (try? vault.open(key.sealedPrivateKey, for: .signingKey, context: Self.context(key.id, tenant))) != nil
    }

    static func context(_ id: String, _ tenant: Tenant.ID) -> String { "\(tenant) \(id)" }
}
