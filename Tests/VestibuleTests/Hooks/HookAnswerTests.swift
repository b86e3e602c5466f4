import Foundation
import Testing

@testable import Vestibule

@Suite("What a hook answers") struct HookAnswerTests {
    @Test("is a yes, a no with words, or a demand") func plain() throws {
        #expect(HookAnswer.reading(#"{"decision":"allow"}"#) == .allow(HookClaims()))
        #expect(HookAnswer.reading(#"{"decision":"allow","require":null,"claims":null,"more":{"a":[1]}}"#) == .allow(HookClaims()))
        #expect(HookAnswer.reading(#"{"decision":"deny"}"#) == .deny(nil))
        guard case .deny(let words?) = HookAnswer.reading(#"{"decision":"deny","message":{"en":"No.","de-AT":"Nein.","xx":"?"}}"#)
        else {
            return #expect(Bool(false), "no words")
        }
        #expect(words.text(in: .english) == "No." && words.text(in: .german) == "Nein." && words.text(in: .french) == "No.")
        guard case .deny(let one?) = HookAnswer.reading(#"{"decision":"deny","message":"Project is closed."}"#) else {
            return #expect(Bool(false), "no words")
        }
        #expect(one.text(in: .japanese) == "Project is closed.")
        #expect(HookAnswer.reading(#"{"decision":"allow","require":"mfa"}"#) == .require([.mfa]))
        #expect(
            HookAnswer.reading(#"{"decision":"allow","require":["freshProof","termsOfUse:nda-2"]}"#)
                == .require([.freshProof, .termsOfUse("nda-2")]))
    }

    @Test(
        "is none when it is malformed",
        arguments: [
            "", "[]", "null", "true", "{", #"{"decision":true}"#, #"{"decision":"Allow"}"#, #"{"decision":null}"#, "{}",
            #"{"decision":"allow","require":"dance"}"#, #"{"decision":"allow","require":[]}"#,
            #"{"decision":"allow","require":["mfa",1]}"#,
            #"{"decision":"allow","require":"termsOfUse:"}"#, #"{"decision":"allow","require":"termsOfUse:a b"}"#,
            #"{"decision":"allow","claims":[]}"#, #"{"decision":"allow","claims":{"a":{"b":1}}}"#,
            #"{"decision":"allow","claims":{"a":["x",1]}}"#, #"{"decision":"allow","claims":{"a":1e999}}"#,
            #"{"data":{"@odata.type":"microsoft.graph.onTokenIssuanceStartResponseData","actions":[]}}"#,
            #"{"data":{"@odata.type":"microsoft.graph.other","actions":[{}]}}"#,
        ])
    func malformed(_ text: String) {
        #expect(HookAnswer.reading(text, allowing: ["a"]) == nil)
    }

    @Test("stays a no, whatever else is wrong with it") func denies() {
        let long = String(repeating: "x", count: 501)
        for message in ["1", "[]", "{}", #"{"en":1}"#, "\"\(long)\"", #""a\u0000b""#, #""a\u202eb""#, #""two\nlines""#] {
            #expect(HookAnswer.reading(#"{"decision":"deny","message":\#(message),"require":7,"claims":7}"#) == .deny(nil))
        }
    }

    @Test("adds claims of the list alone, and never ours") func claims() throws {
        let text =
            #"{"decision":"allow","claims":{"projects":["a","b"],"level":3,"share":0.5,"isLead":true,"note":"x","other":"y","sub":"z","name":"n"}}"#
        guard
            case .allow(let claims) = HookAnswer.reading(
                text, allowing: ["projects", "level", "share", "isLead", "note", "sub", "name", "missing"])
        else { return #expect(Bool(false), "not read") }
        #expect(claims.all.map(\.name) == ["projects", "level", "share", "isLead", "note"])
        #expect(claims["projects"] == .list(["a", "b"]) && claims["level"] == .integer(3) && claims["share"] == .number(0.5))
        #expect(claims["isLead"] == .flag(true) && claims["note"] == .text("x"))
        #expect(
            HookAnswer.reading(#"{"decision":"allow","claims":{"a":"\#(String(repeating: "x", count: 4096))"}}"#, allowing: ["a"])
                == nil)
    }

    @Test("may be Entra's, as its custom claims provider gives it") func entra() throws {
        let text = """
            {"data": {"@odata.type": "microsoft.graph.onTokenIssuanceStartResponseData", "actions": [
              {"@odata.type": "microsoft.graph.tokenIssuanceStart.provideClaimsForToken",
               "claims": {"CustomRoles": ["Writer", "Editor"], "DateOfBirth": "01/01/2000", "oid": "x"}}]}}
            """
        guard case .allow(let claims) = HookAnswer.reading(text, allowing: ["CustomRoles", "DateOfBirth", "oid"]) else {
            return #expect(Bool(false), "not read")
        }
        #expect(claims.all.map(\.name) == ["CustomRoles", "DateOfBirth"] && claims["CustomRoles"] == .list(["Writer", "Editor"]))
        #expect(HookAnswer.reading(text.replacing("provideClaimsForToken", with: "other"), allowing: ["CustomRoles"]) == nil)
    }

    @Test("is not read beyond its bounds") func bounds() {
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        #expect(HookAnswer.reading(#"{"decision":"allow","more":\#(deep)}"#) == nil)
        let long = #"{"decision":"allow","more":"\#(String(repeating: "x", count: HookAnswer.mostBytes))"}"#
        #expect(HookAnswer.reading(long) == nil)
        let endless = String(repeating: "{\"a\":", count: 30_000)
        #expect(HookAnswer.reading(endless) == nil)
    }

    @Test("survives anything") func anything() {
        let seed = Array(
            #"{"decision":"allow","message":{"en":"x"},"require":["mfa"],"claims":{"a":[1.5,"\u00e9"]},"data":{}}"#.utf8)
        for _ in 0..<5000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...5) { bytes[Int.random(in: bytes.indices)] = .random(in: 0...255) }
            _ = HookAnswer(Array(bytes.prefix(Int.random(in: 0...bytes.count))), allowing: ["a"])
        }
    }

    @Test(
        "may name no claim of ours, in any case",
        arguments: ["sub", "TID", "Roles", "amr", "", "a b", "a\"b", String(repeating: "a", count: 65)])
    func reserved(_ name: String) {
        #expect(!HookClaims.isPermitted(name))
    }

    @Test("may name others", arguments: ["projectIds", "https://contoso.example/claims/cost.centre", "group", "x_1-2"])
    func permitted(_ name: String) {
        #expect(HookClaims.isPermitted(name))
    }
}
