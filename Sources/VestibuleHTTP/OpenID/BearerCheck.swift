import FoundationEssentials
import HTTPTypes
import Hummingbird
import JWTKit
import Synchronization
import Vestibule

/// Who calls: the application of a bearer token, as it stands now.
struct Caller: Sendable {
    let application: Application
    let tenant: Tenant

    var actor: Actor { .application(application.id) }

    /// Whether the application may do more than its request needs, as it stands today.
    func may(_ permission: Permission) -> Bool { application.permissions.contains { $0.implied.contains(permission) } }
}

/// Holds a bearer token against its tenant's keys and against what the application may do today. A permission taken away or a
/// disabled application bites within a second, not when the token ends.
struct BearerCheck: Sendable {
    let keys: KeyRing
    let tenants: any TenantStore
    let applications: any ApplicationStore
    let surroundings: Surroundings
    let site: Site
    private let known = VerifiedTokens()

    init(keys: KeyRing, tenants: any TenantStore, applications: any ApplicationStore, surroundings: Surroundings, site: Site) {
        self.keys = keys
        self.tenants = tenants
        self.applications = applications
        self.surroundings = surroundings
        self.site = site
    }

    func caller(of request: Request, needing permission: Permission) async throws -> Caller {
        let token = try await verified(try bearer(of: request))
        guard let tenant = try await tenants.tenant(token.tenant),
            let application = try await applications.recentApplication(token.application, of: token.tenant),
            application.disabledAt == nil
        else { throw RequestRefusal.notAuthenticated("The token's application or tenant is gone or disabled.") }
        guard tenant.status == .active else { throw TenantRefusal.suspended }
        guard token.roles.contains(where: { $0.implied.contains(permission) && application.permissions.contains($0) }) else {
            throw RequestRefusal.notPermitted(
                "This needs the application permission \(permission.rawValue). An administrator grants it; then get a new token.")
        }
        return Caller(application: application, tenant: tenant)
    }

    private func bearer(of request: Request) throws -> String {
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 8192 else {
            throw RequestRefusal.notAuthenticated(
                "Send an access token as \"Authorization: Bearer …\". Get one from /{tenant}/oauth2/v2.0/token.")
        }
        return String(parts[1])
    }

    private func verified(_ text: String) async throws -> VerifiedToken {
        let digest = TokenDigest(of: text)
        let now = Int(surroundings.now().timeIntervalSince1970)
        if let known = known[digest], known.expiresAt > now { return known }
        let claims = try await verify(text)
        guard claims.exp > now, claims.nbf <= now + 60 else {
            throw RequestRefusal.notAuthenticated("The token has expired or is not valid yet. Get a new one.")
        }
        guard let token = VerifiedToken(claims) else {
            throw RequestRefusal.notAuthenticated("The token's application or tenant is gone or disabled.")
        }
        known[digest] = token
        return token
    }

    private func verify(_ token: String) async throws -> AccessTokenClaims {
        let refusal = RequestRefusal.notAuthenticated("The token is not one of ours. Get one from /{tenant}/oauth2/v2.0/token.")
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]), let body = Base64URL.decode(parts[1]),
            Base64URL.decode(parts[2]) != nil,
            let header = try? JSONDecoder().decode(Header.self, from: Data(header)),
            let hint = try? JSONDecoder().decode(TenantHint.self, from: Data(body)), let tenant = Tenant.ID(hint.tid)
        else { throw refusal }
        // The key says the algorithm, the header only has to agree; what names a key elsewhere, or is critical, is refused.
        guard header.typ.lowercased() == "at+jwt", header.namesNoOtherKey,
            let keys = try await keys.keys(of: tenant, holding: header.kid),
            let key = keys.key(header.kid, at: surroundings.now()), key.algorithm.rawValue == header.alg,
            let claims = try? await keys.collection.verify(token, as: AccessTokenClaims.self),
            claims.iss == site.links.issuer(of: tenant), claims.aud == site.base.origin,
            claims.exp > claims.iat, claims.exp - claims.iat <= AccessTokenClaims.life
        else { throw refusal }
        return claims
    }

    private struct TenantHint: Decodable { let tid: String }

    private struct Header: Decodable {
        let alg: String
        let kid: String
        let typ: String
        let crit: [String]?
        let jku: String?
        let x5u: String?
        private let hasKey: Bool

        var namesNoOtherKey: Bool { crit == nil && jku == nil && x5u == nil && !hasKey }

        enum CodingKeys: String, CodingKey { case alg, kid, typ, crit, jku, x5u, jwk }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            alg = try fields.decode(String.self, forKey: .alg)
            kid = try fields.decode(String.self, forKey: .kid)
            typ = try fields.decode(String.self, forKey: .typ)
            crit = try fields.decodeIfPresent([String].self, forKey: .crit)
            jku = try fields.decodeIfPresent(String.self, forKey: .jku)
            x5u = try fields.decodeIfPresent(String.self, forKey: .x5u)
            hasKey = fields.contains(.jwk)
        }
    }
}

/// What a token whose signature was checked says of its bearer.
private struct VerifiedToken: Sendable {
    let tenant: Tenant.ID
    let application: Application.ID
    let roles: [Permission]
    let expiresAt: Int

    /// Nil for names that no tenant or application has.
    init?(_ claims: AccessTokenClaims) {
        guard let tenant = Tenant.ID(claims.tid), let application = Application.ID(claims.sub) else { return nil }
        self.tenant = tenant
        self.application = application
        roles = claims.roles.compactMap(Permission.init(rawValue:))
        expiresAt = claims.exp
    }
}

/// Tokens whose signature was checked, by their digest, until they expire: a signature costs as much as the rest of a small request.
/// The mutex guards the table.
private final class VerifiedTokens: Sendable {
    private let table = Mutex<[TokenDigest: VerifiedToken]>([:])
    private static let most = 10_000

    subscript(_ digest: TokenDigest) -> VerifiedToken? {
        get { table.withLock { $0[digest] } }
        set {
            table.withLock { table in
                if table.count >= Self.most { table.removeAll(keepingCapacity: true) }
                table[digest] = newValue
            }
        }
    }
}
