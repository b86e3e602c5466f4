import Foundation

/// How a client says who it is (RFC 6749 §2.3, RFC 7523 §2.2): by HTTP Basic, by a secret or a signed assertion in the form, or, with
/// nothing to prove it by, by its id alone.
package struct ClientAuthentication: Sendable, Equatable {
    package var id: String
    package var proof: Proof
    package var triedBasic: Bool

    package enum Proof: Sendable, Equatable {
        /// A public client has none.
        case none
        case secret(String)
        case assertion(ClientAssertion)
    }

    /// - Parameters:
    ///   - form: The decoded fields; names are compared without case, because clients differ.
    ///   - authorization: The `Authorization` header.
    package init(form: [(name: String, value: String)], authorization: String?) throws(OAuthError) {
        var fields: [String: String] = [:]
        for (name, value) in form where fields.updateValue(value, forKey: name.lowercased()) != nil {
            guard !Self.names.contains(name.lowercased()) else {
                throw OAuthError(.invalidRequest, "\(Self.names.joined(separator: ", ")) come once each.")
            }
        }
        // A parameter without a value is none (RFC 6749 §3.2).
        fields = fields.filter { !$0.value.isEmpty }
        let basic = try authorization.flatMap { header throws(OAuthError) in try Self.basic(header) }
        let assertion = try Self.assertion(fields)
        guard [basic != nil, fields["client_secret"] != nil, assertion != nil].count(where: \.self) <= 1 else {
            throw OAuthError(
                .invalidRequest, "Authenticate once: with the Authorization header, client_secret or client_assertion.",
                triedBasic: basic != nil)
        }
        guard let id = basic?.id ?? assertion?.subject ?? fields["client_id"], !id.isEmpty else {
            throw OAuthError(
                .invalidClient, "No client authentication. Send client_id and client_secret, HTTP Basic, or client_assertion.")
        }
        guard fields["client_id"].map({ $0 == id }) ?? true else {
            throw OAuthError(.invalidRequest, "client_id and the authentication name two clients.", triedBasic: basic != nil)
        }
        self.id = id
        proof = assertion.map(Proof.assertion) ?? (basic?.secret ?? fields["client_secret"]).map(Proof.secret) ?? .none
        triedBasic = basic != nil
    }

    private static let names = ["client_id", "client_secret", "client_assertion", "client_assertion_type"]

    private static func assertion(_ fields: [String: String]) throws(OAuthError) -> ClientAssertion? {
        guard let text = fields["client_assertion"] else { return nil }
        guard fields["client_assertion_type"] == ClientAssertion.type else {
            throw OAuthError(.invalidClient, "With client_assertion send client_assertion_type=\(ClientAssertion.type).")
        }
        return try ClientAssertion(text)
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
