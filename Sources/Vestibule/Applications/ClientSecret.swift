package import FoundationEssentials

/// A secret of an application, shown once. Several may live side by side, so that one is replaced without a gap.
package struct ClientSecret: Sendable, Equatable {
    package typealias ID = Identifier<ClientSecret>

    package var id: ID
    /// The first characters, so that a person can tell secrets apart.
    package var hint: String
    package var createdAt: Date
    package var expiresAt: Date?
    package var revokedAt: Date?

    package init(id: ID, hint: String, createdAt: Date, expiresAt: Date? = nil, revokedAt: Date? = nil) {
        self.id = id
        self.hint = hint
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    /// A new secret's text: 256 random bits, base64url.
    package static func draw(in surroundings: Surroundings) -> String {
        Base64URL.encode(surroundings.randomBytes(32))
    }

    package static func hint(of secret: String) -> String { String(secret.prefix(4)) }
}
