import TestSupport
import Testing
import VestibuleSandbox

@Suite("What every answer carries")
struct WhatEveryAnswerCarriesTests {
    @Test("the headers that keep a page where it belongs, and cookies that scripts and other sites cannot use")
    func headers() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let link = try await tenant.invite("ana@fabrikam.example").link
            let ana = Browser(service)
            let arrived = try await ana.open(link, follows: false)
            let landing = try await ana.open(arrived.location ?? "")
            let asked = try await ana.press(landing, "/continue", follows: false)
            let passcode = try await ana.open(asked.location ?? "")
            let code = try await service.code(to: "ana@fabrikam.example", for: passcode)
            let consent = try await ana.enter(code, on: passcode)
            let accepted = try await ana.accept(consent)
            let me = try await ana.open("/\(tenant.id)/me")
            let others = [
                try await ana.open("/\(tenant.domain)/signin"), try await ana.open("/nowhere/at/all"),
                try await ana.open("/signin"), try await Browser(service).open(link),
                try await ana.post("/\(tenant.id)/signout", []), try await ana.open("/\(tenant.id)/signed-out"),
            ]
            for page in [landing, passcode, consent, me] + others {
                let policy = page.answer["Content-Security-Policy"] ?? ""
                let foreign = page.url == consent.url ? " https://app.contoso.example" : ""
                #expect(
                    policy
                        == "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'\(foreign); "
                        + "frame-ancestors 'none'; base-uri 'none'", "\(page.url)")
                #expect(page.answer["Content-Type"] == "text/html; charset=utf-8", "\(page.url)")
                #expect(!page.html.contains("<script") && !page.html.contains("http-equiv"), "\(page.url)")
                // Nothing is loaded from elsewhere.
                #expect(page.html.firstMatch(of: /(src|<link[^>]*href)="(https?:)?\/\//) == nil, "\(page.url)")
            }
            let programs = [
                try await service.call("GET", "/admin"), try await tenant.graph("GET", "/v1.0/users"),
                try await tenant.token(),
                try await service.call("GET", "/health/live"), try await service.call("GET", "/v1.0/users"),
            ]
            for answer in [arrived, landing, asked, passcode, consent, accepted, me].map(\.answer)
                + others.map(\.answer) + programs
            {
                #expect(answer["Cache-Control"] == "no-store")
                #expect(answer["X-Content-Type-Options"] == "nosniff")
                #expect(answer["Referrer-Policy"] == "no-referrer")
                #expect(answer["Cross-Origin-Opener-Policy"] == "same-origin")
                #expect(answer["Content-Security-Policy"]?.hasPrefix("default-src 'none'") == true)
                #expect(answer["request-id"]?.isEmpty == false)
                #expect(answer["Server"] == nil)
            }
            let cookies = [arrived, landing, asked, accepted].flatMap { $0.answer.all("Set-Cookie") }
            #expect(cookies.count >= 4)
            for cookie in cookies {
                #expect(cookie.contains("HttpOnly"), "\(cookie)")
                #expect(cookie.lowercased().contains("samesite=lax"), "\(cookie)")
                #expect(cookie.contains("Path=/"), "\(cookie)")
                #expect(!cookie.lowercased().contains("domain="), "\(cookie)")
            }
            let session = try #require(
                accepted.answer.all("Set-Cookie").first { $0.contains("session-\(tenant.id)=vs_") })
            #expect(session.contains("Max-Age=86400"))
        }
    }

    @Test("no secret goes into the log: no link, code, cookie, token or whole address")
    func log() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let address = "ana.maria@fabrikam.example"
            let invited = try await tenant.invite(address)
            let ana = Browser(service)
            let asked = try await ana.begin(invited.link)
            let letter = try await service.letter(to: address, saying: "*\(try asked.referenceWord)*")
            _ = try await ana.accept(ana.enter(letter.code, on: asked))
            _ = try await ana.open(letter.link("report"))
            let again = try await ana.askToSignIn(to: tenant, as: address)
            let code = try await service.code(to: address, for: again)
            _ = try await ana.enter(code, on: again)
            _ = try await tenant.graph("GET", "/v1.0/invitations?emailAddress=\(address)")
            try await service.everyLetterIsSent()
            let log = service.log.lines.joined(separator: "\n")
            let secrets = [
                try letter.code, code, address, "vi_", "va_", "vs_", "vr_", "vp_", "vt_", "eyJ", tenant.secret,
                tenant.accessToken, try asked.form("/passcode").token,
            ]
            for secret in secrets + ana.cookies.values { #expect(!log.contains(secret), "the log holds \(secret)") }
            #expect(
                service.log.lines.contains { $0.contains("\"route\":\"/redeem/{tenant}/{invitation}/passcode\",\"status\":303") },
                "\(log)")
        }
    }
}
