import Crypto
import FoundationEssentials

/// Google: one issuer, no tenants; a Workspace is told by `hd`.
struct GoogleDialect: ProviderDialect {
    let base: String
    let name = "Google"
    let paths = ProviderPaths(
        metadata: "/.well-known/openid-configuration", keys: "/oauth2/v3/certs", authorization: "/o/oauth2/v2/auth",
        token: "/token", userInfo: "/v1/userinfo")
    var personas: [Persona] { Persona.ofGoogle }

    func realm(_ segment: String?) -> Realm { Realm(segment: "", tenant: nil) }

    func metadata(of realm: Realm) -> [String: StandInJSON] {
        [
            "issuer": .string(base),
            "authorization_endpoint": .string(base + paths.authorization),
            "token_endpoint": .string(base + paths.token),
            "userinfo_endpoint": .string(base + paths.userInfo),
            "jwks_uri": .string(base + paths.keys),
            "response_types_supported": .strings(["code"]),
            "response_modes_supported": .strings(["query"]),
            "subject_types_supported": .strings(["public"]),
            "id_token_signing_alg_values_supported": .strings(["RS256"]),
            "scopes_supported": .strings(["openid", "email", "profile"]),
            "token_endpoint_auth_methods_supported": .strings(["client_secret_post", "client_secret_basic"]),
            "claims_supported": .strings([
                "aud", "email", "email_verified", "exp", "family_name", "given_name", "iat", "iss", "name", "sub",
            ]),
            "code_challenge_methods_supported": .strings(["S256"]),
            "grant_types_supported": .strings(["authorization_code"]),
        ]
    }

    func keyFields(of key: StandInKey) -> [String: StandInJSON] { ["alg": "RS256"] }

    /// A consumer account on that address, verified once; `hd` has only a Workspace.
    func persona(typing address: String) throws(OAuthRefusal) -> Persona {
        let parts = address.split(separator: "@")
        guard parts.count == 2, parts[1].contains(".") else { throw .notAMember(address) }
        let digits = SHA256.hash(data: Data(address.utf8)).map { String($0 % 10) }.prefix(20).joined()
        return Persona(
            id: address, name: String(parts[0]), address: address, note: "Typed", tenant: nil, subject: "1\(digits)",
            emailClaims: ["email": .string(address), "email_verified": .bool(true)])
    }

    func claims(of persona: Persona, for client: String, scopes: Set<String>) -> [String: StandInJSON] {
        var claims: [String: StandInJSON] = ["iss": .string(base), "sub": .string(persona.subject)]
        claims["hd"] = persona.tenant.map { .string($0) }
        if scopes.contains("profile") {
            let names = persona.name.split(separator: " ", maxSplits: 1).map(String.init)
            claims["name"] = .string(persona.name)
            claims["given_name"] = names.first.map { .string($0) }
            claims["family_name"] = names.count == 2 ? .string(names[1]) : nil
        }
        if scopes.contains("email") { claims.merge(persona.emailClaims) { $1 } }
        return claims
    }

    func tokenClaims(accessToken: String, client: String) -> [String: StandInJSON] {
        let hash = SHA256.hash(data: Data(accessToken.utf8)).prefix(16)
        return ["azp": .string(client), "at_hash": .string(base64URL(hash))]
    }

    func codeParameters(scopes: Set<String>) -> [(name: String, value: String)] {
        [("scope", scopes.sorted().joined(separator: " ")), ("authuser", "0"), ("prompt", "consent")]
    }

    func body(of refusal: OAuthRefusal) -> [String: StandInJSON] {
        ["error": .string(refusal.error), "error_description": .string(refusal.text)]
    }
}
