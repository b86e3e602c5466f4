/// What a relying party asks of an authorization endpoint (OpenID Connect Core 1.0 §3.1.2.1, RFC 7636 §4.3).
package struct AuthorizationRequest: Sendable, Equatable {
    package var clientID: String
    package var redirectURI: String
    package var scope: String
    package var state: String
    package var nonce: String
    package var proofKey: ProofKey
    package var loginHint: String?
    package var prompt: String?

    package init(
        clientID: String, redirectURI: String, scope: String, state: String, nonce: String, proofKey: ProofKey,
        loginHint: String? = nil, prompt: String? = nil
    ) {
        self.clientID = clientID
        self.redirectURI = redirectURI
        self.scope = scope
        self.state = state
        self.nonce = nonce
        self.proofKey = proofKey
        self.loginHint = loginHint
        self.prompt = prompt
    }

    /// The URL for the browser. A query that the endpoint has is kept (RFC 6749 §3.1).
    package func url(at endpoint: String) -> String {
        var fields = [
            ("response_type", "code"), ("client_id", clientID), ("redirect_uri", redirectURI), ("scope", scope), ("state", state),
            ("nonce", nonce), ("code_challenge", proofKey.challenge), ("code_challenge_method", ProofKey.method),
        ]
        if let loginHint { fields.append(("login_hint", loginHint)) }
        if let prompt { fields.append(("prompt", prompt)) }
        let joint = endpoint.contains("?") ? (endpoint.hasSuffix("?") || endpoint.hasSuffix("&") ? "" : "&") : "?"
        return endpoint + joint + FormText.encode(fields.map { (name: $0.0, value: $0.1) })
    }
}
