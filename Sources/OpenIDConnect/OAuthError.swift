/// An error of the token endpoint, in the words of RFC 6749 §5.2.
package struct OAuthError: Error, Sendable, Equatable {
    package enum Code: String, Sendable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
        case invalidScope = "invalid_scope"
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
