import Foundation
import TestSupport
import Testing
import Vestibule
import VestibuleSandbox

@testable import VestibuleServer

@Suite("Signing in elsewhere")
struct SigningInElsewhereTests {
    /// Whom the sandbox invites, and the door each goes through.
    static let guests = [
        ("ana@fabrikam.example", "ana", "azureAD", "Microsoft (work or school)"),
        ("otto@outlook.com", "otto", "microsoftAccount", "Microsoft (personal)"),
        ("gina@gmail.com", "gina", "google", "Google"),
    ]

    @Test("takes a guest through the door of their address, without a code, and back again", arguments: ["ana", "otto", "gina"])
    func theWholeStory(persona: String) async throws {
        // By the persona's name: whole addresses are not printed, by tests neither.
        let (address, _, door, name) = try #require(Self.guests.first { $0.1 == persona })
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite(address)
            let guest = Browser(service)
            let landing = try await guest.open(invited.link)
            #expect(landing.text.contains("When you continue, you sign in with \(name)."))

            let consent = try await guest.signIn(on: landing, "/continue", as: persona)
            #expect(consent.heading == "Join Contoso as a guest?")
            let sentOn = try await guest.accept(consent)
            #expect(sentOn.location == TestTenant.redirectURL)
            #expect(try await service.count("letters", where: "kind = 'passcode'") == 0)
            #expect(try await service.count("guests", where: "identity_door = '\(door)' and state = 'Accepted'") == 1)

            let back = Browser(service)
            let asked = try await back.open("/\(tenant.domain)/signin")
            #expect(asked.text.contains("Sign in with \(name)"))
            let me = try await back.signIn(on: asked, "/provider", as: persona, [("door", door)])
            #expect(me.heading == "You are signed in")
        }
    }

    @Test("is told beforehand, with the reason, to the application and to the operator")
    func explained() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            for (address, _, door, _) in Self.guests + [("eva@independent.example", "", "passcode", "")] {
                NeverPrinted.note(address)
                let told = try await tenant.graph(
                    "POST", "/v1.0/invitations/explainRoute", ["invitedUserEmailAddress": .string(address)]
                ).json
                #expect(told["identityProvider"].text == door)
                #expect(told["domainPolicy"]["isAllowed"] == true)
                #expect(
                    Set(told["trace"].items.compactMap { $0["identityProvider"].text }).isSuperset(of: [
                        "azureAD", "google", "passcode",
                    ]))
                let toOperator = try await service.admin("GET", "/tenants/\(tenant.domain)/route?email=\(address)")
                #expect(toOperator["identityProvider"].text == door)
            }
            let company = try await tenant.graph(
                "POST", "/v1.0/invitations/explainRoute", ["invitedUserEmailAddress": "ana@fabrikam.example"]
            ).json
            #expect(company["reason"].text?.hasPrefix("The domain is verified in Entra tenant ") == true)
            let nonsense = try await tenant.graph(
                "POST", "/v1.0/invitations/explainRoute", ["invitedUserEmailAddress": "ana"])
            #expect(nonsense.status == 400)
            #expect(try await service.count("guests") == 0)
        }
    }

    @Test("is told with the invitation and kept, beside what was decided when the guest came")
    func traceKept() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let forecast = invited.answer.json["routeForecast"]
            #expect(forecast["identityProvider"] == "azureAD")
            #expect(forecast["reason"].text?.hasPrefix("The domain is verified in Entra tenant ") == true)
            #expect(forecast["trace"].items.count == 4 && forecast["asOfDateTime"].text?.hasSuffix("Z") == true)

            // At the door there is no such account, so it is a code.
            let ana = Browser(service)
            let landing = try await ana.open(invited.link)
            let again = try await ana.signIn(on: landing, "/continue", answering: [("answer", "no-account")])
            let asked = try await ana.press(again, "/continue")
            _ = try await ana.accept(try await ana.enter(try await service.code(to: "ana@fabrikam.example", for: asked), on: asked))

            let told = try await tenant.graph("GET", "/v1.0/invitations/\(invited.id)").json
            #expect(told["routeForecast"] == forecast)
            #expect(told["routeTaken"]["identityProvider"] == "passcode")
            let azureAD = told["routeTaken"]["trace"].items.first { $0["identityProvider"] == "azureAD" }
            #expect(azureAD?["reason"] == "The guest came back from it: there is no such account.")
            let user = try await tenant.graph("GET", "/v1.0/users/\(invited.guest)?$select=id,routeTaken").json
            #expect(user["routeTaken"] == told["routeTaken"] && user["id"].text == invited.guest)
            let all = try await tenant.graph("GET", "/v1.0/users?$select=routeTaken").json
            #expect(all["value"].items.map { $0["routeTaken"] } == [told["routeTaken"]])
            #expect(try await tenant.graph("GET", "/v1.0/users/\(invited.guest)").json["routeTaken"] == .null)
            for path in ["invitations/\(invited.id)", "guests/\(invited.guest)"] {
                let toOperator = try await service.admin("GET", "/tenants/\(tenant.domain)/\(path)")
                #expect(toOperator["routeTaken"].items.first?["identityProvider"] == "passcode")
            }

            // Who is in goes where the guest is known, invited again or not.
            let inviting = try await service.tenant("Adatum", domain: "adatum.example", permissions: ["User.Invite.All"])
            let address = "eva@independent.example"
            _ = try await Browser(service).redeem(try await inviting.invite(address).link, as: address)
            #expect(try await inviting.invite(address).answer.json["routeForecast"] == .null)
            let second = try await tenant.invite("ana@fabrikam.example").answer.json["routeForecast"]
            #expect(second["identityProvider"] == "passcode" && second["reason"] == "The guest's account is there.")
        }
    }

    @Test("is foretold as unknown where the directory does not answer, and the invitation goes out all the same")
    func unknownForecast() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let entra = try #require(service.providers?.standIns.azureAD)
            _ = try await Browser.control(entra.baseURL + "/stand-in/outage", [("kind", "error")])
            let forecast = try await tenant.invite("ana@fabrikam.example").answer.json["routeForecast"]
            #expect(forecast["identityProvider"] == "passcode")
            #expect(forecast["alternatives"].items.contains("azureAD"))
            #expect(forecast["trace"].items.first?["verdict"] == "mayFit")
            #expect(forecast["trace"].items.first?["reason"].text?.hasPrefix("The directory did not answer") == true)
        }
    }

    @Test("is the tenant's to switch off and on, and what is under way obeys at once")
    func switches() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let path = "/tenants/\(tenant.domain)/sign-in"
            let gina = Browser(service)
            let landing = try await gina.open(try await tenant.invite("gina@gmail.com").link)
            let left = try await gina.press(landing, "/continue")
            _ = try await service.admin("PATCH", path, ["google": false])
            let callback = try await Browser.answer(try left.wayOn, [("persona", "gina")])
            let over = try await gina.open(callback)
            #expect(over.heading == "That took too long")
            #expect(try await gina.press(over, "/continue").heading == "Enter your code")
            let asked = try await gina.open("/\(tenant.domain)/signin")
            #expect(!asked.text.contains("Google") && asked.text.contains("Microsoft"))

            // By code, then codes are switched off: the first would be locked out, so it is refused without force.
            let eva = Browser(service)
            let invited = try await tenant.invite("eva@independent.example")
            _ = try await eva.accept(try await eva.prove(invited.link, as: "eva@independent.example"))
            let refused = try await service.json("PATCH", "/admin\(path)", bearer: service.adminToken, ["passcode": false])
            #expect(refused.status == 409)
            #expect(refused.json["error"].text?.hasPrefix("1 guest signs in there and would be locked out.") == true)
            let noor = Browser(service)
            let second = try await noor.open(try await tenant.invite("noor@adatum.example").link)
            let code = try await noor.press(second, "/continue")
            let typed = try await service.code(to: "noor@adatum.example", for: code)
            _ = try await service.admin("PATCH", path, ["passcode": false, "force": true, "fallback": "emailOneTimePasscode"])
            #expect(try await noor.enter(typed, on: code).heading == "That took too long")
            #expect(try await noor.open(second.url).heading == "There is no way to sign in")

            let told = try await service.admin(
                "PATCH", path,
                ["passcode": true, "google": true, "guestMayChoosePasscode": true, "order": ["socialIdentityProviders"]])
            #expect(told["order"].items.map(\.text) == ["socialIdentityProviders"])
            let choosing = Browser(service)
            let free = try await choosing.open(try await tenant.invite("gina@gmail.com").link)
            #expect(free.text.contains("Send me a code instead"))
            #expect(try await choosing.press(free, "/continue", [("door", "passcode")]).heading == "Enter your code")
            for wrong: JSON in [["order": ["nothing"]], ["fallback": "x"], ["google": "perhaps"], ["yahoo": true], [:]] {
                #expect(try await service.json("PATCH", "/admin\(path)", bearer: service.adminToken, wrong).status == 400)
            }
        }
    }

    @Test("is what a guest can go back to who chose a code instead, until the code has been typed")
    func back() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let path = "/tenants/\(tenant.domain)/sign-in"
            let eva = Browser(service)
            let asked = try await eva.press(try await eva.open(try await tenant.invite("ana@fabrikam.example").link), "/continue")
            #expect(try asked.wayOn.contains("login_hint"))
            _ = try await service.admin("PATCH", path, ["guestMayChoosePasscode": true])
            let gina = Browser(service)
            let landing = try await gina.open(try await tenant.invite("gina@gmail.com").link)
            let passcode = try await gina.press(landing, "/continue", [("door", "passcode")])
            #expect(passcode.heading == "Enter your code" && passcode.text.contains("Sign in with Google"))
            #expect(try await gina.press(passcode, "/continue").heading == "Enter your code")
            let consent = try await gina.signIn(on: passcode, "/continue", as: "gina", [("door", "first")])
            #expect(consent.heading == "Join Contoso as a guest?")
            _ = try await gina.accept(consent)
            #expect(try await service.count("guests", where: "identity_door = 'google'") == 1)

            // The code was typed: the proof stays.
            let otto = Browser(service)
            let invitation = try await otto.open(try await tenant.invite("otto@outlook.com").link)
            let page = try await otto.press(invitation, "/continue", [("door", "passcode")])
            _ = try await otto.enter(try await service.code(to: "otto@outlook.com", for: page), on: page)
            #expect(try await otto.press(page, "/continue", [("door", "first")]).heading == "Join Contoso as a guest?")
            // Whom the address leads to the code has nothing to go back to.
            let noor = Browser(service)
            let independent = try await noor.open(try await tenant.invite("eva@independent.example").link)
            #expect(try await noor.press(independent, "/continue").forms.count == 2)
        }
    }

    @Test("leaves an independent mailbox to its code")
    func independent() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let eva = Browser(service)
            let landing = try await eva.open(try await tenant.invite("eva@independent.example").link)
            #expect(landing.text.contains("we send a one-time code"))
            #expect(try await eva.press(landing, "/continue").heading == "Enter your code")
        }
    }

    @Test("with another person's account leaves the invitation as it was, and the right one still comes in")
    func anotherPerson() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let ana = Browser(service)
            let landing = try await ana.open(try await tenant.invite("ana@fabrikam.example").link)
            let refused = try await ana.signIn(on: landing, "/continue", as: "omar")
            #expect(refused.heading == "That is another account")
            #expect(!refused.text.contains("omar@") && !refused.text.contains("ana@"))
            #expect(refused.text.contains("does not belong to \(try EmailAddress("ana@fabrikam.example").masked)."))
            #expect(try await service.count("guests", where: "identity_subject is not null or state = 'Accepted'") == 0)
            let consent = try await ana.signIn(on: refused, "/continue", as: "ana")
            #expect(consent.heading == "Join Contoso as a guest?")
        }
    }

    @Test(
        "with an account from elsewhere that an administrator gave the invited address does not come in, whoever reads the mailbox")
    func addressSetByAnAdministrator() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let mallory = Browser(service)
            let landing = try await mallory.open(try await tenant.invite("ana@fabrikam.example").link)
            #expect(try await mallory.signIn(on: landing, "/continue", as: "mallory").heading == "That is another account")
            #expect(try await service.count("audit_trail", where: "activity = 'accountRefused'") == 1)
            #expect(try await service.count("attempts", where: "identity_subject is not null") == 0)
        }
    }

    @Test("with an account of the domain's own whose address nobody verified needs the mailbox's code besides")
    func unverified() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let address = "una@fabrikam.example"
            let guest = Browser(service)
            let landing = try await guest.open(try await tenant.invite(address).link)
            let owed = try await guest.signIn(on: landing, "/continue", as: "una")
            #expect(owed.heading == "One more step: your mailbox")
            #expect(try await service.count("letters", where: "kind = 'passcode'") == 0)
            #expect(try await service.count("guests", where: "state = 'Accepted'") == 0)
            let asked = try await guest.press(owed, "/resend")
            let consent = try await guest.enter(try await service.code(to: address, for: asked), on: asked)
            #expect(consent.heading == "Join Contoso as a guest?")
            _ = try await guest.accept(consent)
            #expect(try await service.count("guests", where: "identity_door = 'azureAD'") == 1)
            #expect(try await service.count("sessions", where: "methods = array['fed', 'otp']") == 1)
        }
    }

    @Test("goes on at the next door where there is no such account, and ends nothing where it is declined")
    func noAccount() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let ana = Browser(service)
            let landing = try await ana.open(try await tenant.invite("ana@fabrikam.example").link)
            let declined = try await ana.signIn(on: landing, "/continue", answering: [("answer", "cancel")])
            #expect(declined.heading == "You did not sign in")
            let again = try await ana.signIn(on: declined, "/continue", answering: [("answer", "no-account")])
            #expect(again.heading == "No such account there")
            let asked = try await ana.press(again, "/continue")
            #expect(asked.heading == "Enter your code")
        }
    }

    @Test("comes back once, to the browser that left")
    func anotherBrowser() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let ana = Browser(service)
            let landing = try await ana.open(try await tenant.invite("ana@fabrikam.example").link)
            let left = try await ana.press(landing, "/continue")
            let callback = try await Browser.answer(try left.wayOn, [("persona", "ana")])
            let thief = Browser(service)
            #expect(try await thief.open(callback).heading == "Please open the link here again")
            #expect(try await ana.open(callback, method: "HEAD").status == 405)
            #expect(try await ana.open(callback).heading == "Join Contoso as a guest?")
            #expect(try await ana.open(callback).heading == "Please open the link here again")
        }
    }

    @Test("is by the account that was bound, whatever it is called since; one that nobody has is no guest")
    func renamed() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let ana = Browser(service)
            let landing = try await ana.open(try await tenant.invite("ana@fabrikam.example").link)
            _ = try await ana.accept(try await ana.signIn(on: landing, "/continue", as: "ana"))
            // Here the guest got another address; over there the account says the one before.
            try await service.sql("update guests set address = 'ana.reis@fabrikam.example', mailbox = 'ana.reis@fabrikam.example'")
            let again = Browser(service)
            let invited = try await again.open(try await tenant.invite("ana.reis@fabrikam.example").link)
            #expect(try await service.count("guests") == 1)
            #expect(try await again.signIn(on: invited, "/continue", as: "ana").heading == "Join Contoso as a guest?")
            let other = Browser(service)
            let asked = try await other.open("/\(tenant.domain)/signin")
            let unknown = try await other.signIn(on: asked, "/provider", as: "omar", [("door", "azureAD")])
            #expect(unknown.heading == "This account is no guest here")
        }
    }

    @Test("is a proof made now where an application wants one, and not a session that the provider remembers")
    func provesAnew() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let application = try await RelyingApplication.register(at: tenant)
            for (wish, isAnew) in [
                ([:], false), (["prompt": "login"], true), (["max_age": "60"], true), (["prompt": "login select_account"], true),
            ]
                as [([String: String], Bool)]
            {
                let ana = Browser(service)
                let asked = try await ana.open(application.url(wish))
                let left = try await ana.press(asked, "/provider", [("door", "azureAD")])
                #expect(try left.wayOn.contains("&prompt=login") == isAnew, "\(wish)")
            }
        }
    }

    @Test("is no proof made now when the guest, or somebody at the guest's browser, went another way to the provider")
    func goesRound() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let application = try await RelyingApplication.register(at: tenant)
            let ana = Browser(service)
            let consent = try await ana.signIn(
                on: try await ana.open(try await tenant.invite("ana@fabrikam.example").link), "/continue", as: "ana")
            _ = try await ana.accept(consent)
            let asked = try await ana.open(application.url(["prompt": "login"]))
            let back =
                try #require(try asked.form("/provider").action.split(separator: "return=").last).removingPercentEncoding ?? ""
            #expect(back.contains("since="))
            // By the tenant's own page, which lets a provider remember who is there.
            let plain = try await ana.open("/\(tenant.domain)/signin")
            #expect(try await ana.signIn(on: plain, "/provider", as: "ana", [("door", "azureAD")]).heading == "You are signed in")
            #expect(try await ana.open(back).heading == "Sign in to Contoso")
            // By the application's, which asks for a proof.
            let leaving = try await ana.signIn(on: asked, "/provider", as: "ana", [("door", "azureAD")])
            #expect(try application.answer(in: try leaving.wayOn)["code"] != nil)
        }
    }

    @Test("is refused while the provider is down, and works again at once when it is back")
    func outage() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let gina = Browser(service)
            let landing = try await gina.open(try await tenant.invite("gina@gmail.com").link)
            let left = try await gina.press(landing, "/continue")
            let callback = try await Browser.answer(try left.wayOn, [("persona", "gina")])
            let google = try #require(service.providers?.standIns.google)
            _ = try await Browser.control(google.baseURL + "/stand-in/outage", [("kind", "error")])
            let refused = try await gina.open(callback)
            #expect(refused.heading == "The sign-in does not answer")
            _ = try await Browser.control(google.baseURL + "/stand-in/outage", [("kind", "off")])
            #expect(try await gina.signIn(on: refused, "/continue", as: "gina").heading == "Join Contoso as a guest?")
            let told = try await service.call("GET", "/metrics", headers: [("Authorization", "Bearer \(service.adminToken)")])
            let metrics = try PrometheusText(told.text)
            for (outcome, count) in [("unavailable", 1), ("proved", 1), ("misconfigured", 0)] as [(String, Double)] {
                #expect(metrics.value("vestibule_providers_total", ["provider": "google", "outcome": outcome]) == count)
            }
        }
    }
}

