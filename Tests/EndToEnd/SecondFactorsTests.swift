import Foundation
import TestSupport
import Testing
import VestibuleSandbox

@testable import VestibuleServer

@Suite("A guest's second factor")
struct SecondFactorsTests {
    private static let ana = "ana@elsewhere.example"
    private static let boss = "boss@contoso.example"

    @Test("is an app, added at the first demand; then one code lets one browser on, and applications learn of it")
    func app() async throws {
        try await RelyingApplication.run(as: Self.ana) { service, application, ana in
            let tenant = application.tenant
            let before = try await application.tokens(for: try await application.authorize(ana)).json
            #expect(try application.claims(of: before["id_token"].text ?? "")["amr"] == ["otp"])

            let page = try await ana.open(tenant.proof("/\(tenant.id)/me"))
            #expect(page.heading == "Add an authenticator app")
            let key = try page.key
            #expect(page.html.contains("src=\"data:image/svg+xml;base64,"))
            #expect(!(page.answer["Content-Security-Policy"] ?? "").contains("script-src"))
            let wrong = try await ana.add("000000", on: page)
            #expect(wrong.status == 422 && wrong.heading == "Add an authenticator app")
            #expect(try wrong.key == key)
            // Its clock is half a minute behind.
            let codes = try await ana.add(Oathtool.code(key, after: -30), on: wrong)
            #expect(codes.status == 200 && codes.heading == "Your recovery codes")
            #expect(codes.recoveryCodes.count == 10 && codes.html.contains("/\(tenant.id)/me\""))
            _ = try await service.letter(to: Self.ana, saying: "authenticator")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")

            // The grant lives on in the raised session, as it was begun; who comes again has the factor.
            let refreshed = try await application.refresh(before["refresh_token"].text ?? "").json
            #expect(try application.claims(of: refreshed["id_token"].text ?? "")["amr"] == ["otp"])
            let anew = try await application.tokens(for: try await application.authorize(ana)).json
            #expect(try application.claims(of: anew["id_token"].text ?? "")["amr"] == ["otp", "mfa"])

            let (second, third) = (Browser(service), Browser(service))
            for browser in [second, third] { try await browser.signIn(as: Self.ana, at: tenant, service) }
            let code = try Oathtool.code(key)
            let asked = try await second.open(tenant.proof("/\(tenant.id)/me"))
            #expect(asked.heading == "Confirm that it is you")
            #expect(try await second.prove(code, on: asked).heading == "You are signed in")
            let again = try await third.prove(code, on: try await third.open(tenant.proof("/\(tenant.id)/me")))
            #expect(again.status == 422 && again.text.contains("wrong, or was used before"))
            let answered = try await application.tokens(for: try await application.authorize(third)).json
            #expect(try application.claims(of: answered["id_token"].text ?? "")["amr"] == ["otp"])
            let next = try Oathtool.code(key, after: 30)
            #expect(try await third.prove(next, on: again).heading == "You are signed in")

            // A recovery code, and whoever answers is told.
            let fourth = Browser(service)
            try await fourth.signIn(as: Self.ana, at: tenant, service)
            let recovery = try #require(codes.recoveryCodes.first)
            let lost = try await fourth.open(tenant.proof("/\(tenant.id)/me"))
            #expect(try await fourth.prove(recovery.uppercased(), on: lost).heading == "You are signed in")
            _ = try await service.letter(to: "projects@contoso.example", saying: "recovery")
            _ = try await service.letter(to: Self.ana, saying: "recovery")
            let fifth = Browser(service)
            try await fifth.signIn(as: Self.ana, at: tenant, service)
            let spent = try await fifth.prove(recovery, on: try await fifth.open(tenant.proof("/\(tenant.id)/me")))
            #expect(spent.text.contains("This recovery code is wrong, or was used before."))
            #expect(spent.status == 422)
        }
    }

