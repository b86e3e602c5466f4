import Foundation
import OpenIDConnect
import TestSupport
import Testing

/// The attack list of RFC 9700 and of our own decisions, one test each, where another suite has none.
@Suite("Attacks on guests' sign-ins to applications")
struct AttackingApplicationsTests {
    private static let address = "ana@fabrikam.example"

    /// A second tenant with an application, where Ana is a guest too.
    private func elsewhere(_ service: TestService) async throws -> (RelyingApplication, Browser) {
        let tenant = try await service.tenant("Northwind", domain: "northwind.example")
        let browser = Browser(service)
        try await browser.redeem(try await tenant.invite(Self.address).link, as: Self.address)
        return (try await RelyingApplication.register(at: tenant), browser)
    }

    /// Of `https://board.contoso.example/signed-in`, which is registered.
    private static let malformed: [String] = [
        "https://board.contoso.example/signed-in/", "https://board.contoso.example/signed-in?",
        "https://board.contoso.example/signed-in#",
        "https://board.contoso.example/signed-in?next=https://evil.example",
        "https://board.contoso.example/signed-in#@evil.example",
        "https://board.contoso.example/signed-in/../evil", "https://board.contoso.example/signed-in/%2e%2e/evil",
        "https://board.contoso.example/signed-in/%2E%2E%2Fevil", "https://board.contoso.example/signed-in/..;/evil",
        "https://board.contoso.example//signed-in", "https://board.contoso.example/./signed-in",
        "https://board.contoso.example/signed-in%00",
        "https://board.contoso.example/signed-in%0d%0aLocation:%20https://evil.example",
        "https://board.contoso.example/signed-in\r\nSet-Cookie: a=b", "https://board.contoso.example/signed-in\t",
        " https://board.contoso.example/signed-in", "https://board.contoso.example/signed-in ",
        "https://board.contoso.example/signed%2Din", "https://board.contoso.example/Signed-In",
        "https://BOARD.contoso.example/signed-in",
        "HTTPS://board.contoso.example/signed-in", "http://board.contoso.example/signed-in",
        "https:/board.contoso.example/signed-in",
        "https:board.contoso.example/signed-in", "//board.contoso.example/signed-in", "///board.contoso.example/signed-in",
        "board.contoso.example/signed-in", "/signed-in", "signed-in", "?", "#", "https://", "https:///signed-in", "https://?",
        "https://#",
        "https://board.contoso.example", "https://board.contoso.example/", "https://board.contoso.example:443/signed-in",
        "https://board.contoso.example:8443/signed-in", "https://board.contoso.example:/signed-in",
        "https://board.contoso.example:80:443/signed-in", "https://board.contoso.example:0/signed-in",
        "https://board.contoso.example./signed-in", "https://board.contoso.example.evil.example/signed-in",
        "https://evil.example/board.contoso.example/signed-in", "https://evilboard.contoso.example/signed-in",
        "https://board.contoso.example@evil.example/signed-in", "https://board.contoso.example:pass@evil.example/signed-in",
        "https://evil.example#@board.contoso.example/signed-in", "https://evil.example\\@board.contoso.example/signed-in",
        "https://evil.example%2f@board.contoso.example/signed-in", "https://evil.example?https://board.contoso.example/signed-in",
        "https:\\\\board.contoso.example\\signed-in", "https://board.contoso.example\\signed-in",
        "https://board\u{2024}contoso.example/signed-in", "https://bo\u{430}rd.contoso.example/signed-in",
        "https://board.contoso.example/signed\u{2010}in", "https://board.contoso.example/s\u{131}gned-in",
        "https://b\u{F3}ard.contoso.example/signed-in", "https://*.contoso.example/signed-in", "https://[::1]/signed-in",
        "https://127.0.0.1/signed-in", "https://2130706433/signed-in", "javascript:alert(1)//board.contoso.example/signed-in",
        "data:text/html,<script>alert(1)</script>", "blob:https://board.contoso.example/signed-in", "file:///signed-in",
        "com.contoso.board:/signed-in", "https://board.contoso.example/signed-in,https://evil.example/",
        "https://board.contoso.example/signed-in https://evil.example/",
    ]

