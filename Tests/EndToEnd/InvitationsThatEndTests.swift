import TestSupport
import Testing
import VestibuleSandbox

@Suite("An invitation that ended")
struct InvitationsThatEndTests {
    @Test("by being sent again kills the old link, which says that a newer letter was sent and can be asked for")
    func resent() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let answer = try await tenant.graph("POST", "/v1.0/invitations/\(invited.id)/resend")
            #expect(answer.status == 200)
            let newer = try #require(answer.json["inviteRedeemUrl"].text)
            #expect(newer != invited.link)
            #expect(answer.json["id"].text == invited.id)
            let ana = Browser(service)
            let old = try await ana.open(invited.link)
            #expect(old.status == 410)
            #expect(old.heading == "There is a newer email")
            // The way on of the page: one more letter, to the stored address only, which kills the second link too.
            let onItsWay = try await ana.press(old, "/new-link")
            #expect(onItsWay.heading == "A new email is on its way")
            #expect(try await ana.open(newer).heading == "There is a newer email")
            let letter = try await eventually("a third letter") {
                await service.mailbox.letters(to: "ana@fabrikam.example").first { letter in
                    (try? letter.link("redeem")).map { $0 != newer && $0 != invited.link } ?? false
                }
            }
            let sentOn = try await ana.redeem(letter.link("redeem"), as: "ana@fabrikam.example")
            #expect(sentOn.location == TestTenant.redirectURL)
        }
    }

    @Test("by being extended lives longer; by time can be renewed by one press of the sponsor")
    func expired() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            try await service.expire(invited)
            let ana = Browser(service)
            let expired = try await ana.open(invited.link)
            #expect(expired.status == 410)
            #expect(expired.heading == "This invitation has expired")
            let passedOn = try await ana.press(expired, "/new-link")
            #expect(passedOn.heading == "We have passed on your request")
            // Pressed again, nothing more is sent.
            #expect(try await ana.press(expired, "/new-link").heading == "We have passed on your request")
            #expect(try await service.count("sponsor_actions") == 1)

            let letter = try await service.letter(to: "projects@contoso.example", saying: "/sponsor?a=")
            #expect(letter.text?.contains("ana@fabrikam.example") == false)
            let sponsor = Browser(service)
            let question = try await sponsor.open(letter.link("sponsor"))
            #expect(question.heading == "Send a new link?")
            let done = try await sponsor.press(question, "/sponsor")
            #expect(done.heading == "A new link is on its way")
            let twice = try await sponsor.press(question, "/sponsor")
            #expect(twice.status == 410)
            let fresh = try await eventually("the new link") {
                await service.mailbox.letters(to: "ana@fabrikam.example").first {
                    (try? $0.link("redeem")) != invited.link
                }
            }
            #expect(try await ana.open(invited.link).heading == "There is a newer email")
            let sentOn = try await ana.redeem(fresh.link("redeem"), as: "ana@fabrikam.example")
            #expect(sentOn.location == TestTenant.redirectURL)
        }
    }

    @Test("by time can be extended over Graph, and the link in the letter works again")
    func extended() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            try await service.expire(invited)
            let path = "/v1.0/invitations/\(invited.id)/extend"
            #expect(try await tenant.graph("POST", path, [:]).status == 400)
            #expect(try await tenant.graph("POST", path, ["expirationDateTime": "2001-01-01T00:00:00Z"]).status == 400)
            let answer = try await tenant.graph("POST", path, ["expirationDateTime": "2027-06-01T00:00:00Z"])
            #expect(answer.status == 200)
            #expect(answer.json["standing"].text == "pending")
            #expect(answer.json["expirationDateTime"].text == "2027-06-01T00:00:00Z")
            try await Browser(service).redeem(invited.link, as: "ana@fabrikam.example")
        }
    }

    @Test("by being revoked is dead at every step, for a browser in the middle of it too")
    func revoked() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let (early, late) = (Browser(service), Browser(service))
            let landing = try await early.open(invited.link)
            let consent = try await late.prove(invited.link, as: "ana@fabrikam.example")
            let answer = try await tenant.graph("POST", "/v1.0/invitations/\(invited.id)/revoke")
            #expect(answer.json["standing"].text == "revoked")
            for end in [
                try await early.press(landing, "/continue"), try await late.accept(consent),
                try await Browser(service).open(invited.link),
            ] {
                #expect(end.status == 410)
                #expect(end.heading == "This invitation was withdrawn")
            }
            #expect(try await service.count("sessions") == 0)
            #expect(try await tenant.graph("POST", "/v1.0/invitations/\(invited.id)/resend").status == 409)
        }
    }

    @Test("by being used sends its own browser on, and every other to the sign-in")
    func used() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let ana = Browser(service)
            try await ana.redeem(invited.link, as: "ana@fabrikam.example")
            let inside = try await ana.open(invited.link)
            #expect(inside.status == 200)
            #expect(inside.heading == "You are already in")
            #expect(inside.html.contains(TestTenant.redirectURL))
            let outside = try await Browser(service).open(invited.link)
            #expect(outside.status == 410)
            #expect(outside.heading == "This link was already used")
            #expect(outside.html.contains("/\(tenant.id)/signin"))
        }
    }

    @Test("by a second invitation keeps the guest; the older link is dead at once")
    func reinvited() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let first = try await tenant.invite("ana@fabrikam.example")
            let second = try await tenant.invite("Ana@Fabrikam.EXAMPLE")
            #expect(second.guest == first.guest)
            #expect(second.id != first.id)
            #expect(try await Browser(service).open(first.link).heading == "There is a newer email")
            #expect(
                try await tenant.graph("GET", "/v1.0/invitations/\(first.id)").json["standing"].text == "superseded")
            try await Browser(service).redeem(second.link, as: "Ana@fabrikam.example")
            #expect(try await service.count("guests") == 1)
        }
    }
}
