import Foundation
import Testing

@testable import OpenIDConnect

@Suite("A client's assertion") struct ClientAssertionTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let endpoint = "https://guests.contoso.example/t/oauth2/v2.0/token"
    private static let good = """
        "iss":"a","sub":"a","aud":"\(endpoint)","exp":1800000600,"nbf":1800000000,"iat":1800000000,"jti":"1"
        """

    private func text(_ claims: String, header: String = #"{"alg":"RS256","typ":"JWT"}"#) -> String {
        [header, "{\(claims)}", "signature"].map { Base64URLText.encode($0.utf8) }.joined(separator: ".")
    }

    private func check(_ claims: String) throws {
        try ClientAssertion(text(claims)).check(
            client: "a", audiences: [Self.endpoint, "https://guests.contoso.example/t/v2.0"], at: Self.now)
    }

    @Test("is taken by the issuer's name and by the token endpoint's, alone or as a list of one")
    func good() throws {
        try check(Self.good)
        try check(Self.good.replacing(Self.endpoint, with: "https://guests.contoso.example/t/v2.0"))
        try check(Self.good.replacing("\"\(Self.endpoint)\"", with: "[\"\(Self.endpoint)\"]"))
    }

    @Test(
        "is refused that is another client's, another server's too, too old, too young, too long or without a name of its own",
        arguments: [
            (#""iss":"a""#, #""iss":"b""#), (#""sub":"a""#, #""sub":"b""#), (endpoint, "https://evil.example/token"),
            ("\"\(endpoint)\"", "[\"\(endpoint)\",\"https://evil.example/token\"]"), ("\"\(endpoint)\"", "[]"),
            ("1800000600", "1799999940"), ("1800000600", "1800003661"), (#""nbf":1800000000"#, #""nbf":1800000061"#),
            (#""iat":1800000000"#, #""iat":1800000061"#), (#""jti":"1""#, #""jti":"""#),
            (#""jti":"1""#, #""jti":"\#(String(repeating: "j", count: 257))""#),
        ])
    func bad(part: String, instead: String) throws {
        let changed = Self.good.replacing(part, with: instead)
        try #require(changed != Self.good)
        #expect(throws: OAuthError.self) { try check(changed) }
    }

    @Test("is not read without the claims that it needs", arguments: ["iss", "sub", "aud", "exp", "jti"])
    func lacking(claim: String) {
        #expect(throws: OAuthError.self) { try ClientAssertion(text(Self.good.replacing("\"\(claim)\"", with: "\"x\""))) }
    }

    @Test(
        "is not read that asks for another algorithm or key",
        arguments: [
            #"{"alg":"none"}"#, #"{"alg":"HS256"}"#, #"{"alg":"rs256"}"#, #"{"alg":"RS256","jku":"https://evil.example"}"#,
            #"{"alg":"RS256","x5u":"https://evil.example"}"#, #"{"alg":"RS256","jwk":{}}"#, #"{"alg":"RS256","crit":["b64"]}"#,
            "{}",
        ])
    func header(_ header: String) {
        #expect(throws: OAuthError.self) { try ClientAssertion(text(Self.good, header: header)) }
    }

    @Test("comes with its type, and alone")
    func alone() throws {
        func request(_ more: [(name: String, value: String)], _ authorization: String? = nil) throws -> TokenRequest {
            try TokenRequest(
                form: [("grant_type", "client_credentials"), ("client_assertion", text(Self.good))] + more,
                authorization: authorization)
        }
        let type = (name: "client_assertion_type", value: ClientAssertion.type)
        #expect(try request([type]).client.id == "a")
        #expect(throws: OAuthError.self) { try request([]) }
        #expect(throws: OAuthError.self) { try request([(type.name, "urn:x")]) }
        #expect(throws: OAuthError.self) { try request([type, ("client_secret", "s")]) }
        #expect(throws: OAuthError.self) { try request([type], "Basic YTpi") }
        #expect(throws: OAuthError.self) { try request([type, ("client_id", "b")]) }
        #expect(throws: OAuthError.self) { try request([type, ("client_assertion", text(Self.good))]) }
    }
}
