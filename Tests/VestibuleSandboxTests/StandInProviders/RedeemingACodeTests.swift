import TestSupport
import Testing

@testable import VestibuleSandbox

@Suite("Redeeming a code at a stand-in")
struct RedeemingACodeTests {
    @Test(
        "is refused in OAuth's words",
        arguments: [
            (["client_secret": "wrong"], 401, "invalid_client", 7_000_215),
            (["client_secret": nil], 400, "invalid_request", 900_144),
            (["client_id": "other"], 401, "invalid_client", 700_016), (["code_verifier": "wrong"], 400, "invalid_grant", 501_481),
            (["code_verifier": nil], 400, "invalid_grant", 501_481), (["code": "wrong"], 400, "invalid_grant", 70_000),
            (["redirect_uri": "http://localhost:9/other"], 400, "invalid_grant", 500_112),
            (["redirect_uri": nil], 400, "invalid_grant", 500_112),
            (["grant_type": "password"], 400, "unsupported_grant_type", 70_003),
            (["grant_type": nil], 400, "invalid_request", 900_144),
        ] as [([String: String?], Int, String, Int)])
    func refusals(changes: [String: String?], status: Int, error: String, number: Int) async throws {
        try await StandIns.run { standIns in
            for (standIn, persona) in [(standIns.azureAD, "ana"), (standIns.google, "gina")] {
                let answer = try await standIn.redeem(try await standIn.code(("persona", persona)), changes)
                #expect(answer.status == status)
                #expect(answer.json["error"].text == error)
                #expect(answer.json["id_token"] == .null)
                #expect((answer["WWW-Authenticate"] != nil) == (status == 401))
                let numbers: JSON = standIn.name == .google ? .null : .array([.number(Double(number))])
                #expect(answer.json["error_codes"] == numbers)
            }
        }
    }

    @Test("for the second time ends the access token of the first")
    func reuse() async throws {
        try await StandIns.run { standIns in
            let code = try await standIns.google.code(("persona", "gina"))
            let token = try #require(try await standIns.google.redeem(code).json["access_token"].text)
            let bearer = [(name: "Authorization", value: "Bearer \(token)")]
            #expect(try await standIns.google.post("/v1/userinfo", [], headers: bearer).status == 200)
            _ = try await standIns.google.redeem(code)
            let answer = try await standIns.google.get("/v1/userinfo", headers: bearer)
            #expect(answer.status == 401)
            #expect(answer["WWW-Authenticate"] == "Bearer error=\"invalid_token\"")
        }
    }

    @Test("works once")
    func once() async throws {
        try await StandIns.run { standIns in
            for (standIn, persona) in [(standIns.microsoftAccount, "otto"), (standIns.google, "gina")] {
                let code = try await standIn.code(("persona", persona))
                #expect(try await standIn.redeem(code).status == 200)
                let again = try await standIn.redeem(code)
                #expect(again.status == 400)
                #expect(again.json["error"] == "invalid_grant")
            }
        }
    }

    @Test("works for 60 seconds")
    func expiry() async throws {
        try await StandIns.run { standIns in
            let inTime = try await standIns.google.code(("persona", "gina"))
            standIns.clock.pass(58)
            #expect(try await standIns.google.redeem(inTime).status == 200)
            let late = try await standIns.google.code(("persona", "gina"))
            standIns.clock.pass(61)
            #expect(try await standIns.google.redeem(late).json["error"] == "invalid_grant")
        }
    }

    @Test("works at the tenant that gave it alone")
    func sameTenant() async throws {
        try await StandIns.run { standIns in
            let code = try await standIns.azureAD.code(("persona", "ana"))
            let answer = try await standIns.azureAD.redeem(
                code, metadata: "/organizations/v2.0/.well-known/openid-configuration")
            #expect(answer.json["error_codes"] == .array([.number(700_005)]))
        }
    }

    @Test("needs no verifier where there was no challenge, and then takes none")
    func withoutChallenge() async throws {
        try await StandIns.run { standIns in
            let none: [String: String?] = ["code_challenge": nil, "code_challenge_method": nil]
            let code = try await standIns.google.code(("persona", "gina"), none)
            #expect(try await standIns.google.redeem(code, ["code_verifier": nil]).status == 200)
            let other = try await standIns.google.code(("persona", "gina"), none)
            #expect(try await standIns.google.redeem(other).json["error"] == "invalid_grant")
        }
    }
}
