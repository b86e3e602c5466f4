import Crypto
package import Foundation

/// The demo application's side of OpenID Connect: the code flow with PKCE, as an application of a tenant writes it that has no library.
///
/// It knows nothing of Vestibule but the issuer, and reads the rest from discovery.
package struct DemoClient: Sendable {
    /// One exchange over HTTP: GET, or a form by POST.
    package typealias Fetch = @Sendable (_ url: String, _ form: String?) async throws -> (status: Int, body: [UInt8])

    private let issuer: String
    private let clientID: String
    private let clientSecret: String
    let origin: String
    private let fetch: Fetch
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - issuer: `{base}/{tenant}/v2.0`.
    ///   - origin: The application's own, without a slash at the end.
    package init(
        issuer: String, clientID: String, clientSecret: String, origin: String, now: @escaping @Sendable () -> Date,
        fetch: @escaping Fetch
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.origin = origin
        self.now = now
        self.fetch = fetch
    }

    /// What the browser must bring back, and what only we know of it.
    struct Pending: Sendable {
        let state = DemoClient.draw()
        let nonce = DemoClient.draw()
        let verifier = DemoClient.draw()
        /// Where the guest wanted to go.
        let path: String
    }

    struct SignedIn: Sendable {
        let idToken: String
        /// As they came, in the order of their names.
        let claims: [(name: String, value: String)]
    }

    struct Refused: Error {
        let reason: String
    }

    static func draw() -> String {
        var random = SystemRandomNumberGenerator()
        return base64URL((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    private var redirectURI: String { origin + "/signed-in" }

    func authorizationURL(for pending: Pending) async throws -> String {
        let challenge = Self.base64URL(SHA256.hash(data: Data(pending.verifier.utf8)))
        return try await endpoint("authorization_endpoint") + "?"
            + Self.encoded([
                ("response_type", "code"), ("client_id", clientID), ("redirect_uri", redirectURI),
                ("scope", "openid profile email"),
                ("state", pending.state), ("nonce", pending.nonce), ("code_challenge", challenge),
                ("code_challenge_method", "S256"),
            ])
    }

    func spend(_ code: String, of pending: Pending) async throws -> SignedIn {
        let answer = try await fetch(
            endpoint("token_endpoint"),
            Self.encoded([
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectURI),
                ("code_verifier", pending.verifier),
                ("client_id", clientID), ("client_secret", clientSecret),
            ]))
        guard answer.status == 200, let token = try Self.object(answer.body)["id_token"] as? String else {
            throw Refused(reason: "The code was not taken (status \(answer.status)).")
        }
        let parts = token.split(separator: ".")
        // It came straight from the issuer, so its signature need not be checked (OpenID Connect Core 1.0 §3.1.3.7, 6).
        guard parts.count == 3, let body = Self.decoded(parts[1]) else { throw Refused(reason: "The ID token cannot be read.") }
        let claims = try Self.object(body)
        guard claims["iss"] as? String == issuer, claims["aud"] as? String == clientID, claims["nonce"] as? String == pending.nonce,
            let end = claims["exp"] as? Double, end > now().timeIntervalSince1970
        else { throw Refused(reason: "The ID token is not for this sign-in.") }
        return SignedIn(idToken: token, claims: claims.keys.sorted().map { ($0, "\(claims[$0] ?? "")") })
    }

    func signOutURL(of session: SignedIn) async throws -> String {
        try await endpoint("end_session_endpoint") + "?"
            + Self.encoded([("id_token_hint", session.idToken), ("post_logout_redirect_uri", origin + "/signed-out")])
    }

    private func endpoint(_ name: String) async throws -> String {
        let answer = try await fetch(issuer + "/.well-known/openid-configuration", nil)
        guard answer.status == 200, let url = try Self.object(answer.body)[name] as? String else {
            throw Refused(reason: "Discovery does not say \(name).")
        }
        return url
    }

    private static func object(_ body: [UInt8]) throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else {
            throw Refused(reason: "The answer is no JSON object.")
        }
        return object
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return fields.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: plain) ?? "")" }.joined(separator: "&")
    }

    private static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func decoded(_ text: Substring) -> [UInt8]? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)).map(Array.init)
    }
}
