import Crypto
import FoundationEssentials
import JWTKit
import OpenIDConnect
import Vestibule

/// What an application learns of a guest at the token endpoint: an ID token, and an access token for the UserInfo endpoint.
struct GuestTokens: Sendable {
    let keys: KeyRing
    let surroundings: Surroundings
    let site: Site

    /// RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3.
    ///
    /// - Parameter added: What hooks add to both tokens.
    func answer(
        for granted: GrantTokens.Granted, to application: Application, tenant: Tenant, adding added: HookClaims, clientInfo: Bool
    ) async throws -> Answer {
        let now = Int(surroundings.now().timeIntervalSince1970)
        guard let keys = try await keys.keys(of: tenant.id) else {
            throw NoSigningKey(tenant: tenant.id, algorithm: application.idTokenAlgorithm)
        }
        func signer(_ algorithm: SigningKey.Algorithm) throws -> TokenSigner {
            guard let signer = keys.signer(algorithm, at: surroundings.now()) else {
                throw NoSigningKey(tenant: tenant.id, algorithm: algorithm)
            }
            return signer
        }
        let session = granted.grant.session
        let names = SubjectNames(sector: granted.grant.pairwiseSector, in: tenant)
        // No token outlives the proof.
        let life = min(AccessTokenClaims.life, Int(session.expiresAt.timeIntervalSince1970) - now)
        let issuer = site.links.issuer(of: tenant.id)
        let access = try signer(application.tokenAlgorithm).token(
            GuestAccessClaims(
                iss: issuer, aud: issuer, sub: names.name(of: session.guest.id), azp: application.id.description,
                tid: tenant.id.description, gid: granted.grant.id.description, scp: granted.grant.scope.joined(separator: " "),
                roles: granted.grant.access.roles.isEmpty ? nil : granted.grant.access.roles, iat: now, nbf: now, exp: now + life,
                jti: Base64URL.encode(surroundings.randomBytes(16)), added: added))
        let id = try signer(application.idTokenAlgorithm).token(
            IDTokenClaims(
                issuer: issuer, audience: application.id.description, tenant: tenant.id, session: session, names: names,
                nonce: granted.nonce, issuedAt: now, life: life, accessTokenHash: Self.leftHalf(of: access),
                claims: granted.grant.claims(in: "id_token"),
                roles: granted.grant.access.roles, added: added), as: .id)
        return Answer(
            accessToken: access, idToken: id, refreshToken: granted.refresh?.text, life: life,
            scope: granted.grant.scope.joined(separator: " "),
            clientInfo: clientInfo ? Self.clientInfo(names.name(of: session.guest.id), tenant.id) : nil)
    }

    /// `at_hash` (OpenID Connect Core 1.0 §3.1.3.6): both algorithms of ours hash by SHA-256.
    private static func leftHalf(of token: String) -> String {
        Base64URL.encode(Array(SHA256.hash(data: Data(token.utf8)).prefix(16)))
    }

    /// What MSAL keeps its accounts by.
    private static func clientInfo(_ guest: String, _ tenant: Tenant.ID) -> String {
        Base64URL.encode(Array(#"{"uid":"\#(guest)","utid":"\#(tenant)"}"#.utf8))
    }

    struct Answer: JSONWritable {
        let accessToken: String
        let idToken: String
        let refreshToken: String?
        let life: Int
        let scope: String
        let clientInfo: String?

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("token_type", "Bearer")
                json.member("access_token", accessToken)
                json.member("id_token", idToken)
                if let refreshToken { json.member("refresh_token", refreshToken) }
                json.member("expires_in", life)
                json.member("ext_expires_in", life)
                json.member("scope", scope)
                if let clientInfo { json.member("client_info", clientInfo) }
            }
        }
    }
}

/// An access token of a guest: for the UserInfo endpoint, and none of `/v1.0`'s.
struct GuestAccessClaims: JWTPayload, JSONWritable, Equatable {
    var iss: String
    var aud: String
    var sub: String
    var azp: String
    var tid: String
    /// The grant, which is looked up each time: what is revoked is gone at once.
    var gid: String
    var scp: String
    /// What the guest is to the application; left out where that is nothing.
    var roles: [String]?
    var iat: Int
    var nbf: Int
    var exp: Int
    var jti: String
    /// Not read back: they are the application's business.
    var added = HookClaims()

