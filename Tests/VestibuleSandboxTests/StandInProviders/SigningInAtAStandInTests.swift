import Crypto
import Foundation
import TestSupport
import Testing

@testable import VestibuleSandbox

@Suite("Signing in at a stand-in")
struct SigningInAtAStandInTests {
    @Test("gives a code, and for it an ID token that its keys verify", arguments: StandIn.Name.allCases)
    func wholeFlow(name: StandIn.Name) async throws {
        try await StandIns.run { standIns in
            let standIn = standIns[name]
            let persona = try #require(standIn.provider.personas.first)
            let url = try await standIn.authorizationURL()
            #expect(try await standIn.get(url).status == 200)
            let returned = try standIn.returned(try await standIn.post(url, [("persona", persona.id)]))
            #expect(returned["state"] == "a state&more")
            #expect(returned["error"] == nil)
            let answer = try await standIn.redeem(try #require(returned["code"]))
            #expect(answer.status == 200)
            #expect(answer["Cache-Control"] == "no-store")
            #expect(answer.json["token_type"] == "Bearer")
            let claims = try await standIn.verified(try #require(answer.json["id_token"].text))
            #expect(claims["aud"] == "vestibule")
            #expect(claims["nonce"] == "n-1")
            #expect(claims["name"].text == persona.name)
            #expect(claims["iss"].text == expectedIssuer(standIn, persona))
            let token = try #require(answer.json["access_token"].text)
            let about = try await standIn.get(
                try #require(try await standIn.metadata()["userinfo_endpoint"].text),
                headers: [("Authorization", "Bearer \(token)")])
            #expect(about.status == 200)
            #expect(about.json["sub"] == claims["sub"])
            #expect(about.json["email"] == claims["email"])
        }
    }

    private func expectedIssuer(_ standIn: StandIn, _ persona: Persona) -> String {
        standIn.name == .google ? standIn.provider.baseURL : "\(standIn.provider.baseURL)/\(persona.tenant ?? "")/v2.0"
    }

    @Test("takes the client's secret in the Authorization header too")
    func basic() async throws {
        try await StandIns.run { standIns in
            let standIn = standIns.google
            let code = try await standIn.code(("persona", "gina"))
            let pair = "\(StandInForm.encoded("vestibule")):\(StandInForm.encoded(StandIns.client.secret))"
            let header = (name: "Authorization", value: "Basic " + Data(pair.utf8).base64EncodedString())
            let answer = try await standIn.redeem(code, ["client_secret": nil, "client_id": nil], headers: [header])
            #expect(answer.status == 200)
        }
    }

    @Test("tells only what the scopes ask for")
    func scopes() async throws {
        try await StandIns.run { standIns in
            for (standIn, persona) in [(standIns.azureAD, "ana"), (standIns.google, "gina")] {
                let code = try await standIn.code(("persona", persona), ["scope": "openid"])
                let answer = try await standIn.redeem(code)
                let claims = try await standIn.verified(try #require(answer.json["id_token"].text))
                for absent in ["name", "oid", "preferred_username", "email", "xms_edov", "email_verified"] {
                    #expect(claims[absent] == .null, "\(absent)")
                }
                #expect(claims["sub"] != .null)
            }
        }
    }

    @Test(
        "says no to the application when the person does",
        arguments: [("cancel", "access_denied"), ("no-account", "login_required")])
    func no(answer: String, error: String) async throws {
        try await StandIns.run { standIns in
            for standIn in standIns.all {
                let page = try await standIn.post(try await standIn.authorizationURL(), [("answer", answer)])
                let returned = try standIn.returned(page)
                #expect(returned["error"] == error)
                #expect(returned["state"] == "a state&more")
                #expect(returned["code"] == nil)
                let number = answer == "cancel" ? "AADSTS65004: " : "AADSTS50034: "
                #expect(returned["error_description"]?.hasPrefix(number) == (standIn.name != .google))
            }
        }
    }

    @Test(
        "answers by redirect to a request that it cannot serve",
        arguments: [
            (["response_type": "id_token"], "unsupported_response_type"), (["response_mode": "form_post"], "invalid_request"),
            (["scope": "email"], "invalid_scope"), (["code_challenge_method": "plain"], "invalid_request"),
            (["code_challenge": "short"], "invalid_request"), (["prompt": "none"], "login_required"),
        ] as [([String: String], String)])
    func wrongRequests(changes: [String: String], error: String) async throws {
        try await StandIns.run { standIns in
            let url = try await standIns.azureAD.authorizationURL(changes.mapValues { $0 })
            #expect(try standIns.azureAD.returned(try await standIns.azureAD.get(url))["error"] == error)
            let pressed = try await standIns.azureAD.post(url, [("persona", "ana")])
            #expect(try standIns.azureAD.returned(pressed)["error"] == error)
        }
    }

    @Test("goes nowhere for an unknown application or another redirect URI, however alike")
    func nowhere() async throws {
        try await StandIns.run { standIns in
            let wrong: [[String: String?]] = [
                ["client_id": "other"], ["client_id": nil], ["redirect_uri": nil], ["redirect_uri": StandIns.redirectURI + "/"],
                ["redirect_uri": StandIns.redirectURI.uppercased()], ["redirect_uri": "http://localhost:9/callback"],
            ]
            for standIn in standIns.all {
                for changes in wrong {
                    let url = try await standIn.authorizationURL(changes)
                    for answer in [try await standIn.get(url), try await standIn.post(url, [("answer", "cancel")])] {
                        #expect(answer.status == 400)
                        #expect(answer["Location"] == nil)
                    }
                }
                let twice = try await standIn.authorizationURL() + "&redirect_uri=http://evil.example/"
                #expect(try await standIn.get(twice).status == 400)
            }
        }
    }

    @Test("lets only a tenant's own people in at that tenant")
    func ownPeople() async throws {
        try await StandIns.run { standIns in
            let metadata = "/northwind.example/v2.0/.well-known/openid-configuration"
            let url = try await standIns.azureAD.authorizationURL(metadata: metadata)
            let page = try await standIns.azureAD.get(url).text
            #expect(page.contains("value=\"noor\"") && !page.contains("value=\"ana\""))
            let stranger = try await standIns.azureAD.post(url, [("persona", "ana")])
            #expect(stranger.status == 200)
            #expect(stranger.text.contains("role=\"alert\""))
            #expect(try await standIns.azureAD.post(url, [("persona", "noor")]).status == 303)
        }
    }
}
