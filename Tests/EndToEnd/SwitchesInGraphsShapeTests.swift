import Foundation
import TestSupport
import Testing

@Suite("Switches in Graph's shape")
struct SwitchesInGraphsShapeTests {
    private static let providers = "/v1.0/identity/identityProviders"
    private static let email = "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email"
    private static let crossTenant = "/v1.0/policies/crossTenantAccessPolicy/default"

    private static let permissions = [
        "User.ReadWrite.All", "IdentityProvider.ReadWrite.All", "Policy.Read.All", "Policy.ReadWrite.AuthenticationMethod",
        "Policy.ReadWrite.CrossTenantAccess",
    ]

    private func withTenant(_ body: (TestService, TestTenant) async throws -> Void) async throws {
        try await TestService.run(standIns: true) { service in
            try await body(service, try await service.tenant(permissions: Self.permissions))
        }
    }

    private func ids(_ tenant: TestTenant) async throws -> [String?] {
        try await tenant.graph("GET", Self.providers).json["value"].items.map { $0["id"].text }
    }

    @Test("list what guests may sign in with, and take what comes with the installation away and back")
    func builtIn() async throws {
        try await withTenant { service, tenant in
            let all = ["AADSignup-OAUTH", "MSASignup-OAUTH", "EmailOtpSignup-OAUTH", "Google-OAUTH"]
            #expect(try await ids(tenant) == all)
            let google = try await tenant.graph("GET", Self.providers + "/Google-OAUTH").json
            #expect(google["@odata.type"].text == "#microsoft.graph.socialIdentityProvider")
            #expect(google["clientSecret"].text == "******" && google["identityProviderType"].text == "Google")
            #expect(try await tenant.graph("DELETE", Self.providers + "/Google-OAUTH").status == 204)
            #expect(try await tenant.graph("DELETE", Self.providers + "/MSASignup-OAUTH").status == 204)
            #expect(try await ids(tenant) == ["AADSignup-OAUTH", "EmailOtpSignup-OAUTH"])
            #expect(try await tenant.graph("GET", Self.providers + "/Google-OAUTH").status == 404)
            let back = try await tenant.graph(
                "POST", Self.providers,
                ["@odata.type": "microsoft.graph.builtInIdentityProvider", "identityProviderType": "MicrosoftAccount"])
            #expect(back.status == 201 && back.json["id"].text == "MSASignup-OAUTH")
            for path in ["/availableProviderTypes", "/availableProviderTypes()"] {
                #expect(try await tenant.graph("GET", Self.providers + path).json["value"].items.contains("Google"))
            }
        }
    }

    @Test("register, change and take away the tenant's own Google and a partner's provider, and never tell a secret")
    func registered() async throws {
        try await withTenant { service, tenant in
            NeverPrinted.note("first-secret")
            let google: JSON = [
                "@odata.type": "#microsoft.graph.socialIdentityProvider", "displayName": "Login with Google",
                "identityProviderType": "Google", "clientId": "contoso.apps.example", "clientSecret": "first-secret",
            ]
            let created = try await tenant.graph("POST", Self.providers, google)
            #expect(created.status == 201 && created.json["clientId"].text == "contoso.apps.example")
            #expect(created.json["id"].text == "Google-OAUTH" && !created.text.contains("first-secret"))
            #expect(try await tenant.graph("POST", Self.providers, google).status == 409)
            let changed = try await tenant.graph(
                "PATCH", Self.providers + "/Google-OAUTH",
                ["@odata.type": "microsoft.graph.socialIdentityProvider", "displayName": "Google at Contoso", "clientSecret": "x"])
            #expect(changed.status == 204)
            let read = try await tenant.graph("GET", Self.providers + "/google-oauth")
            #expect(read.json["displayName"].text == "Google at Contoso" && read.json["clientId"].text == "contoso.apps.example")

            let partner = try await tenant.graph(
                "POST", Self.providers,
                [
                    "@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Fabrikam",
                    "issuer": "https://login.fabrikam.example", "clientId": "vestibule", "domains": ["fabrikam.example"],
                    "clientAuthentication": [
                        "@odata.type": "#microsoft.graph.oidcClientSecretAuthentication", "clientSecret": "second",
                    ],
                ])
            #expect(partner.status == 201 && partner.json["@odata.type"].text == "#microsoft.graph.oidcIdentityProvider")
            let told = try await tenant.graph(
                "POST", "/v1.0/invitations/explainRoute", ["invitedUserEmailAddress": "somebody@fabrikam.example"])
            #expect(told.json["trace"].items.contains { $0["reason"].text == "The domain is one that Fabrikam vouches for." })
            #expect(try await tenant.graph("DELETE", Self.providers + "/\(partner.json["id"].text ?? "")").status == 204)
            #expect(try await tenant.graph("DELETE", Self.providers + "/Google-OAUTH").status == 204)
            let installed = try await tenant.graph("GET", Self.providers + "/Google-OAUTH").json
            #expect(installed["displayName"].text == "Google" && installed["clientId"].text != "contoso.apps.example")
            let secrets = try await service.sql("select 1 from audit_trail where target like '%secret%'")
            #expect(secrets.isEmpty)
        }
    }

