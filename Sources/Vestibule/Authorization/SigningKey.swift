package import FoundationEssentials

/// A tenant's key for tokens. Its private half is sealed under the vault; the public half is published before its first use and
/// until the last token that it signed has expired.
package struct SigningKey: Sendable, Equatable {
    package enum Algorithm: String, Codable, Sendable, CaseIterable { case es256 = "ES256", rs256 = "RS256" }

    /// The `kid` of tokens and of the published key.
    package var id: String
    package var algorithm: Algorithm
    /// The public half as a JSON Web Key (RFC 7517).
    package var publicJWK: String
    package var sealedPrivateKey: [UInt8]
    package var createdAt: Date
    package var signsFrom: Date
    package var signsUntil: Date?
    package var publishedUntil: Date?

    package init(
        id: String, algorithm: Algorithm, publicJWK: String, sealedPrivateKey: [UInt8], createdAt: Date, signsFrom: Date,
        signsUntil: Date? = nil, publishedUntil: Date? = nil
    ) {
        self.id = id
        self.algorithm = algorithm
        self.publicJWK = publicJWK
        self.sealedPrivateKey = sealedPrivateKey
        self.createdAt = createdAt
        self.signsFrom = signsFrom
        self.signsUntil = signsUntil
        self.publishedUntil = publishedUntil
    }

    package func signs(at now: Date) -> Bool {
        signsFrom <= now && (signsUntil.map { now < $0 } ?? true)
    }

    package func isPublished(at now: Date) -> Bool {
        publishedUntil.map { now < $0 } ?? true
    }

    /// How long a new key is published before it signs: longer than any relying party may keep our key set (`max-age=300`).
    package static let publicationLead: TimeInterval = 600
    /// How long a retired key stays published: a session's life, in which an application may name the guest by an ID token of its
    /// beginning (`id_token_hint`), and the leeway of its verifier. No token is believed for so long.
    package static let afterlife: TimeInterval = Session.life + 900
}

package protocol SigningKeyStore: Sendable {
    /// All keys that are still published.
    func keys(of tenant: Tenant.ID) async throws -> [SigningKey]
    /// Adds `key`; the algorithm's earlier keys stop signing at its `signsFrom` and are published ``SigningKey/afterlife`` longer.
    func rotate(to key: SigningKey, of tenant: Tenant.ID, by actor: Actor) async throws
    /// Any one sealed key of the installation, to try the vault on at start; nil on an empty database.
    func anySealedKey() async throws -> (tenant: Tenant.ID, key: SigningKey)?
}
