/// What an administrator says of a registration; nil leaves a thing as it is, or as it usually is.
package struct ProviderDraft: Sendable, Equatable {
    package var name: String?
    /// Azure AD and Microsoft account: the authority without a tenant. Others: the issuer.
    package var authority: String?
    package var clientID: String?
    package var clientSecret: String?
    /// Azure AD: the Entra tenants (GUIDs) that are let in; empty for any.
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
            guard !clientSecret.isEmpty, PlainText.isAcceptable(clientSecret, limit: 1024) else { throw .clientSecret }
        }
        if let homeTenants {
            guard case .azureAD = provider.kind else { throw .notOfThisKind("homeTenants") }
            var ids: Set<String> = []
            for text in homeTenants {
                guard Tenant.ID(text) != nil else { throw .homeTenant(text) }
                ids.insert(text.lowercased())
            }
            provider.kind = .azureAD(homeTenants: ids.isEmpty ? nil : ids)
        }
        if let domains {
            guard case .openID = provider.kind else { throw .notOfThisKind("domains") }
            guard !domains.isEmpty else { throw .missing("domains") }
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

    /// A partner's issuer stays as it is written, for it is compared exactly and some end with a slash.
    private static func authority(
        _ text: String, of kind: ProviderRegistration.Kind, allowsLoopback: Bool
    ) throws(ProviderRefusal) -> String {
        guard let url = try? RedirectURL(text), text.utf8.count <= 1024, !text.contains("?"), !text.contains("#"),
            text.hasPrefix("https://") || (url.isLoopback && allowsLoopback)
        else { throw .authority(allowsLoopback: allowsLoopback) }
        if case .openID = kind { return text }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
