import Foundation

/// The head of a signed token (RFC 7515 §4), read before anything in it is believed.
package struct IDTokenHeader: Sendable, Equatable {
    package enum Algorithm: String, Sendable, CaseIterable {
        case rs256 = "RS256"
        case es256 = "ES256"
    }

    package var algorithm: Algorithm
    package var keyID: String?

    /// - Throws: ``IDTokenFault`` for what is no compact token, asks for another algorithm, brings its own key (`jwk`, `jku`, `x5u`, `x5c`),
    ///   is compressed, or lists extensions that must be understood (`crit`): none are.
    package init(of token: String) throws(IDTokenFault) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ Base64URLText.decode($0) != nil }), let head = Base64URLText.decode(parts[0]),
            let fields = try? JSONDecoder().decode(Fields.self, from: head)
        else { throw .malformed }
        guard !fields.hasCritical else { throw .criticalExtension }
        guard !fields.bringsItsKey else { throw .bringsItsOwnKey }
        guard let algorithm = fields.algorithm.flatMap(Algorithm.init) else { throw .algorithm }
        self.algorithm = algorithm
        keyID = fields.keyID
    }

    private struct Fields: Decodable {
        var algorithm: String?
        var keyID: String?
        var hasCritical: Bool
        var bringsItsKey: Bool

        private enum Keys: String, CodingKey {
            case alg, kid, crit, jwk, jku, x5u, x5c, zip
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Keys.self)
            algorithm = try? values.decode(String.self, forKey: .alg)
            keyID = try values.decodeIfPresent(String.self, forKey: .kid)
            hasCritical = values.contains(.crit) || values.contains(.zip)
            bringsItsKey = [.jwk, .jku, .x5u, .x5c].contains { values.contains($0) }
        }
    }
}
