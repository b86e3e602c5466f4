import Foundation
import OpenIDConnect
import TestSupport
import Testing
import VestibuleSandbox

@Suite("What an application may ask of a sign-in")
struct WhatApplicationsAskTests {
    private static let address = "ana@fabrikam.example"

    private func change(_ application: RelyingApplication, _ fields: [String: JSON]) async throws -> HTTPAnswer {
        let service = application.tenant.service
        return try await service.json(
            "PATCH", "/admin/tenants/\(application.tenant.domain)/applications/\(application.clientID)",
            bearer: service.adminToken, .object(fields))
    }

    private func claims(_ application: RelyingApplication, _ answer: [String: String]) async throws -> (JSON, access: String) {
        let tokens = try await application.tokens(for: answer).json
        return (try application.claims(of: tokens["id_token"].text ?? ""), tokens["access_token"].text ?? "")
    }

    @Test("is claims one by one, each in its place")
    func claims() async throws {
        try await RelyingApplication.run { _, application, ana in
            let asked = #"{"id_token":{"email":null,"acr":null},"userinfo":{"name":{"essential":true},"phone_number":null}}"#
            let answer = try await application.authorize(ana, ["scope": "openid", "claims": asked])
            let (token, access) = try await claims(application, answer)
            #expect(token["email"].text == Self.address && token["name"].text == nil && token["email_verified"] == .null)
            #expect(token["acr"].text == "urn:vestibule:passcode")
            let info = try await application.userInfo(access).json
            #expect(info["name"].text != nil && info["email"].text == nil)
            #expect(try await application.authorize(ana, ["claims": "no"])["error"] == "invalid_request")
        }
    }

    @Test("is one guest and no other: by an ID token of before, or by its name")
    func thisGuest() async throws {
        try await RelyingApplication.run { service, application, ana in
            let first = try await application.tokens(for: try await application.authorize(ana)).json["id_token"].text ?? ""
            #expect(try await application.authorize(ana, ["prompt": "none", "id_token_hint": first])["code"] != nil)
            let name = try application.claims(of: first)["sub"].text ?? ""
            let wish = #"{"id_token":{"sub":{"value":"NAME"}}}"#
            let good = wish.replacing("NAME", with: name)
            #expect(try await application.authorize(ana, ["prompt": "none", "claims": good])["code"] != nil)
            let bo = Browser(service)
            try await bo.redeem(try await application.tenant.invite("bo@fabrikam.example").link, as: "bo@fabrikam.example")
            for other in [["id_token_hint": first], ["claims": good]] {
                let silent = try await application.authorize(bo, other.merging(["prompt": "none"]) { $1 })
                #expect(silent["error"] == "login_required" && silent["code"] == nil)
                // Who proves to be Bo once more is sent back as Bo, once, and not round in a circle.
                let page = try await bo.open(application.url(other))
                let code = try await bo.press(page, "/signin", [("address", "bo@fabrikam.example")])
                let leaving = try await bo.enter(try await service.code(to: "bo@fabrikam.example", for: code), on: code)
                #expect(try application.answer(in: try leaving.wayOn)["error"] == "login_required")
            }
            let another = try await RelyingApplication.register(at: application.tenant)
            let foreign = try await another.authorize(ana, ["prompt": "none", "id_token_hint": first])
            #expect(foreign["error"] == "invalid_request", "a token of another application")
            let damaged = try await application.authorize(ana, ["prompt": "none", "id_token_hint": first + "A"])
            #expect(damaged["error"] == "invalid_request")
        }
    }

