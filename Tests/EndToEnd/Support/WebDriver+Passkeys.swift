import TestSupport

/// A virtual authenticator (WebAuthn level 3 §11): keys in the browser, and a user who is always there and verified.
extension WebDriver {
    func addAuthenticator() async throws -> String {
        try await ask(
            "POST", "/webauthn/authenticator",
            [
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
                "isUserConsenting": true, "isUserVerified": true,
            ]
        ).text ?? ""
    }

    /// Whether the authenticator's user is verified from now on.
    func verifiesUser(_ isVerified: Bool, at authenticator: String) async throws {
        try await ask("POST", "/webauthn/authenticator/\(authenticator)/uv", ["isUserVerified": .bool(isVerified)])
    }
}
