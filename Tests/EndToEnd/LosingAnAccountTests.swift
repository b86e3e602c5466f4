import TestSupport
import Testing
import VestibuleSandbox

@testable import VestibuleServer

@Suite("A guest whose account is gone")
struct LosingAnAccountTests {
    private static let ana = "ana@fabrikam.example"

    @Test("asks, the sponsor allows the code by one press, the guest is told, and nothing of the account is left")
    func theWholeStory() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let (ana, guest) = try await service.guestByAccount(of: tenant)
            let asked = try await ana.open("/\(tenant.domain)/signin")
            let gone = try await ana.signIn(on: asked, "/provider", answering: [("answer", "no-account")], [("door", "azureAD")])
            #expect(gone.heading == "No such account there" && gone.html.contains("/signin/lost-account"))
            let page = try await ana.open("/\(tenant.domain)/signin/lost-account")
            let told = try await ana.press(page, "/lost-account", [("address", "Ana@fabrikam.example")])
            #expect(told.heading == "We have passed on your request")

            let letter = try await service.letter(to: "projects@contoso.example", saying: "by email again")
            #expect(letter.text?.contains(Self.ana) == false)
            let link = try letter.link("sponsor")
            let sponsor = Browser(service)
            let question = try await sponsor.open(link)
            #expect(question.heading == "Let the guest sign in by code again?" && question.text.contains(Self.ana))
            #expect(try await service.count("guests", where: "identity_subject is not null") == 1)
            let done = try await sponsor.press(question, "/sponsor")
            #expect(done.heading == "Codes are allowed again")
            #expect(try await sponsor.open(link).heading == "This was decided already")
            _ = try await service.sql("update sponsor_actions set used_at = null, expires_at = now() - interval '1 second'")
            #expect(try await sponsor.open(link).heading == "This request has expired")

            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            let toGuest = try await service.letter(to: Self.ana, saying: "no longer gives access")
            #expect(toGuest.text?.contains("/\(tenant.id)/signin") == true)
            let again = try await ana.open("/\(tenant.domain)/signin")
            #expect(
                try await ana.signIn(on: again, "/provider", as: "ana", [("door", "azureAD")]).heading
                    == "This account is no guest here")
            // The door that was lost is not offered at once, though the domain is still there.
            #expect(try await ana.comeByCode(to: tenant, as: Self.ana).heading == "You are signed in")
            #expect(
                try await service.count(
                    "audit_trail",
                    where: "activity = 'passcodeAllowed' and actor_kind = 'sponsor' and target = '\(guest)'") == 1)
        }
    }

    @Test("learns no more than a stranger does, who gets no letter out of it, and the sponsor is asked once")
    func strangers() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            _ = try await service.guestByAccount(of: tenant)
            let eva = Browser(service)
            _ = try await eva.redeem(try await tenant.invite("eva@independent.example").link, as: "eva@independent.example")
            _ = try await tenant.invite("otto@outlook.com")
            let before = try await service.count("letters")
            let stranger = Browser(service)
            let page = try await stranger.open("/\(tenant.domain)/signin/lost-account")
            let addresses = ["eva@independent.example", "otto@outlook.com", "nobody@fabrikam.example", Self.ana, Self.ana]
            var answers: Set<String> = []
            for address in addresses {
                NeverPrinted.note(address)
                let told = try await stranger.press(page, "/lost-account", [("address", address)])
                answers.insert("\(told.status) \(told.text)")
            }
            #expect(answers.count == 1)
            #expect(try await service.count("letters") == before + 1)
            #expect(
                try await service.count("letters", where: "kind = 'passcodeWished' and recipient = 'projects@contoso.example'") == 1
            )
            let nonsense = try await stranger.press(page, "/lost-account", [("address", "ana")])
            #expect(nonsense.status == 422 && nonsense.problem?.hasPrefix("Please enter a complete email address") == true)
        }
    }

    @Test("is let in by code by an operator too, unless codes are off and the guest would be locked out")
    func operatorAllows() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let (ana, guest) = try await service.guestByAccount(of: tenant)
            let (signIn, allow) = ("/tenants/\(tenant.domain)/sign-in", "/tenants/\(tenant.domain)/guests/\(guest)/allow-passcode")
            // A wish from before codes went off does not lock the guest out when the sponsor grants it.
            let page = try await ana.open("/\(tenant.domain)/signin/lost-account")
            _ = try await ana.press(page, "/lost-account", [("address", Self.ana)])
            let link = try await service.letter(to: "projects@contoso.example", saying: "by email again").link("sponsor")
            _ = try await service.admin("PATCH", signIn, ["passcode": false])
            let sponsor = Browser(service)
            #expect(try await sponsor.press(try await sponsor.open(link), "/sponsor").heading == "There is no way to sign in")
            #expect(try await service.json("POST", "/admin\(allow)", bearer: service.adminToken).status == 409)
            #expect(try await service.count("guests", where: "identity_subject is not null") == 1)

            _ = try await service.admin("PATCH", signIn, ["passcode": true])
            #expect(try await service.admin("POST", allow)["identityProvider"] == "passcode")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            let twice = try await service.json("POST", "/admin\(allow)", bearer: service.adminToken)
            #expect(twice.status == 409 && twice.json["error"] == "The guest signs in by passcode already.")
            let nobody = "/admin/tenants/\(tenant.domain)/guests/\(tenant.id)/allow-passcode"
            #expect(try await service.json("POST", nobody, bearer: service.adminToken).status == 404)
            _ = try await service.letter(to: Self.ana, saying: "no longer gives access")
        }
    }
}

extension TestService {
    /// Ana, who came through Azure AD.
    fileprivate func guestByAccount(of tenant: TestTenant) async throws -> (Browser, guest: String) {
        let invited = try await tenant.invite("ana@fabrikam.example")
        let ana = Browser(self)
        _ = try await ana.accept(try await ana.signIn(on: try await ana.open(invited.link), "/continue", as: "ana"))
        return (ana, invited.guest)
    }
}
