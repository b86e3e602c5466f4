import Foundation

/// What a relying party needs of somebody else's discovery document (OpenID Connect Discovery 1.0 §3). Our own is ``ProviderMetadata``,
/// which promises more than may be expected of others.
package struct DiscoveredProvider: Decodable, Sendable, Equatable {
    package var issuer: String
    package var authorizationEndpoint: String
    package var tokenEndpoint: String
    package var jwksURI: String
    package var userInfoEndpoint: String?
    /// Where it says nothing, `client_secret_basic` alone.
    package var tokenEndpointAuthMethods: [String]
    /// It names itself in every answer, so an answer without `iss` is somebody else's (RFC 9207 §2.4).
    package var namesItselfInAnswers: Bool

    enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case jwksURI = "jwks_uri"
        case userInfoEndpoint = "userinfo_endpoint"
        case tokenEndpointAuthMethods = "token_endpoint_auth_methods_supported"
        case namesItselfInAnswers = "authorization_response_iss_parameter_supported"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        issuer = try values.decode(String.self, forKey: .issuer)
        authorizationEndpoint = try values.decode(String.self, forKey: .authorizationEndpoint)
        tokenEndpoint = try values.decode(String.self, forKey: .tokenEndpoint)
        jwksURI = try values.decode(String.self, forKey: .jwksURI)
        userInfoEndpoint = try values.decodeIfPresent(String.self, forKey: .userInfoEndpoint)
        tokenEndpointAuthMethods =
            try values.decodeIfPresent([String].self, forKey: .tokenEndpointAuthMethods) ?? ["client_secret_basic"]
        namesItselfInAnswers = try values.decodeIfPresent(Bool.self, forKey: .namesItselfInAnswers) ?? false
        for endpoint in [authorizationEndpoint, tokenEndpoint, jwksURI, userInfoEndpoint].compactMap(\.self)
        where !Self.isURL(endpoint) {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "an endpoint is no URL that can be used"))
        }
    }

    /// Nil when it is no discovery document: not JSON, or without what is needed, or with an endpoint that is no web address.
    package init?(json: some Sequence<UInt8>) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
        self = read
    }

    /// Printable ASCII without a fragment, which RFC 6749 §3.1 forbids; whether `http` will do is for who connects to say.
    private static func isURL(_ text: String) -> Bool {
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), let url = URL(string: text) else { return false }
        return url.host(percentEncoded: true)?.isEmpty == false && url.user == nil && url.fragment == nil
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
}
