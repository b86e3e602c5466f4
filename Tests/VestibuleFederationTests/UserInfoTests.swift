import TestSupport
import Testing
import Vestibule
import VestibuleFederation

@Suite("A partner's UserInfo endpoint", .timeLimit(.minutes(1))) struct UserInfoTests {
    private static let partner = ProviderRegistration.Kind.openID(domains: [DomainName("partner.example")].compactMap(\.self))

    @Test("says what the ID token does not")
    func completes() async throws {
        let said = #"{"sub":"ana","email":"ana@partner.example","email_verified":true,"name":"Somebody"}"#
        try await Bench.run(.init(userInfo: said)) { bench in
            let who = try await bench.signIn(Self.partner)
            #expect(who.email?.text == "ana@partner.example" && who.isEmailProved)
            #expect(who.name == "Ana Lopes")
        }
    }

    @Test("is not asked where the ID token says the address, nor of Google")
    func notAsked() async throws {
        let said = #"{"sub":"ana","email":"other@partner.example","email_verified":true}"#
        try await Bench.run(.init(userInfo: said, claims: { $0["email"] = "ana@partner.example" })) { bench in
            let who = try await bench.signIn(Self.partner)
            #expect(who.email?.text == "ana@partner.example" && !who.isEmailProved)
            #expect(bench.provider.count(of: "/userinfo") == 0)
        }
        try await Bench.run(.init(userInfo: said)) { bench in
            let who = try await bench.signIn(.google)
            #expect(who.email == nil)
            #expect(bench.provider.count(of: "/userinfo") == 0)
        }
    }

    @Test(
        "is not believed about anybody else",
        arguments: [#"{"sub":"omar","email":"ana@partner.example"}"#, #"{"email":"ana@partner.example"}"#, "{}"])
    func another(said: String) async throws {
        try await Bench.run(.init(userInfo: said)) { bench in
            #expect(await bench.refusal(Self.partner) == .untrusted(reason: "its UserInfo is of somebody else"))
        }
    }

    private struct Unexpected: Error {
        var refusal: FederationRefusal?
    }

    @Test("that answers with nonsense lets nobody in, and the next guest at once", arguments: SigningInTests.nonsense)
    func nonsense(reply: HTTPPeer.Reply, name: String) async throws {
        try await Bench.run(.init(userInfo: #"{"sub":"ana"}"#)) { bench in
            bench.provider.change { $0.instead["/userinfo"] = reply }
            let refusal = await bench.refusal(Self.partner)
            if name == "empty" {
                #expect(refusal == .untrusted(reason: "its UserInfo is of somebody else"))
            } else {
                guard case .unavailable? = refusal else { throw Unexpected(refusal: refusal) }
            }
            bench.provider.change { $0.instead = [:] }
            #expect(await bench.refusal(Self.partner) == nil)
        }
    }
}
