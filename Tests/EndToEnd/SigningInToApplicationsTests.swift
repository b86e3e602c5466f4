import Crypto
import Foundation
import OpenIDConnect
import TestSupport
import Testing

@Suite("Signing in to an application")
struct SigningInToApplicationsTests {
    private static let address = "ana@fabrikam.example"

    @Test("goes without a page for who is signed in, and tells the application who came")
    func silent() async throws {
        try await RelyingApplication.run { service, application, ana in
            let answer = try await application.authorize(ana, ["state": "st&te"])
            #expect(answer["state"] == "st&te")
            #expect(answer["iss"] == "\(service.base)/\(application.tenant.id)/v2.0")
            let tokens = try await application.tokens(for: answer)
            #expect(tokens.status == 200 && tokens.json["token_type"].text == "Bearer")
            let claims = try application.claims(of: tokens.json["id_token"].text ?? "")
            #expect(claims["iss"] == answer["iss"].map { .string($0) } && claims["aud"].text == application.clientID)
            #expect(claims["nonce"].text == "n-1" && claims["email"].text == Self.address && claims["acct"] == .number(1))
            #expect(claims["sub"] == claims["oid"] && claims["tid"].text == application.tenant.id && claims["idp"].text == "mail")
            #expect(claims["amr"] == ["otp"] && claims["ver"].text == "2.0")
            let info = try await application.userInfo(tokens.json["access_token"].text ?? "")
            #expect(info.status == 200 && info.json["sub"] == claims["sub"] && info.json["email"].text == Self.address)
            #expect(info.json["name"].text != nil)
            let form = FormText.encode([(name: "access_token", value: tokens.json["access_token"].text ?? "")])
            for (headers, status) in [([], 200), ([("Authorization", "Bearer \(tokens.json["access_token"].text ?? "")")], 401)] {
                let posted = try await service.call(
                    "POST", "/\(application.tenant.domain)/openid/userinfo",
                    headers: [("Content-Type", "application/x-www-form-urlencoded")] + headers, body: Array(form.utf8))
                #expect(posted.status == status, "once, by a form or by the header")
            }
            // What is for guests opens nothing of the directory.
            let directory = try await service.json("GET", "/v1.0/users", bearer: tokens.json["access_token"].text ?? "")
            #expect(directory.status == 401)
            #expect(try await application.userInfo(tokens.json["id_token"].text ?? "").status == 401)
        }
    }

    @Test("asks who is not signed in, and lands on exactly the request that began it")
    func asked() async throws {
        try await RelyingApplication.run { service, application, _ in
            let back = Browser(service)
            let page = try await back.open(application.url(["login_hint": Self.address]))
            #expect(page.heading == "Sign in to Contoso" && page.html.contains("value=\"\(Self.address)\""))
            let code = try await back.press(page, "/signin", [("address", Self.address)])
            let leaving = try await back.enter(try await service.code(to: Self.address, for: code), on: code)
            let tokens = try await application.tokens(for: application.answer(in: try leaving.wayOn))
            #expect(tokens.status == 200)
        }
    }

    @Test("says login_required where no page may be shown, and proves anew where the application wants it")
    func prompts() async throws {
        try await RelyingApplication.run { service, application, ana in
            let stranger = try await application.authorize(Browser(service), ["prompt": "none"])
            #expect(stranger["error"] == "login_required" && stranger["state"] == nil)
            #expect(try await application.authorize(ana, ["prompt": "none"])["code"] != nil)
            for again in [["prompt": "login"], ["max_age": "0"], ["prompt": "login select_account"]] {
                let page = try await ana.open(application.url(again))
                #expect(page.heading == "Sign in to Contoso", "\(again)")
                let code = try await ana.press(page, "/signin", [("address", Self.address)])
                let leaving = try await ana.enter(try await service.code(to: Self.address, for: code), on: code)
                #expect(leaving.heading.contains("Contoso Board"), "\(again)")
            }
        }
    }