    @Test("needs a session, a form of one's own and a path of the tenant's, and reading changes nothing") func forged() async throws
    {
        try await RelyingApplication.run(as: Self.ana) { service, application, ana in
            let tenant = application.tenant
            for path in ["/\(tenant.id)/me/security", tenant.proof("/\(tenant.id)/me")] {
                #expect(try await Browser(service).open(path).heading == "Sign in to Contoso", "\(path)")
                for _ in 0..<3 { _ = try await ana.open(path) }
            }
            #expect(try await service.count("guest_security") == 0)
            let page = try await ana.open(tenant.proof("https://evil.example/"))
            let form = try page.form("/me/security/app")
            #expect(!form.action.contains("evil"))
            // Another browser's press, with and without its token.
            let other = Browser(service)
            try await other.redeem(try await tenant.invite("bo@elsewhere.example").link, as: "bo@elsewhere.example")
            let theirs = try await other.post(
                form.action,
                [("token", form.token), ("factor", page.hidden("factor")), ("key", page.hidden("key")), ("code", "123456")])
            #expect(theirs.status == 403)
            let mine = try await other.open(tenant.proof("/\(tenant.id)/me"))
            let stolen = try await other.post(
                try mine.form("/me/security/app").action,
                [
                    ("token", try mine.form("/me/security/app").token), ("factor", page.hidden("factor")),
                    ("key", page.hidden("key")),
                    ("code", try Oathtool.code(page.key)),
                ])
            #expect(stolen.status == 409)
            // The form of who was signed in here before.
            let shared = Browser(service)
            try await shared.signIn(as: Self.ana, at: tenant, service)
            let left = try await shared.open(tenant.proof("/\(tenant.id)/me"))
            try await shared.signIn(as: "bo@elsewhere.example", at: tenant, service)
            #expect(try await shared.add(Oathtool.code(left.key), on: left).status == 403)
            #expect(try await service.count("second_factors") == 0)
        }
    }

    @Test("asks who came long ago to sign in again before the first one is added, and lets one on by code as ever") func trust()
        async throws
    {
        try await RelyingApplication.run(as: Self.ana) { service, application, ana in
            let tenant = application.tenant
            _ = try await service.sql("update sessions set proved_at = proved_at - interval '11 minutes'")
            let asked = try await ana.open(tenant.proof("/\(tenant.id)/me"))
            #expect(asked.heading == "Sign in to Contoso")
            let code = try await ana.press(asked, "signin", [("address", Self.ana)], follows: true)
            #expect(code.heading == "Enter your code")
            let page = try await ana.enter(service.code(to: Self.ana, for: code), on: code)
            #expect(page.heading == "Add an authenticator app")
            #expect(try await ana.add(Oathtool.code(page.key), on: page).heading == "Your recovery codes")
        }
    }

    @Test("can be changed only a short while after it was proved") func changes() async throws {
        try await RelyingApplication.run(as: Self.ana) { service, application, ana in
            let tenant = application.tenant
            let page = try await ana.open("/\(tenant.domain)/me/security/app")
            let key = try page.key
            _ = try await ana.add(Oathtool.code(key, after: -30), on: page)
            let security = try await ana.open("/\(tenant.domain)/me/security")
            #expect(security.text.contains("Authenticator app") && security.text.contains("Recovery codes left: 10."))
            let sure = try await ana.open(security.link(saying: "Make new recovery codes"))
            #expect(sure.heading == "Make new recovery codes?")
            let renewed = try await ana.press(sure, "/recovery-codes", [])
            #expect(renewed.heading == "Your recovery codes" && renewed.recoveryCodes.count == 10)
            _ = try await service.letter(to: Self.ana, saying: "recovery")

            let asked = try await ana.open(security.link(saying: "Remove"))
            #expect(asked.heading == "Remove this second factor?" && asked.text.contains("Authenticator app"))
            _ = try await service.sql("update sessions set second_factor_at = second_factor_at - interval '11 minutes'")
            let remove = try security.link(saying: "Remove")
            let late = try await ana.press(asked, "/remove", [("factor", asked.value(of: "factor"))])
            #expect(late.text.contains("first confirm with your second factor"))
            for link in [remove, "/\(tenant.domain)/me/security/recovery-codes"] {
                #expect(try await ana.open(link).text.contains("first confirm with your second factor"), "\(link)")
            }
            #expect(try await service.count("second_factors") == 1)
            #expect(try await ana.open("/\(tenant.domain)/me/security/app").heading == "Confirm that it is you")
            let proof = try await ana.open(tenant.proof("/\(tenant.id)/me/security"))
            let back = try await ana.prove(Oathtool.code(key), on: proof)
            #expect(back.heading == "Your second factor")
            #expect(try await ana.open("/\(tenant.id)/me/security/remove?factor=\(UUID())").heading == "Your second factor")
            let again = try await ana.open(back.link(saying: "Remove"))
            let removed = try await ana.press(again, "/remove", [("factor", again.value(of: "factor"))])
            #expect(removed.text.contains("no second factor yet"))
            _ = try await service.letter(to: Self.ana, saying: "removed")
            #expect(try await service.count("recovery_codes") == 0)
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
        }
    }

