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
    let roles: Set<Permission>
}

/// Holds a bearer token against its tenant's keys and against what the application may do today. A permission taken away or a
/// disabled application bites within a second, not when the token ends.
struct BearerCheck: Sendable {
    let keys: KeyRing
    let tenants: any TenantStore
    let applications: any ApplicationStore
    let surroundings: Surroundings
    let site: Site
    private let verified = VerifiedTokens()

    init(keys: KeyRing, tenants: any TenantStore, applications: any ApplicationStore, surroundings: Surroundings, site: Site) {
        self.keys = keys
        self.tenants = tenants
        self.applications = applications
        self.surroundings = surroundings
        self.site = site
    }

    func caller(of request: Request, needing permission: Permission) async throws -> Caller {
        let claims = try await claims(of: try bearer(of: request))
        guard let tenantID = Tenant.ID(claims.tid), let id = Application.ID(claims.sub),
            let tenant = try await tenants.tenant(tenantID),
            let application = try await applications.recentApplication(id, of: tenantID), application.disabledAt == nil
        else { throw RequestRefusal.notAuthenticated("The token's application or tenant is gone or disabled.") }
        guard tenant.status == .active else { throw TenantRefusal.suspended }
        let roles = Set(claims.roles.compactMap(Permission.init(rawValue:))).intersection(application.permissions)
        guard Permission.isGranted(permission, by: roles) else {
            throw RequestRefusal.notPermitted(
                "This needs the application permission \(permission.rawValue). An administrator grants it; then get a new token.")
        }
        return Caller(application: application, tenant: tenant, roles: roles)
    }

    private func bearer(of request: Request) throws -> String {
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 8192 else {
            throw RequestRefusal.notAuthenticated(
                "Send an access token as \"Authorization: Bearer …\". Get one from /{tenant}/oauth2/v2.0/token.")
        }
        return String(parts[1])
    }

    private func claims(of token: String) async throws -> AccessTokenClaims {
        let digest = TokenDigest(of: token)
        let now = Int(surroundings.now().timeIntervalSince1970)
        if let known = verified[digest], known.exp > now { return known }
        let claims = try await verify(token)
        guard claims.exp > now, claims.nbf <= now + 60 else {
            throw RequestRefusal.notAuthenticated("The token has expired or is not valid yet. Get a new one.")
        }
        verified[digest] = claims
        return claims
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

/// Tokens whose signature was checked, by their digest, until they expire: a signature costs as much as the rest of a small request.
/// The mutex guards the table.
private final class VerifiedTokens: Sendable {
    private let table = Mutex<[TokenDigest: AccessTokenClaims]>([:])
    private static let most = 10_000

    subscript(_ digest: TokenDigest) -> AccessTokenClaims? {
        get { table.withLock { $0[digest] } }
        set {
            table.withLock { table in
                if table.count >= Self.most { table.removeAll(keepingCapacity: true) }
                table[digest] = newValue
            }
        }
    }
}
