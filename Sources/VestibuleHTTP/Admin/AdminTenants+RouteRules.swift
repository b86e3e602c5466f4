import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/route-rules`: domains whose guests go to one door whatever a directory says.
extension AdminTenants {
    func routeRules(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        answer(try await gate.tenant(context, for: someone), request)
    }

    func setRouteRule(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let domain = try Self.domain(try body.required("domain", example: "partner.example"))
        let name = try body.required("identityProvider", example: "google")
        try body.finish()
        let door = try RouteWords.door(name, field: "identityProvider")
        try await parts.changeRoutes.send(domain, to: door, of: tenant, by: someone.actor)
        return try await answer(to: request, about: tenant.id)
    }

    func removeRouteRule(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let text = request.query("domain") else {
            throw RequestRefusal.malformed("Name the rule: DELETE …/route-rules?domain=partner.example")
        }
        try await parts.changeRoutes.forget(try Self.domain(text), of: tenant, by: someone.actor)
        return try await answer(to: request, about: tenant.id)
    }

    private func answer(to request: Request, about id: Tenant.ID) async throws -> Response {
        guard let tenant = try await parts.tenants.freshTenant(id) else { throw TenantRefusal.notFound }
        return answer(tenant, request)
    }

    private func answer(_ tenant: Tenant, _ request: Request) -> Response {
        let rules = tenant.routes.rules.sorted { $0.key.text < $1.key.text }
        return AdminAnswer.list(
            rules.map { [("domain", .text($0.key.text)), ("identityProvider", .text($0.value.description))] }
        ).response(to: request)
    }
}
