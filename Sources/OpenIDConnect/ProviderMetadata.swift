/// The discovery document of a tenant (OpenID Connect Discovery 1.0 §3), for what is served so far.
package struct ProviderMetadata: Codable, Sendable, Equatable {
    package var issuer: String
    package var authorizationEndpoint: String
    package var tokenEndpoint: String
    /// RFC 8628 §4.
    package var deviceAuthorizationEndpoint: String
    package var userInfoEndpoint: String
    package var endSessionEndpoint: String
    package var introspectionEndpoint: String
    package var revocationEndpoint: String
    package var jwksURI: String
    package var grantTypes: [String]
    package var tokenEndpointAuthMethods: [String]
    package var tokenEndpointAuthAlgorithms: [String]
    /// RFC 8414 §2, as the next ones.
    package var introspectionEndpointAuthMethods: [String]
    package var introspectionEndpointAuthAlgorithms: [String]
    package var revocationEndpointAuthMethods: [String]
    package var revocationEndpointAuthAlgorithms: [String]
    package var idTokenSigningAlgorithms: [String]
    package var responseTypes: [String]
    package var subjectTypes: [String]
    package var scopes: [String]
    package var responseModes: [String]
    package var claims: [String]
    package var prompts: [String]
    package var codeChallengeMethods: [String]
    package var contextClasses: [String]
    package var locales: [String]
    package var takesClaims: Bool
    /// OpenID Connect Back-Channel Logout 1.0 §2.1.
    package var logsOutByBackchannel: Bool
    package var namesSessionsAtLogout: Bool
    /// RFC 9207.
    package var namesItselfInAnswers: Bool
    /// True where it is left out (OpenID Connect Discovery 1.0 §3).
    package var takesRequestURIs: Bool

    enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case deviceAuthorizationEndpoint = "device_authorization_endpoint"
        case userInfoEndpoint = "userinfo_endpoint"
        case endSessionEndpoint = "end_session_endpoint"
        case introspectionEndpoint = "introspection_endpoint"
        case revocationEndpoint = "revocation_endpoint"
        case jwksURI = "jwks_uri"
        case grantTypes = "grant_types_supported"
        case tokenEndpointAuthMethods = "token_endpoint_auth_methods_supported"
        case tokenEndpointAuthAlgorithms = "token_endpoint_auth_signing_alg_values_supported"
        case introspectionEndpointAuthMethods = "introspection_endpoint_auth_methods_supported"
        case introspectionEndpointAuthAlgorithms = "introspection_endpoint_auth_signing_alg_values_supported"
        case revocationEndpointAuthMethods = "revocation_endpoint_auth_methods_supported"
        case revocationEndpointAuthAlgorithms = "revocation_endpoint_auth_signing_alg_values_supported"
        case idTokenSigningAlgorithms = "id_token_signing_alg_values_supported"
        case responseTypes = "response_types_supported"
        case subjectTypes = "subject_types_supported"
        case scopes = "scopes_supported"
        case responseModes = "response_modes_supported"
        case claims = "claims_supported"
        case prompts = "prompt_values_supported"
        case codeChallengeMethods = "code_challenge_methods_supported"
        case contextClasses = "acr_values_supported"
        case locales = "ui_locales_supported"
        case takesClaims = "claims_parameter_supported"
        case logsOutByBackchannel = "backchannel_logout_supported"
        case namesSessionsAtLogout = "backchannel_logout_session_supported"
        case namesItselfInAnswers = "authorization_response_iss_parameter_supported"
        case takesRequestURIs = "request_uri_parameter_supported"
    }

    /// What is granted; another one that is asked for is not, and is no error (RFC 6749 §3.3).
    package static let scopes = ["openid", "profile", "email", "offline_access"]

    /// - Parameters:
    ///   - tenantBase: `{base}/{tenant}`, without a trailing slash.
    ///   - locales: Tags of the languages that pages are written in.
    package init(tenantBase: String, locales: [String]) {
        issuer = "\(tenantBase)/v2.0"
        authorizationEndpoint = "\(tenantBase)/oauth2/v2.0/authorize"
        tokenEndpoint = "\(tenantBase)/oauth2/v2.0/token"
        deviceAuthorizationEndpoint = "\(tenantBase)/oauth2/v2.0/devicecode"
        userInfoEndpoint = "\(tenantBase)/openid/userinfo"
        endSessionEndpoint = "\(tenantBase)/oauth2/v2.0/logout"
        introspectionEndpoint = "\(tenantBase)/oauth2/v2.0/introspect"
        revocationEndpoint = "\(tenantBase)/oauth2/v2.0/revoke"
        jwksURI = "\(tenantBase)/discovery/v2.0/keys"
        grantTypes = ["authorization_code", "refresh_token", "client_credentials", DeviceAuthorizationRequest.grantType]
        let methods = ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"]
        let algorithms = ClientAssertion.Algorithm.allCases.map(\.rawValue)
        tokenEndpointAuthMethods = methods
        tokenEndpointAuthAlgorithms = algorithms
        introspectionEndpointAuthMethods = methods.filter { $0 != "none" }
        introspectionEndpointAuthAlgorithms = algorithms
        revocationEndpointAuthMethods = methods
        revocationEndpointAuthAlgorithms = algorithms
        idTokenSigningAlgorithms = ["RS256", "ES256"]
        responseTypes = ["code"]
        subjectTypes = ["public", "pairwise"]
        scopes = Self.scopes
        responseModes = ["query", "form_post"]
        claims = [
            "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash", "acr", "amr", "acct", "idp", "sid", "tid", "oid",
            "roles",
            "ver",
            "name",
            "preferred_username", "email", "email_verified",
        ]
        prompts = ["none", "login", "consent", "select_account"]
        codeChallengeMethods = [ProofKey.method]
        contextClasses = ContextClass.allCases.map(\.rawValue)
        self.locales = locales
        takesClaims = true
        logsOutByBackchannel = true
        namesSessionsAtLogout = true
        namesItselfInAnswers = true
        takesRequestURIs = false
    }
}
