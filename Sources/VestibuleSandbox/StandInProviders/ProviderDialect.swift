/// What one provider does in its own way; the flow itself is the same for all.
protocol ProviderDialect: Sendable {
    /// `http://localhost:8081`.
    var base: String { get }
    /// For people.
    var name: String { get }
    var paths: ProviderPaths { get }
    var personas: [Persona] { get }

    /// What the path's first segment stands for; nil where the provider's paths have none.
    func realm(_ segment: String?) throws(OAuthRefusal) -> Realm
    func metadata(of realm: Realm) -> [String: StandInJSON]
    /// What stands in a published key beside what every RSA key has.
    func keyFields(of key: StandInKey) -> [String: StandInJSON]
    /// Who signs in with an address that is typed.
    func persona(typing address: String) throws(OAuthRefusal) -> Persona
    /// `iss`, `sub` and what is told of the persona for the scopes.
    func claims(of persona: Persona, for client: String, scopes: Set<String>) -> [String: StandInJSON]
    /// What only the ID token of an access token carries.
    func tokenClaims(accessToken: String, client: String) -> [String: StandInJSON]
    /// What comes back with the code.
    func codeParameters(scopes: Set<String>) -> [(name: String, value: String)]
    /// An error as the provider's programs see it.
    func body(of refusal: OAuthRefusal) -> [String: StandInJSON]
}

extension ProviderDialect {
    func url(_ path: String, of realm: Realm) -> String { base + path.replacing("{tenant}", with: realm.segment) }

    /// The words of an error that goes back with a redirect.
    func description(of refusal: OAuthRefusal) -> String {
        guard case .string(let text) = body(of: refusal)["error_description"] else { return refusal.text }
        return text
    }
}

/// Whom an address of the provider is about.
struct Realm: Sendable, Equatable {
    /// As it stands in the realm's own URLs.
    var segment: String
    /// The one tenant whose people sign in; nil for everybody of the provider.
    var tenant: String?
}

/// Route patterns, with `{tenant}` where the provider's paths name one.
struct ProviderPaths: Sendable {
    var metadata: String
    var keys: String
    var authorization: String
    var token: String
    var userInfo: String
}
