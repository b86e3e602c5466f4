/// Sends a browser to an OpenID provider and reads who came back (OpenID Connect Core 1.0 §3.1, RFC 7636).
package protocol FederatedSignIn: Sendable {
    /// Where the browser goes. Learns the provider's endpoints first, if they are not known yet.
    func authorizationURL(
        for request: FederatedRequest, at provider: ProviderRegistration
    ) async throws(FederationRefusal) -> String

    /// Spends the code and checks the ID token against what was sent along.
    ///
    /// - Parameter issuer: The `iss` of the provider's answer, where it sent one (RFC 9207).
    func identity(
        provedBy code: String, issuer: String?, for request: FederatedRequest, at provider: ProviderRegistration
    ) async throws(FederationRefusal) -> ProvedIdentity
}

/// What one attempt sends along with the browser, and asks back.
package struct FederatedRequest: Sendable, Equatable {
    package var state: String
    package var nonce: String
    /// The PKCE verifier: 43 to 128 characters (RFC 7636 §4.1).
    package var verifier: String
    package var redirectURI: String
    /// Fills the provider's field, so that the guest need not type the address again.
    package var loginHint: EmailAddress?
    /// Asks the provider for its list of accounts (`prompt=select_account`), for who came with the wrong one.
    package var choosesAccount: Bool
    /// Asks the provider for a proof made now (`prompt=login`), and not for a session that it remembers.
    package var provesAnew: Bool
    /// Whether it matters what the account's address is; to find a guest by the account it does not.
    package var needsAddress: Bool

    package init(
        state: String, nonce: String, verifier: String, redirectURI: String, loginHint: EmailAddress? = nil,
        choosesAccount: Bool = false, provesAnew: Bool = false, needsAddress: Bool = true
    ) {
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.redirectURI = redirectURI
        self.loginHint = loginHint
        self.choosesAccount = choosesAccount
        self.provesAnew = provesAnew
        self.needsAddress = needsAddress
    }
}

/// Somebody whom a provider vouches for.
package struct ProvedIdentity: Sendable, Equatable {
    package var subject: Subject
    /// What the provider says the address is.
    package var email: EmailAddress?
    /// Whether the provider is authoritative for that address, so that it counts as proved (PROVIDERS).
    package var isEmailProved: Bool
    package var name: String?
    /// Whether the issuer is a tenant that anybody can have, whose administrator says what its accounts are called.
    package var isOfAnOrganisation: Bool
    /// Whether the provider says that it asked for more than one factor (`amr` with `mfa`).
    package var isMultiFactor = false
    /// Where; nil until it is known which visit it was.
    var place: ProviderRegistration.Place?

    /// Who it is, for ever: by the issuer and what the issuer calls them, never by an address.
    package struct Subject: Sendable, Hashable {
        /// Azure AD and Microsoft account: the home tenant's GUID in lower case (`tid`). Others: the issuer.
        package var issuer: String
        /// Azure AD and Microsoft account: `oid`, since `sub` differs from client to client. Others: `sub`.
        package var id: String

        package init(issuer: String, id: String) {
            self.issuer = issuer
            self.id = id
        }
    }

    package init(subject: Subject, email: EmailAddress?, isEmailProved: Bool, name: String?, isOfAnOrganisation: Bool = false) {
        self.subject = subject
        self.email = email
        self.isEmailProved = isEmailProved
        self.name = name
        self.isOfAnOrganisation = isOfAnOrganisation
    }
}

/// Why nobody came back from a provider, or who came is not believed.
package enum FederationRefusal: Refusal, Equatable {
    /// The guest, or the provider's administrator, did not agree (`access_denied`).
    case declined
    /// The provider has no such account, or will not let it in here.
    case noSuchAccount
    /// No answer in time, or none that could be used; it may be different in a minute.
    case unavailable(reason: String)
    /// The answer is not for this request, this client, or from this provider.
    case untrusted(reason: String)
    /// Our client id, secret or redirect URI is not what the provider has on record.
    case misconfigured(reason: String)
    /// The account is of an organisation that this tenant's administrator did not name.
    case homeTenantNotAllowed

    /// For logs and administrators; reasons hold no secret, code or address.
    package var sentence: String {
        switch self {
        case .declined: "The sign-in was declined at the provider."
        case .noSuchAccount: "The provider knows no such account."
        case .unavailable(let reason): "The provider did not answer as it should: \(reason)."
        case .untrusted(let reason): "The provider's answer was not believed: \(reason)."
        case .misconfigured(let reason):
            "The provider does not take our registration: \(reason). Check client id, secret and redirect URI."
        case .homeTenantNotAllowed: "The account's organisation is none that is allowed here."
        }
    }
}
