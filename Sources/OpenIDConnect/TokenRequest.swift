import Foundation

/// A request to the token endpoint (RFC 6749 §3.2), read from its form and its `Authorization` header.
package struct TokenRequest: Sendable, Equatable {
    package var grantType: String
    package var clientID: String
    package var clientSecret: String
    package var scope: String?

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
        let basic = try authorization.flatMap { header throws(OAuthError) in try Self.basic(header) }
        if basic != nil, fields["client_secret"] != nil {
            throw OAuthError(
                .invalidRequest, "Authenticate once: with the Authorization header or with client_secret, not both.",
                triedBasic: true)
        }
        guard let id = basic?.id ?? fields["client_id"], let secret = basic?.secret ?? fields["client_secret"] else {
            throw OAuthError(
                .invalidClient, "No client authentication. Send client_id and client_secret, or HTTP Basic.")
        }
        if let basic, let named = fields["client_id"], named != basic.id {
            throw OAuthError(.invalidRequest, "client_id and the Authorization header name two clients.", triedBasic: true)
        }
        self.grantType = grantType
        self.clientID = id
        self.clientSecret = secret
        self.scope = fields["scope"]
    }

    /// Client id and secret of HTTP Basic: each form-encoded before they were joined (RFC 6749 §2.3.1).
    private static func basic(_ header: String) throws(OAuthError) -> (id: String, secret: String)? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard let scheme = parts.first, scheme.lowercased() == "basic" else { return nil }
        guard parts.count == 2, let data = Data(base64Encoded: String(parts[1])),
            let text = String(bytes: data, encoding: .utf8)
        else { throw OAuthError(.invalidClient, "The Authorization header is not valid HTTP Basic.", triedBasic: true) }
        let pair = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2, let id = decoded(pair[0]), let secret = decoded(pair[1]) else {
            throw OAuthError(.invalidClient, "HTTP Basic needs client_id:client_secret.", triedBasic: true)
        }
        return (id, secret)
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }

    private static func printable(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { (0x20...0x7E).contains($0.value) && $0 != "\"" && $0 != "\\" }.prefix(40).map(
                Character.init))
    }
}
