/// What an application may do at `/v1.0`, in Microsoft Graph's names (`roles` of an access token).
package enum Permission: String, Codable, Sendable, CaseIterable {
    case inviteGuests = "User.Invite.All"
    case readGuests = "User.Read.All"
    case changeGuests = "User.ReadWrite.All"
    case changeDirectory = "Directory.ReadWrite.All"
    case readIdentityProviders = "IdentityProvider.Read.All"
    case changeIdentityProviders = "IdentityProvider.ReadWrite.All"
    case readApplications = "Application.Read.All"
    case changeApplications = "Application.ReadWrite.All"
    case assignRoles = "AppRoleAssignment.ReadWrite.All"
    case readPolicies = "Policy.Read.All"
    case changeSignInMethods = "Policy.ReadWrite.AuthenticationMethod"
    case changeCrossTenantAccess = "Policy.ReadWrite.CrossTenantAccess"
    case changeConditionalAccess = "Policy.ReadWrite.ConditionalAccess"
    case readTerms = "Agreement.Read.All"
    case changeTerms = "Agreement.ReadWrite.All"
    case readAcceptances = "AgreementAcceptance.Read.All"
    case readLogs = "AuditLog.Read.All"
    case changeAuthorization = "Policy.ReadWrite.Authorization"
    case changeDomainPolicy = "Policy.ReadWrite.B2BManagementPolicy"
    case readAccessReviews = "AccessReview.Read.All"
    case changeAccessReviews = "AccessReview.ReadWrite.All"
    case readAuthenticationMethods = "UserAuthenticationMethod.Read.All"
    case changeAuthenticationMethods = "UserAuthenticationMethod.ReadWrite.All"

    /// Every permission that having this one gives.
    package var implied: Set<Permission> {
        switch self {
        case .inviteGuests: Self.toInvite
        case .readGuests: Self.toRead
        case .changeGuests: Self.toChangeGuests
        case .changeDirectory: Self.toChangeDirectory
        case .readIdentityProviders: [.readIdentityProviders]
        case .changeIdentityProviders: [.changeIdentityProviders, .readIdentityProviders]
        case .readApplications: [.readApplications]
        case .changeApplications: [.changeApplications, .readApplications]
        case .assignRoles: [.assignRoles, .readApplications]
        case .readPolicies: [.readPolicies]
        case .changeSignInMethods: [.changeSignInMethods]
        case .changeCrossTenantAccess: [.changeCrossTenantAccess]
        case .changeConditionalAccess: [.changeConditionalAccess, .readPolicies]
        case .readTerms: [.readTerms]
        case .changeTerms: [.changeTerms, .readTerms]
        case .readAcceptances: [.readAcceptances]
        // Nobody else's: the logs tell of everybody.
        case .readLogs: [.readLogs]
        case .changeAuthorization: [.changeAuthorization]
        case .changeDomainPolicy: [.changeDomainPolicy]
        case .readAccessReviews: [.readAccessReviews]
        // Nobody else's: what is denied blocks guests, many at once.
        case .changeAccessReviews: [.changeAccessReviews, .readAccessReviews]
        // Nobody else's: who takes a factor away decides how a guest proves itself.
        case .readAuthenticationMethods: [.readAuthenticationMethods]
        case .changeAuthenticationMethods: [.changeAuthenticationMethods, .readAuthenticationMethods]
        }
    }

    // Made once: each request about guests asks.
    private static let toInvite: Set = [Permission.inviteGuests]
    private static let toRead: Set = [Permission.readGuests]
    private static let toChangeGuests: Set = [Permission.changeGuests, .readGuests, .inviteGuests]
    private static let toChangeDirectory: Set = [
        Permission.changeDirectory, .changeGuests, .readGuests, .inviteGuests, .changeApplications, .readApplications,
    ]
}
