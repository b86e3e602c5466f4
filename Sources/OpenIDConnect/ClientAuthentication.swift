import Foundation

/// How a client says who it is (RFC 6749 §2.3.1): by HTTP Basic, by fields of the form, or, without a secret, by its id alone.
package struct ClientAuthentication: Sendable, Equatable {
    package var id: String
    /// Nil for a public client, which has none.
    package var secret: String?
    package var triedBasic: Bool

    /// - Parameters:
    ///   - form: The decoded fields; names are compared without case, because clients differ.
    ///   - authorization: The `Authorization` header.
    package init(form: [(name: String, value: String)], authorization: String?) throws(OAuthError) {
        var fields: [String: String] = [:]
        for (name, value) in form where fields.updateValue(value, forKey: name.lowercased()) != nil {
            guard !["client_id", "client_secret"].contains(name.lowercased()) else {
                throw OAuthError(.invalidRequest, "client_id and client_secret come once.")
            }
        }
        let basic = try authorization.flatMap { header throws(OAuthError) in try Self.basic(header) }
        if basic != nil, fields["client_secret"] != nil {
            throw OAuthError(
                .invalidRequest, "Authenticate once: with the Authorization header or with client_secret, not both.",
                triedBasic: true)
        }
        guard let id = basic?.id ?? fields["client_id"], !id.isEmpty else {
            throw OAuthError(
                .invalidClient, "No client authentication. Send client_id and client_secret, or HTTP Basic.")
        }
        if let basic, let named = fields["client_id"], named != basic.id {
            throw OAuthError(.invalidRequest, "client_id and the Authorization header name two clients.", triedBasic: true)
        }
        self.id = id
        secret = basic?.secret ?? fields["client_secret"]
        triedBasic = basic != nil
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
}