    @Test("by a redirect URI that only resembles the registered one lead nowhere, signed in or not, with an error or without")
    func redirectURIs() async throws {
        #expect(Set(Self.malformed).count >= 60)
        try await RelyingApplication.run { service, application, ana in
            let native =
                try await service.admin(
                    "POST", "/tenants/\(application.tenant.domain)/applications",
                    ["name": "Tool", "public": true, "redirectURI": .string(RelyingApplication.redirectURI)])["clientId"].text ?? ""
            for uri in Self.malformed {
                for client in [application.clientID, native] {
                    for browser in [ana, Browser(service)] {
                        let wanted = ["redirect_uri": uri, "client_id": client, "response_mode": "query", "state": "s"]
                        for wrong in [[:], ["response_type": "token"], ["response_mode": "form_post"]] {
                            let page = try await browser.open(application.url(wanted.merging(wrong) { $1 }), follows: false)
                            #expect(page.status == 400 && page.location == nil, "\(uri)")
                            #expect(!page.html.contains("vc_") && !page.html.contains("evil.example"), "\(uri)")
                        }
                    }
                }
            }
        }
    }

    @Test("by tokens and codes of another tenant open nothing at any endpoint, under either tenant's name")
    func otherTenants() async throws {
        try await RelyingApplication.run { service, application, ana in
            let (other, _) = try await elsewhere(service)
            let tokens = try await application.tokens(for: try await application.authorize(ana)).json
            let (access, refresh, id) = (
                tokens["access_token"].text ?? "", tokens["refresh_token"].text ?? "", tokens["id_token"].text ?? ""
            )
            #expect(try await other.userInfo(access).status == 401)
            for token in [access, refresh, id] {
                #expect(try await other.post("introspect", ["token": token]).json == ["active": false])
                #expect(try await other.post("revoke", ["token": token]).status == 200, "says nothing")
            }
            #expect(try await application.userInfo(access).status == 200, "and did nothing")
            #expect(try await other.refresh(refresh).json["error"].text == "invalid_grant")
            // Another tenant's client, at this tenant's endpoint.
            let foreign = try await application.post(
                "token",
                [
                    "grant_type": "refresh_token", "refresh_token": refresh, "client_id": other.clientID,
                    "client_secret": other.secret,
                ])
            #expect(foreign.json["error"].text == "invalid_client")
            let answer = try await application.authorize(ana)
            #expect(try await other.tokens(for: answer).json["error"].text == "invalid_grant")
            #expect(try await application.tokens(for: answer).status == 200, "a code shown elsewhere is not used up there")
            #expect(try await application.refresh(refresh).status == 200)
            let hinted = try await ana.open(
                other.path("logout") + "?id_token_hint=\(id)&post_logout_redirect_uri=https%3A%2F%2Fboard.contoso.example%2Fbye")
            #expect(hinted.status == 400)
        }
    }

    @Test("by the session of one tenant sign nobody in at another")
    func otherTenantsSession() async throws {
        try await RelyingApplication.run { service, application, ana in
            let (other, bo) = try await elsewhere(service)
            #expect(try await other.authorize(ana, ["prompt": "none"])["error"] == "login_required")
            let (mine, theirs) = try (
                #require(ana.cookies.first { $0.key.contains("session-") }),
                #require(bo.cookies.first { $0.key.contains("session-") })
            )
            let mixed = Browser(service)
            mixed.setCookie(theirs.key, mine.value)
            mixed.setCookie(mine.key, theirs.value)
            for app in [application, other] {
                #expect(try await app.authorize(mixed, ["prompt": "none"])["error"] == "login_required")
            }
        }
    }

    @Test("by a token in the place of another open nothing")
    func confused() async throws {
        try await RelyingApplication.run { service, application, ana in
            let answer = try await application.authorize(ana)
            let tokens = try await application.tokens(for: answer).json
            let names = ["id_token", "refresh_token"]
            for name in names { #expect(try await application.userInfo(tokens[name].text ?? "").status == 401, "\(name)") }
            #expect(try await application.userInfo(application.tenant.accessToken).status == 401, "an application's own")
            for name in ["access_token", "id_token"] {
                #expect(try await application.refresh(tokens[name].text ?? "").json["error"].text == "invalid_grant")
                let graph = try await service.json("GET", "/v1.0/users", bearer: tokens[name].text ?? "")
                #expect(graph.status == 401, "\(name)")
            }
            for text in [tokens["refresh_token"].text, tokens["access_token"].text] {
                let spent = try await application.tokens(for: ["code": text ?? ""])
                #expect(spent.json["error"].text == "invalid_grant")
            }
            let hint = try await application.authorize(ana, ["id_token_hint": tokens["access_token"].text ?? ""])
            #expect(hint["error"] == "invalid_request")
        }
    }

    @Test("by parameters that come twice are refused at every endpoint")
    func twice() async throws {
        try await RelyingApplication.run { service, application, ana in
            for name in ["client_id", "redirect_uri", "state", "response_mode"] {
                let page = try await ana.open(
                    application.url(["state": "s", "response_mode": "query"]) + "&\(name)=x", follows: false)
                #expect(page.status == 400 && page.location == nil, "\(name)")
            }
            for name in [
                "scope", "response_type", "nonce", "code_challenge", "code_challenge_method", "prompt", "max_age", "claims",
            ] {
                let asked = ["prompt": "login", "max_age": "60", "claims": "{}"]
                let page = try await ana.open(application.url(asked) + "&\(name)=x", follows: false)
                #expect(page.location?.contains("error=invalid_request") == true, "\(name)")
            }
            let code = try await application.authorize(ana)["code"] ?? ""
            let form = [
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RelyingApplication.redirectURI),
                ("code_verifier", String(repeating: "v", count: 43)), ("client_id", application.clientID),
                ("client_secret", application.secret),
            ]
            for (name, value) in form {
                let body = FormText.encode((form + [(name, value)]).map { (name: $0.0, value: $0.1) })
                let answer = try await service.call(
                    "POST", application.path("token"), headers: [("Content-Type", "application/x-www-form-urlencoded")],
                    body: Array(body.utf8))
                #expect(answer.status == 400 && answer.json["error"].text == "invalid_request", "\(name)")
            }
            #expect(try await application.tokens(for: ["code": code]).status == 200, "and the code is not used up by it")
        }
    }

