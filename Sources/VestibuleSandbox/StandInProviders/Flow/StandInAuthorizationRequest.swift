/// An authorization request (OpenID Connect Core §3.1.2.1) of an application that is registered, with its own redirect URI.
struct StandInAuthorizationRequest: Sendable {
    var client: StandInClient
    var redirectURI: String
    var state: String?
    private let form: StandInForm

    /// - Throws: what must be told to the person and never by redirect: whoever wrote the URI may be anybody.
    init(_ query: String, clients: [StandInClient]) throws(OAuthRefusal) {
        let form = StandInForm(query)
        if let repeated = form.repeated, ["client_id", "redirect_uri"].contains(repeated) {
            throw .repeated(repeated)
        }
        guard let client = clients.first(where: { $0.id == form["client_id"] }) else { throw .unknownClient }
        guard let redirectURI = form["redirect_uri"], client.redirectURIs.contains(redirectURI) else {
            throw .unknownRedirectURI
        }
        self.form = form
        self.client = client
        self.redirectURI = redirectURI
        state = form["state"]
    }

    var loginHint: String? { form["login_hint"] }

    /// - Throws: what goes back to the application by redirect.
    func wanted() throws(OAuthRefusal) -> WantedToken {
        if let repeated = form.repeated { throw .repeated(repeated) }
        guard form["response_type"] == "code" else { throw .wrongResponseType }
        guard form["response_mode"] ?? "query" == "query" else { throw .wrongResponseMode }
        let scopes = Set((form["scope"] ?? "").split(separator: " ").map(String.init))
        guard scopes.contains("openid") else { throw .noOpenIDScope }
        let challenge = form["code_challenge"]
        if challenge != nil || form["code_challenge_method"] != nil {
            guard form["code_challenge_method"] == "S256", challenge?.utf8.count == 43 else { throw .wrongChallenge }
        }
        // Nobody stays signed in at a stand-in.
        if form["prompt"] == "none" { throw .nobodySignedIn }
        return WantedToken(
            clientID: client.id, redirectURI: redirectURI, scopes: scopes, nonce: form["nonce"], challenge: challenge)
    }

    func redirect(_ parameters: [(name: String, value: String)]) -> String {
        let all = parameters + (state.map { [("state", $0)] } ?? [])
        return redirectURI + (redirectURI.contains("?") ? "&" : "?") + StandInForm.encoded(all)
    }

    /// `http://localhost:8080`: where the page's form may be redirected to.
    var redirectOrigin: String {
        let parts = redirectURI.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.prefix(3).joined(separator: "/")
    }
}

/// What a code stands for, beside the person.
struct WantedToken: Sendable, Equatable {
    var clientID: String
    var redirectURI: String
    var scopes: Set<String>
    var nonce: String?
    /// S256 (RFC 7636 §4.2).
    var challenge: String?
}
