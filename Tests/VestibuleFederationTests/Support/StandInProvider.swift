import Crypto
import Foundation
import OpenIDConnect
import Synchronization
import TestSupport

/// An OpenID provider over HTTP on this machine, that checks what it is sent, and misbehaves on demand.
final class StandInProvider: Sendable {
    struct Code {
        var nonce: String
        var challenge: String
        var redirectURI: String
    }

    struct Manners: Sendable {
        var keys: [SigningPair] = [.rsa]
        /// The key that signs; published or not.
        var signs: SigningPair = .rsa
        /// The tenant in Entra's URLs, as in `/organizations/v2.0`; empty for others.
        var tenantPath = ""
        /// What the metadata calls itself; nil for the truth.
        var metadataIssuer: String?
        var authMethods = ["client_secret_post"]
        var namesItself = false
        /// What the UserInfo endpoint says, as JSON; nil where there is none.
        var userInfo: String?
        var claims: @Sendable (inout [String: any Sendable]) -> Void = { _ in }
        var header: @Sendable (inout [String: any Sendable]) -> Void = { _ in }
        /// Written over the finished token.
        var token: @Sendable (String) -> String = { $0 }
        /// Instead of an answer, by what the path ends with.
        var instead: [String: HTTPPeer.Reply] = [:]
        /// Metadata by path, for Entra's domains.
        var documents: [String: HTTPPeer.Reply] = [:]
    }

    let peer: HTTPPeer
    let manners: Mutex<Manners>
    private let codes = Mutex<[String: Code]>([:])
    private let now: @Sendable () -> Date

    var base: String { "http://127.0.0.1:\(peer.port)" }
    static let clientID = "vestibule"
    static let secret = "s e:c%ret+"

    static func run(
        _ manners: Manners = Manners(), now: @escaping @Sendable () -> Date = { Date() },
        _ body: (StandInProvider) async throws -> Void
    ) async throws {
        try await HTTPPeer.run { peer in
            let provider = StandInProvider(peer, manners, now)
            peer.behave { provider.reply(to: $0) }
            try await body(provider)
        }
    }

    private init(_ peer: HTTPPeer, _ manners: Manners, _ now: @escaping @Sendable () -> Date) {
        self.peer = peer
        self.manners = Mutex(manners)
        self.now = now
    }

    func change(_ change: (inout Manners) -> Void) { manners.withLock { change(&$0) } }

    func count(of path: String) -> Int { peer.requests.count { $0.uri.hasSuffix(path) } }

    /// What a browser brings back from `url`: a code.
    func authorize(_ url: String) throws -> String {
        let items = URLComponents(string: url)?.percentEncodedQueryItems ?? []
        let fields = Dictionary(items.map { ($0.name, $0.value?.replacing("+", with: " ").removingPercentEncoding ?? "") }) { $1 }
        guard fields["response_type"] == "code", fields["client_id"] == Self.clientID, fields["code_challenge_method"] == "S256",
            fields["scope"]?.contains("openid") == true, let nonce = fields["nonce"], let challenge = fields["code_challenge"],
            let redirectURI = fields["redirect_uri"]
        else { throw Refused() }
        let code = UUID().uuidString + "+/="
        codes.withLock { $0[code] = Code(nonce: nonce, challenge: challenge, redirectURI: redirectURI) }
        return code
    }

    struct Refused: Error {}

    // MARK: Answers

    private func reply(to request: HTTPPeer.Request) -> HTTPPeer.Reply {
        let manners = manners.withLock { $0 }
        if let reply = manners.instead.first(where: { request.uri.hasSuffix($0.key) })?.value { return reply }
        if let reply = manners.documents[request.uri] { return reply }
        let prefix = manners.tenantPath.isEmpty ? "" : "/\(manners.tenantPath)/v2.0"
        switch request.uri {
        case "\(prefix)/.well-known/openid-configuration": return .answer(body: metadata(manners))
        case "/keys": return .answer(body: #"{"keys":[\#(manners.keys.map(\.jwk).joined(separator: ","))]}"#)
        case "/token" where request.method == "POST": return tokens(for: request, manners)
        case "/userinfo" where request.headers["authorization"] == "Bearer at": return .answer(body: manners.userInfo ?? "{}")
        default: return .answer(status: 404, body: "{}")
        }
    }

    private func metadata(_ manners: Manners) -> String {
        let issuer = manners.metadataIssuer ?? base
        let methods = manners.authMethods.map { "\"\($0)\"" }.joined(separator: ",")
        return #"""
            {"issuer":"\#(issuer)","authorization_endpoint":"\#(base)/authorize?kept=1","token_endpoint":"\#(base)/token",
            "jwks_uri":"\#(base)/keys",\#(manners.userInfo == nil ? "" : #""userinfo_endpoint":"\#(base)/userinfo","#)"token_endpoint_auth_methods_supported":[\#(methods)],
            "authorization_response_iss_parameter_supported":\#(manners.namesItself)}
            """#
    }

    private func tokens(for request: HTTPPeer.Request, _ manners: Manners) -> HTTPPeer.Reply {
        let items = URLComponents(string: "?" + request.body)?.percentEncodedQueryItems ?? []
        let form = Dictionary(items.map { ($0.name, $0.value?.replacing("+", with: " ").removingPercentEncoding ?? "") }) { $1 }
        let byForm =
            [form["client_id"], form["client_secret"]] == [Self.clientID, Self.secret] && request.headers["authorization"] == nil
        // RFC 6749 §2.3.1, written out by hand: the secret is form-encoded before it is joined.
        let byBasic =
            request.headers["authorization"] == "Basic " + Data("vestibule:s+e%3Ac%25ret%2B".utf8).base64EncodedString()
            && form["client_secret"] == nil
        guard manners.authMethods.contains("client_secret_post") ? byForm : byBasic else {
            return .answer(status: 401, body: #"{"error":"invalid_client","error_description":"access_denied"}"#)
        }
        guard let code = form["code"].flatMap({ code in codes.withLock { $0.removeValue(forKey: code) } }),
            form["grant_type"] == "authorization_code", form["redirect_uri"] == code.redirectURI,
            Base64URLText.encode(SHA256.hash(data: Array((form["code_verifier"] ?? "").utf8))) == code.challenge
        else { return .answer(status: 400, body: #"{"error":"invalid_grant"}"#) }
        guard let token = idToken(nonce: code.nonce, manners) else { return .hangUp }
        return .answer(body: #"{"token_type":"Bearer","access_token":"at","id_token":"\#(token)"}"#)
    }

    private func idToken(nonce: String, _ manners: Manners) -> String? {
        let seconds = Int(now().timeIntervalSince1970)
        var claims: [String: any Sendable] = [
            "iss": base, "sub": "ana", "aud": Self.clientID, "nonce": nonce, "iat": seconds, "nbf": seconds, "exp": seconds + 300,
            "name": "Ana Lopes",
            "at_hash": Base64URLText.encode(SHA256.hash(data: Array("at".utf8)).prefix(16)),
        ]
        var header: [String: any Sendable] = ["typ": "JWT", "alg": manners.signs.algorithm, "kid": manners.signs.id]
        manners.claims(&claims)
        manners.header(&header)
        return manners.signs.token(header: header, claims: claims).map(manners.token)
    }
}
