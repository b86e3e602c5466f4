import FoundationEssentials
import JWTKit
import Vestibule

/// What an access token for `/v1.0` says (RFC 9068, with the claims that Microsoft's clients look at).
struct AccessTokenClaims: JWTPayload, Equatable {
    var iss: String
    var aud: String
    /// The application; there is no person behind client credentials.
    var sub: String
    var oid: String
    var azp: String
    var tid: String
    var roles: [String]
    var iat: Int
    var nbf: Int
    var exp: Int
    var jti: String
    var ver = "2.0"

    /// Times and names are held against the request by ``BearerCheck``, which has a clock.
    func verify(using algorithm: some JWTAlgorithm) throws {}

    /// How long a token works: ten minutes, so that what is taken away is gone soon.
    static let life = 600
}

extension AccessTokenClaims: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("iss", iss)
            json.member("aud", aud)
            json.member("sub", sub)
            json.member("oid", oid)
            json.member("azp", azp)
            json.member("tid", tid)
            json.member("roles") { $0.array(roles) }
            json.member("iat", iat)
            json.member("nbf", nbf)
            json.member("exp", exp)
            json.member("jti", jti)
            json.member("ver", ver)
        }
    }
}
