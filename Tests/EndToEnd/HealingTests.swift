import TestSupport
import Testing
import VestibuleSandbox

@testable import VestibuleServer

@Suite("A guest who comes by code")
struct HealingTests {
    private static let title = "Sign in with Microsoft (work or school) from now on?"

    @Test("is offered the door that has appeared, puts it off, moves, and keeps id and access; no code comes after that")
    func theWholeStory() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            // Nobody knows the domain while Ana is invited and comes.
            let entra = try #require(service.providers?.standIns.azureAD)
            _ = try await Browser.control(entra.baseURL + "/stand-in/outage", [("kind", "error")])
            let invited = try await tenant.invite("ana@fabrikam.example")
            let ana = Browser(service)
            _ = try await ana.redeem(invited.link, as: "ana@fabrikam.example")
            _ = try await Browser.control(entra.baseURL + "/stand-in/outage", [("kind", "off")])

            let offered = try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example")
            #expect(offered.heading == Self.title)
            #expect(offered.text.contains("Your access stays as it is."))
            let later = try await ana.press(offered, "/healing", [("decision", "later")])
            #expect(later.heading == "You are signed in" && later.text.contains("Code by email"))
            #expect(try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example").heading == "You are signed in")
            try await service.sql("update guests set healing_declined_at = healing_declined_at - interval '7 days'")
            let again = try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example")
            #expect(again.heading == Self.title)

