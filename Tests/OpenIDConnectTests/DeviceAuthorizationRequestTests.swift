import Testing

@testable import OpenIDConnect

@Suite("A device's request") struct DeviceAuthorizationRequestTests {
    private func request(_ form: [(name: String, value: String)]) throws(OAuthError) -> DeviceAuthorizationRequest {
        try DeviceAuthorizationRequest(form: form, authorization: nil)
    }

    @Test("is of a client with or without a proof, for a scope with openid in it")
    func reading() throws {
        let bare = try request([("CLIENT_ID", "a"), ("Scope", "email  openid"), ("claims", "{}")])
        #expect(bare.client.id == "a" && bare.client.proof == .none && bare.scope == ["email", "openid"])
        #expect(try request([("client_id", "a"), ("client_secret", "s"), ("scope", "openid")]).client.proof == .secret("s"))
    }

    @Test("is refused for what a token request would be refused for")
    func refusing() {
        for (form, code) in [
            ([("client_id", "a")], OAuthError.Code.invalidScope), ([("client_id", "a"), ("scope", "email")], .invalidScope),
            ([("client_id", "a"), ("scope", "openid"), ("SCOPE", "openid")], .invalidRequest),
            ([("client_id", "a"), ("client_id", "b"), ("scope", "openid")], .invalidRequest),
            ([("scope", "openid")], .invalidClient),
        ] {
            do {
                _ = try request(form.map { (name: $0.0, value: $0.1) })
                Issue.record("\(form) was taken")
            } catch { #expect(error.code == code, "\(form)") }
        }
    }

    @Test("ends at the token endpoint, with the device code and nothing else")
    func polling() throws {
        let grant = ("grant_type", DeviceAuthorizationRequest.grantType)
        let poll = try TokenRequest(form: [grant, ("device_code", "vd_x"), ("client_id", "a")], authorization: nil)
        #expect(poll.grant == .deviceCode("vd_x"))
        #expect(throws: OAuthError(.invalidRequest, "device_code is missing.")) {
            try TokenRequest(form: [grant, ("client_id", "a")], authorization: nil)
        }
    }

    @Test("is described where clients look for it")
    func discovery() {
        let metadata = ProviderMetadata(tenantBase: "https://guests.example/t", locales: ["en"])
        #expect(metadata.deviceAuthorizationEndpoint == "https://guests.example/t/oauth2/v2.0/devicecode")
        #expect(metadata.grantTypes.contains("urn:ietf:params:oauth:grant-type:device_code"))
    }
}
