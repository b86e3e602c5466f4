import OpenIDConnect
import Vestibule

/// What one kind of provider does differently, and what its word is worth.
protocol ProviderManners: Sendable {
    var metadataURL: String { get }
    /// What the metadata must call itself, exactly.
    var metadataIssuer: String { get }
    /// What ID tokens must call their issuer.
    var issuer: IDTokenCheck.Issuer { get }
    /// Whether what the ID token does not say may stand at the UserInfo endpoint.
    var asksUserInfo: Bool { get }

    /// Who came, from claims that have been checked.
    func identity(of claims: IDTokenClaims) throws(FederationRefusal) -> ProvedIdentity
}

extension ProviderManners {
    /// Entra's and Google's ID tokens say all that they know; Entra's UserInfo endpoint does not say whose domain an address is in.
    var asksUserInfo: Bool { false }
}

extension ProviderRegistration {
    var manners: any ProviderManners {
        switch kind {
        case .azureAD(let homeTenants): AzureADProvider(authority: authority, homeTenants: homeTenants)
        case .microsoftAccount: MicrosoftAccountProvider(authority: authority)
        case .google: GoogleProvider(issuerURL: authority)
        case .openID(let domains): PartnerProvider(issuerURL: authority, domains: domains)
        }
    }
}

extension ProvedIdentity {
    /// - Parameter isProved: Whether the provider is authoritative for this address. A text that is no address proves none.
    init(_ subject: Subject, _ claims: IDTokenClaims, isProved: (EmailAddress) -> Bool) {
        let email = claims.email.flatMap { try? EmailAddress($0) }
        self.init(
            subject: subject, email: email, isEmailProved: email.map(isProved) ?? false,
            name: claims.name.flatMap { PlainText.isAcceptable($0, limit: 256) && !$0.isEmpty ? $0 : nil })
    }
}

/// Where a provider of a plain issuer publishes its metadata (OpenID Connect Discovery 1.0 §4.1).
func discoveryURL(of issuer: String) -> String {
    (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
}
