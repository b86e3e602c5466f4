package import FoundationEssentials

/// What an application is handed for a guest who is signed in: a minute's word that it may fetch tokens, sealed under a key of ours.
///
/// No row stands behind it until it is spent, so that the GET that makes it writes nothing (SECURITY 7); its id is the grant's, whose
/// primary key lets it be spent once.
package struct AuthorizationCode: Codable, Sendable, Equatable {
    package var grant: Grant.ID
    package var session: Session.ID
    package var application: Application.ID
    package var redirectURI: String
    /// RFC 7636 §4.2, S256.
    package var challenge: String
    package var nonce: String?
    package var scope: [String]
    /// Asked for one by one: ``ClaimsRequest``, as the grant keeps it. Nil in the code of a replica that does not know of them yet.
    package var claims: [String]?
    /// Nil in the code of a replica that writes neither down.
    package var whereabouts: Whereabouts?
    package var client: ClientKind?
    /// What the policies said that concerned the sign-in; their names are looked up when the code is spent.
    package var policies: [PolicyMark]?
    package var madeAt: Date

    package init(
        grant: Grant.ID, session: Session.ID, application: Application.ID, redirectURI: String, challenge: String, nonce: String?,
        scope: [String], claims: [String]? = nil, whereabouts: Whereabouts? = nil, client: ClientKind? = nil,
        policies: [PolicyMark]? = nil, madeAt: Date
    ) {
        self.grant = grant
        self.session = session
        self.application = application
        self.redirectURI = redirectURI
        self.challenge = challenge
        self.nonce = nonce
        self.scope = scope
        self.claims = claims
        self.whereabouts = whereabouts
        self.client = client
        self.policies = policies
        self.madeAt = madeAt
    }

    package static let life: TimeInterval = 60

    private static let prefix = "vc_"

    /// As the browser carries it.
    package func text(of tenant: Tenant.ID, with vault: Vault) throws -> String {
        let sealed = try vault.seal(Array(JSONEncoder().encode(self)), for: .code, context: tenant.description)
        return Self.prefix + Base64URL.encode(sealed)
    }

    /// Nil for what is none of this tenant's, or damaged.
    package init?(_ text: String, of tenant: Tenant.ID, with vault: Vault) {
        guard text.hasPrefix(Self.prefix), text.utf8.count <= 8192,
            let sealed = Base64URL.decode(String(text.dropFirst(Self.prefix.count))),
            let opened = try? vault.open(sealed, for: .code, context: tenant.description),
            let read = try? JSONDecoder().decode(AuthorizationCode.self, from: Data(opened))
        else { return nil }
        self = read
    }
}
