package import FoundationEssentials

/// A public key of an application, which signs with the other half instead of sending a secret (OpenID Connect Core 1.0 §9,
/// `private_key_jwt`). Several may live side by side, so that one is replaced without a gap.
package struct ClientKey: Sendable, Equatable {
    package typealias ID = Identifier<ClientKey>

    package var id: ID
    package var material: Material
    /// SHA-256 of the same in DER, hexadecimal: what `openssl pkey -pubin -outform DER | sha256sum` prints.
    package var fingerprint: String
    package var createdAt: Date
    package var expiresAt: Date?
    package var revokedAt: Date?

    /// What a signature is verified with.
    package struct Material: Sendable, Hashable {
        package var kind: Kind
        /// SubjectPublicKeyInfo, PEM.
        package var pem: String

        package init(kind: Kind, pem: String) {
            self.kind = kind
            self.pem = pem
        }
    }

    package enum Kind: String, Sendable {
        /// Signs by RS256 or PS256.
        case rsa = "RSA"
        /// Signs by ES256.
        case p256 = "P-256"
    }

    /// How many of an application work at one time: each may have to be tried.
    package static let most = 10

    package init(
        id: ID, material: Material, fingerprint: String, createdAt: Date, expiresAt: Date? = nil, revokedAt: Date? = nil
    ) {
        self.id = id
        self.material = material
        self.fingerprint = fingerprint
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }
}

/// An application with the keys of its that work now.
package struct KeyHolder: Sendable {
    package var application: Application
    package var keys: [ClientKey.Material]

    package init(application: Application, keys: [ClientKey.Material]) {
        self.application = application
        self.keys = keys
    }
}
