import OpenIDConnect
import Testing

@Suite("Somebody else's discovery document") struct DiscoveredProviderTests {
    private func document(_ changes: [String: String] = [:], dropping dropped: String? = nil) -> String {
        var fields = [
            "issuer": #""https://op.example""#, "authorization_endpoint": #""https://op.example/authorize?p=1""#,
            "token_endpoint": #""https://op.example/token""#, "jwks_uri": #""https://keys.op.example/keys""#,
            "request_uri_parameter_supported": "false", "kerberos_endpoint": "null",
        ]
        fields.merge(changes) { $1 }
        if let dropped { fields[dropped] = nil }
        return "{" + fields.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    @Test("is read with what others leave out") func reads() throws {
        let read = try #require(DiscoveredProvider(json: document().utf8))
        #expect(read.issuer == "https://op.example")
        #expect(read.authorizationEndpoint == "https://op.example/authorize?p=1")
        #expect(read.tokenEndpointAuthMethods == ["client_secret_basic"])
        #expect(!read.namesItselfInAnswers)
    }

    @Test("says how the client shows its secret, and whether answers carry its name") func readsMore() throws {
        let text = document([
            "token_endpoint_auth_methods_supported": #"["client_secret_post"]"#,
            "authorization_response_iss_parameter_supported": "true",
        ])
        let read = try #require(DiscoveredProvider(json: text.utf8))
        #expect(read.tokenEndpointAuthMethods == ["client_secret_post"])
        #expect(read.namesItselfInAnswers)
    }

    @Test(
        "is none without what is needed", arguments: ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"])
    func needs(field: String) {
        #expect(DiscoveredProvider(json: document(dropping: field).utf8) == nil)
        #expect(DiscoveredProvider(json: document([field: "7"]).utf8) == nil)
    }

    @Test(
        "is none with an endpoint that no browser should be sent to",
        arguments: [
            "javascript:alert(1)", "file:///etc/passwd", "https://", "https:///path", "https://op.example/a#b",
            "https://user@op.example/a", "https://op.example/a b", "/authorize", "",
        ])
    func endpoint(url: String) {
        #expect(DiscoveredProvider(json: document(["authorization_endpoint": "\"\(url)\""]).utf8) == nil)
    }

    @Test("is none when it is something else", arguments: ["", "<html></html>", "[]", "{", "null"]) func nonsense(text: String) {
        #expect(DiscoveredProvider(json: text.utf8) == nil)
    }
}
