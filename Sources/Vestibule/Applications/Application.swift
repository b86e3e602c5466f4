package import FoundationEssentials

/// A tenant's program: an OAuth client that invites guests, and what they sign in to.
package struct Application: Sendable, Equatable {
    package typealias ID = Identifier<Application>

    package var id: ID
    package var tenant: Tenant.ID
    package var name: String
    package var permissions: Set<Permission>
    /// Signs this application's access tokens: ES256 unless it asked for RS256.
    package var tokenAlgorithm: SigningKey.Algorithm
    /// Where guests are sent back to who sign in to it; without one nobody can.
    package var redirectURIs: [RedirectURI]
    /// Where a browser may go on after signing out.
    package var postLogoutRedirectURIs: [RedirectURI]
    /// It has no secret to keep: a program on a guest's own machine.
    package var isPublic: Bool
    /// Whether it may ask by a device without a browser, where the guest types a code elsewhere (RFC 8628): off unless somebody says so.
    package var allowsDeviceFlow: Bool
    /// Signs what it learns of guests: RS256, which every library takes, unless it asked for ES256.
    package var idTokenAlgorithm: SigningKey.Algorithm
    /// Whose names for guests it gets, where it knows none by their ids (``SubjectNames``): its own, or of several that belong together.
    package var pairwiseSector: String?
    /// Where it is told that a guest's session is over; nil when it does not want to know (OpenID Connect Back-Channel Logout 1.0).
    package var backchannelLogoutURI: RedirectURI?
    /// It lets in only guests who were assigned to it (``Assignment``).
    package var requiresAssignment: Bool
    /// Where its guests begin: the invitation leads there that follows an access request.
    package var startURL: RedirectURL?
    /// Whether who is not invited may ask for it (``AskForAccess``).
    package var takesAccessRequests: Bool
    /// Who answers for the guests it invites; nil leaves them to the tenant's contact.
    package var contact: EmailAddress?
    package var createdAt: Date
    package var disabledAt: Date?

    package init(
        id: ID, tenant: Tenant.ID, name: String, permissions: Set<Permission>,
        tokenAlgorithm: SigningKey.Algorithm = .es256, redirectURIs: [RedirectURI] = [],
        postLogoutRedirectURIs: [RedirectURI] = [], isPublic: Bool = false, allowsDeviceFlow: Bool = false,
        idTokenAlgorithm: SigningKey.Algorithm = .rs256, pairwiseSector: String? = nil, backchannelLogoutURI: RedirectURI? = nil,
        requiresAssignment: Bool = false, startURL: RedirectURL? = nil, takesAccessRequests: Bool = false,
        contact: EmailAddress? = nil, createdAt: Date,
        disabledAt: Date? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.name = name
        self.permissions = permissions
        self.tokenAlgorithm = tokenAlgorithm
        self.redirectURIs = redirectURIs
        self.postLogoutRedirectURIs = postLogoutRedirectURIs
        self.isPublic = isPublic
        self.allowsDeviceFlow = allowsDeviceFlow
        self.idTokenAlgorithm = idTokenAlgorithm
        self.pairwiseSector = pairwiseSector
        self.backchannelLogoutURI = backchannelLogoutURI
        self.requiresAssignment = requiresAssignment
        self.startURL = startURL
        self.takesAccessRequests = takesAccessRequests
        self.contact = contact
        self.createdAt = createdAt
        self.disabledAt = disabledAt
    }
}

extension Application {
    /// Whether it was granted the permission, or one that implies it.
    package func may(_ permission: Permission) -> Bool { permissions.contains { $0.implied.contains(permission) } }
}
