/// What an ID token says (OpenID Connect Core 1.0 §2), with what Entra and Google add. What is not of its type is as if it were not there.
package struct IDTokenClaims: Codable, Sendable, Equatable {
    package var issuer: String?
    package var subject: String?
    package var audience: [String] = []
    /// `azp`
    package var authorizedParty: String?
    /// Seconds since 1970, as are the other times.
    package var expiresAt: Double?
    package var notBefore: Double?
    package var issuedAt: Double?
    package var nonce: String?
    /// `at_hash`
    package var accessTokenHash: String?
    package var name: String?
    package var email: String?
    /// True for `true` and `"true"`, which older services send.
    package var isEmailVerified = false
    /// Entra: the home tenant.
    package var tenantID: String?
    /// Entra: the person in the home tenant, the same for every client.
    package var objectID: String?
    /// Entra's `xms_edov`: the address's domain belongs to the home tenant, or its owner proved it. True for `true`, 1, `"1"` and `"true"`.
    package var isEmailDomainOwnerVerified = false
    /// `amr`: how the person proved who it is (RFC 8176).
    package var methods: [String] = []
    /// Google: the Workspace's domain.
    package var hostedDomain: String?

    enum CodingKeys: String, CodingKey {
        case issuer = "iss"
        case subject = "sub"
        case audience = "aud"
        case authorizedParty = "azp"
        case expiresAt = "exp"
        case notBefore = "nbf"
        case issuedAt = "iat"
        case nonce
        case accessTokenHash = "at_hash"
        case name
        case email
        case isEmailVerified = "email_verified"
        case tenantID = "tid"
        case objectID = "oid"
        case isEmailDomainOwnerVerified = "xms_edov"
        case methods = "amr"
        case hostedDomain = "hd"
    }

    package init() {}

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) -> String? { try? values.decode(String.self, forKey: key) }
        func number(_ key: CodingKeys) -> Double? { try? values.decode(Double.self, forKey: key) }
        issuer = text(.issuer)
        subject = text(.subject)
        audience = text(.audience).map { [$0] } ?? (try? values.decode([String].self, forKey: .audience)) ?? []
        authorizedParty = text(.authorizedParty)
        expiresAt = number(.expiresAt)
        notBefore = number(.notBefore)
        issuedAt = number(.issuedAt)
        nonce = text(.nonce)
        accessTokenHash = text(.accessTokenHash)
        name = text(.name)
        email = text(.email)
        isEmailVerified = (try? values.decode(Bool.self, forKey: .isEmailVerified)) ?? (text(.isEmailVerified) == "true")
        tenantID = text(.tenantID)
        objectID = text(.objectID)
        isEmailDomainOwnerVerified =
            (try? values.decode(Bool.self, forKey: .isEmailDomainOwnerVerified))
            ?? number(.isEmailDomainOwnerVerified).map { $0 == 1 }
            ?? text(.isEmailDomainOwnerVerified).map { $0 == "1" || $0 == "true" } ?? false
        methods = (try? values.decode([String].self, forKey: .methods)) ?? []
        hostedDomain = text(.hostedDomain)
    }
}
