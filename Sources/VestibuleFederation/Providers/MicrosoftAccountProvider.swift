import OpenIDConnect
import Vestibule

/// Personal Microsoft accounts: all in one tenant, and no account of another. Microsoft has each prove its mailbox, so the address counts.
struct MicrosoftAccountProvider: ProviderManners {
    let authority: EntraAuthority

    init(authority: String) { self.authority = EntraAuthority(authority) }

    var metadataURL: String { authority.metadataURL(of: "consumers") }
    var metadataIssuer: String { authority.issuer(of: EntraAuthority.consumerTenant) }
    var issuer: IDTokenCheck.Issuer { .oneOf([metadataIssuer]) }

    func identity(of claims: IDTokenClaims) throws(FederationRefusal) -> ProvedIdentity {
        let subject = try EntraAuthority.subject(of: claims)
        guard subject.issuer == EntraAuthority.consumerTenant else {
            throw .untrusted(reason: "a work account came where personal accounts are asked for")
        }
        return ProvedIdentity(subject, claims) { _ in true }
    }
}
