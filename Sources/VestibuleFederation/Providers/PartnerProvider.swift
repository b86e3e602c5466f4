import OpenIDConnect
import Vestibule

/// The OpenID provider that an administrator named for a partner's domains: it may vouch for addresses in these, and for no other.
struct PartnerProvider: ProviderManners {
    let issuerURL: String
    let domains: [DomainName]

    var metadataURL: String { discoveryURL(of: issuerURL) }
    var metadataIssuer: String { issuerURL }
    var issuer: IDTokenCheck.Issuer { .oneOf([issuerURL]) }

    var asksUserInfo: Bool { true }

    func identity(of claims: IDTokenClaims) throws(FederationRefusal) -> ProvedIdentity {
        guard let id = claims.subject else { throw .untrusted(reason: "the ID token has no sub") }
        return ProvedIdentity(ProvedIdentity.Subject(issuer: issuerURL, id: id), claims) { email in
            claims.isEmailVerified && domains.contains(email.domain)
        }
    }
}
