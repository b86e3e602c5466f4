package import FoundationEssentials

/// A tenant's program: an OAuth client that invites guests, and later the thing they open.
package struct Application: Sendable, Equatable {
    package typealias ID = Identifier<Application>

    package var id: ID
    package var tenant: Tenant.ID
    package var name: String
    package var permissions: Set<Permission>
    /// Signs this application's access tokens: ES256 unless it asked for RS256.
    package var tokenAlgorithm: SigningKey.Algorithm
    /// Who answers for the guests it invites; nil leaves them to the tenant's contact.
    package var contact: EmailAddress?
    package var createdAt: Date
    package var disabledAt: Date?

    package init(
        id: ID, tenant: Tenant.ID, name: String, permissions: Set<Permission>,
        tokenAlgorithm: SigningKey.Algorithm = .es256, contact: EmailAddress? = nil, createdAt: Date, disabledAt: Date? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.name = name
        self.permissions = permissions
        self.tokenAlgorithm = tokenAlgorithm
        self.contact = contact
        self.createdAt = createdAt
        self.disabledAt = disabledAt
    }
}