extension Browser {
    /// Presses a button that leads to a stand-in, picks a persona there, and comes back.
    func signIn(
        on page: Page, _ ending: String, as persona: String, _ fields: [(name: String, value: String)] = []
    ) async throws -> Page {
        try await signIn(on: page, ending, answering: [("persona", persona)], fields)
    }

    func signIn(
        on page: Page, _ ending: String, answering answer: [(name: String, value: String)],
        _ fields: [(name: String, value: String)] = []
    ) async throws -> Page {
        let left = try await press(page, ending, fields)
        return try await open(try await Self.answer(try left.wayOn, answer))
    }

    /// Where the stand-in sends the browser.
    static func answer(_ url: String, _ fields: [(name: String, value: String)]) async throws -> String {
        let answer = try await control(url, fields)
        return try #require(answer["Location"], "\(answer.status)")
    }

    static func control(_ url: String, _ fields: [(name: String, value: String)]) async throws -> HTTPAnswer {
        let rest = url.dropFirst("http://localhost:".count)
        let port = try #require(Int(rest.prefix { $0.isNumber }))
        let body = fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return try await HTTPExchange(
            method: "POST", target: String(rest.drop { $0.isNumber }),
            headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(body.utf8)
        ).send(to: port)
    }
}

extension Page {
    /// Where the page on the way to a provider leads, by itself and by its link.
    var wayOn: String {
        get throws {
            let link = try #require(html.firstMatch(of: /<a class="button" href="([^"]+)">/)).output.1.replacing("&amp;", with: "&")
            let refresh = try #require(html.firstMatch(of: /<meta http-equiv="refresh" content="0; url=([^"]+)">/)).output.1
            #expect(refresh.replacing("&amp;", with: "&") == link)
            return String(link)
        }
    }
}