    @Test("answers by a form where the application asks for one, with the one script that presses it")
    func formPost() async throws {
        try await RelyingApplication.run { service, application, ana in
            let page = try await ana.open(application.url(["response_mode": "form_post", "state": "<s>"]))
            #expect(page.html.contains("<form method=\"post\" action=\"\(RelyingApplication.redirectURI)\">"))
            #expect(page.html.contains("name=\"state\" value=\"&lt;s&gt;\""))
            let policy = page.answer["Content-Security-Policy"] ?? ""
            #expect(policy.contains("script-src 'sha256-") && policy.contains("form-action 'self' https://board.contoso.example;"))
        }
    }

    @Test("tells a page, and never the redirect URI, what may not be answered there")
    func unanswerable() async throws {
        try await RelyingApplication.run { service, application, ana in
            for wrong in [
                ["client_id": UUID().uuidString], ["client_id": ""], ["redirect_uri": RelyingApplication.redirectURI + "/x"],
                ["redirect_uri": "https://evil.example/"], ["redirect_uri": ""], ["response_mode": "fragment"],
                ["redirect_uri": RelyingApplication.redirectURI.uppercased()],
            ] {
                let page = try await ana.open(application.url(wrong), follows: false)
                #expect(page.status == 400 && page.location == nil, "\(wrong)")
                #expect(page.heading == "The application asked for something it may not have")
            }
            let twice = try await ana.open(application.url() + "&client_id=\(application.clientID)", follows: false)
            #expect(twice.status == 400)
        }
    }

    @Test("tells the application what is wrong with the rest")
    func answerable() async throws {
        try await RelyingApplication.run { service, application, ana in
            for (wrong, error) in [
                (["response_type": "token"], "unsupported_response_type"), (["response_type": ""], "invalid_request"),
                (["scope": "profile"], "invalid_scope"), (["code_challenge": ""], "invalid_request"),
                (["code_challenge_method": "plain"], "invalid_request"), (["code_challenge": "short"], "invalid_request"),
                (["prompt": "none login"], "invalid_request"), (["max_age": "-1"], "invalid_request"),
                (["request": "x"], "request_not_supported"), (["request_uri": "x"], "request_uri_not_supported"),
            ] {
                let answer = try await application.authorize(ana, wrong.merging(["state": "s"]) { $1 })
                #expect(answer["error"] == error && answer["state"] == "s" && answer["code"] == nil, "\(wrong)")
            }
            let twice = try await ana.open(application.url() + "&nonce=n-2", follows: false)
            #expect(twice.location?.contains("error=invalid_request") == true)
        }
    }

    @Test("takes a code once, from its client, for its redirect URI and verifier, and ends what the first use began")
    func codes() async throws {
        try await RelyingApplication.run { service, application, ana in
            for wrong in [
                ["redirect_uri": RelyingApplication.redirectURI + "?x"], ["code_verifier": String(repeating: "w", count: 43)],
                ["code": "vc_AAAA"],
            ] {
                let answer = try await application.tokens(for: try await application.authorize(ana), wrong)
                #expect(answer.status == 400 && answer.json["error"].text == "invalid_grant", "\(wrong)")
            }
            let other = try await RelyingApplication.register(at: application.tenant)
            let stolen = try await other.tokens(for: try await application.authorize(ana))
            #expect(stolen.json["error"].text == "invalid_grant")
            let unknown = try await application.tokens(for: try await application.authorize(ana), ["client_secret": "wrong"])
            #expect(unknown.status == 401 && unknown.json["error"].text == "invalid_client")

            let answer = try await application.authorize(ana)
            let first = try await application.tokens(for: answer)
            let access = first.json["access_token"].text ?? ""
            #expect(try await application.userInfo(access).status == 200)
            #expect(try await application.tokens(for: answer).json["error"].text == "invalid_grant")
            #expect(try await application.userInfo(access).status == 401)
            let refreshed = try await application.refresh(first.json["refresh_token"].text ?? "")
            #expect(refreshed.json["error"].text == "invalid_grant")
        }
    }