    private enum CodingKeys: String, CodingKey {
        case iss, aud, sub, azp, tid, gid, scp, roles, iat, nbf, exp, jti
    }

    /// Times and names are held against the request by who asks.
    func verify(using algorithm: some JWTAlgorithm) throws {}

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("iss", iss)
            json.member("aud", aud)
            json.member("sub", sub)
            json.member("azp", azp)
            json.member("tid", tid)
            json.member("gid", gid)
            json.member("scp", scp)
            if let roles { json.member("roles") { $0.array(roles) } }
            json.member("iat", iat)
            json.member("nbf", nbf)
            json.member("exp", exp)
            json.member("jti", jti)
            json.members(of: added)
        }
    }
}

/// An ID token's claims (OpenID Connect Core 1.0 §2), with those that Microsoft's libraries look for.
struct IDTokenClaims: JSONWritable {
    let issuer: String
    let audience: String
    let tenant: Tenant.ID
    let session: Session
    let names: SubjectNames
    let nonce: String?
    let issuedAt: Int
    let life: Int
    let accessTokenHash: String
    let claims: Set<GuestClaim>
    let roles: [String]
    let added: HookClaims

    func write(to json: inout JSONWriter) {
        let guest = session.guest
        json.object { json in
            json.member("iss", issuer)
            json.member("aud", audience)
            json.member("sub", names.name(of: guest.id))
            // The same at every application, so nothing for one that must not recognise the guest elsewhere.
            if !names.isPairwise { json.member("oid", guest.id) }
            json.member("tid", tenant)
            json.member("sid", names.name(of: session.id))
            json.member("iat", issuedAt)
            json.member("nbf", issuedAt)
            json.member("exp", issuedAt + life)
            json.member("auth_time", Int(session.provedAt.timeIntervalSince1970))
            if let nonce { json.member("nonce", nonce) }
            json.member("at_hash", accessTokenHash)
            json.member("acr", session.contextClass.rawValue)
            json.member("amr") { $0.array(session.methods) }
            json.member("acct", 1)
            json.member("idp", guest.door.graphIssuer)
            json.member("ver", "2.0")
            if !roles.isEmpty { json.member("roles") { $0.array(roles) } }
            json.members(of: guest, claims)
            json.members(of: added)
        }
    }
}

/// What an application may learn of a guest beyond who it is.
enum GuestClaim: String, CaseIterable {
    case name
    case preferredUsername = "preferred_username"
    case email
    case emailVerified = "email_verified"
}

extension Grant {
    /// What the scope asks for (OpenID Connect Core 1.0 §5.4), and what was asked for one by one, of this `place` (§5.5).
    func claims(in place: String) -> Set<GuestClaim> {
        var asked = Set(
            claims.compactMap { $0.hasPrefix("\(place):") ? GuestClaim(rawValue: String($0.dropFirst(place.count + 1))) : nil })
        if scope.contains("profile") { asked.formUnion([.name, .preferredUsername]) }
        if scope.contains("email") { asked.formUnion([.email, .emailVerified]) }
        return asked
    }
}

extension JSONWriter {
    mutating func members(of added: HookClaims) {
        for (name, value) in added.all {
            member(named: name) { json in
                switch value {
                case .text(let text): json.string(text)
                case .integer(let integer): json.spelt(String(integer))
                case .number(let number): json.spelt(String(number))
                case .flag(let flag): json.bool(flag)
                case .list(let texts): json.array(texts)
                }
            }
        }
    }

    /// The members that these claims name, as an ID token and the UserInfo answer both have them.
    mutating func members(of guest: Guest, _ claims: Set<GuestClaim>) {
        if claims.contains(.name) { member("name", guest.displayName) }
        if claims.contains(.preferredUsername) { member("preferred_username", guest.address.text) }
        if claims.contains(.email) { member("email", guest.address.text) }
        // Proved at redemption, by a code or by who vouches for it.
        if claims.contains(.emailVerified) { member("email_verified", true) }
    }
}
