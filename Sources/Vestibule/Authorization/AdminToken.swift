package import FoundationEssentials

/// An operator's key to `/admin`: shown once on a terminal, kept as a digest, perhaps limited to one tenant.
package struct AdminToken: Sendable, Equatable {
    package typealias ID = Identifier<AdminToken>

    package var id: ID
    package var name: String
    /// Nil for an operator of the whole installation.
    package var tenant: Tenant.ID?
    package var createdAt: Date
    package var expiresAt: Date?
    package var revokedAt: Date?

    package init(
        id: ID, name: String, tenant: Tenant.ID?, createdAt: Date, expiresAt: Date? = nil, revokedAt: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.tenant = tenant
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    /// The tenant part of an unlimited token's credential: no tenant has the nil id.
    package static let everyTenant = Tenant.ID(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
}

package protocol AdminTokenStore: Sendable {
    func create(_ token: AdminToken, digest: TokenDigest) async throws
    func list() async throws -> [AdminToken]
    /// Whether it is neither revoked nor expired.
    func isLive(_ id: AdminToken.ID) async throws -> Bool
    /// The live token with this digest; nil when revoked, expired or unknown.
    func find(_ id: AdminToken.ID, digest: TokenDigest) async throws -> AdminToken?
    /// Gives the token a new secret; the old one works for `overlap` seconds more. False when there is no such live token.
    func rotate(_ id: AdminToken.ID, digest: TokenDigest, overlap: Int) async throws -> Bool
    func revoke(_ id: AdminToken.ID) async throws -> Bool
}
