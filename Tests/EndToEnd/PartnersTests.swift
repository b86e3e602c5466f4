import TestSupport
import Testing

/// Against Django OAuth Toolkit: a provider that knows nothing of us, and of whom we knew nothing.
@Suite("Guests of a partner with an OpenID provider of its own")
struct PartnersTests {
    private static let people = """
        {"ana": {"email": "ana@fabrikam.example", "email_verified": true, "name": "Ana Lopes"},
         "omar": {"email": "omar@fabrikam.example", "email_verified": true},
         "una": {"email": "una@fabrikam.example", "email_verified": false}, "nils": {},
         "nora": {"email": "nora@team.northwind.example", "email_verified": true}}
        """

    /// A tenant that trusts Fabrikam's provider for fabrikam.example.
    private func withPartner(
        _ body: (TestService, TestTenant, DjangoProvider, _ id: String) async throws -> Void
    ) async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let (port, secret) = (try TestService.freePort(), "s e:c%ret+")
            NeverPrinted.note(secret)
            let registered = try await service.admin(
                "POST", "/tenants/\(tenant.domain)/identity-providers",
                [
                    "kind": "openID", "name": "Fabrikam", "issuer": .string("http://localhost:\(port)/o"), "clientId": "vestibule",
                    "clientSecret": .string(secret), "domains": "fabrikam.example",
                ])
            let id = registered["id"].text ?? ""
            let django = try await DjangoProvider.start(
                people: Self.people, clientID: "vestibule", clientSecret: secret,
                redirectURI: registered["redirectURI"].text ?? "", port: port)
            defer { django.stop() }
            // A partner's domain goes to the partner, though Entra knows it too.
            _ = try await service.admin(
                "PATCH", "/tenants/\(tenant.domain)/sign-in", ["order": ["externalFederation", "azureActiveDirectory"]])
            try await body(service, tenant, django, id)
        }
    }

    @Test("go there from their invitation, and come back to sign in by saying their address")
    func theWholeStory() async throws {
        try await withPartner { service, tenant, django, id in
            let checked = try await service.admin("POST", "/tenants/\(tenant.domain)/identity-providers/\(id)/check")
            #expect(checked["isReachable"] == true)
            let ana = Browser(service)
            let landing = try await ana.open(try await tenant.invite("ana@fabrikam.example").link)
            #expect(landing.text.contains("When you continue, you sign in with Fabrikam."))
            let left = try await ana.press(landing, "/continue")
            let consent = try await ana.open(try await django.signIn(try left.wayOn, as: "ana"))
            #expect(consent.heading == "Join Contoso as a guest?")
            #expect(try await ana.accept(consent).location == TestTenant.redirectURL)
            #expect(try await service.count("letters", where: "kind = 'passcode'") == 0)
            #expect(
                try await service.count("guests", where: "identity_issuer = '\(django.issuer)' and state = 'Accepted'") == 1)

            let back = Browser(service)
            let asked = try await back.open("/\(tenant.domain)/signin")
            #expect(!asked.text.contains("Fabrikam"), "a stranger learns nothing of partners")
            let hinted = try await back.open("/\(tenant.domain)/signin?domain=fabrikam.example")
            #expect(hinted.text.contains("Fabrikam"), "an application that sends guests may know whose they are")
            let offered = try await back.press(asked, "/signin", [("address", "ana@fabrikam.example")])
            #expect(offered.text.contains("Sign in with Fabrikam") && offered.text.contains("Send me a code instead"))
            let nobody = try await Browser(service).askToSignIn(to: tenant.domain, as: "nobody@fabrikam.example")
            #expect(nobody.text.replacing("nobody@", with: "ana@") == offered.text)
            let again = try await back.press(
                offered, "/provider", [("address", "ana@fabrikam.example"), ("door", "externalFederation:\(id)")])
            #expect(try again.wayOn.contains("login_hint=ana%40fabrikam.example"))
            let me = try await back.open(try await django.signIn(try again.wayOn, as: "ana"))
            #expect(me.heading == "You are signed in")
            let code = try await back.press(offered, "/signin", [("address", "bo@fabrikam.example"), ("way", "passcode")])
            #expect(code.heading == "Enter your code")
        }
    }

    @Test("are held to their own address: another's account is none, one that proves nothing owes a code")
    func addresses() async throws {
        try await withPartner { service, tenant, django, _ in
            for (address, person, heading) in [
                ("ana@fabrikam.example", "omar", "That is another account"),
                ("una@fabrikam.example", "una", "One more step: your mailbox"),
                ("nils@fabrikam.example", "nils", "One more step: your mailbox"),
            ] {
                let guest = Browser(service)
                let left = try await guest.begin(try await tenant.invite(address).link)
                let page = try await guest.open(try await django.signIn(try left.wayOn, as: person))
                #expect(page.heading == heading, "\(person)")
            }
            #expect(try await service.count("guests", where: "state = 'Accepted'") == 0)
        }
    }

    @Test("lose what they had under way when the partner's registration is changed or taken away meanwhile")
    func changedMeanwhile() async throws {
        try await withPartner { service, tenant, django, id in
            let path = "/tenants/\(tenant.domain)/identity-providers/\(id)"
            let ana = Browser(service)
            let left = try await ana.begin(try await tenant.invite("ana@fabrikam.example").link)
            let consent = try await ana.open(try await django.signIn(try left.wayOn, as: "ana"))
            #expect(consent.heading == "Join Contoso as a guest?")
            _ = try await service.json("DELETE", "/admin\(path)", bearer: service.adminToken)
            #expect(try await ana.press(consent, "/consent", [("decision", "accept")]).heading == "That took too long")
            #expect(try await service.count("guests", where: "state = 'Accepted'") == 0)
        }
        try await withPartner { service, tenant, django, id in
            let path = "/tenants/\(tenant.domain)/identity-providers/\(id)"
            let refused = try await service.json(
                "PATCH", "/admin\(path)", bearer: service.adminToken, ["issuer": "http://localhost:1/o"])
            #expect(
                refused.status == 400
                    && refused.json["error"].text == "Another issuer needs its own clientSecret in the same request.")
            let ana = Browser(service)
            let left = try await ana.begin(try await tenant.invite("ana@fabrikam.example").link)
            let callback = try await django.signIn(try left.wayOn, as: "ana")
            _ = try await service.admin("PATCH", path, ["clientId": "another"])
            #expect(try await ana.open(callback).heading == "The sign-in does not answer")
        }
    }

    @Test("whom a rule sends to the partner find it again when they come back")
    func ruled() async throws {
        try await withPartner { service, tenant, django, id in
            let address = "nora@team.northwind.example"
            _ = try await service.admin(
                "POST", "/tenants/\(tenant.domain)/route-rules", ["domain": "northwind.example", "identityProvider": .string(id)])
            let nora = Browser(service)
            let left = try await nora.begin(try await tenant.invite(address).link)
            let owed = try await nora.open(try await django.signIn(try left.wayOn, as: "nora"))
            #expect(owed.heading == "One more step: your mailbox")
            let asked = try await nora.press(owed, "/resend")
            _ = try await nora.accept(try await nora.enter(try await service.code(to: address, for: asked), on: asked))
            let back = Browser(service)
            let offered = try await back.askToSignIn(to: tenant.domain, as: address)
            #expect(offered.text.contains("Sign in with Fabrikam"))
            let leaving = try await back.press(offered, "/provider", [("door", "externalFederation:\(id)")])
            #expect(try await back.open(try await django.signIn(try leaving.wayOn, as: "nora")).heading == "You are signed in")
        }
    }

    @Test("stay inside when the registration is to go: it says how many would be locked out")
    func removed() async throws {
        try await withPartner { service, tenant, django, id in
            let ana = Browser(service)
            let left = try await ana.begin(try await tenant.invite("ana@fabrikam.example").link)
            _ = try await ana.accept(try await ana.open(try await django.signIn(try left.wayOn, as: "ana")))
            let path = "/tenants/\(tenant.domain)/identity-providers/\(id)"
            let refused = try await service.json("DELETE", "/admin\(path)", bearer: service.adminToken)
            #expect(refused.status == 409 && refused.json["error"].text?.hasPrefix("1 guest could not sign in any more.") == true)
            let away = Browser(service)
            let asked = try await away.askToSignIn(to: tenant.domain, as: "ana@fabrikam.example")
            let leaving = try await away.press(asked, "/provider", [("door", "externalFederation:\(id)")])
            _ = try await service.json("DELETE", "/admin\(path)?force=true", bearer: service.adminToken)
            let back = try await away.open(try await django.signIn(try leaving.wayOn, as: "ana"))
            #expect(back.heading == "The sign-in does not answer")
            #expect(try await service.admin("GET", "/tenants/\(tenant.domain)/identity-providers")["value"].items.isEmpty)
        }
    }
}
