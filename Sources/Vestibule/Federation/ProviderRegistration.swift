/// How this installation, or one tenant of it, is registered at an OpenID provider.
package struct ProviderRegistration: Sendable, Equatable {
    package var kind: Kind
    /// Azure AD and Microsoft account: the authority without a tenant, `https://login.microsoftonline.com`. Others: the issuer.
    package var authority: String
    package var clientID: String
    package var clientSecret: String

    package enum Kind: Sendable, Equatable {
        /// Any Entra tenant; where `homeTenants` is given (GUIDs in lower case), these only.
        case azureAD(homeTenants: Set<String>?)
        case microsoftAccount
        case google
        /// An OpenID provider that vouches for these domains.
        case openID(domains: [DomainName])
    }

    package init(kind: Kind, authority: String, clientID: String, clientSecret: String) {
        self.kind = kind
        self.authority = authority
        self.clientID = clientID
        self.clientSecret = clientSecret
    }
}

extension ProviderRegistration {
    /// Where a sign-in was proved: all of a registration but its secret.
    package struct Place: Sendable, Equatable {
        var kind: Kind
        var authority: String
        var clientID: String
    }

    var place: Place { Place(kind: kind, authority: authority, clientID: clientID) }
}