            let me = try await ana.signIn(on: again, "/healing", as: "ana", [("decision", "switch")])
            #expect(me.heading == "You are signed in")
            #expect(me.text.contains("Account with Microsoft (work or school)"))
            #expect(
                try await service.count(
                    "guests", where: "guest_id = '\(invited.guest)' and identity_door = 'azureAD' and state = 'Accepted'") == 1)
            #expect(try await service.count("sessions", where: "methods = array['fed', 'otp'] and ended_at is null") == 1)
            #expect(try await service.count("audit_trail", where: "activity = 'guestHealed' and actor_kind = 'guest'") == 1)
            #expect(try await service.count("audit_trail", where: "activity = 'healingDeclined'") == 1)
            let user = try await tenant.graph("GET", "/v1.0/users/\(invited.guest)?$select=identities,routeTaken").json
            #expect(user["identities"].items.first?["issuer"] == "ExternalAzureAD")
            #expect(user["routeTaken"]["identityProvider"] == "azureAD")

            let codes = try await service.count("letters", where: "kind = 'passcode'")
            let back = Browser(service)
            #expect(try await back.askToSignIn(to: tenant, as: "ana@fabrikam.example").heading == "Enter your code")
            #expect(try await service.count("letters", where: "kind = 'passcode'") == codes)
            let asked = try await back.open("/\(tenant.domain)/signin")
            #expect(try await back.signIn(on: asked, "/provider", as: "ana", [("door", "azureAD")]).heading == "You are signed in")
        }
    }

    @Test("does not get in by it where the tenant requires the better door, until the right account has come")
    func required() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let ana = try await service.guestByCode("ana@fabrikam.example", of: tenant)
            try await service.heal(tenant, "require")
            let page = try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example")
            #expect(page.heading == Self.title && page.text.contains("Contoso asks you to switch before you go on."))
            #expect(!page.text.contains("Not now"))
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await ana.press(page, "/healing", [("decision", "later")]).status == 410)
            let declined = try await ana.signIn(on: page, "/healing", answering: [("answer", "cancel")])
            #expect(declined.heading == "You did not sign in" && !declined.text.contains("Continue"))
            let other = try await ana.signIn(on: declined, "/healing", as: "omar")
            #expect(other.heading == "That is another account" && !other.text.contains("Continue"))
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await service.count("guests", where: "identity_subject is not null") == 0)
            #expect(try await service.count("audit_trail", where: "activity = 'accountRefused'") == 1)
            #expect(try await ana.signIn(on: other, "/healing", as: "ana").heading == "You are signed in")
        }
    }

    @Test("who says that the code was not theirs takes back what was bound by it, and the thief is out at once")
    func reported() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let address = "ana@fabrikam.example"
            let ana = try await service.guestByCode(address, of: tenant)
            let earlier = Browser(service)
            _ = try await earlier.comeByCode(to: tenant, as: address)
            // A colleague of hers reads her mailbox, and has an account of the same organisation that says no address.
            let thief = Browser(service)
            let asked = try await thief.askToSignIn(to: tenant, as: address)
            let letter = try await service.letter(to: address, saying: "*\(try asked.referenceWord)*")
            let offered = try await thief.enter(letter.code, on: asked)
            #expect(try await thief.signIn(on: offered, "/healing", as: "ana").heading == "You are signed in")
            #expect(
                try await earlier.open("/\(tenant.domain)/me").heading == "Sign in to Contoso", "other codes' sessions are over")
            _ = try await ana.press(ana.open(letter.link("report")), "/report")
            #expect(try await thief.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await service.count("guests", where: "identity_subject is not null") == 0)
            let back = Browser(service)
            let page = try await back.open("/\(tenant.domain)/signin")
            let refused = try await back.signIn(on: page, "/provider", as: "ana", [("door", "azureAD")])
            #expect(refused.heading == "This account is no guest here")
            #expect(try await back.comeByCode(to: tenant, as: address).heading == "You are signed in")
        }
    }

    @Test("who is invited again is asked for the required door as at every other code")
    func invitedAgain() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let address = "ana@fabrikam.example"
            _ = try await service.guestByCode(address, of: tenant)
            try await service.heal(tenant, "require")
            let ana = Browser(service)
            let consent = try await ana.prove(try await tenant.invite(address).link, as: address)
            let asked = try await ana.press(consent, "/consent", [("decision", "accept")])
            #expect(asked.heading == Self.title)
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await ana.signIn(on: asked, "/healing", as: "ana").heading == "You are signed in")
            // Who has no better door is let in by the code.
            let eva = Browser(service)
            let accepted = try await eva.accept(
                try await eva.prove(try await tenant.invite("eva@independent.example").link, as: "eva@independent.example"))
            #expect(accepted.location == TestTenant.redirectURL)
            #expect(try await eva.open("/\(tenant.domain)/me").heading == "You are signed in")
        }
    }

    @Test(
        "is locked out by no provider that has no account for them, or does not answer, and that is audited",
        arguments: ["no-account", "outage"])
    func neverLockedOut(trouble: String) async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let ana = try await service.guestByCode("ana@fabrikam.example", of: tenant)
            try await service.heal(tenant, "require")
            let page = try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example")
            let left = try await ana.press(page, "/healing", [("decision", "switch")])
            let answer: [(name: String, value: String)] =
                trouble == "outage" ? [("persona", "ana")] : [("answer", "no-account")]
            let callback = try await Browser.answer(try left.wayOn, answer)
            let entra = try #require(service.providers?.standIns.azureAD)
            if trouble == "outage" { _ = try await Browser.control(entra.baseURL + "/stand-in/outage", [("kind", "error")]) }
            let told = try await ana.open(callback)
            #expect(told.heading == (trouble == "outage" ? "The sign-in does not answer" : "No such account there"))
            #expect(told.text.contains("you are signed in by code") && told.text.contains("Continue"))
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
            let target = trouble == "outage" ? "azureAD providerFailed" : "azureAD noSuchAccount"
            #expect(try await service.count("audit_trail", where: "activity = 'healingFailed' and target = '\(target)'") == 1)
            _ = try await Browser.control(entra.baseURL + "/stand-in/outage", [("kind", "off")])
            let next = try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example")
            #expect(next.heading == (trouble == "outage" ? Self.title : "You are signed in"))
        }
    }

    @Test("stays signed in where another person's account comes, or that of another guest, and may try again")
    func anotherPerson() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let omar = Browser(service)
            let landing = try await omar.open(try await tenant.invite("omar@fabrikam.example").link)
            _ = try await omar.accept(try await omar.signIn(on: landing, "/continue", as: "omar"))
            let ana = try await service.guestByCode("ana@fabrikam.example", of: tenant)
            let page = try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example")
            for persona in ["omar", "mallory"] {
                let refused = try await ana.signIn(on: page, "/healing", as: persona, [("decision", "switch")])
                #expect(refused.heading == "That is another account" && refused.text.contains("Continue"))
                #expect(!refused.text.contains("omar@"))
            }
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
            #expect(try await service.count("guests", where: "identity_subject is not null") == 1)
        }
    }

    @Test("is asked nothing where it cannot be learned whether there is a better door, required or not")
    func unknown() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let entra = try #require(service.providers?.standIns.azureAD)
            _ = try await Browser.control(entra.baseURL + "/stand-in/outage", [("kind", "error")])
            let ana = try await service.guestByCode("ana@fabrikam.example", of: tenant)
            try await service.heal(tenant, "require")
            #expect(try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example").heading == "You are signed in")
            #expect(try await service.count("sessions", where: "is_held") == 0)
        }
    }

    @Test("needs no second code for an account of their organisation whose address nobody verified")
    func unverified() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let una = try await service.guestByCode("una@fabrikam.example", of: tenant)
            let page = try await una.comeByCode(to: tenant, as: "una@fabrikam.example")
            let me = try await una.signIn(on: page, "/healing", as: "una", [("decision", "switch")])
            #expect(me.heading == "You are signed in")
            #expect(try await service.count("guests", where: "identity_door = 'azureAD'") == 1)
        }
    }

    @Test("moves in the browser that proved the mailbox, and in no other")
    func anotherBrowser() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let ana = try await service.guestByCode("ana@fabrikam.example", of: tenant)
            let page = try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example")
            let left = try await ana.press(page, "/healing", [("decision", "switch")])
            let callback = try await Browser.answer(try left.wayOn, [("persona", "ana")])
            // With the visit's cookie, and with a session of another proof.
            let thief = try await service.guestByCode("omar@fabrikam.example", of: tenant)
            _ = try await thief.comeByCode(to: tenant, as: "omar@fabrikam.example")
            for (name, value) in ana.cookies where name.contains("visit") { thief.setCookie(name, value) }
            #expect(try await thief.open(callback).heading == "Please open the link here again")
            #expect(try await service.count("guests", where: "identity_subject is not null") == 0)
        }
    }

    @Test("is not asked where the tenant has it off, and goes where they wanted to, asked or not")
    func off() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let ana = try await service.guestByCode("ana@fabrikam.example", of: tenant)
            let wish = "/\(tenant.id)/logo"
            let offered = try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example", wishing: wish)
            let later = try await ana.press(offered, "/healing", [("decision", "later")], follows: false)
            #expect(later.location == wish)
            try await service.sql("update guests set healing_declined_at = null")
            try await service.heal(tenant, "off")
            #expect(try await ana.comeByCode(to: tenant, as: "ana@fabrikam.example").heading == "You are signed in")
            #expect(try await ana.open("/\(tenant.domain)/healing").heading == "You are signed in")
            let refused = try await service.json(
                "PATCH", "/admin/tenants/\(tenant.domain)/sign-in", bearer: service.adminToken, ["selfHealing": "perhaps"])
            #expect(refused.status == 400)
        }
    }

    @Test("by choice is not asked at once, and moves by a link of their own page when they want to")
    func byChoice() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            _ = try await service.admin("PATCH", "/tenants/\(tenant.domain)/sign-in", ["guestMayChoosePasscode": true])
            let gina = Browser(service)
            let landing = try await gina.open(try await tenant.invite("gina@gmail.com").link)
            let asked = try await gina.press(landing, "/continue", [("door", "passcode")])
            let code = try await service.code(to: "gina@gmail.com", for: asked)
            _ = try await gina.accept(try await gina.enter(code, on: asked))
            let me = try await gina.comeByCode(to: tenant, as: "gina@gmail.com")
            #expect(me.heading == "You are signed in" && me.html.contains("href=\"/\(tenant.id)/healing\""))
            #expect(me.text.contains("Sign in with Google from now on"))

            // After an hour the mailbox is proved once more.
            try await service.sql("update sessions set proved_at = proved_at - interval '1 hour'")
            let stale = try await gina.open("/\(tenant.domain)/me")
            #expect(stale.html.contains("/signin?return="))
            #expect(try await gina.open("/\(tenant.domain)/healing").heading == "You are signed in")
            let page = try await gina.comeByCode(to: tenant, as: "gina@gmail.com", wishing: "/\(tenant.id)/healing")
            #expect(page.heading == "Sign in with Google from now on?")
            let moved = try await gina.signIn(on: page, "/healing", as: "gina", [("decision", "switch")])
            #expect(moved.text.contains("Account with Google") && !moved.text.contains("from now on"))
        }
    }
}

extension Browser {
    /// Signs in by a code.
    func comeByCode(to tenant: TestTenant, as address: String, wishing path: String? = nil) async throws -> Page {
        let wish = path.map { "?return=\($0)" } ?? ""
        let asked = try await press(open("/\(tenant.domain)/signin\(wish)"), "/signin", [("address", address)])
        return try await enter(service.code(to: address, for: asked), on: asked)
    }
}

extension TestService {
    /// A guest who came while nobody but the mailbox could be asked.
    func guestByCode(_ address: String, of tenant: TestTenant) async throws -> Browser {
        let path = "/tenants/\(tenant.domain)/sign-in"
        _ = try await admin("PATCH", path, ["azureAD": false, "force": true])
        let guest = Browser(self)
        _ = try await guest.redeem(try await tenant.invite(address).link, as: address)
        _ = try await admin("PATCH", path, ["azureAD": true])
        return guest
    }

    func heal(_ tenant: TestTenant, _ how: String) async throws {
        let told = try await admin("PATCH", "/tenants/\(tenant.domain)/sign-in", ["selfHealing": .string(how)])
        #expect(told["selfHealing"].text == how)
    }
}
