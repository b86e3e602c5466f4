import FoundationEssentials
import Hummingbird
import Vestibule

/// An operator, by the admin token of the request.
struct Operator: Sendable {
    let token: AdminToken

    var actor: Actor { .adminToken(token.id) }

    /// The tenant of the path, when this token may see it. A foreign one is as unknown as one that never was.
    func mayEnter(_ tenant: Tenant.ID) -> Bool { token.tenant == nil || token.tenant == tenant }
}

struct AdminGate: Sendable {
    let tokens: any AdminTokenStore
    let tenants: TenantLookup

    func enter(_ request: Request, everyTenant: Bool) async throws -> Operator {
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer",
            let credential = Credential(String(parts[1]), kind: .adminToken),
            let token = try await tokens.find(AdminToken.ID(rawValue: credential.row), digest: credential.digest)
        else {
            throw RequestRefusal.notAuthenticated(
                "Send an admin token: curl -H \"Authorization: Bearer $TOKEN\" …  "
                    + "Make one with: vestibule admin-token create NAME")
        }
        guard !everyTenant || token.tenant == nil else {
            throw RequestRefusal.notPermitted("This admin token is limited to one tenant, and this is about all of them.")
        }
        return Operator(token: token)
    }

    /// The tenant that the path names by id or domain, if the operator may enter it.
    func tenant(_ context: RequestFacts, for someone: Operator) async throws -> Tenant {
        guard let tenant = try await tenants.tenant(context), someone.mayEnter(tenant.id) else {
            throw RequestRefusal.notFound("No such tenant. List them with GET /admin/tenants.")
        }
        return tenant
    }
}
