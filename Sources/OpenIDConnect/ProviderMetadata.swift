/// The discovery document of a tenant (OpenID Connect Discovery 1.0 §3), for what is served so far.
package struct ProviderMetadata: Codable, Sendable, Equatable {
    package var issuer: String
    package var tokenEndpoint: String
    package var jwksURI: String
    package var grantTypes: [String]
    package var tokenEndpointAuthMethods: [String]
    package var idTokenSigningAlgorithms: [String]
    package var responseTypes: [String]
    package var subjectTypes: [String]
    package var scopes: [String]

    enum CodingKeys: String, CodingKey {
        case issuer
        case tokenEndpoint = "token_endpoint"
        case jwksURI = "jwks_uri"
        case grantTypes = "grant_types_supported"
        case tokenEndpointAuthMethods = "token_endpoint_auth_methods_supported"
        case idTokenSigningAlgorithms = "id_token_signing_alg_values_supported"
        case responseTypes = "response_types_supported"
        case subjectTypes = "subject_types_supported"
        case scopes = "scopes_supported"
    }

    /// - Parameter tenantBase: `{base}/{tenant}`, without a trailing slash.
    package init(tenantBase: String) {
        issuer = "\(tenantBase)/v2.0"
        tokenEndpoint = "\(tenantBase)/oauth2/v2.0/token"
        jwksURI = "\(tenantBase)/discovery/v2.0/keys"
        grantTypes = ["client_credentials"]
        tokenEndpointAuthMethods = ["client_secret_basic", "client_secret_post"]
        idTokenSigningAlgorithms = ["RS256", "ES256"]
        responseTypes = []
        subjectTypes = ["public"]
        scopes = []
    }
}
