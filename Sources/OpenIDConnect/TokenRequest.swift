/// A request to the token endpoint (RFC 6749 §3.2), read from its form and its `Authorization` header.
package struct TokenRequest: Sendable, Equatable {
    package var grant: Grant
    package var client: ClientAuthentication
    package var scope: String?
    /// MSAL's `client_info=1`.
    package var wantsClientInfo: Bool

    package enum Grant: Sendable, Equatable {
        case clientCredentials
        /// RFC 6749 §4.1.3, RFC 7636 §4.5.
        case authorizationCode(String, redirectURI: String, proofKey: ProofKey)
        /// RFC 6749 §6.
        case refreshToken(String)
        /// RFC 8628 §3.4.
        case deviceCode(String)
    }

    /// - Parameters:
    ///   - form: The decoded fields in the order they came. Names are compared without case, because clients differ;
    ///     a repeated one is refused (RFC 6749 §3.2). Fields that nobody asked for are ignored.
    ///   - authorization: The `Authorization` header.
    package init(form: [(name: String, value: String)], authorization: String?) throws(OAuthError) {
        var fields: [String: String] = [:]
        for (name, value) in form {
            guard fields.updateValue(value, forKey: name.lowercased()) == nil else {
                throw OAuthError(.invalidRequest, "The parameter \(Self.printable(name)) came twice. Send it once.")
            }
        }
        guard let grantType = fields["grant_type"], !grantType.isEmpty else {
            throw OAuthError(.invalidRequest, "grant_type is missing. Send grant_type=client_credentials.")
        }
        let grant = try Self.grant(grantType, fields)
        client = try ClientAuthentication(form: form, authorization: authorization)
        guard client.proof != .none || grant != .clientCredentials else {
            throw OAuthError(
                .invalidClient, "No client authentication. Send client_id and client_secret, HTTP Basic, or client_assertion.")
        }
        self.grant = grant
        self.scope = fields["scope"]
        wantsClientInfo = fields["client_info"] == "1"
    }

    private static func grant(_ type: String, _ fields: [String: String]) throws(OAuthError) -> Grant {
        func needed(_ name: String) throws(OAuthError) -> String {
            guard let value = fields[name], !value.isEmpty else { throw OAuthError(.invalidRequest, "\(name) is missing.") }
            return value
        }
        switch type {
        case "client_credentials": return .clientCredentials
        case "authorization_code":
            let (code, redirectURI) = (try needed("code"), try needed("redirect_uri"))
            guard let proofKey = ProofKey(verifier: try needed("code_verifier")) else {
                throw OAuthError(.invalidGrant, "code_verifier is none: 43 to 128 letters, digits or -._~ (RFC 7636).")
            }
            return .authorizationCode(code, redirectURI: redirectURI, proofKey: proofKey)
        case "refresh_token": return .refreshToken(try needed("refresh_token"))
        case DeviceAuthorizationRequest.grantType: return .deviceCode(try needed("device_code"))
        default:
            throw OAuthError(
                .unsupportedGrantType,
                "grant_type: there are client_credentials, authorization_code, refresh_token and \(DeviceAuthorizationRequest.grantType)."
            )
        }
    }

    private static func printable(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { (0x20...0x7E).contains($0.value) && $0 != "\"" && $0 != "\\" }.prefix(40).map(
                Character.init))
    }
}