    @Test("tells when to try again after too many wrong codes") func limits() async throws {
        try await RelyingApplication.run(as: Self.ana) { service, application, ana in
            let tenant = application.tenant
            let page = try await ana.open("/\(tenant.domain)/me/security/app")
            let key = try page.key
            _ = try await ana.add(Oathtool.code(key, after: -30), on: page)
            var asked = try await ana.open(tenant.proof("/\(tenant.id)/me"))
            for _ in 0..<5 { asked = try await ana.prove("000000", on: asked) }
            #expect(asked.status == 422)
            let waits = try await ana.prove(Oathtool.code(key), on: asked)
            #expect(waits.status == 429 && waits.text.contains("Please wait until"))
            #expect((1...300).contains(Int(waits.answer["Retry-After"] ?? "") ?? 0))
        }
    }

    @Test("that is lost is reset once the sponsor agrees and the delay is over; the mailbox can stop it") func reset() async throws
    {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite(Self.ana, ["invitedUserSponsors": [["mail": .string(Self.boss)]]])
            let ana = Browser(service)
            try await ana.redeem(invited.link, as: Self.ana)
            let page = try await ana.open("/\(tenant.domain)/me/security/app")
            _ = try await ana.add(Oathtool.code(page.key, after: -30), on: page)

            func ask() async throws {
                let asked = try await ana.open(tenant.proof("/\(tenant.id)/me"))
                let lost = try await ana.open(asked.link(saying: "I have lost my second factor"))
                #expect(lost.heading == "Have you lost your second factor?")
                let done = try await ana.press(lost, "/lost", [])
                #expect(done.heading == "We have passed on your request", "\(done.text)")
            }
            #expect(page.text.contains("Scan this picture") && !page.text.contains("asks for"))
            try await ask()
            #expect(try await ana.open("/\(tenant.domain)/me/security").text.contains("has not agreed yet"))
            _ = try await service.letter(to: Self.ana, saying: "Somebody")
            let sponsor = Browser(service)
            let link = try await service.letter(to: Self.boss, saying: "/sponsor?a=").link("sponsor")
            let question = try await sponsor.open(link)
            #expect(question.heading == "Reset a guest’s second factor?" && question.text.contains(Self.ana))
            #expect(try await sponsor.press(question, "/sponsor", []).heading == "You have agreed")
            #expect(try await ana.open("/\(tenant.domain)/me/security").text.contains("A reset is under way"))
            #expect(try await sponsor.press(question, "/sponsor", []).status == 410)
            let told = try await service.letter(to: Self.ana, saying: "second-factor-reset")
            let reader = Browser(service)
            let stop = try await reader.open(told.link("second-factor-reset"))
            #expect(stop.heading == "Stop the reset?")
            #expect(try await reader.press(stop, "/second-factor-reset", []).heading == "The reset is stopped")
            #expect(try await reader.open(told.link("second-factor-reset")).status == 410)
            #expect(try await service.count("second_factors") == 1)

            _ = try await service.admin("PATCH", "/tenants/\(tenant.domain)/second-factors", ["resetHours": 0])
            try await ask()
            let again = try await eventually("the second letter") {
                let other = try await service.letter(to: Self.boss, saying: "/sponsor?a=").link("sponsor")
                return other == link ? nil : other
            }
            #expect(try await sponsor.press(try await sponsor.open(again), "/sponsor", []).heading == "You have agreed")
            try await eventually("the factors are gone", within: .seconds(40)) { try await service.count("second_factors") == 0 }
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            _ = try await service.letter(to: Self.ana, saying: "everywhere")
            try await ana.signIn(as: Self.ana, at: tenant, service)
            #expect(try await ana.open(tenant.proof("/\(tenant.id)/me")).heading == "Add an authenticator app")
        }
    }

    @Test("is listed over the API in Graph's shape, and taken away, of which the guest is told") func graph() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: ["User.Invite.All", "UserAuthenticationMethod.ReadWrite.All"])
            let reader = try await service.tenant("Northwind", domain: "northwind.example", permissions: ["User.ReadWrite.All"])
            let invited = try await tenant.invite(Self.ana)
            let ana = Browser(service)
            try await ana.redeem(invited.link, as: Self.ana)
            let path = "/v1.0/users/\(invited.guest)/authentication"
            #expect(try await tenant.graph("GET", path + "/methods").json["value"].items.isEmpty)
            let page = try await ana.open("/\(tenant.domain)/me/security/app")
            _ = try await ana.add(Oathtool.code(page.key), on: page)
            let methods = try await tenant.graph("GET", path + "/methods")
            let method = try #require(methods.json["value"].items.first)
            #expect(method["@odata.type"] == "#microsoft.graph.softwareOathAuthenticationMethod" && method["secretKey"] == .null)
            let id = method["id"].text ?? ""
            #expect(try await tenant.graph("GET", path + "/softwareOathMethods").json["value"].items.count == 1)
            #expect(try await tenant.graph("GET", path + "/fido2Methods").json["value"].items.isEmpty)
            #expect(try await tenant.graph("GET", path + "/softwareOathMethods/\(id)").json["id"].text == id)
            #expect(try await tenant.graph("GET", path + "/fido2Methods/\(id)").status == 404)
            #expect(try await tenant.graph("DELETE", path + "/fido2Methods/\(id)").status == 404)
            #expect(try await reader.graph("GET", path + "/methods").status == 403)
            #expect(try await tenant.graph("DELETE", path + "/softwareOathMethods/\(id)").status == 204)
            #expect(try await tenant.graph("DELETE", path + "/softwareOathMethods/\(id)").status == 404)
            _ = try await service.letter(to: Self.ana, saying: "administrator")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
        }
    }

    @Test("asked for by the guest's organisation counts where the tenant trusts it, and not elsewhere", arguments: [true, false])
    func upstream(isTrusted: Bool) async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant(permissions: ["User.Invite.All", "Policy.ReadWrite.CrossTenantAccess"])
            let application = try await RelyingApplication.register(at: tenant)
            if isTrusted {
                let changed = try await tenant.graph(
                    "PATCH", "/v1.0/policies/crossTenantAccessPolicy/default", ["inboundTrust": ["isMfaAccepted": true]])
                #expect(changed.status == 204, "\(changed.text)")
            }
            for (persona, address) in [("mira", "mira@fabrikam.example"), ("ana", "ana@fabrikam.example")] {
                let counts = isTrusted && persona == "mira"
                let guest = Browser(service)
                let landing = try await guest.open(try await tenant.invite(address).link)
                _ = try await guest.accept(try await guest.signIn(on: landing, "/continue", as: persona))
                let tokens = try await application.tokens(for: try await application.authorize(guest)).json
                #expect(
                    try application.claims(of: tokens["id_token"].text ?? "")["amr"] == (counts ? ["fed", "mfa"] : ["fed"]),
                    "\(persona)")
                let back = Browser(service)
                let asked = try await back.open("/\(tenant.domain)/signin")
                _ = try await back.signIn(on: asked, "/provider", as: persona, [("door", "azureAD")])
                let again = try await application.tokens(for: try await application.authorize(back)).json
                #expect(
                    try application.claims(of: again["id_token"].text ?? "")["amr"] == (counts ? ["fed", "mfa"] : ["fed"]),
                    "\(persona)")
            }
            #expect(try await service.count("sessions", where: "'mfa' = any (methods)") == (isTrusted ? 2 : 0))
            // Which is no proof of a factor of ours.
            #expect(try await service.count("sessions", where: "second_factor_at is not null") == 0)
        }
    }
}

