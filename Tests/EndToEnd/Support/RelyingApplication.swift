import Crypto
import Foundation
import OpenIDConnect
import TestSupport
import Testing

/// An application of a tenant that guests sign in to, as its own code would do it.
struct RelyingApplication: Sendable {
    let tenant: TestTenant
    let clientID: String
    let secret: String

    static let redirectURI = "https://board.contoso.example/signed-in"
    private static let verifier = String(repeating: "v", count: 43)

    static func register(
        at tenant: TestTenant, redirectURI: String = RelyingApplication.redirectURI,
        bye: String = "https://board.contoso.example/bye"
    ) async throws -> RelyingApplication {
        let made = try await tenant.service.admin(
            "POST", "/tenants/\(tenant.domain)/applications",
            [
                "name": "Contoso Board", "redirectURI": .string(redirectURI),
                "postLogoutRedirectURI": .string(bye),
            ])
        let secret = made["clientSecret"].text ?? ""
        NeverPrinted.note(secret)
        return RelyingApplication(tenant: tenant, clientID: made["clientId"].text ?? "", secret: secret)
    }

    /// A tenant with one application that guests sign in to, and a guest who is in.
    static func run(
        as address: String = "ana@fabrikam.example", _ body: (TestService, RelyingApplication, Browser) async throws -> Void
    ) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let application = try await register(at: tenant)
            let ana = Browser(service)
            try await ana.redeem(try await tenant.invite(address).link, as: address)
            try await body(service, application, ana)
        }
    }

    func path(_ endpoint: String) -> String { "/\(tenant.domain)/oauth2/v2.0/\(endpoint)" }

    func url(_ changes: [String: String] = [:]) -> String {
        let fields = [
            "client_id": clientID, "redirect_uri": Self.redirectURI, "response_type": "code",
            "scope": "openid profile email offline_access", "nonce": "n-1", "code_challenge_method": "S256",
            "code_challenge": ProofKey(verifier: Self.verifier)?.challenge ?? "",
        ].merging(changes) { $1 }
        return path("authorize") + "?" + FormText.encode(fields.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) })
    }

    /// What comes back to the application for a browser that is asked nothing.
    func authorize(_ browser: Browser, _ changes: [String: String] = [:]) async throws -> [String: String] {
        try answer(in: try #require(try await browser.open(url(changes), follows: false).location))
    }

    func answer(in url: String) throws -> [String: String] {
        try #require(url.hasPrefix(Self.redirectURI + "?"))
        let items = URLComponents(string: url)?.percentEncodedQueryItems ?? []
        let answer = Dictionary(items.map { ($0.name, $0.value?.replacing("+", with: " ").removingPercentEncoding ?? "") }) { $1 }
        if let code = answer["code"] { NeverPrinted.note(code) }
        return answer
    }

    func tokens(for answer: [String: String], _ changes: [String: String] = [:]) async throws -> HTTPAnswer {
        try await post(
            "token",
            [
                "grant_type": "authorization_code", "code": answer["code"] ?? "", "redirect_uri": Self.redirectURI,
                "code_verifier": Self.verifier,
            ].merging(changes) { $1 })
    }

    func refresh(_ token: String) async throws -> HTTPAnswer {
        try await post("token", ["grant_type": "refresh_token", "refresh_token": token])
    }

    func post(_ endpoint: String, _ fields: [String: String], withSecret: Bool = true) async throws -> HTTPAnswer {
        let all = ["client_id": clientID].merging(withSecret ? ["client_secret": secret] : [:]) { $1 }.merging(fields) { $1 }
        let answer = try await tenant.service.call(
            "POST", path(endpoint), headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(FormText.encode(all.map { (name: $0.key, value: $0.value) }).utf8))
        for name in ["access_token", "id_token", "refresh_token"] {
            if let token = answer.json[name].text { NeverPrinted.note(token) }
        }
        return answer
    }

    func userInfo(_ accessToken: String) async throws -> HTTPAnswer {
        try await tenant.service.call(
            "GET", "/\(tenant.domain)/openid/userinfo", headers: [("Authorization", "Bearer \(accessToken)")])
    }

    /// The claims as they stand; the signature is for libraries that we did not write.
    func claims(of token: String) throws -> JSON {
        let body = try #require(token.split(separator: ".").dropFirst().first.flatMap { Base64URLText.decode($0) })
        return try JSONDecoder().decode(JSON.self, from: body)
    }
}
