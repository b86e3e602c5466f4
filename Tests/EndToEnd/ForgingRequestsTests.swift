import TestSupport
import Testing

@Suite("Forging a guest's requests from elsewhere")
struct ForgingRequestsTests {
    @Test("is refused without a token, with another browser's, and from another origin; nothing is written")
    func crossSite() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let (ana, eve) = (Browser(service), Browser(service))
            let landing = try await ana.open(invited.link)
            let form = try landing.form("/continue")
            let evesToken = try await eve.open(invited.link).form("/continue").token
            let ours = [(name: "token", value: form.token)]
            let null = (name: "Origin", value: "null")
            let forged: [(fields: [(name: String, value: String)], origin: [(name: String, value: String)])] = [
                ([], [null, ("Sec-Fetch-Site", "same-origin")]),
                ([("token", "")], []), ([("token", "AAAA")], []), ([("token", evesToken)], []),
                (ours + ours, []),
                (ours, [("Origin", "https://evil.example")]),
                (ours, [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "same-origin")]),
                (ours, [("Origin", "\(service.base).evil.example")]),
                (ours, [null]), (ours, [null, ("Sec-Fetch-Site", "cross-site")]),
                (ours, [null, ("Sec-Fetch-Site", "same-site")]), (ours, [("Sec-Fetch-Site", "none")]),
            ]
            for attack in forged {
                let answer = try await ana.post(form.action, attack.fields, origin: attack.origin)
                #expect(answer.status == 403, "\(attack)")
                #expect(answer.heading == "This page is too old", "\(attack)")
            }
            #expect(try await service.count("attempts") == 0)
            for origin in [[], [("Origin", service.base)], [null, ("Sec-Fetch-Site", "same-origin")]] {
                #expect(try await ana.post(form.action, ours, origin: origin).heading == "Enter your code")
            }
            #expect(try await service.count("attempts") == 1)
        }
    }

    @Test("a form about one invitation does not work for another, nor for signing out")
    func crossForm() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let one = try await tenant.invite("ana@fabrikam.example")
            let other = try await tenant.invite("ben@fabrikam.example")
            let browser = Browser(service)
            let token = try await browser.open(one.link).form("/continue").token
            let action = try await browser.open(other.link).form("/continue").action
            #expect(try await browser.post(action, [("token", token)]).status == 403)
            #expect(try await browser.post("/\(tenant.id)/signout", [("token", token)]).status == 403)
            #expect(try await service.count("attempts") == 0)
        }
    }

    @Test("a link cookie or attempt cookie of another browser opens nothing else")
    func wrongBrowser() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let path = "/redeem/\(tenant.id)/\(invited.id)"
            let stranger = Browser(service)
            for page in ["", "/passcode", "/consent"] {
                let answer = try await stranger.open(path + page)
                #expect(answer.status == 400)
                #expect(answer.heading == "Please open the link here again")
            }
            let ana = Browser(service)
            let asked = try await ana.begin(invited.link)
            let code = try await service.code(to: "ana@fabrikam.example", for: asked)
            // Eve holds the link, and even the code, but not the browser that asked.
            let eve = Browser(service)
            let landing = try await eve.open(invited.link)
            let token = try landing.form("/continue").token
            let answer = try await eve.post(path + "/passcode", [("token", token), ("code", code)])
            #expect(answer.status == 400)
            #expect(answer.heading == "Please open the link here again")
            #expect(try await ana.enter(code, on: asked).heading == "Join Contoso as a guest?")
        }
    }

    @Test("a browser without cookies is told to allow them")
    func withoutCookies() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let browser = Browser(service)
            let form = try await browser.open(invited.link).form("/continue")
            let kept = browser.cookies
            browser.forgetEverything()
            for (name, value) in kept where name.contains("link") { browser.setCookie(name, value) }
            let answer = try await browser.post(form.action, [("token", form.token)])
            #expect(answer.status == 400)
            #expect(answer.heading == "Please allow cookies")
        }
    }
}