    @Test("is that the guest chooses: it says as whom, goes on, goes back, or switches, as the guest likes")
    func choosing() async throws {
        try await RelyingApplication.run { service, application, ana in
            let other = "bo@fabrikam.example"
            for wish in [["prompt": "select_account"], ["prompt": "consent"], ["login_hint": other]] {
                let page = try await ana.open(application.url(wish.merging(["state": "s&1"]) { $1 }))
                #expect(page.heading == "Continue to Contoso Board?" && page.text.contains(Self.address))
                #expect(page.text.contains("expected somebody with the address \(other)") == (wish["login_hint"] != nil))
                let on = try await ana.open(try page.link(saying: "Continue"), follows: false)
                let answer = try application.answer(in: try #require(on.location))
                #expect(answer["code"] != nil && answer["state"] == "s&1")
                let back = try await ana.open(try page.link(saying: "Cancel and go back"), follows: false)
                let refusal = try application.answer(in: try #require(back.location))
                #expect(refusal["error"] == "access_denied" && refusal["state"] == "s&1")
            }
            try await Browser(service).redeem(try await application.tenant.invite(other).link, as: other)
            let page = try await ana.open(application.url(["login_hint": other]))
            let signIn = try await ana.open(try page.link(saying: "Use another account"))
            #expect(signIn.heading == "Sign in to Contoso" && signIn.html.contains("value=\"\(other)\""))
            let code = try await ana.press(signIn, "/signin", [("address", other)])
            let leaving = try await ana.enter(try await service.code(to: other, for: code), on: code)
            let (claims, _) = try await claims(application, try application.answer(in: try leaving.wayOn))
            #expect(claims["email"].text == other)
        }
    }

    @Test("is a proof and a yes, each once: who has given both is not asked again")
    func proofAndConsent() async throws {
        try await RelyingApplication.run { service, application, ana in
            for wish in [["prompt": "login consent"], ["prompt": "consent", "max_age": "0"]] {
                let page = try await ana.open(application.url(wish))
                let code = try await ana.press(page, "/signin", [("address", Self.address)])
                let question = try await ana.enter(try await service.code(to: Self.address, for: code), on: code)
                #expect(question.heading == "Continue to Contoso Board?", "\(wish)")
                let on = try await ana.open(try question.link(saying: "Continue"), follows: false)
                #expect(try application.answer(in: try #require(on.location))["code"] != nil, "\(wish)")
            }
        }
    }

    @Test("is no yes of the guest's when somebody else wrote it into the link")
    func forgedYes() async throws {
        try await RelyingApplication.run { service, application, ana in
            let page = try await ana.open(application.url(["prompt": "consent"]))
            let yes = try page.link(saying: "Continue")
            let bo = Browser(service)
            try await bo.redeem(try await application.tenant.invite("bo@fabrikam.example").link, as: "bo@fabrikam.example")
            #expect(try await bo.open(yes).heading == "Continue to Contoso Board?")
            #expect(try await ana.open(application.url(["prompt": "consent", "confirmed": "AAAA"])).heading.hasPrefix("Continue"))
        }
    }

    @Test("is a way of proof: who cannot come by it is told so at the application")
    func wayOfProof() async throws {
        try await RelyingApplication.run { service, application, ana in
            let wish = #"{"id_token":{"acr":{"essential":true,"values":["urn:vestibule:account"]}}}"#
            let silent = try await application.authorize(ana, ["prompt": "none", "claims": wish])
            #expect(silent["error"] == "unmet_authentication_requirements")
            #expect(try await application.authorize(ana, ["acr_values": "urn:vestibule:account"])["code"] != nil, "a mere wish")
        }
    }

    @Test("is the language of the pages and of the code's letter")
    func language() async throws {
        try await RelyingApplication.run { service, application, _ in
            let back = Browser(service)
            let page = try await back.open(application.url(["ui_locales": "xx pt de-CH fr", "login_hint": Self.address]))
            #expect(page.html.contains("<html lang=\"de\"") && page.heading.contains("Contoso"))
            let code = try await back.press(page, "/signin", [("address", Self.address)])
            #expect(code.html.contains("<html lang=\"de\""))
            let letter = try await service.letter(to: Self.address, saying: "*\(try code.referenceWord)*")
            #expect(letter.text?.contains("Minuten") == true)
        }
    }

    @Test("names the application on the way to it")
    func named() async throws {
        try await RelyingApplication.run { service, application, _ in
            let page = try await Browser(service).open(application.url())
            #expect(page.heading == "Sign in to Contoso" && page.text.contains("Contoso Board"))
            let stranger = "/\(application.tenant.domain)/oauth2/v2.0/authorize?client_id=\(UUID())"
            let forged = try await Browser(service).open("/\(application.tenant.domain)/signin?return=\(stranger)")
            #expect(forged.status == 200)
        }
    }

    @Test("is refused at length, before the way back is lost")
    func tooLong() async throws {
        try await RelyingApplication.run { service, application, _ in
            let answer = try await application.authorize(Browser(service), ["state": String(repeating: "s", count: 6200)])
            #expect(answer["error"] == "invalid_request")
        }
    }

    @Test("is names for guests that only it knows, the same wherever it learns them and after a switch of pages")
    func pairwise() async throws {
        try await RelyingApplication.run { service, application, ana in
            #expect(try await change(application, ["subject": "pairwise"]).status == 200)
            let (token, access) = try await claims(application, try await application.authorize(ana))
            let name = token["sub"].text ?? ""
            let guest = try await application.tenant.graph("GET", "/v1.0/users").json["value"].items.first?["id"].text ?? ""
            #expect(name.count == 43 && token["oid"] == .null && !name.contains(guest))
            #expect(try await application.userInfo(access).json["sub"].text == name)
            #expect(try await application.post("introspect", ["token": access]).json["sub"].text == name)
            let again = try await application.tokens(for: try await application.authorize(ana), ["client_info": "1"])
            #expect(try application.claims(of: again.json["id_token"].text ?? "")["sub"].text == name)
            let info = Data(try #require(Base64URLText.decode(again.json["client_info"].text ?? "")))
            #expect(try JSONDecoder().decode(JSON.self, from: info)["uid"].text == name)

            // One sector, one name; another, another.
            let sister = try await RelyingApplication.register(at: application.tenant)
            #expect(try await change(sister, ["subject": "pairwise", "sector": "board.contoso.example"]).status == 200)
            let (sisterly, _) = try await claims(sister, try await sister.authorize(ana))
            #expect(sisterly["sub"].text == name && sisterly["sid"] == token["sid"])
            #expect(try await change(sister, ["sector": "else.example", "subject": "pairwise"]).status == 200)
            let (foreign, _) = try await claims(sister, try await sister.authorize(ana))
            #expect(foreign["sub"].text?.count == 43 && foreign["sub"].text != name && foreign["sid"] != token["sid"])
            #expect(try await change(sister, ["subject": "public"]).json["sector"] == .null)
            let (open, _) = try await claims(sister, try await sister.authorize(ana))
            #expect(open["sub"].text == guest && open["oid"].text == guest)
        }
    }

    @Test("is told which sector its names may have")
    func sectors() async throws {
        try await RelyingApplication.run { _, application, _ in
            let wrongs: [[String: JSON]] = [
                ["subject": "private"], ["subject": "public", "sector": "a.example"], ["sector": "a.example"],
                ["subject": "pairwise", "redirectURI": ["https://a.example/cb", "https://b.example/cb"]],
                ["subject": "pairwise", "sector": "no domain"],
            ]
            for wrong in wrongs {
                let answer = try await change(application, wrong)
                #expect(answer.status == 400)
            }
        }
    }
}
