import Crypto
import Foundation
import OpenIDConnect
import TestSupport
import Testing

@Suite("An application that signs instead of sending a secret")
struct ApplicationsWithKeysTests {
    private let key = P256.Signing.PrivateKey()

    private func withApplication(_ body: (RelyingApplication) async throws -> Void) async throws {
        try await TestService.run { service in
            try await body(try await RelyingApplication.register(at: try await service.tenant()))
        }
    }

    private func register(_ text: String, at application: RelyingApplication) async throws -> HTTPAnswer {
        let service = application.tenant.service
        return try await service.json(
            "POST", "/admin/tenants/\(application.tenant.domain)/applications/\(application.clientID)/keys",
            bearer: service.adminToken, ["publicKey": .string(text)])
    }

    private func assertion(
        of application: RelyingApplication, audience: String? = nil, jti: String = UUID().uuidString,
        by key: P256.Signing.PrivateKey? = nil,
        issued: String = ""
    ) throws -> String {
        let (now, tenant) = (Int(Date().timeIntervalSince1970), application.tenant)
        let meant = audience ?? "\(tenant.service.base)/\(tenant.id)/oauth2/v2.0/token"
        let claims = """
            {"iss":"\(application.clientID)","sub":"\(application.clientID)","aud":"\(meant)","exp":\(now + 600),\(issued.replacing("NOW", with: "\(now)"))"jti":"\(jti)"}
            """
        let head = [#"{"alg":"ES256","typ":"JWT","kid":"whatever"}"#, claims].map { Base64URLText.encode($0.utf8) }
            .joined(separator: ".")
        let text = try head + "." + Base64URLText.encode((key ?? self.key).signature(for: Data(head.utf8)).rawRepresentation)
        NeverPrinted.note(text)
        return text
    }

    private func token(_ application: RelyingApplication, _ assertion: String) async throws -> HTTPAnswer {
        try await application.post(
            "token",
            [
                "grant_type": "client_credentials", "client_assertion": assertion, "client_assertion_type": ClientAssertion.type,
            ], withSecret: false)
    }

    @Test("gets its tokens by each assertion once, and none by another's key, for another server, or after its key was revoked")
    func assertions() async throws {
        try await withApplication { application in
            #expect(try await token(application, assertion(of: application)).json["error"].text == "invalid_client")
            let made = try await register(key.publicKey.pemRepresentation, at: application)
            #expect(made.status == 201 && made.json["kind"].text == "P-256")

            let first = try assertion(of: application)
            #expect(try await token(application, first).json["access_token"].text != nil)
            let again = try await token(application, first)
            #expect(again.status == 401 && again.json["error_description"].text?.contains("used before") == true)
            // As MSAL does: it says that it lives ten minutes, and comes until then.
            let short = try assertion(of: application, issued: #""iat":NOW,"#)
            for _ in 1...2 { #expect(try await token(application, short).status == 200) }
            let long = try assertion(of: application, issued: #""iat":\#(Int(Date().timeIntervalSince1970) - 60),"#)
            #expect(try await token(application, long).status == 200)
            #expect(try await token(application, long).status == 401)
            let issuer = "\(application.tenant.service.base)/\(application.tenant.id)/v2.0"
            #expect(try await token(application, assertion(of: application, audience: issuer)).status == 200)
            let elsewhere = try await token(application, assertion(of: application, audience: "https://evil.example/token"))
            #expect(elsewhere.status == 401)
            let stranger = try await token(application, assertion(of: application, by: P256.Signing.PrivateKey()))
            #expect(stranger.status == 401)

            let path = "/tenants/\(application.tenant.domain)/applications/\(application.clientID)"
            _ = try await application.tenant.service.admin("DELETE", path + "/keys/\(made.json["id"].text ?? "")")
            #expect(try await token(application, assertion(of: application)).status == 401)
            let shown = try await application.tenant.service.admin("GET", path)
            let kept = shown["keys"].items.first
            #expect(kept?["fingerprint"].text?.count == 64 && kept?["revoked"].text != nil)
        }
    }

    @Test("of twenty requests with one assertion that race, lets one through")
    func race() async throws {
        try await withApplication { application in
            _ = try await register(key.publicKey.pemRepresentation, at: application)
            let assertion = try assertion(of: application)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...20 { group.addTask { try await token(application, assertion).status } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 200 }.count == 1 && statuses.filter { $0 == 401 }.count == 19)
        }
    }

    @Test("exchanges a guest's code by its signature, and no longer than it is confidential")
    func guests() async throws {
        try await withApplication { application in
            let (tenant, address) = (application.tenant, "ana@fabrikam.example")
            _ = try await register(key.publicKey.pemRepresentation, at: application)
            let ana = Browser(tenant.service)
            try await ana.redeem(try await tenant.invite(address).link, as: address)
            func fields(_ answer: [String: String]) throws -> [String: String] {
                [
                    "grant_type": "authorization_code", "code": answer["code"] ?? "",
                    "redirect_uri": RelyingApplication.redirectURI, "code_verifier": String(repeating: "v", count: 43),
                    "client_assertion": try assertion(of: application), "client_assertion_type": ClientAssertion.type,
                ]
            }
            let tokens = try await application.post("token", try fields(try await application.authorize(ana)), withSecret: false)
            #expect(tokens.status == 200)
            let path = "/tenants/\(tenant.domain)/applications/\(application.clientID)"
            _ = try await tenant.service.admin("PATCH", path, ["public": true])
            let later = try await application.post("token", try fields(try await application.authorize(ana)), withSecret: false)
            #expect(later.json["error"].text == "invalid_client")
        }
    }

    @Test("is told which key it may have: a public one, P-256 or RSA, ten of them")
    func keys() async throws {
        try await withApplication { application in
            let curve = P384.Signing.PrivateKey().publicKey.pemRepresentation
            for wrong in ["", "no key", curve, key.pemRepresentation, #"{"kty":"oct","k":"AAAA"}"#] {
                #expect(try await register(wrong, at: application).status == 400)
            }
            let point = key.publicKey.rawRepresentation
            let (x, y) = (Base64URLText.encode(point.prefix(32)), Base64URLText.encode(point.suffix(32)))
            let jwk = try await register(#"{"kty":"EC","crv":"P-256","x":"\#(x)","y":"\#(y)"}"#, at: application)
            let pem = try await register(key.publicKey.pemRepresentation, at: application)
            #expect(jwk.status == 201 && jwk.json["fingerprint"] == pem.json["fingerprint"])
            for _ in 3...10 {
                let another = P256.Signing.PrivateKey().publicKey.pemRepresentation
                #expect(try await register(another, at: application).status == 201)
            }
            #expect(try await register(key.publicKey.pemRepresentation, at: application).status == 400)
        }
    }
}
