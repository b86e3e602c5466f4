import OpenIDConnect
import Vestibule

/// Google accounts. Google runs the mailboxes of gmail.com, and knows those of a Workspace; an account made for another address was verified
/// once, and may have changed hands since (PROVIDERS).
struct GoogleProvider: ProviderManners {
    let issuerURL: String

    var metadataURL: String { discoveryURL(of: issuerURL) }
    var metadataIssuer: String { issuerURL }
    /// Old tokens leave the scheme out.
    var issuer: IDTokenCheck.Issuer { .oneOf([issuerURL, issuerURL.split(separator: "://").last.map(String.init) ?? issuerURL]) }

    func identity(of claims: IDTokenClaims) throws(FederationRefusal) -> ProvedIdentity {
        guard let id = claims.subject else { throw .untrusted(reason: "the ID token has no sub") }
        return ProvedIdentity(ProvedIdentity.Subject(issuer: issuerURL, id: id), claims) { email in
            ConsumerDomain(email.domain) == .google || (claims.isEmailVerified && claims.hostedDomain?.isEmpty == false)
        }
    }
}
