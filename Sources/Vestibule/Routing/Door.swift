/// Where a guest can prove who they are: one of the identity providers, or the mailbox itself.
package enum Door: Hashable, Sendable {
    /// A work or school account of any Entra tenant.
    case azureAD
    /// The OpenID provider that an administrator named for a partner's domains.
    case externalFederation(IdentityProvider.ID)
    case google
    case microsoftAccount
    /// A one-time passcode to the invited address.
    case passcode
}

extension Door: CustomStringConvertible {
    /// `azureAD`, `externalFederation:{id}`, `google`, `microsoftAccount` or `passcode`, as it is stored and written in answers.
    package var description: String {
        switch self {
        case .azureAD: "azureAD"
        case .externalFederation(let id): "\(Self.federationPrefix)\(id)"
        case .google: "google"
        case .microsoftAccount: "microsoftAccount"
        case .passcode: "passcode"
        }
    }

    /// Reads what ``description`` writes.
    package init?(_ text: String) {
        switch text {
        case "azureAD": self = .azureAD
        case "google": self = .google
        case "microsoftAccount": self = .microsoftAccount
        case "passcode": self = .passcode
        default:
            guard text.hasPrefix(Self.federationPrefix),
                let id = IdentityProvider.ID(String(text.dropFirst(Self.federationPrefix.count)))
            else { return nil }
            self = .externalFederation(id)
        }
    }

    private static let federationPrefix = "externalFederation:"
}

/// What routing knows of an OpenID provider that a tenant trusts for a partner's domains.
package struct FederatedProvider: Sendable, Equatable {
    package var id: IdentityProvider.ID
    /// As guests read it: *Sign in with Fabrikam*.
    package var name: String
    /// Whose addresses it may vouch for; names below them are not among them.
    package var domains: [DomainName]

    package init(id: IdentityProvider.ID, name: String, domains: [DomainName]) {
        self.id = id
        self.name = name
        self.domains = domains
    }
}