    @Test("are refused by name where something is wrong with them")
    func refused() async throws {
        try await withTenant { _, tenant in
            let oidc: [String: JSON] = [
                "@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Fabrikam", "clientId": "v",
                "issuer": "https://login.fabrikam.example", "clientSecret": "s", "domains": ["fabrikam.example"],
            ]
            for (change, word): ([String: JSON], String) in [
                (["issuer": .null], "issuer"), (["clientId": .null], "clientId"), (["clientSecret": .null], "clientSecret"),
                (["domains": .null], "domains"), (["domains": []], "domains"), (["domains": ["gmail.com"]], "gmail.com"),
                (["domains": ["x"]], "domain name"), (["issuer": "http://10.0.0.1/"], "https"), (["displayName": .null], "name"),
                (["domains": "fabrikam.example"], "domains"), (["certificate": "x"], "certificate"),
            ] {
                let answer = try await tenant.graph("POST", Self.providers, .object(oidc.merging(change) { $1 }))
                #expect(answer.status == 400, "\(change)")
                #expect(answer.json["error"]["message"].text?.contains(word) == true, "\(change)")
            }
            let unknown = try await tenant.graph("POST", Self.providers, ["identityProviderType": "Facebook", "clientId": "x"])
            #expect(unknown.status == 400 && unknown.json["error"]["message"].text?.contains("identityProviderType") == true)
            let builtIn = try await tenant.graph("PATCH", Self.providers + "/AADSignup-OAUTH", ["clientId": "x"])
            #expect(builtIn.status == 400)
            #expect(try await tenant.graph("PATCH", Self.providers + "/\(UUID())", ["clientId": "x"]).status == 404)
        }
    }

    @Test("turn the email passcode off, but not over the heads of guests who have nothing else")
    func passcode() async throws {
        try await withTenant { service, tenant in
            let settings = try await tenant.graph("GET", Self.email).json
            #expect(settings["id"].text == "Email" && settings["allowExternalIdToUseEmailOtp"].text == "enabled")
            let address = "eva@independent.example"
            _ = try await Browser(service).redeem(try await tenant.invite(address).link, as: address)
            let off: JSON = [
                "@odata.type": "#microsoft.graph.emailAuthenticationMethodConfiguration",
                "allowExternalIdToUseEmailOtp": "disabled",
            ]
            let refused = try await tenant.graph("PATCH", Self.email, off)
            #expect(refused.status == 409)
            #expect(refused.json["error"]["message"].text?.hasPrefix("1 guest signs in there and would be locked out.") == true)
            #expect(try await tenant.graph("DELETE", Self.providers + "/EmailOtpSignup-OAUTH").status == 409)
            #expect(try await tenant.graph("PATCH", Self.email + "?force=true", off).status == 204)
            #expect(try await tenant.graph("GET", Self.email).json["allowExternalIdToUseEmailOtp"].text == "disabled")
            #expect(try await ids(tenant).contains("EmailOtpSignup-OAUTH") == false)
            #expect(try await tenant.graph("PATCH", Self.email, ["allowExternalIdToUseEmailOtp": "default"]).status == 204)
            #expect(try await ids(tenant).contains("EmailOtpSignup-OAUTH"))
            #expect(try await tenant.graph("PATCH", Self.email, ["allowExternalIdToUseEmailOtp": "perhaps"]).status == 400)
        }
    }

