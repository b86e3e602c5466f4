import TestSupport
import Testing

@Suite("Redeeming an invitation")
struct RedeemingAnInvitationTests {
    @Test("takes a guest from the letter to the application, and back again by passcode")
    func theWholeStory() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example", ["invitedUserDisplayName": "Ana"])
            let ana = Browser(service)

            let letter = try await service.invitation(to: "ana@fabrikam.example")
            #expect(try letter.link("redeem") == invited.link)
            let landing = try await ana.open(invited.link)
            #expect(landing.heading == "Contoso invites you to Contoso Projects")
            #expect(!landing.url.contains("vi_"))
            #expect(landing.text.contains("a•••@fabrikam.example"))
            #expect(!landing.text.contains("ana@fabrikam.example"))

            let asked = try await ana.press(landing, "/continue")
            #expect(asked.heading == "Enter your code")
            let code = try await service.code(to: "ana@fabrikam.example", for: asked)
            let wrong = try await ana.enter(Self.other(than: code), on: asked)
            #expect(wrong.problem == "This code is not right. You have 4 tries left.")
            #expect(try await service.count("attempts", where: "wrong_guesses = 1 and proved_at is null") == 1)

            let consent = try await ana.enter(code, on: wrong)
            #expect(consent.heading == "Join Contoso as a guest?")
            #expect(consent.text.contains("ana@fabrikam.example"))
            #expect(try await service.count("guests", where: "state = 'Accepted'") == 0)

            let sentOn = try await ana.accept(consent)
            #expect(sentOn.status == 303)
            #expect(sentOn.location == TestTenant.redirectURL)
            let guest = try await tenant.graph("GET", "/v1.0/users/\(invited.guest)").json
            #expect(guest["externalUserState"].text == "Accepted")
            let completed = try await tenant.graph("GET", "/v1.0/invitations/\(invited.id)").json
            #expect(completed["status"].text == "Completed")

            let me = try await ana.open("/\(tenant.domain)/me")
            #expect(me.heading == "You are signed in")
            #expect(me.text.contains("ana@fabrikam.example"))

            let out = try await ana.press(me, "/signout")
            #expect(out.heading == "You are signed out")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await service.count("sessions", where: "ended_at is null") == 0)

            let again = try await ana.askToSignIn(to: tenant, as: "ana@fabrikam.example")
            #expect(again.heading == "Enter your code")
            let back = try await ana.enter(service.code(to: "ana@fabrikam.example", for: again), on: again)
            #expect(back.heading == "You are signed in")
            #expect(back.url == "/\(tenant.id)/me")
        }
    }

    @Test("is the guest's to decline, and then leaves no guest and no session behind")
    func declining() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ben@fabrikam.example")
            let ben = Browser(service)
            let consent = try await ben.prove(invited.link, as: "ben@fabrikam.example")
            let declined = try await ben.press(consent, "/consent", [("decision", "decline")])
            #expect(declined.heading == "Invitation declined")
            #expect(try await service.count("sessions") == 0)
            #expect(try await service.count("guests", where: "state = 'PendingAcceptance'") == 1)
            #expect(try await ben.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
        }
    }

    /// Another code of eight digits.
    static func other(than code: String) -> String { code == "00000000" ? "00000001" : "00000000" }
}
