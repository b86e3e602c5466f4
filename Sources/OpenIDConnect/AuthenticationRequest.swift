/// What a relying party asks of our authorization endpoint (OpenID Connect Core 1.0 §3.1.2.1). What we ask of others is an
/// ``AuthorizationRequest``.
package struct AuthenticationRequest: Sendable, Equatable {
    package var scope: [String]
    package var nonce: String?
    /// RFC 7636 §4.2, by S256.
    package var codeChallenge: String
    package var prompt: Set<Prompt>
    /// Seconds since the guest proved who they are, at the most.
    package var maxAge: Int?
    package var loginHint: String?
    /// The domain of the guest's address, as the application guesses it (Microsoft's libraries send it).
    package var domainHint: String?
    /// Tags of the languages that the guest reads, the best first (§3.1.2.1, RFC 5646).
    package var locales: [String]
    /// An ID token of ours: whom the application wants.
    package var idTokenHint: String?
    package var claims: ClaimsRequest

    package enum Prompt: String, Sendable {
        case none, login, consent
        case selectAccount = "select_account"
    }

    /// - Parameter parameters: As they came, decoded. Those that nobody knows are ignored.
    /// - Throws: What the relying party is told at its redirect URI.
    package init(_ parameters: [(name: String, value: String)]) throws(OAuthError) {
        let fields = AuthenticationParameters(parameters)
        if let twice = fields.repeated.first { throw OAuthError(.invalidRequest, "The parameter \(twice) came twice.") }
        guard fields["request"] == nil else { throw OAuthError(.requestNotSupported, "request objects are not taken.") }
        guard fields["request_uri"] == nil else { throw OAuthError(.requestURINotSupported, "request_uri is not taken.") }
        switch fields["response_type"] {
        case "code": break
        case nil: throw OAuthError(.invalidRequest, "response_type is missing. Send response_type=code.")
        default: throw OAuthError(.unsupportedResponseType, "Send response_type=code.")
        }
        scope = (fields["scope"] ?? "").split(separator: " ").map(String.init)
        guard scope.contains("openid") else { throw OAuthError(.invalidScope, "The scope must hold openid.") }
        guard let challenge = fields["code_challenge"], fields["code_challenge_method"] == ProofKey.method else {
            throw OAuthError(.invalidRequest, "Send code_challenge with code_challenge_method=S256 (RFC 7636).")
        }
        guard ProofKey.isChallenge(challenge) else { throw OAuthError(.invalidRequest, "code_challenge is none of S256.") }
        codeChallenge = challenge
        nonce = fields["nonce"]
        guard nonce?.utf8.count ?? 0 <= 512 else { throw OAuthError(.invalidRequest, "nonce is longer than 512 characters.") }
        loginHint = fields["login_hint"]
        maxAge = try fields["max_age"].map { text throws(OAuthError) in
            guard let seconds = Int(text), seconds >= 0 else { throw OAuthError(.invalidRequest, "max_age must be whole seconds.") }
            return seconds
        }
        domainHint = fields["domain_hint"]
        locales = (fields["ui_locales"] ?? "").split(separator: " ").prefix(20).map(String.init)
        idTokenHint = fields["id_token_hint"]
        claims = try fields["claims"].map { text throws(OAuthError) in try ClaimsRequest(text) } ?? ClaimsRequest()
        prompt = []
        for word in (fields["prompt"] ?? "").split(separator: " ") {
            guard let known = Prompt(rawValue: String(word)) else {
                throw OAuthError(.invalidRequest, "prompt: there are none, login, consent and select_account.")
            }
            prompt.insert(known)
        }
        guard !prompt.contains(.none) || prompt.count == 1 else {
            throw OAuthError(.invalidRequest, "prompt=none stands alone.")
        }
    }
}

/// Who asks, and where the answer goes: read first, because nothing is sent there until both were found registered (RFC 6749 §4.1.2.1).
package struct AnswerAddress: Sendable, Equatable {
    package var clientID: String
    package var redirectURI: String
    package var state: String?
    package var mode: Mode

    /// How the answer comes back (OAuth 2.0 Multiple Response Types §2.1, OAuth 2.0 Form Post Response Mode).
    package enum Mode: String, Sendable {
        case query
        case formPost = "form_post"
    }

    /// - Throws: What a page tells the person in front of the browser.
    package init(_ parameters: [(name: String, value: String)]) throws(OAuthError) {
        let fields = AuthenticationParameters(parameters)
        if let twice = fields.repeated.first(where: ["client_id", "redirect_uri", "state", "response_mode"].contains) {
            throw OAuthError(.invalidRequest, "The parameter \(twice) came twice.")
        }
        guard let clientID = fields["client_id"], let redirectURI = fields["redirect_uri"] else {
            throw OAuthError(.invalidRequest, "client_id and redirect_uri are needed.")
        }
        guard let mode = Mode(rawValue: fields["response_mode"] ?? "query") else {
            throw OAuthError(.invalidRequest, "response_mode: there are query and form_post.")
        }
        self.clientID = clientID
        self.redirectURI = redirectURI
        self.mode = mode
        state = fields["state"]
    }
}

/// Parameters by name. An empty value counts as none (RFC 6749 §3.1).
private struct AuthenticationParameters {
    private var values: [String: String] = [:]
    /// Those that came more than once.
    private(set) var repeated: [String] = []

    private static let known: Set<String> = [
        "client_id", "redirect_uri", "state", "response_mode", "response_type", "scope", "nonce", "code_challenge",
        "code_challenge_method", "prompt", "max_age", "login_hint", "domain_hint", "ui_locales", "id_token_hint", "claims",
        "request",
        "request_uri",
    ]

    init(_ parameters: [(name: String, value: String)]) {
        for (name, value) in parameters where Self.known.contains(name) {
            if values.updateValue(value, forKey: name) != nil { repeated.append(name) }
        }
    }

    subscript(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
}
