import Foundation

/// What a token endpoint gave for a code (OpenID Connect Core 1.0 §3.1.3.3).
package struct TokenAnswer: Decodable, Sendable, Equatable {
    package var idToken: String
    package var accessToken: String?

    enum CodingKeys: String, CodingKey {
        case idToken = "id_token"
        case accessToken = "access_token"
    }

    /// Nil when it is no such answer.
    package init?(json: some Sequence<UInt8>) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
        self = read
    }
}

/// An error as a provider words it (RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core 1.0 §3.1.2.6). Its description is for people, changes at will,
/// and is not read.
package struct ProviderErrorAnswer: Decodable, Sendable, Equatable {
    package var error: String
    /// Entra's numbers, without the `AADSTS`.
    package var codes: [Int]

    enum CodingKeys: String, CodingKey {
        case error
        case codes = "error_codes"
    }

    /// The parameters of a callback. Entra tells its number there by the error's page only: `https://login.microsoftonline.com/error?code=50020`.
    package init(error: String, uri: String?) {
        self.error = error
        let query = uri.flatMap { URLComponents(string: $0)?.queryItems } ?? []
        codes = query.filter { $0.name == "code" }.compactMap { $0.value.flatMap { Int($0) } }
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        error = try values.decode(String.self, forKey: .error)
        codes = (try? values.decode([Int].self, forKey: .codes)) ?? []
    }

    /// Nil when it is no such answer.
    package init?(json: some Sequence<UInt8>) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
        self = read
    }
}
