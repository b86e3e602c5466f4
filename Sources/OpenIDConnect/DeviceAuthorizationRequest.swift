/// What a device without a browser sends first (RFC 8628 §3.1).
package struct DeviceAuthorizationRequest: Sendable, Equatable {
    package var client: ClientAuthentication
    package var scope: [String]

    /// Of the token request that asks whether the guest has decided (RFC 8628 §3.4).
    package static let grantType = "urn:ietf:params:oauth:grant-type:device_code"

    /// - Parameters:
    ///   - form: The decoded fields in the order they came; names are compared without case, as in a ``TokenRequest``.
    ///   - authorization: The `Authorization` header.
    package init(form: [(name: String, value: String)], authorization: String?) throws(OAuthError) {
        let scopes = form.filter { $0.name.lowercased() == "scope" }
        guard scopes.count <= 1 else { throw OAuthError(.invalidRequest, "The parameter scope came twice. Send it once.") }
        client = try ClientAuthentication(form: form, authorization: authorization)
        scope = (scopes.first?.value ?? "").split(separator: " ").map(String.init)
        guard scope.contains("openid") else { throw OAuthError(.invalidScope, "The scope must hold openid.") }
    }
}
