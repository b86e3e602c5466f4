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
    /// Whether what it signed may still say whom an application means (`id_token_hint`): for a session's life after it was published, unless
    /// it was withdrawn. Nothing that it signed is believed by then.
    package func isRemembered(at now: Date) -> Bool {
        guard let publishedUntil else { return true }
        return now < publishedUntil || publishedUntil != signsUntil && now < publishedUntil.addingTimeInterval(Session.life)
    }

    /// How long a retired key stays published: the longest life of a token, and the leeway of its verifier.
    package static let afterlife: TimeInterval = 900
}

package protocol SigningKeyStore: Sendable {
    /// All keys that are still published or remembered.
    func keys(of tenant: Tenant.ID) async throws -> [SigningKey]
    /// Adds `key`; the algorithm's earlier keys stop signing at its `signsFrom` and are published ``SigningKey/afterlife`` longer. With a
    /// `key` that signs at once all of them are withdrawn.
    func rotate(to key: SigningKey, of tenant: Tenant.ID, by actor: Actor) async throws
    /// Any one sealed key of the installation, to try the vault on at start; nil on an empty database.
    func anySealedKey() async throws -> (tenant: Tenant.ID, key: SigningKey)?
}
