import TestSupport
import Testing
import VestibuleSandbox

@Suite("“This was not me”")
struct ReportingACodeTests {
    @Test("kills the attempt, freezes the invitation and tells the sponsor, whose one press lifts it")
    func reporting() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let thief = Browser(service)
            let asked = try await thief.begin(invited.link)
            let letter = try await service.letter(to: "ana@fabrikam.example", saying: "*\(try asked.referenceWord)*")

            let ana = Browser(service)
            let question = try await ana.open(letter.link("report"))
            #expect(question.heading == "Was this not you?")
            #expect(try await ana.press(question, "/report").heading == "Thank you, it is stopped")
            #expect(try await ana.press(question, "/report").heading == "This was reported before")

            let stopped = try await thief.enter(letter.code, on: asked)
            #expect(stopped.heading == "That took too long" || stopped.heading == "This invitation is on hold")
            #expect(try await service.count("attempts", where: "killed_at is not null and proved_at is null") == 1)
            let frozen = try await ana.open(invited.link)
            #expect(frozen.status == 403)
            #expect(frozen.heading == "This invitation is on hold")
            #expect(try await tenant.graph("GET", "/v1.0/invitations/\(invited.id)").json["standing"].text == "frozen")

            let told = try await service.letter(to: "projects@contoso.example", saying: "/sponsor?a=")
            let sponsor = Browser(service)
            let lifting = try await sponsor.open(told.link("sponsor"))
            #expect(lifting.heading == "Lift the hold?")
            #expect(try await sponsor.press(lifting, "/sponsor").heading == "The hold is lifted")

            let sentOn = try await ana.redeem(invited.link, as: "ana@fabrikam.example")
            #expect(sentOn.location == TestTenant.redirectURL)
        }
    }

    @Test("ends a proof that was given already, before it is accepted")
    func reportingAfterTheProof() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let thief = Browser(service)
            let asked = try await thief.begin(invited.link)
            let letter = try await service.letter(to: "ana@fabrikam.example", saying: "*\(try asked.referenceWord)*")
            let consent = try await thief.enter(letter.code, on: asked)
            #expect(consent.heading == "Join Contoso as a guest?")
            let ana = Browser(service)
            _ = try await ana.press(ana.open(letter.link("report")), "/report")
            let refused = try await thief.accept(consent)
            #expect(refused.status == 403 || refused.status == 410)
            #expect(try await service.count("sessions") == 0)
        }
    }

    @Test("ends the session that a sign-in began, and an operator can lift the hold too")
    func reportingASignIn() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            try await Browser(service).redeem(invited.link, as: "ana@fabrikam.example")
            let thief = Browser(service)
            let asked = try await thief.askToSignIn(to: tenant, as: "ana@fabrikam.example")
            let letter = try await service.letter(to: "ana@fabrikam.example", saying: "*\(try asked.referenceWord)*")
            #expect(try await thief.enter(letter.code, on: asked).heading == "You are signed in")
            let ana = Browser(service)
            _ = try await ana.press(ana.open(letter.link("report")), "/report")
            #expect(try await thief.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            let told = try await service.letter(to: "it@contoso.example", saying: "A guest did not request a code")
            #expect(told.text?.contains("/sponsor?a=") == false)

            let other = try await tenant.invite("ben@fabrikam.example")
            let page = try await Browser(service).begin(other.link)
            let code = try await service.letter(to: "ben@fabrikam.example", saying: "*\(try page.referenceWord)*")
            _ = try await ana.press(ana.open(code.link("report")), "/report")
            try await service.admin("POST", "/tenants/\(tenant.domain)/invitations/\(other.id)/unfreeze")
            try await Browser(service).redeem(other.link, as: "ben@fabrikam.example")
        }
    }
}
