import FoundationEssentials
import HTTPTypes
import Hummingbird
import Synchronization
import Vestibule

/// Who calls: the application of a bearer token, as it stands now.
struct Caller: Sendable {
    let application: Application
    let tenant: Tenant
    /// Who uses the application, where the token is a guest's.
    var guest: Guest.ID?

    var actor: Actor { guest.map { .guest($0) } ?? .application(application.id) }

    /// Whether the application may do more than its request needs, as it stands today. With a guest's token it may do nothing more.
    func may(_ permission: Permission) -> Bool {
        guest == nil && application.may(permission)
    }
}

/// Holds a bearer token against its tenant's keys and against what the application may do today. A permission taken away or a
/// disabled application bites within a second, not when the token ends.
struct BearerCheck: Sendable {
    let reader: SignedTokenReader
    let tenants: any TenantStore
    let applications: any ApplicationStore
    let grants: any GrantStore
    let askPolicies: AskPolicies
    let surroundings: Surroundings
    let site: Site
    private let known = VerifiedTokens()

    init(
        reader: SignedTokenReader, tenants: any TenantStore, applications: any ApplicationStore, grants: any GrantStore,
        askPolicies: AskPolicies, surroundings: Surroundings, site: Site
    ) {
        self.reader = reader
        self.tenants = tenants
        self.applications = applications
        self.grants = grants
        self.askPolicies = askPolicies
        self.surroundings = surroundings
        self.site = site
    }

    /// - Parameter permission: Nil for any application of any tenant.
    func caller(of request: Request, needing permission: Permission?) async throws -> Caller {
        let token = try await verified(try bearer(of: request))
        guard let tenant = try await tenants.tenant(token.tenant),
            let application = try await applications.recentApplication(token.application, of: token.tenant),
            application.disabledAt == nil
        else { throw RequestRefusal.notAuthenticated("The token's application or tenant is gone or disabled.") }
        guard tenant.status == .active else { throw TenantRefusal.suspended }
        guard let permission else { return Caller(application: application, tenant: tenant) }
        guard token.roles.contains(where: { $0.implied.contains(permission) && application.permissions.contains($0) }) else {
            throw RequestRefusal.notPermitted(
                "This needs the application permission \(permission.rawValue). An administrator grants it; then get a new token.")
        }
        return Caller(application: application, tenant: tenant)
    }

    func bearer(of request: Request) throws -> String {
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= SignedTokenReader.longest else {
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
        guard let (claims, tenant) = try await reader.claims(of: token, as: .access, AccessTokenClaims.self),
            claims.iss == site.links.issuer(of: tenant), claims.aud == site.base.origin,
            claims.exp > claims.iat, claims.exp - claims.iat <= AccessTokenClaims.life
        else {
            throw RequestRefusal.notAuthenticated("The token is not one of ours. Get one from /{tenant}/oauth2/v2.0/token.")
        }
        return claims
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
