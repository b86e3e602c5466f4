/// What an administrator says of a registration; nil leaves a thing as it is, or as it usually is.
package struct ProviderDraft: Sendable, Equatable {
    package var name: String?
    /// Azure AD and Microsoft account: the authority without a tenant. Others: the issuer.
    package var authority: String?
    package var clientID: String?
    package var clientSecret: String?
    /// Azure AD: the Entra tenants (GUIDs) that are let in; `any` alone for any.
    package var homeTenants: [String]?
    /// Of a partner's provider.
    package var domains: [String]?

    package init() {}
}

extension ProviderDraft {
    /// Changes what is said, but the secret, which is sealed elsewhere.
    ///
    /// - Parameter allowsLoopback: Whether a provider may be plain http on this machine.
    func apply(to provider: inout IdentityProvider, allowsLoopback: Bool) throws(ProviderRefusal) {
        if let name {
            guard !name.isEmpty, PlainText.isAcceptable(name, limit: 128) else { throw .name }
            provider.name = name
        }
        if let clientID {
            guard (1...512).contains(clientID.utf8.count), clientID.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
                throw .clientID
            }
            provider.clientID = clientID
        }
        if let clientSecret {
            guard clientSecret != Self.mask else { throw .clientSecret }
            guard !clientSecret.isEmpty, PlainText.isAcceptable(clientSecret, limit: 1024) else { throw .clientSecret }
        }
        if let homeTenants {
            guard case .azureAD = provider.kind else { throw .notOfThisKind("homeTenants") }
            provider.kind = .azureAD(homeTenants: try Self.homeTenants(homeTenants))
        }
        if let domains {
            guard case .openID = provider.kind else { throw .notOfThisKind("domains") }
            guard !domains.isEmpty else { throw .missing("domains") }
            guard domains.count <= Self.most else { throw .tooLong("domains") }
            var names: [DomainName] = []
            for text in domains {
                guard let domain = DomainName(text) else { throw .domain(text) }
                guard ConsumerDomain(domain) == nil else { throw .consumerDomain(domain) }
                if !names.contains(domain) { names.append(domain) }
            }
            provider.kind = .openID(domains: names)
        }
        if let authority { provider.authority = try Self.authority(authority, of: provider.kind, allowsLoopback: allowsLoopback) }
    }

    /// What stands for a secret where one is shown; who sends it back means no change.
    package static let mask = "******"
    private static let most = 100

    /// Nothing is not everybody: who lets any tenant in says `any`.
    private static func homeTenants(_ texts: [String]) throws(ProviderRefusal) -> Set<String>? {
        if texts.map({ $0.lowercased() }) == ["any"] { return nil }
        guard !texts.isEmpty else { throw .missing("homeTenants") }
        guard texts.count <= most else { throw .tooLong("homeTenants") }
        var ids: Set<String> = []
        for text in texts {
            guard Tenant.ID(text) != nil else { throw .homeTenant(text) }
            ids.insert(text.lowercased())
        }
        return ids
    }

    /// Where Microsoft's and Google's accounts are. A provider that could be named instead would vouch for everybody's mailboxes.
    private static let microsoftClouds: Set<String> = [
        "https://login.microsoftonline.com", "https://login.microsoftonline.us", "https://login.partner.microsoftonline.cn",
    ]

    private static func isOf(_ kind: ProviderRegistration.Kind, _ authority: String) -> Bool {
        switch kind {
        case .azureAD, .microsoftAccount: microsoftClouds.contains(authority)
        case .google: authority == "https://accounts.google.com"
        case .openID: true
        }
    }

    /// A partner's issuer stays as it is written, for it is compared exactly and some end with a slash.
    private static func authority(
        _ text: String, of kind: ProviderRegistration.Kind, allowsLoopback: Bool
    ) throws(ProviderRefusal) -> String {
        guard let url = try? RedirectURL(text), text.utf8.count <= 1024, !text.contains("?"), !text.contains("#"),
            text.hasPrefix("https://") || (url.isLoopback && allowsLoopback)
        else { throw .authority(allowsLoopback: allowsLoopback) }
        if case .openID = kind { return text }
        let authority = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard isOf(kind, authority) || (url.isLoopback && allowsLoopback) else { throw .anotherCloud }
        return authority
    }
}
