import Foundation
import Testing
import Vestibule
import VestibuleFederation

private let home = "AAAAAAAA-2222-3333-4444-55555555abcd"
private let consumers = "9188040d-6c67-4c5b-b112-36a304b66dad"
private let oid = "00000000-0000-0000-1111-222222222222"

/// Runs a stand-in that speaks as Entra's endpoint of `path`, for an account of `tenant`.
private func entra(
    path: String, tenant: String?, keys: (String) -> [SigningPair] = { _ in [.rsa] },
    claims: @escaping @Sendable (inout [String: any Sendable]) -> Void = { _ in }, _ body: (Bench) async throws -> Void
) async throws {
    try await Bench.run { bench in
        let base = bench.provider.base
        let keys = keys(base)
        bench.provider.change {
            $0.tenantPath = path
            $0.metadataIssuer = "\(base)/\(path == "consumers" ? consumers : "{tenantid}")/v2.0"
            $0.keys = keys
            $0.claims = {
                $0["iss"] = "\(base)/\(tenant ?? "")/v2.0"
                $0["tid"] = tenant
                $0["oid"] = oid
                $0["email"] = "Ana@fabrikam.example"
                claims(&$0)
            }
        }
        try await body(bench)
    }
}

@Suite("An Azure AD account") struct AzureADTests {
    private let anywhere = ProviderRegistration.Kind.azureAD(homeTenants: nil)

    @Test("is its home tenant and its oid, in lower case")
    func identity() async throws {
        try await entra(path: "organizations", tenant: home) { bench in
            let who = try await bench.signIn(anywhere)
            #expect(who.subject == .init(issuer: home.lowercased(), id: oid))
            #expect(who.email?.mailbox == "ana@fabrikam.example" && !who.isEmailProved)
        }
    }

    @Test(
        "proves its address with xms_edov only",
        arguments: [
            (true, true), (1, true), ("1", true), ("true", true), (false, false), (0, false), ("0", false), ("yes", false),
            (nil, false),
        ] as [((any Sendable)?, Bool)])
    func email(edov: (any Sendable)?, proved: Bool) async throws {
        try await entra(
            path: "organizations", tenant: home,
            claims: {
                $0["xms_edov"] = edov
                $0["email_verified"] = true
            }
        ) { bench in
            let who = try await bench.signIn(anywhere)
            #expect(who.isEmailProved == proved)
        }
    }

    @Test("proves no address that is none", arguments: ["", "ana", "ana@localhost", "ana@fabrikam.example\r\nBcc: x"])
    func noAddress(text: String) async throws {
        try await entra(
            path: "organizations", tenant: home,
            claims: {
                $0["email"] = text
                $0["xms_edov"] = true
            }
        ) { bench in
            let who = try await bench.signIn(anywhere)
            #expect(who.email == nil && !who.isEmailProved)
        }
    }

    @Test("comes from a home tenant that is allowed")
    func homeTenants() async throws {
        try await entra(path: "organizations", tenant: home) { bench in
            #expect(await bench.refusal(.azureAD(homeTenants: [home.lowercased()])) == nil)
            #expect(await bench.refusal(.azureAD(homeTenants: [consumers])) == .homeTenantNotAllowed)
            #expect(await bench.refusal(.azureAD(homeTenants: [])) == .homeTenantNotAllowed)
        }
    }

