import TestSupport
import Testing

@testable import VestibuleSandbox

@Suite("The page of a stand-in")
struct StandInPagesTests {
    @Test("is a plain form without scripts that may lead wherever the application sends its guest on")
    func plain() async throws {
        try await StandIns.run { standIns in
            for standIn in standIns.all {
                let answer = try await standIn.get(try await standIn.authorizationURL())
                #expect(answer.status == 200)
                #expect(!answer.text.lowercased().contains("<script") && !answer.text.contains(" on" + "click"))
                #expect(!answer.text.contains("action="))
                for persona in standIn.provider.personas {
                    #expect(answer.text.contains("<button type=\"submit\" name=\"persona\" value=\"\(persona.id)\">"))
                }
                #expect(answer.text.contains("name=\"answer\" value=\"cancel\""))
                #expect(answer.text.contains("name=\"answer\" value=\"no-account\""))
                let policy = try #require(answer["Content-Security-Policy"])
                #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("script"))
                // Chromium would end the journey where the application redirects to yet another origin.
                #expect(!policy.contains("form-action"))
                #expect(answer["Cache-Control"] == "no-store")
            }
        }
    }

    @Test("has the hinted address in its field, escaped")
    func hint() async throws {
        try await StandIns.run { standIns in
            let url = try await standIns.google.authorizationURL(["login_hint": "\"><b>@gmail.com"])
            #expect(try await standIns.google.get(url).text.contains("value=\"&quot;&gt;&lt;b&gt;@gmail.com\""))
        }
    }

    @Test("keeps what was typed when it does not know the address")
    func typed() async throws {
        try await StandIns.run { standIns in
            let url = try await standIns.azureAD.authorizationURL(["login_hint": "ana@fabrikam.example"])
            let page = try await standIns.azureAD.post(url, [("address", "x@woodgrove.example")]).text
            #expect(page.contains("value=\"x@woodgrove.example\""))
            #expect(page.contains("The account x@woodgrove.example does not exist here."))
        }
    }

    @Test("answers to its own name, and to forms of its own, alone")
    func guarded() async throws {
        try await StandIns.run { standIns in
            for standIn in standIns.all {
                let url = try await standIn.authorizationURL()
                for target in ["/", url, standIn.metadataPath] {
                    #expect(try await standIn.get(target, headers: [("Host", "rebound.example")]).status == 421)
                }
                for target in [url, "/stand-in/keys/rotate", "/stand-in/outage"] {
                    let foreign = [(name: "Origin", value: "http://evil.example")]
                    #expect(try await standIn.post(target, [("answer", "cancel")], headers: foreign).status == 403)
                }
            }
        }
    }

    @Test("tells the person who runs the sandbox what is registered, but no secret")
    func frontPage() async throws {
        try await StandIns.run { standIns in
            for standIn in standIns.all {
                let page = try await standIn.get("/").text
                #expect(page.contains(escaped(StandIns.redirectURI)))
                #expect(!page.contains(escaped(StandIns.client.secret)))
                for persona in standIn.provider.personas { #expect(page.contains("persona=\(persona.id)")) }
            }
        }
    }
}
