package import Foundation

/// A client's signed word that it is who it says (RFC 7523 §2.2 and §3, OpenID Connect Core 1.0 §9: `private_key_jwt`).
///
/// What it says is read here; whether one of the client's keys signed it is for who has the keys.
package struct ClientAssertion: Sendable, Equatable {
    package enum Algorithm: String, Sendable, CaseIterable {
        case rs256 = "RS256"
        case ps256 = "PS256"
        case es256 = "ES256"
    }

    /// As it came: three parts, joined by periods.
    package let text: String
    package let algorithm: Algorithm
    /// The client, who says so itself.
    package let subject: String
    /// Tells it from every other of this client.
    package let id: String
    package let expiresAt: Date
    private let issuer: String
    private let audience: [String]
    private let notBefore: Date?
    private let issuedAt: Date?

    /// `client_assertion_type`
    package static let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    /// Seconds. What would work longer than an hour is a password and no assertion.
    package static let longestLife: TimeInterval = 3600
    private static let leeway: TimeInterval = 60

    /// Whether it works once. One that says that it lives no longer than the token it is changed for may come again: Microsoft's libraries
    /// sign one and send it until it ends, and who stole it could as well have stolen the token.
    package var isForOneUse: Bool {
        issuedAt.map { expiresAt.timeIntervalSince($0) > Self.reusableLife } ?? true
    }

    private static let reusableLife: TimeInterval = 600

    /// - Throws: `invalid_client` for what is no compact token, lacks a claim, asks for another algorithm, or brings its own key; a
    ///   certificate that it carries (`x5c`) is not looked at.
    package init(_ text: String) throws(OAuthError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 8192, parts.count == 3, let head = Base64URLText.decode(parts[0]),
            let body = Base64URLText.decode(parts[1]), Base64URLText.decode(parts[2]) != nil,
            let header = try? JSONDecoder().decode(Header.self, from: head),
            let claims = try? JSONDecoder().decode(Claims.self, from: body)
        else {
            throw OAuthError(
                .invalidClient, "client_assertion is no JWT with alg, and iss, sub, aud, exp and jti (OpenID Connect Core 1.0, 9).")
        }
        guard header.crit == nil, header.jku == nil, header.x5u == nil, !header.hasKey else {
            throw OAuthError(.invalidClient, "client_assertion: crit, jku, x5u and jwk are not taken in its header.")
        }
        guard let algorithm = Algorithm(rawValue: header.alg) else {
            throw OAuthError(.invalidClient, "client_assertion: sign it by RS256, PS256 or ES256.")
        }
        self.text = text
        self.algorithm = algorithm
        subject = claims.sub
        id = claims.jti
        issuer = claims.iss
        audience = claims.aud.values
        expiresAt = Date(timeIntervalSince1970: claims.exp)
        notBefore = claims.nbf.map(Date.init(timeIntervalSince1970:))
        issuedAt = claims.iat.map(Date.init(timeIntervalSince1970:))
    }

    /// Whether it is `client`'s own word, meant for nobody but us, now.
    ///
    /// - Parameter audiences: The names by which we may be meant: the issuer and the token endpoint. Another one beside ours is refused:
    ///   whom else it was meant for could bring it here.
    package func check(client: String, audiences: Set<String>, at now: Date) throws(OAuthError) {
        guard issuer == client, subject == client else {
            throw OAuthError(.invalidClient, "client_assertion: iss and sub must both be the client id.")
        }
        guard audience.count == 1, let meant = audience.first, audiences.contains(meant) else {
            throw OAuthError(
                .invalidClient, "client_assertion: aud must be the tenant's issuer or token endpoint, and nothing else.")
        }
        guard now < expiresAt.addingTimeInterval(Self.leeway), now.addingTimeInterval(Self.longestLife + Self.leeway) > expiresAt
        else {
            throw OAuthError(.invalidClient, "client_assertion: it has expired, or would work for more than an hour.")
        }
        let latest = now.addingTimeInterval(Self.leeway)
        guard notBefore.map({ $0 <= latest }) ?? true, issuedAt.map({ $0 <= latest }) ?? true else {
            throw OAuthError(.invalidClient, "client_assertion: it is not valid yet. Are the clocks right?")
        }
        guard (1...256).contains(id.utf8.count) else {
            throw OAuthError(.invalidClient, "client_assertion: jti has 1 to 256 characters.")
        }
    }

    private struct Claims: Decodable {
        let iss: String
        let sub: String
        let aud: Audience
        let exp: Double
        let nbf: Double?
        let iat: Double?
        let jti: String
    }

    private struct Audience: Decodable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            values = try (try? one.decode(String.self)).map { [$0] } ?? one.decode([String].self)
        }
    }

    private struct Header: Decodable {
        let alg: String
        let crit: [String]?
        let jku: String?
        let x5u: String?
        let hasKey: Bool

        private enum CodingKeys: String, CodingKey { case alg, crit, jku, x5u, jwk }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            alg = try fields.decode(String.self, forKey: .alg)
            crit = try fields.decodeIfPresent([String].self, forKey: .crit)
            jku = try fields.decodeIfPresent(String.self, forKey: .jku)
            x5u = try fields.decodeIfPresent(String.self, forKey: .x5u)
            hasKey = fields.contains(.jwk)
        }
    }
}
