/// A tenant's own registration at an identity provider. It stands before the installation's at the same door.
package struct IdentityProvider: Sendable, Equatable {
    package typealias ID = Identifier<IdentityProvider>

    package var id: ID
    /// As administrators read it, and guests where it is a partner's: *Sign in with Fabrikam*.
    package var name: String
    package var kind: ProviderRegistration.Kind
    /// As ``ProviderRegistration/authority``.
    package var authority: String
    package var clientID: String
    /// Opened when a browser is sent there, and not before.
    package var sealedSecret: [UInt8]

    package init(
        id: ID, name: String, kind: ProviderRegistration.Kind, authority: String, clientID: String, sealedSecret: [UInt8]
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.authority = authority
        self.clientID = clientID
        self.sealedSecret = sealedSecret
    }

    package var door: Door {
        switch kind {
        case .azureAD: .azureAD
        case .microsoftAccount: .microsoftAccount
        case .google: .google
        case .openID: .externalFederation(id)
        }
    }

    var place: ProviderRegistration.Place { .init(kind: kind, authority: authority, clientID: clientID) }

    /// Whose addresses a partner's provider may vouch for; none for the others.
    package var domains: [DomainName] {
        if case .openID(let domains) = kind { domains } else { [] }
    }
}

extension IdentityProvider {
    static func seal(_ secret: String, for id: ID, of tenant: Tenant.ID, with vault: Vault) throws(VaultError) -> [UInt8] {
        try vault.seal(Array(secret.utf8), for: .clientSecret, context: context(id, tenant))
    }

    func registration(of tenant: Tenant.ID, openedWith vault: Vault) throws(VaultError) -> ProviderRegistration {
        let secret = try vault.open(sealedSecret, for: .clientSecret, context: Self.context(id, tenant))
        return ProviderRegistration(
            kind: kind, authority: authority, clientID: clientID, clientSecret: String(decoding: secret, as: UTF8.self))
    }

    private static func context(_ id: ID, _ tenant: Tenant.ID) -> String { "identity provider \(tenant) \(id)" }
}

extension IdentityProvider {
    /// Whether every account that the other lets in is let in here, as the same one.
    func covers(_ other: IdentityProvider) -> Bool { authority == other.authority && kind.covers(other.kind) }
    func covers(_ other: ProviderRegistration) -> Bool { authority == other.authority && kind.covers(other.kind) }
}

extension ProviderRegistration {
    func covers(_ other: IdentityProvider) -> Bool { authority == other.authority && kind.covers(other.kind) }
}

extension ProviderRegistration.Kind {
    fileprivate func covers(_ other: Self) -> Bool {
        switch (self, other) {
        case (.azureAD(let own?), .azureAD(let theirs)): theirs.map { own.isSuperset(of: $0) } ?? false
        case (.openID(let own), .openID(let theirs)): Set(own).isSuperset(of: theirs)
        default: true
        }
    }
}
