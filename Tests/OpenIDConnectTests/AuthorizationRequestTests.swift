import Foundation
import OpenIDConnect
import Testing

@Suite("An authorization request") struct AuthorizationRequestTests {
    private func request(hint: String? = nil, prompt: String? = nil) throws -> AuthorizationRequest {
        AuthorizationRequest(
            clientID: "vestibule", redirectURI: "https://guests.example/signin/google?a=b&c", scope: "openid profile email",
            state: "s+1", nonce: "n/1", proofKey: try #require(ProofKey(verifier: String(repeating: "v", count: 43))),
            loginHint: hint, prompt: prompt)
    }

    @Test("writes every parameter so that it is read back as it was") func roundTrip() throws {
        let url = try request(hint: "ana+guest@fabrikam.example", prompt: "select_account").url(at: "https://op.example/authorize")
        let items = try #require(URLComponents(string: url)?.percentEncodedQueryItems)
        let fields = Dictionary(
            uniqueKeysWithValues: items.map { ($0.name, $0.value?.replacing("+", with: " ").removingPercentEncoding ?? "") })
        #expect(
            fields == [
                "response_type": "code", "client_id": "vestibule", "redirect_uri": "https://guests.example/signin/google?a=b&c",
                "scope": "openid profile email", "state": "s+1", "nonce": "n/1",
                "code_challenge": try request().proofKey.challenge, "code_challenge_method": "S256",
                "login_hint": "ana+guest@fabrikam.example", "prompt": "select_account",
            ])
    }

    @Test(
        "keeps the query that the endpoint has",
        arguments: [
            ("https://op.example/a", "https://op.example/a?response_type=code&"),
            ("https://op.example/a?p=b2c", "https://op.example/a?p=b2c&response_type=code&"),
            ("https://op.example/a?", "https://op.example/a?response_type=code&"),
            ("https://op.example/a?p=b2c&", "https://op.example/a?p=b2c&response_type=code&"),
        ])
    func keepsQuery(endpoint: String, beginning: String) throws {
        #expect(try request().url(at: endpoint).hasPrefix(beginning))
    }

    @Test("leaves out hint and prompt that were not given") func leavesOut() throws {
        let url = try request().url(at: "https://op.example/a")
        #expect(!url.contains("login_hint") && !url.contains("prompt"))
    }
}

@Suite("Form text") struct FormTextTests {
    @Test(
        "is that of RFC 6749, Appendix B",
        arguments: [(" %&+£€", "+%25%26%2B%C2%A3%E2%82%AC"), ("a-b_c.d*e~f", "a-b_c.d*e%7Ef"), ("\u{1}", "%01"), ("", "")])
    func encodes(plain: String, encoded: String) {
        #expect(FormText.encode(plain) == encoded)
    }
}