extension TestTenant {
    fileprivate func proof(_ path: String) -> String {
        "/\(domain)/signin/second-factor?return=" + path.replacing("/", with: "%2F").replacing(":", with: "%3A")
    }
}

extension Browser {
    fileprivate func add(_ code: String, on page: Page) async throws -> Page {
        try await press(
            page, "/me/security/app", [("factor", page.hidden("factor")), ("key", page.hidden("key")), ("code", code)])
    }

    fileprivate func prove(_ code: String, on page: Page) async throws -> Page {
        try await press(page, "/signin/second-factor", [("code", code)])
    }

    fileprivate func signIn(as address: String, at tenant: TestTenant, _ service: TestService) async throws {
        // Codes go out at most one in a while.
        _ = try await service.sql("update passcode_counts set last_sent_at = last_sent_at - interval '1 minute'")
        let asking = try await askToSignIn(to: tenant.domain, as: address)
        let page = try await enter(service.code(to: address, for: asking), on: asking)
        try #require(page.heading == "You are signed in")
    }
}

extension Page {
    fileprivate var key: String {
        get throws { String(try #require(html.firstMatch(of: /<code class="key" dir="ltr">([A-Z2-7 ]+)<\/code>/)).1) }
    }

    fileprivate var recoveryCodes: [String] { html.matches(of: /<li><code dir="ltr">([a-z2-7-]{14})<\/code>/).map { String($0.1) } }

    fileprivate func hidden(_ name: String) -> String {
        let pattern = "<input type=\"hidden\" name=\"\(name)\" value=\""
        guard let start = html.range(of: pattern)?.upperBound else { return "" }
        return String(html[start...].prefix { $0 != "\"" })
    }

    fileprivate func value(of name: String) -> String {
        guard let start = html.range(of: "name=\"\(name)\" value=\"")?.upperBound else { return "" }
        return String(html[start...].prefix { $0 != "\"" })
    }
}
