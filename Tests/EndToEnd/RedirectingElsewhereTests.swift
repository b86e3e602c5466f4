import TestSupport
import Testing

@Suite("Redirecting a guest elsewhere")
struct RedirectingElsewhereTests {
    @Test("is refused for every spelling that only looks like a registered application")
    func openRedirects() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(
                "Contoso",
                settings: ["redirectOrigin": ["https://app.contoso.example/team", "https://b.contoso.example"]])
            let refused = [
                "https://app.contoso.example@evil.example/team", "https://app.contoso.example:pw@evil.example/team",
                "https://evil.example/https://app.contoso.example/team",
                "https://app.contoso.example.evil.example/team",
                "https://app.contoso.example/team-evil", "https://app.contoso.example/teamevil",
                "https://app.contoso.example/", "https://app.contoso.example/team/../admin",
                "https://app.contoso.example/team/%2e%2e/admin", "https://app.contoso.example/team/.%2E/admin",
                "https://app.contoso.example/team/..%2fadmin", "https://app.contoso.example/team%2f..%2fadmin",
                "https://app.contoso.example/team/..\\\\admin", "https://app.contoso.example\\\\@evil.example/team",
                "https:\\\\\\\\evil.example", "//evil.example/team", "/team", "team", "", "javascript:alert(1)",
                "data:text/html,x", "http://app.contoso.example/team", "https://app.contoso.example:8443/team",
                "https://app.contoso.example/team\\u0000", "https://app.contoso.example/team\\nSet-Cookie: a=b",
                "https://app.contoso.example/te\\tam", " https://app.contoso.example/team",
                "https://xn--pp-8ma.contoso.example/team", "https://аpp.contoso.example/team",
                "https://app.contoso.example./team",
                "https://app.contoso.example/Team", "https:app.contoso.example/team",
                "https:///app.contoso.example/team",
                "https://app.contoso.example\\u2044team", "https://b.contoso.example.evil.example",
                "https://b.contoso.example:x/",
                "https://[::1]/team", "https://b.contoso.example:443@evil.example/",
            ]
            for text in refused {
                let body = #"{"invitedUserEmailAddress":"ana@fabrikam.example","inviteRedirectUrl":"\#(text)"}"#
                let answer = try await service.call(
                    "POST", "/v1.0/invitations",
                    headers: [("Authorization", "Bearer \(tenant.accessToken)"), ("Content-Type", "application/json")],
                    body: Array(body.utf8))
                #expect(answer.status == 400, "\(text)")
            }
            #expect(try await service.count("invitations") == 0)
            for text in [
                "https://app.contoso.example/team", "https://app.contoso.example/team/x?y=z#f",
                "https://app.contoso.example:443/team/", "HTTPS://APP.contoso.example/team",
                "https://b.contoso.example",
            ] {
                let answer = try await tenant.tryToInvite("ana@fabrikam.example", ["inviteRedirectUrl": .string(text)])
                #expect(answer.status == 201, "\(text)")
            }
        }
    }

    @Test("leads to the guest's own page when the application's origin was taken away after the invitation")
    func originTakenAway() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let ana = Browser(service)
            let consent = try await ana.prove(invited.link, as: "ana@fabrikam.example")
            try await service.admin(
                "DELETE", "/tenants/\(tenant.domain)/redirect-origins?origin=https://app.contoso.example")
            let end = try await ana.accept(consent)
            // The guest has done nothing wrong and is in; only the place is no longer anybody's to be sent to.
            #expect(end.status == 303)
            #expect(end.location == "/\(tenant.id)/me")
            #expect(try await service.count("sessions") == 1)
        }
    }

    @Test("after a sign-in leads only to pages of the tenant")
    func returnPath() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let address = "ana@fabrikam.example"
            try await Browser(service).redeem(tenant.invite(address).link, as: address)
            for wish in [
                "https://evil.example/", "//evil.example/", "/\\evil.example", "/other/me", "/\(tenant.id)/../../evil",
                "/\(tenant.id)/%2e%2e/x", "/\(tenant.id)//evil.example", "/\(tenant.id)@evil.example",
            ] {
                let browser = Browser(service)
                let wished = wish.replacing("%", with: "%25").replacing("/", with: "%2F").replacing("\\", with: "%5C")
                let ask = try await browser.open("/\(tenant.id)/signin?return=\(wished)")
                let asked = try await browser.press(ask, "/signin", [("address", address)])
                let end = try await browser.enter(service.code(to: address, for: asked), on: asked, follows: false)
                let location = end.location ?? ""
                #expect(location.hasPrefix("/\(tenant.id)/"), "\(wish) led to \(location)")
                #expect(!location.contains(".."), "\(wish) led to \(location)")
            }
        }
    }
}
