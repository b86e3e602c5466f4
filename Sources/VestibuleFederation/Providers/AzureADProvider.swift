import OpenIDConnect
import Vestibule

/// Work and school accounts of any Entra tenant, or of those that are named.
///
/// An administrator there can write any address into an account. It counts only with `xms_edov`, which says that the tenant owns its domain
/// (PROVIDERS, nOAuth).
struct AzureADProvider: ProviderManners {
    let authority: EntraAuthority
    /// GUIDs in lower case; nil for any.
    let homeTenants: Set<String>?

    init(authority: String, homeTenants: Set<String>?) {
        self.authority = EntraAuthority(authority)
        self.homeTenants = homeTenants
    }

    var metadataURL: String { authority.metadataURL(of: "organizations") }
    var metadataIssuer: String { authority.issuer(of: IDTokenCheck.Issuer.placeholder) }
    var issuer: IDTokenCheck.Issuer { .template(metadataIssuer) }

    func identity(of claims: IDTokenClaims) throws(FederationRefusal) -> ProvedIdentity {
        let subject = try EntraAuthority.subject(of: claims)
        guard subject.issuer != EntraAuthority.consumerTenant else {
            throw .untrusted(reason: "a personal account came where work accounts are asked for")
        }
        guard homeTenants?.contains(subject.issuer) ?? true else { throw .homeTenantNotAllowed }
        var identity = ProvedIdentity(subject, claims) { _ in claims.isEmailDomainOwnerVerified }
        identity.isOfAnOrganisation = true
        // An optional claim: who wants it trusted has the application registration emit it (PROVIDERS).
        identity.isMultiFactor = claims.methods.contains("mfa")
        return identity
    }
}