    @Test("by another's code in the victim's browser get no further than the application's own state and nonce")
    func injectedCode() async throws {
        try await RelyingApplication.run { service, application, ana in
            // The attacker's own code, in the place of the one that Ana's browser asked for: her verifier is another.
            let mallory = Browser(service)
            try await mallory.redeem(
                try await application.tenant.invite("mallory@fabrikam.example").link, as: "mallory@fabrikam.example")
            let injected = try await application.authorize(
                mallory, ["code_challenge": ProofKey(verifier: String(repeating: "m", count: 43))?.challenge ?? "", "nonce": "m"])
            #expect(try await application.tokens(for: injected).json["error"].text == "invalid_grant")
            // And the nonce that comes back is the one that was asked with.
            let answer = try await application.authorize(ana, ["nonce": "n-ana"])
            let tokens = try await application.tokens(for: answer).json
            #expect(try application.claims(of: tokens["id_token"].text ?? "")["nonce"].text == "n-ana")
        }
    }

    @Test("by a session that was put into the browser beforehand do not outlive the sign-in")
    func fixation() async throws {
        try await RelyingApplication.run { service, application, ana in
            let before = try #require(ana.cookies.first { $0.key.contains("session-") })
            let page = try await ana.open(application.url(["prompt": "login"]))
            let code = try await ana.press(page, "/signin", [("address", Self.address)])
            _ = try await ana.enter(try await service.code(to: Self.address, for: code), on: code)
            let after = try #require(ana.cookies[before.key])
            #expect(after != before.value)
            let planted = Browser(service)
            planted.setCookie(before.key, "vs_" + String(repeating: "A", count: 86))
            #expect(try await application.authorize(planted, ["prompt": "none"])["error"] == "login_required")
        }
    }

    @Test("by a session that the browser no longer has are over: a new one ends it, with what applications hold of it")
    func replaced() async throws {
        try await RelyingApplication.run { service, application, ana in
            let tokens = try await application.tokens(for: try await application.authorize(ana)).json
            let page = try await ana.open(application.url(["prompt": "login"]))
            let code = try await ana.press(page, "/signin", [("address", Self.address)])
            _ = try await ana.enter(try await service.code(to: Self.address, for: code), on: code)
            #expect(try await application.userInfo(tokens["access_token"].text ?? "").status == 401)
            #expect(try await application.refresh(tokens["refresh_token"].text ?? "").json["error"].text == "invalid_grant")
            #expect(try await service.count("sessions", where: "ended_at is null") == 1)
        }
    }

    @Test("by withdrawing a key that has leaked are over, also where it was retired before")
    func withdrawn() async throws {
        try await RelyingApplication.run { service, application, ana in
            let tokens = try await application.tokens(for: try await application.authorize(ana)).json
            let path = "/tenants/\(application.tenant.domain)/signing-keys"
            for fields: JSON in [["algorithm": "RS256"], ["algorithm": "ES256"]] {
                _ = try await service.admin("POST", path, fields)
            }
            _ = try await service.sql(
                "update signing_keys set signs_from = signs_from - interval '11 minutes', "
                    + "signs_until = signs_until - interval '11 minutes', published_until = published_until - interval '11 minutes'"
            )
            for fields: JSON in [["algorithm": "RS256", "now": true], ["algorithm": "ES256", "now": true]] {
                _ = try await service.admin("POST", path, fields)
            }
            #expect(try await application.userInfo(tokens["access_token"].text ?? "").status == 401)
            let hint = try await application.authorize(ana, ["id_token_hint": tokens["id_token"].text ?? ""])
            #expect(hint["error"] == "invalid_request")
            let keys = try await service.call("GET", "/\(application.tenant.domain)/discovery/v2.0/keys").json["keys"].items
            #expect(keys.count == 2)
        }
    }