    @Test("is kept by refresh tokens that are used once; one that is used again ends all")
    func refreshing() async throws {
        try await RelyingApplication.run { service, application, ana in
            let first = try await application.tokens(for: try await application.authorize(ana))
            let second = try await application.refresh(first.json["refresh_token"].text ?? "")
            #expect(second.status == 200)
            let claims = try application.claims(of: second.json["id_token"].text ?? "")
            let before = try application.claims(of: first.json["id_token"].text ?? "")
            #expect(claims["auth_time"] == before["auth_time"] && claims["sub"] == before["sub"])
            let access = second.json["access_token"].text ?? ""
            #expect(try await application.userInfo(access).status == 200)
            #expect(try await application.refresh(first.json["refresh_token"].text ?? "").json["error"].text == "invalid_grant")
            #expect(try await application.userInfo(access).status == 401)
            #expect(try await application.refresh(second.json["refresh_token"].text ?? "").json["error"].text == "invalid_grant")
        }
    }

    @Test("ends at once when the guest signs out, is deleted, or the application is disabled")
    func ended() async throws {
        try await RelyingApplication.run { service, application, ana in
            let tokens = try await application.tokens(for: try await application.authorize(ana)).json
            let access = tokens["access_token"].text ?? ""
            let told = try await application.post("introspect", ["token": access])
            #expect(told.json["active"] == true && told.json["client_id"].text == application.clientID)
            let other = try await RelyingApplication.register(at: application.tenant)
            #expect(try await other.post("introspect", ["token": access]).json["active"] == false)
            let question = try await ana.open(
                application.path("logout") + "?client_id=\(application.clientID)&post_logout_redirect_uri="
                    + "https%3A%2F%2Fboard.contoso.example%2Fbye&state=s1")
            #expect(question.heading == "Sign out of Contoso?")
            let leaving = try await ana.press(
                question, "/logout",
                [
                    ("client_id", application.clientID), ("post_logout_redirect_uri", "https://board.contoso.example/bye"),
                    ("state", "s1"),
                ])
            #expect(try leaving.wayOn == "https://board.contoso.example/bye?state=s1")
            #expect(try await application.userInfo(access).status == 401)
            #expect(try await application.post("introspect", ["token": access]).json["active"] == false)
            #expect(try await application.refresh(tokens["refresh_token"].text ?? "").json["error"].text == "invalid_grant")
            let evil = try await ana.open(
                application.path("logout") + "?client_id=\(application.clientID)&post_logout_redirect_uri="
                    + "https%3A%2F%2Fevil.example%2F")
            #expect(evil.status == 400)
        }
    }

    @Test("ends everywhere at once when an administrator says so, and a new sign-in works")
    func revokedByAdministrator() async throws {
        try await RelyingApplication.run { service, application, ana in
            let guest = try await application.tenant.graph("GET", "/v1.0/users").json["value"].items.first?["id"].text ?? ""
            for revoke in ["graph", "admin"] {
                let tokens = try await application.tokens(for: try await application.authorize(ana)).json
                if revoke == "graph" {
                    let answer = try await application.tenant.graph("POST", "/v1.0/users/\(guest)/revokeSignInSessions")
                    #expect(answer.status == 200 && answer.json["value"] == true)
                } else {
                    _ = try await service.admin("POST", "/tenants/\(application.tenant.domain)/guests/\(guest)/sign-out")
                }
                #expect(try await application.userInfo(tokens["access_token"].text ?? "").status == 401)
                #expect(try await application.refresh(tokens["refresh_token"].text ?? "").json["error"].text == "invalid_grant")
                #expect(try await application.authorize(ana, ["prompt": "none"])["error"] == "login_required")
                let code = try await ana.askToSignIn(to: application.tenant.domain, as: Self.address)
                _ = try await ana.enter(try await service.code(to: Self.address, for: code), on: code)
                #expect(try await application.authorize(ana, ["prompt": "none"])["code"] != nil)
            }
            #expect(try await application.tenant.graph("POST", "/v1.0/users/\(UUID())/revokeSignInSessions").status == 404)
        }
    }

