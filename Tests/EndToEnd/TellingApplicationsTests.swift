import Foundation
import OpenIDConnect
import TestSupport
import Testing

@Suite("An application that wants to know when a session is over")
struct TellingApplicationsTests {
    private static let address = "ana@elsewhere.example"

    private func withApplication(
        told behaviour: @escaping HTTPPeer.Behaviour = { _ in .answer(body: "") },
        _ body: (TestService, RelyingApplication, Browser, HTTPPeer) async throws -> Void
    ) async throws {
        try await HTTPPeer.run(behaviour) { peer in
            // With stand-ins of providers plain http on this machine is allowed.
            try await TestService.run(standIns: true) { service in
                let tenant = try await service.tenant()
                let application = try await RelyingApplication.register(at: tenant)
                try await change(application, ["backchannelLogoutURI": .string("http://localhost:\(peer.port)/out")])
                let ana = Browser(service)
                try await ana.redeem(try await tenant.invite(Self.address).link, as: Self.address)
                try await body(service, application, ana, peer)
            }
        }
    }

    private func change(_ application: RelyingApplication, _ fields: JSON) async throws {
        _ = try await application.tenant.service.admin(
            "PATCH", "/tenants/\(application.tenant.domain)/applications/\(application.clientID)", fields)
    }

    private func heard(by peer: HTTPPeer, _ count: Int) async throws -> [HTTPPeer.Request] {
        try await eventually("the application is told") { peer.requests.count >= count }
        return peer.requests
    }

    @Test("is told so by a token that names the guest and the session as its ID token did")
    func told() async throws {
        try await withApplication { service, application, ana, peer in
            let tokens = try await application.tokens(for: try await application.authorize(ana)).json
            let known = try application.claims(of: tokens["id_token"].text ?? "")
            let me = try await ana.open("/\(application.tenant.domain)/me")
            _ = try await ana.press(me, "/signout", [])
            let request = try #require(try await heard(by: peer, 1).first)
            #expect(request.method == "POST" && request.headers["content-type"] == "application/x-www-form-urlencoded")
            let text = try #require(request.body.split(separator: "=", maxSplits: 1).last.map(String.init))
            NeverPrinted.note(text)
            let head = try #require(Base64URLText.decode(text.prefix { $0 != "." }))
            #expect(try JSONDecoder().decode(JSON.self, from: head)["typ"].text == "logout+jwt")
            let claims = try application.claims(of: text)
            for name in ["iss", "aud", "sub", "sid"] { #expect(claims[name] == known[name], "\(name)") }
            #expect(claims["events"]["http://schemas.openid.net/event/backchannel-logout"] == .object([:]))
            #expect(claims["jti"].text != nil && claims["nonce"] == .null && claims["iat"] != .null && claims["exp"] != .null)
            // What is told is worth nothing as anything else.
            #expect(try await application.userInfo(text).status == 401)
            let hint = try await application.authorize(ana, ["prompt": "none", "id_token_hint": text])
            #expect(hint["error"] == "login_required")
        }
    }

    @Test("is told by its own names for guests where it has some")
    func pairwise() async throws {
        try await withApplication { service, application, ana, peer in
            try await change(application, ["subject": "pairwise"])
            let tokens = try await application.tokens(for: try await application.authorize(ana)).json
            let known = try application.claims(of: tokens["id_token"].text ?? "")
            let guest = try await application.tenant.graph("GET", "/v1.0/users").json["value"].items.first?["id"].text ?? ""
            _ = try await application.tenant.graph("POST", "/v1.0/users/\(guest)/revokeSignInSessions")
            let body = try #require(try await heard(by: peer, 1).first?.body)
            let claims = try application.claims(of: body.replacing("logout_token=", with: ""))
            #expect(claims["sub"] == known["sub"] && claims["sid"] == known["sid"] && !body.contains(guest))
        }
    }

    @Test("is told again under the same name when it did not listen, and an administrator sees that it did not")
    func deaf() async throws {
        try await withApplication(told: { _ in .answer(status: 503, body: "") }) { service, application, ana, peer in
            _ = try await application.tokens(for: try await application.authorize(ana))
            let me = try await ana.open("/\(application.tenant.domain)/me")
            _ = try await ana.press(me, "/signout", [])
            _ = try await heard(by: peer, 1)
            let path = "/tenants/\(application.tenant.domain)/logouts"
            try await eventually("the refusal is written down") {
                try await service.admin("GET", path)["value"].items.first?["lastReply"].text == "it answered 503"
            }
            peer.behave { _ in .answer(status: 204, body: "") }
            let names = try await heard(by: peer, 2).map { request in
                try application.claims(of: request.body.replacing("logout_token=", with: ""))["jti"].text
            }
            #expect(Set(names).count == 1)
            try await eventually("it is forgotten") { try await service.admin("GET", path)["value"].items.isEmpty }
        }
    }

    @Test("is Apache's mod_auth_openidc: its page asks again after the guest signed out here")
    func apache() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let apache = ApacheApplication(port: try TestService.freePort())
            let application = try await RelyingApplication.register(at: tenant, redirectURI: apache.redirectURI)
            try await change(application, ["backchannelLogoutURI": .string(apache.redirectURI + "?logout=backchannel")])
            try await Browser(service).redeem(try await tenant.invite(Self.address).link, as: Self.address)
            try await apache.run(of: application) {
                try await WebDriver.run(.desktop) { chromium in
                    let page = apache.base + "/board/page.html"
                    try await chromium.open(page)
                    try await chromium.signIn(as: Self.address, by: service)
                    try await chromium.sees("Welcome, \(Self.address)")
                    // An administrator ends the guest's sessions, and Apache its own.
                    let guest = try await tenant.graph("GET", "/v1.0/users").json["value"].items.first?["id"].text ?? ""
                    _ = try await service.admin("POST", "/tenants/\(tenant.domain)/guests/\(guest)/sign-out")
                    try await eventually("Apache was told") { try await service.count("logouts") == 0 }
                    try await chromium.open(page)
                    try await chromium.sees("Sign in to Contoso")
                }
            }
        }
    }
}
