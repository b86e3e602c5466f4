/// An error in the words of RFC 6749 §4.1.2.1 and §5.2, and OpenID Connect Core 1.0 §3.1.2.6, and RFC 8628 §3.5.
package struct OAuthError: Error, Sendable, Equatable {
    package enum Code: String, Sendable, CaseIterable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
        case invalidScope = "invalid_scope"
        case invalidGrant = "invalid_grant"
        case unsupportedResponseType = "unsupported_response_type"
        case loginRequired = "login_required"
        case interactionRequired = "interaction_required"
        case accountSelectionRequired = "account_selection_required"
        /// OpenID Connect Core Unmet Authentication Requirements 1.0 §3.
        case unmetRequirements = "unmet_authentication_requirements"
        case accessDenied = "access_denied"
        case authorizationPending = "authorization_pending"
        case slowDown = "slow_down"
        case expiredToken = "expired_token"
        case requestNotSupported = "request_not_supported"
        case requestURINotSupported = "request_uri_not_supported"
        /// RFC 6750 §3.1.
        case invalidToken = "invalid_token"
    }

    package var code: Code
    /// What is wrong and what to do, in printable ASCII without `"` and `\` (RFC 6749 §5.2).
    package var description: String
    /// Whether the client tried the `Authorization` header, so that the answer names the scheme.
    package var triedBasic: Bool

    package init(_ code: Code, _ description: String, triedBasic: Bool = false) {
        self.code = code
        self.description = description
        self.triedBasic = triedBasic
    }
}