    @Test("set the redemption order and what is left when none fits, and go back to the service's own")
    func order() async throws {
        try await withTenant { _, tenant in
            let key = "invitationRedemptionIdentityProviderConfiguration"
            #expect(try await tenant.graph("GET", Self.crossTenant).json["isServiceDefault"] == true)
            let changed = try await tenant.graph(
                "PATCH", Self.crossTenant,
                [
                    "invitationRedemptionIdentityProviderConfiguration": [
                        "primaryIdentityProviderPrecedenceOrder": ["externalFederation", "azureActiveDirectory"],
                        "fallbackIdentityProvider": "microsoftAccount",
                    ]
                ])
            #expect(changed.status == 204)
            let read = try await tenant.graph("GET", Self.crossTenant).json
            #expect(read[key]["primaryIdentityProviderPrecedenceOrder"].items == ["externalFederation", "azureActiveDirectory"])
            #expect(read[key]["fallbackIdentityProvider"].text == "microsoftAccount" && read["isServiceDefault"] == false)
            let told = try await tenant.graph(
                "POST", "/v1.0/invitations/explainRoute", ["invitedUserEmailAddress": "eva@independent.example"])
            #expect(told.json["identityProvider"].text == "microsoftAccount")
            for wrong: JSON in [
                [:], ["inboundTrust": ["isLiked": true]], ["b2bCollaborationOutbound": ["x": 1]],
                ["invitationRedemptionIdentityProviderConfiguration": ["fallbackIdentityProvider": "x"]],
                ["invitationRedemptionIdentityProviderConfiguration": ["primaryIdentityProviderPrecedenceOrder": ["x"]]],
            ] { #expect(try await tenant.graph("PATCH", Self.crossTenant, wrong).status == 400) }
            #expect(try await tenant.graph("POST", Self.crossTenant + "/resetToSystemDefault").status == 204)
            #expect(try await tenant.graph("GET", Self.crossTenant).json["isServiceDefault"] == true)
        }
    }

    @Test("are for applications that have the permission, and for no other")
    func permission() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: ["Directory.ReadWrite.All", "IdentityProvider.Read.All"])
            #expect(try await tenant.graph("GET", Self.providers).status == 200)
            #expect(try await tenant.graph("POST", Self.providers, ["identityProviderType": "EmailOTP"]).status == 403)
            for path in [Self.email, Self.crossTenant] { #expect(try await tenant.graph("GET", path).status == 403) }
        }
    }

    @Test("tell an application that may invite and not read where an address goes, and not whose it is")
    func strangers() async throws {
        try await TestService.run(standIns: true) { service in
            let inviting = try await service.tenant(permissions: ["User.Invite.All"])
            let address = "gina@gmail.com"
            _ = try await inviting.invite(address)
            let told = try await inviting.graph(
                "POST", "/v1.0/invitations/explainRoute", ["invitedUserEmailAddress": .string(address)])
            #expect(told.json["identityProvider"].text == "google" && !told.text.contains("guestId"))
            let reading = try await service.tenant("Northwind", domain: "northwind.example", permissions: ["User.ReadWrite.All"])
            _ = try await reading.invite(address)
            let all = try await reading.graph(
                "POST", "/v1.0/invitations/explainRoute", ["invitedUserEmailAddress": .string(address)])
            #expect(all.text.contains("guestId"))
        }
    }

    @Test("send a domain to one door by a rule, to an operator's words")
    func rules() async throws {
        try await withTenant { service, tenant in
            let path = "/tenants/\(tenant.domain)/route-rules"
            let set = try await service.admin("POST", path, ["domain": "partner.example", "identityProvider": "google"])
            #expect(set["value"].items == [["domain": "partner.example", "identityProvider": "google"]])
            let told = try await service.admin("GET", "/tenants/\(tenant.domain)/route?email=eva@team.partner.example")
            #expect(told["identityProvider"].text == "google")
            for wrong: JSON in [
                ["domain": "partner", "identityProvider": "google"], ["domain": "partner.example"],
                ["domain": "partner.example", "identityProvider": "yahoo"],
                ["domain": "partner.example", "identityProvider": .string(UUID().uuidString.lowercased())],
            ] { #expect(try await service.json("POST", "/admin" + path, bearer: service.adminToken, wrong).status == 400) }
            let gone = try await service.json("DELETE", "/admin\(path)?domain=partner.example", bearer: service.adminToken)
            #expect(gone.status == 200 && gone.json["value"].items.isEmpty)
            #expect(
                try await service.json("DELETE", "/admin\(path)?domain=partner.example", bearer: service.adminToken).status == 404)
        }
    }
}
