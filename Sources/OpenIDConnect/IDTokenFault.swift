/// Why an ID token is not believed. Nothing of the token is quoted.
package enum IDTokenFault: Error, Sendable, Equatable {
    /// No signed token in the compact form, or a claim beyond its bounds.
    case malformed
    /// None of those that are taken (RS256, ES256), or not the one of the key.
    case algorithm
    case criticalExtension
    case bringsItsOwnKey
    case unknownKey
    /// The key vouches for another issuer than the token's.
    case keyOfAnotherIssuer
    case signature
    case missing(String)
    case issuer
    case audience
    case authorizedParty
    case expired
    case notYetValid
    case nonce
    case accessTokenHash

    /// Completes "the ID token …".
    package var reason: String {
        switch self {
        case .malformed: "is malformed"
        case .algorithm: "is not signed with RS256 or ES256, or not as its key says"
        case .criticalExtension: "demands an extension (crit) that is not understood"
        case .bringsItsOwnKey: "brings its own key"
        case .unknownKey: "is signed with a key that the provider does not publish"
        case .keyOfAnotherIssuer: "is signed with a key that vouches for another issuer"
        case .signature: "has a signature that does not hold"
        case .missing(let claim): "has no \(claim)"
        case .issuer: "is of another issuer"
        case .audience: "is for another client (aud)"
        case .authorizedParty: "was asked for by another client (azp)"
        case .expired: "has expired"
        case .notYetValid: "is not valid yet"
        case .nonce: "answers another request (nonce)"
        case .accessTokenHash: "came with another access token (at_hash)"
        }
    }
}