    @Test("asks again by GET what another site's form asks, and grants no scope that there is not")
    func byPost() async throws {
        try await RelyingApplication.run { service, application, ana in
            let asked = application.url(["scope": "openid Mail.Send \u{0} email"])
            let fields = try #require(URLComponents(string: asked)?.queryItems).map {
                (name: $0.name, value: ($0.value ?? "").replacing("+", with: " "))
            }
            let again = try await Browser(service).post(application.path("authorize"), fields, origin: [], follows: false)
            #expect(again.status == 303 && again.location?.hasPrefix("/\(application.tenant.id)/oauth2/v2.0/authorize?") == true)
            let back = try await ana.open(again.location ?? "", follows: false)
            let tokens = try await application.tokens(for: try application.answer(in: back.location ?? ""))
            #expect(tokens.status == 200 && tokens.json["scope"].text == "openid email")
            let out = try await Browser(service).post(
                application.path("logout"), [("client_id", application.clientID)], origin: [], follows: false)
            #expect(out.status == 303 && out.location?.contains("/oauth2/v2.0/logout?client_id=") == true)
        }
    }

    @Test("is for programs without a secret too, by a port that is free, and gives them nothing of their own")
    func publicClients() async throws {
        try await RelyingApplication.run { service, application, ana in
            let made = try await service.admin(
                "POST", "/tenants/\(application.tenant.domain)/applications",
                ["name": "Command line", "public": true, "redirectURI": "http://localhost/cb"])
            #expect(made["clientSecret"].text == nil && made["permissions"].items.isEmpty)
            let id = made["clientId"].text ?? ""
            let page = try await ana.open(
                application.url(["client_id": id, "redirect_uri": "http://localhost:51000/cb"]), follows: false)
            let location = try #require(page.location)
            #expect(location.hasPrefix("http://localhost:51000/cb?code="))
            let code = URLComponents(string: location)?.queryItems?.first { $0.name == "code" }?.value ?? ""
            NeverPrinted.note(code)
            let spent: [String: String] = [
                "client_id": id, "code": code, "redirect_uri": "http://localhost:51000/cb",
                "code_verifier": String(repeating: "v", count: 43),
                "grant_type": "authorization_code",
            ]
            #expect(try await application.post("token", spent).status == 401, "a secret is none of its")
            #expect(try await application.post("token", spent, withSecret: false).status == 200)
            let own = try await application.post("token", ["client_id": id, "grant_type": "client_credentials"], withSecret: false)
            #expect(own.status == 401)
            let refused = try await service.json(
                "POST", "/admin/tenants/\(application.tenant.domain)/applications", bearer: service.adminToken,
                ["name": "x", "public": true, "permission": "User.Read.All"])
            #expect(refused.status == 400)
        }
    }

    @Test("can be taken back by the application itself")
    func revoked() async throws {
        try await RelyingApplication.run { service, application, ana in
            let tokens = try await application.tokens(for: try await application.authorize(ana)).json
            let other = try await RelyingApplication.register(at: application.tenant)
            _ = try await other.post("revoke", ["token": tokens["refresh_token"].text ?? ""])
            #expect(try await application.userInfo(tokens["access_token"].text ?? "").status == 200)
            #expect(try await application.post("revoke", ["token": tokens["refresh_token"].text ?? ""]).status == 200)
            #expect(try await application.userInfo(tokens["access_token"].text ?? "").status == 401)
            #expect(try await application.post("revoke", ["token": "nothing"]).status == 200)
        }
    }
}