    @Test("is never a personal account")
    func consumer() async throws {
        for tenant in [consumers, consumers.uppercased()] {
            try await entra(path: "organizations", tenant: tenant) { bench in
                #expect(
                    await bench.refusal(anywhere) == .untrusted(reason: "a personal account came where work accounts are asked for")
                )
            }
        }
    }

    @Test(
        "has a tid that is a GUID and that its issuer is made of",
        arguments: [nil, "", "common", "fabrikam.example", "bbbbbbbb-2222-3333-4444-55555555abcd"])
    func tid(text: String?) async throws {
        try await entra(path: "organizations", tenant: home, claims: { $0["tid"] = text }) { bench in
            #expect(await bench.refusal(anywhere) == .untrusted(reason: "the ID token is of another issuer"))
        }
    }

    @Test("has an oid", arguments: [nil, "", "ana"])
    func noOID(text: String?) async throws {
        try await entra(path: "organizations", tenant: home, claims: { $0["oid"] = text }) { bench in
            #expect(await bench.refusal(anywhere) == .untrusted(reason: "the ID token has no oid"))
        }
    }

    @Test("is vouched for by a key of all tenants or of its own, not by that of personal accounts")
    func keyIssuer() async throws {
        func key(_ issuer: @escaping (String) -> String) -> (String) -> [SigningPair] {
            { base in [.rsa.with { ($0.alg, $0.issuer) = (nil, issuer(base)) }] }
        }
        try await entra(path: "organizations", tenant: home, keys: key { "\($0)/{tenantid}/v2.0" }) { bench in
            #expect(await bench.refusal(anywhere) == nil)
        }
        try await entra(path: "organizations", tenant: home, keys: key { "\($0)/\(home)/v2.0" }) { bench in
            #expect(await bench.refusal(anywhere) == nil)
        }
        try await entra(path: "organizations", tenant: home, keys: key { "\($0)/\(consumers)/v2.0" }) { bench in
            #expect(
                await bench.refusal(anywhere)
                    == .untrusted(reason: "the ID token is signed with a key that vouches for another issuer"))
        }
    }

    @Test("is answered for by its own issuer, in the answer as in the token")
    func answerIssuer() async throws {
        try await entra(path: "organizations", tenant: home) { bench in
            let other = "\(bench.provider.base)/bbbbbbbb-2222-3333-4444-55555555abcd/v2.0"
            #expect(await bench.refusal(anywhere, issuer: "\(bench.provider.base)/\(home)/v2.0") == nil)
            #expect(await bench.refusal(anywhere, issuer: other) == .untrusted(reason: "the answer is of another issuer"))
            #expect(bench.provider.count(of: "/token") == 2)
            for issuer in [
                "\(bench.provider.base)/common/v2.0", "https://evil.example", "\(bench.provider.base)/{tenantid}/v2.0", "",
            ] {
                #expect(await bench.refusal(anywhere, issuer: issuer) == .untrusted(reason: "the answer is of another issuer"))
            }
            #expect(bench.provider.count(of: "/token") == 2)
        }
    }

    @Test("is found with an authority that ends in a slash")
    func slash() async throws {
        try await entra(path: "organizations", tenant: home) { bench in
            var registration = bench.registration(anywhere)
            registration.authority += "/"
            let request = FederatedRequest(
                state: "s", nonce: "n", verifier: String(repeating: "v", count: 43), redirectURI: "https://guests.example/")
            let url = try await bench.party.authorizationURL(for: request, at: registration)
            #expect(url.hasPrefix(bench.provider.base))
        }
    }
}

@Suite("A Microsoft account") struct MicrosoftAccountTests {
    @Test("is its oid in the consumers' tenant, and proves its address")
    func identity() async throws {
        try await entra(path: "consumers", tenant: consumers) { bench in
            let who = try await bench.signIn(.microsoftAccount)
            #expect(who.subject == .init(issuer: consumers, id: oid))
            #expect(who.email?.mailbox == "ana@fabrikam.example" && who.isEmailProved)
        }
    }

    @Test("is of no other tenant")
    func otherTenant() async throws {
        try await entra(path: "consumers", tenant: home) { bench in
            #expect(await bench.refusal(.microsoftAccount) == .untrusted(reason: "the ID token is of another issuer"))
        }
        try await entra(path: "consumers", tenant: consumers, claims: { $0["tid"] = home }) { bench in
            let refusal = FederationRefusal.untrusted(reason: "a work account came where personal accounts are asked for")
            #expect(await bench.refusal(.microsoftAccount) == refusal)
        }
    }

    @Test("is asked for with the consumers' own metadata")
    func metadata() async throws {
        try await entra(path: "consumers", tenant: consumers) { bench in
            bench.provider.change { $0.metadataIssuer = $0.metadataIssuer?.replacing(consumers, with: "{tenantid}") }
            #expect(await bench.refusal(.microsoftAccount) == .untrusted(reason: "its metadata is of another issuer"))
        }
    }
}