    @Test("by another site's form sign nobody in, out or on")
    func forgedForms() async throws {
        try await RelyingApplication.run { service, application, ana in
            let evil = [(name: "Origin", value: "https://evil.example"), (name: "Sec-Fetch-Site", value: "cross-site")]
            let tenant = application.tenant
            let begun = try await ana.post("/\(tenant.id)/signin", [("address", Self.address)], origin: evil, follows: false)
            #expect(begun.status == 403 || begun.status == 400)
            let left = try await ana.post("/\(tenant.id)/signin/provider", [("door", "google")], origin: evil, follows: false)
            #expect(left.status == 403 || left.status == 400)
            let out = try await ana.post(
                application.path("logout"), [("client_id", application.clientID), ("token", "x")], origin: evil, follows: false)
            #expect(out.status == 403 || out.status == 400)
            #expect(try await application.authorize(ana, ["prompt": "none"])["code"] != nil, "still signed in")
        }
    }

    @Test("by a place to go after signing out lead nowhere that is not registered, before the question and after it")
    func afterSigningOut() async throws {
        try await RelyingApplication.run { service, application, ana in
            for place in [
                "https://evil.example/", "https://board.contoso.example/bye/", "https://board.contoso.example/bye?x",
                "https://board.contoso.example.evil.example/bye", "https://board.contoso.example@evil.example/bye",
                "//evil.example/bye", "javascript:alert(1)", RelyingApplication.redirectURI,
                "https://board.contoso.example/bye%0d%0a",
            ] {
                let query = FormText.encode([
                    (name: "client_id", value: application.clientID), (name: "post_logout_redirect_uri", value: place),
                ])
                let page = try await ana.open(application.path("logout") + "?" + query, follows: false)
                #expect(page.status == 400 && page.location == nil && !page.html.contains("evil.example"), "\(place)")
            }
            // A form of ours that somebody changed on the way.
            let good = "https%3A%2F%2Fboard.contoso.example%2Fbye"
            let question = try await ana.open(
                application.path("logout") + "?client_id=\(application.clientID)&post_logout_redirect_uri=\(good)")
            let pressed = try await ana.press(
                question, "/logout",
                [("client_id", application.clientID), ("post_logout_redirect_uri", "https://evil.example/")], follows: false)
            #expect(!pressed.html.contains("evil.example") && pressed.location?.contains("evil.example") != true)
        }
    }

    @Test("by a key that is going lose nobody's token: what was signed before a rotation is good until it ends")
    func rotation() async throws {
        try await RelyingApplication.run { service, application, ana in
            let before = try await application.tokens(for: try await application.authorize(ana)).json
            func kid(_ token: String?) throws -> String {
                let head = try #require(Base64URLText.decode((token ?? "").prefix { $0 != "." }))
                return try JSONDecoder().decode(JSON.self, from: head)["kid"].text ?? ""
            }
            func published() async throws -> [String] {
                try await service.call("GET", "/\(application.tenant.domain)/discovery/v2.0/keys").json["keys"].items
                    .compactMap { $0["kid"].text }
            }
            let old = try kid(before["id_token"].text)
            for algorithm in ["ES256", "RS256"] {
                _ = try await service.admin(
                    "POST", "/tenants/\(application.tenant.domain)/signing-keys", ["algorithm": .string(algorithm)])
            }
            // Published before it signs, so that who keeps our keys for five minutes knows it by then.
            let during = try await application.tokens(for: try await application.authorize(ana)).json
            #expect(try kid(during["id_token"].text) == old)
            #expect(try await published().count == 4)
            _ = try await service.sql(
                """
                update signing_keys set signs_from = signs_from - interval '11 minutes', signs_until = signs_until - interval '11 minutes',
                    published_until = published_until - interval '11 minutes'
                """)
            // Keys are kept for half a minute; a change by an administrator is seen at once.
            _ = try await service.admin(
                "POST", "/tenants/\(application.tenant.domain)/signing-keys", ["algorithm": "ES256"])
            let after = try await application.tokens(for: try await application.authorize(ana)).json
            #expect(try kid(after["id_token"].text) != old)
            #expect(try await published().contains(old))
            #expect(try await application.userInfo(before["access_token"].text ?? "").status == 200)
            let bye = "https%3A%2F%2Fboard.contoso.example%2Fbye"
            let question = try await ana.open(
                application.path("logout") + "?id_token_hint=\(before["id_token"].text ?? "")&post_logout_redirect_uri=\(bye)")
            #expect(question.heading == "Sign out of Contoso?")
        }
    }
}
