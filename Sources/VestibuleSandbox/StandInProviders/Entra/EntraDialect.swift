import Crypto
import FoundationEssentials

/// What Azure AD and Microsoft account share: Entra's version 2.0 endpoints, metadata, keys, claims and errors.
protocol EntraDialect: ProviderDialect {
    /// The tenant in the `issuer` of its keys: `{tenantid}` where a key vouches for any tenant.
    var tenantOfKeys: String { get }
}

extension EntraDialect {
    var paths: ProviderPaths {
        ProviderPaths(
            metadata: "/{tenant}/v2.0/.well-known/openid-configuration",
            keys: "/{tenant}/discovery/v2.0/keys",
            authorization: "/{tenant}/oauth2/v2.0/authorize",
            token: "/{tenant}/oauth2/v2.0/token",
            userInfo: "/oidc/userinfo")
    }

    func issuer(_ tenant: String) -> String { "\(base)/\(tenant)/v2.0" }

    /// Neither `code_challenge_methods_supported` nor `grant_types_supported`, as with the real one. The modes and types are those
    /// that work here.
    func metadata(of realm: Realm) -> [String: StandInJSON] {
        [
            "issuer": .string(issuer(realm.tenant ?? "{tenantid}")),
            "authorization_endpoint": .string(url(paths.authorization, of: realm)),
            "token_endpoint": .string(url(paths.token, of: realm)),
            "jwks_uri": .string(url(paths.keys, of: realm)),
            "userinfo_endpoint": .string(base + paths.userInfo),
            "device_authorization_endpoint": .string("\(base)/\(realm.segment)/oauth2/v2.0/devicecode"),
            "end_session_endpoint": .string("\(base)/\(realm.segment)/oauth2/v2.0/logout"),
            "kerberos_endpoint": .string("\(base)/\(realm.segment)/kerberos"),
            "token_endpoint_auth_methods_supported": .strings(["client_secret_post", "client_secret_basic"]),
            "response_modes_supported": .strings(["query"]),
            "response_types_supported": .strings(["code"]),
            "subject_types_supported": .strings(["pairwise"]),
            "id_token_signing_alg_values_supported": .strings(["RS256"]),
            "scopes_supported": .strings(["openid", "profile", "email"]),
            "claims_supported": .strings([
                "sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver", "email",
            ]),
            "request_uri_parameter_supported": .bool(false),
            "http_logout_supported": .bool(true),
            "frontchannel_logout_supported": .bool(true),
            "tenant_region_scope": realm.tenant == nil ? .null : "EU",
            "cloud_instance_name": "stand-in.example",
            "cloud_graph_host_name": "graph.stand-in.example",
            "msgraph_host": "graph.stand-in.example",
            "rbac_url": "https://pas.stand-in.example",
        ]
    }

    /// No `alg`, as with the real one, which puts the thumbprint of a certificate in both names.
    func keyFields(of key: StandInKey) -> [String: StandInJSON] {
        ["x5t": .string(key.id), "issuer": .string(issuer(tenantOfKeys))]
    }

    /// `oid`, `name` and `preferred_username` need the scope `profile`, the address needs `email`.
    func claims(of persona: Persona, for client: String, scopes: Set<String>) -> [String: StandInJSON] {
        let tenant = persona.tenant ?? ""
        let pairwise = SHA256.hash(data: Data("\(client) \(tenant) \(persona.subject)".utf8))
        var claims: [String: StandInJSON] = [
            "iss": .string(issuer(tenant)), "tid": .string(tenant), "sub": .string(base64URL(pairwise)), "ver": "2.0",
        ]
        if scopes.contains("profile") {
            claims["oid"] = .string(persona.subject)
            claims["name"] = .string(persona.name)
            claims["preferred_username"] = .string(persona.address)
        }
        if !persona.methods.isEmpty { claims["amr"] = .strings(persona.methods) }
        if scopes.contains("email") { claims.merge(persona.emailClaims) { $1 } }
        return claims
    }

    func tokenClaims(accessToken: String, client: String) -> [String: StandInJSON] { [:] }

    func codeParameters(scopes: Set<String>) -> [(name: String, value: String)] {
        [("session_state", UUID().uuidString.lowercased())]
    }

    func body(of refusal: OAuthRefusal) -> [String: StandInJSON] {
        let trace = UUID().uuidString.lowercased()
        let correlation = UUID().uuidString.lowercased()
        let time = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeSeparator: .colon).format(Date())
        return [
            "error": .string(refusal.error),
            "error_description": .string(
                "AADSTS\(refusal.number): \(refusal.text) Trace ID: \(trace) Correlation ID: \(correlation) Timestamp: \(time)"),
            "error_codes": .array([.number(refusal.number)]),
            "timestamp": .string(time),
            "trace_id": .string(trace),
            "correlation_id": .string(correlation),
            "error_uri": .string("\(base)/error?code=\(refusal.number)"),
        ]
    }
}
