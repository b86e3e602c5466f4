import FoundationEssentials
import Testing

@testable import Vestibule

@Suite("What an administrator says of a provider") struct ProviderDraftTests {
    private let id = IdentityProvider.ID(rawValue: UUID())

    private func provider(_ kind: ProviderRegistration.Kind) -> IdentityProvider {
        IdentityProvider(
            id: id, name: "Fabrikam", kind: kind, authority: "https://login.fabrikam.example", clientID: "vestibule",
            sealedSecret: [1])
    }

    private func applied(
        _ kind: ProviderRegistration.Kind = .openID(domains: []), loopback: Bool = false, _ change: (inout ProviderDraft) -> Void
    ) throws -> IdentityProvider {
        var draft = ProviderDraft()
        change(&draft)
        var provider = provider(kind)
        try draft.apply(to: &provider, allowsLoopback: loopback)
        return provider
    }

    @Test("changes that and nothing else")
    func changes() throws {
        #expect(try applied { _ in } == provider(.openID(domains: [])))
        let named = try applied {
            $0.name = "Fabrikam Inc."
            $0.domains = ["Fabrikam.example", "fabrikam.example", "fabrikam.test"]
        }
        #expect(named.name == "Fabrikam Inc." && named.domains.map(\.text) == ["fabrikam.example", "fabrikam.test"])
        #expect(named.clientID == "vestibule" && named.authority == "https://login.fabrikam.example")
        let guid = "72F988BF-86F1-41AF-91AB-2D7CD011DB47"
        #expect(
            try applied(.azureAD(homeTenants: nil)) { $0.homeTenants = [guid] }.kind == .azureAD(homeTenants: [guid.lowercased()]))
        #expect(try applied(.azureAD(homeTenants: [guid])) { $0.homeTenants = ["any"] }.kind == .azureAD(homeTenants: nil))
    }

    @Test("leaves a partner's issuer as it is written, and takes Microsoft's and Google's without a slash at the end")
    func issuers() throws {
        let issuer = "https://fabrikam.eu.example/"
        #expect(try applied { $0.authority = issuer }.authority == issuer)
        #expect(try applied(.google) { $0.authority = "https://accounts.google.com/" }.authority == "https://accounts.google.com")
        for kind: ProviderRegistration.Kind in [.google, .microsoftAccount, .azureAD(homeTenants: nil)] {
            #expect(throws: ProviderRefusal.anotherCloud) { try applied(kind) { $0.authority = issuer } }
        }
        #expect(try applied(loopback: true) { $0.authority = "http://localhost:8083" }.authority == "http://localhost:8083")
    }

    @Test("is refused by name")
    func refused() throws {
        let cases: [(ProviderRefusal, ProviderRegistration.Kind, (inout ProviderDraft) -> Void)] = [
            (.name, .google, { $0.name = "" }), (.name, .google, { $0.name = "a\u{202E}b" }),
            (.clientID, .google, { $0.clientID = "a b" }), (.clientID, .google, { $0.clientID = "" }),
            (.clientSecret, .google, { $0.clientSecret = "a\nb" }), (.clientSecret, .google, { $0.clientSecret = "" }),
            (.authority(allowsLoopback: false), .google, { $0.authority = "http://login.fabrikam.example" }),
            (.authority(allowsLoopback: false), .google, { $0.authority = "http://localhost:8083" }),
            (.authority(allowsLoopback: false), .google, { $0.authority = "https://login.fabrikam.example/?a=b" }),
            (.authority(allowsLoopback: false), .google, { $0.authority = "https://login.fabrikam.example/#a" }),
            (.authority(allowsLoopback: false), .google, { $0.authority = "fabrikam" }),
            (.missing("homeTenants"), .azureAD(homeTenants: nil), { $0.homeTenants = [] }),
            (.clientSecret, .google, { $0.clientSecret = ProviderDraft.mask }),
            (.tooLong("domains"), .openID(domains: []), { $0.domains = (1...101).map { "d\($0).example" } }),
            (.homeTenant("contoso"), .azureAD(homeTenants: nil), { $0.homeTenants = ["contoso"] }),
            (.notOfThisKind("homeTenants"), .google, { $0.homeTenants = [] }),
            (.notOfThisKind("domains"), .google, { $0.domains = ["fabrikam.example"] }),
            (.missing("domains"), .openID(domains: []), { $0.domains = [] }),
            (.domain("fabrikam"), .openID(domains: []), { $0.domains = ["fabrikam"] }),
        ]
        for (refusal, kind, change) in cases {
            #expect(throws: refusal, "\(refusal)") { try applied(kind, change) }
        }
    }

    @Test("cannot give a partner everybody's mailboxes", arguments: ["gmail.com", "outlook.com", "yahoo.com"])
    func consumers(name: String) throws {
        let domain = try #require(DomainName(name))
        #expect(throws: ProviderRefusal.consumerDomain(domain)) { try applied { $0.domains = ["fabrikam.example", name] } }
    }

    @Test("keeps its secret under the tenant's and its own name")
    func secret() throws {
        let vault = try Vault(masterKeys: [Array(repeating: 7, count: 32)])
        let (tenant, other) = (Tenant.ID(rawValue: UUID()), Tenant.ID(rawValue: UUID()))
        var provider = provider(.google)
        provider.sealedSecret = try IdentityProvider.seal("s3cret", for: id, of: tenant, with: vault)
        #expect(try provider.registration(of: tenant, openedWith: vault).clientSecret == "s3cret")
        #expect(throws: VaultError.damaged) { try provider.registration(of: other, openedWith: vault) }
        provider.id = IdentityProvider.ID(rawValue: UUID())
        #expect(throws: VaultError.damaged) { try provider.registration(of: tenant, openedWith: vault) }
    }
}
