import Foundation

/// The `claims` parameter: claims asked for one by one (OpenID Connect Core 1.0 §5.5). What nobody here knows is passed over.
package struct ClaimsRequest: Sendable, Equatable {
    /// Names of claims, for the ID token and for the UserInfo endpoint.
    package var idToken: Set<String> = []
    package var userInfo: Set<String> = []
    /// Whom the application wants, by its name for them; another guest will not do.
    package var subject: String?
    /// Ways of proof of which one is needed; empty where any will do. One that is only preferred is no reason to ask again.
    package var essentialClasses: [String] = []

    package init() {}

    /// - Throws: `invalid_request` for what is no JSON object of objects.
    package init(_ text: String) throws(OAuthError) {
        guard text.utf8.count <= 4096, let asked = try? JSONDecoder().decode(Asked.self, from: Data(text.utf8)) else {
            throw OAuthError(.invalidRequest, "claims is no JSON object with members id_token or userinfo, objects too.")
        }
        let (token, info) = (asked.idToken ?? [:], asked.userInfo ?? [:])
        idToken = Set(token.keys)
        userInfo = Set(info.keys)
        subject = (token["sub"]??.wish ?? info["sub"]??.wish)?.first
        if let wish = token["acr"] ?? nil, wish.isEssential { essentialClasses = wish.wish ?? [] }
    }

    private struct Asked: Decodable {
        let idToken: [String: Wish?]?
        let userInfo: [String: Wish?]?

        private enum CodingKeys: String, CodingKey {
            case idToken = "id_token"
            case userInfo = "userinfo"
        }
    }

    /// `null`, or what the claim should be. Values that are no text are as if they were not there.
    private struct Wish: Decodable {
        let isEssential: Bool
        let wish: [String]?

        private enum CodingKeys: String, CodingKey { case essential, value, values }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            isEssential = (try? fields.decode(Bool.self, forKey: .essential)) ?? false
            wish =
                (try? fields.decode(String.self, forKey: .value)).map { [$0] }
                ?? (try? fields.decode([String].self, forKey: .values))
        }
    }
}
