import Hummingbird
import Vestibule

/// `/v1.0/users/{id}/appRoleAssignments` and `/v1.0/servicePrincipals/{id}/appRoleAssignedTo`: the same assignments, from the guest's side
/// and from the application's.
struct AppRoleAssignmentEndpoints: Sendable {
    let parts: Parts
    let applications: ServicePrincipalEndpoints

    // MARK: From the guest's side

    func ofGuest(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let guest = try await guest(context, caller)
        return try await list(.guest(guest), path: "/v1.0/users/\(guest)/appRoleAssignments", request, caller)
    }

    func getOfGuest(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await get(.guest(try await guest(context, caller)), context, caller)
    }

    func assignToGuest(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let asked = try await asked(request, context)
        guard asked.guest == (try await guest(context, caller)) else {
            throw RequestRefusal.malformed("principalId: give the id of the user in the path.")
        }
        return try await assign(asked, caller)
    }

    func endOfGuest(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await end(.guest(try await guest(context, caller)), context, caller)
    }

    // MARK: From the application's side

    func ofApplication(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let id = try await applications.known(context, caller).id
        return try await list(.application(id), path: "/v1.0/servicePrincipals/\(id)/appRoleAssignedTo", request, caller)
    }

    func getOfApplication(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await get(.application(try await applications.known(context, caller).id), context, caller)
    }

    func assignToApplication(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let asked = try await asked(request, context)
        guard asked.role.application == (try await applications.known(context, caller).id) else {
            throw RequestRefusal.malformed("resourceId: give the id of the service principal in the path.")
        }
        return try await assign(asked, caller)
    }

    func endOfApplication(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await end(.application(try await applications.known(context, caller).id), context, caller)
    }

    // MARK: What both do

    private func list(
        _ side: Assignment.Side, path: String, _ request: Request, _ caller: Caller
    ) async throws -> Response {
        let page = try GraphPage(request)
        let found = try await parts.appRoles.assignments(
            of: side, tenant: caller.tenant.id, after: try page.cursor(as: Assignment.self), limit: page.size + 1)
        return Response.json(
            page.list(from: found, id: \.id, path: path, site: parts.site) { AppRoleAssignmentResource($1).write(to: &$0) })
    }

    private func get(_ side: Assignment.Side, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard let found = try await parts.appRoles.assignment(try id(context), of: side, tenant: caller.tenant.id) else {
            throw AppRoleRefusal.noSuchAssignment
        }
        return Response.json(AppRoleAssignmentResource(found, context: entityContext))
    }

    private func assign(_ asked: (guest: Guest.ID, role: WantedRole), _ caller: Caller) async throws -> Response {
        let made = try await parts.appRoles.assign(asked.role, to: asked.guest, of: caller.tenant.id, by: caller.actor)
        return Response.json(AppRoleAssignmentResource(made, context: entityContext), status: .created)
    }

    private func end(_ side: Assignment.Side, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard try await parts.appRoles.end(try id(context), of: side, tenant: caller.tenant.id, by: caller.actor) else {
            throw AppRoleRefusal.noSuchAssignment
        }
        return Response.noContent
    }

    private var entityContext: String { "\(parts.site.base.origin)/v1.0/$metadata#appRoleAssignments/$entity" }

    private func asked(_ request: Request, _ context: RequestFacts) async throws -> (guest: Guest.ID, role: WantedRole) {
        var body = try JSONBody(try await request.json(context))
        let guest = try body.id("principalId", of: Guest.self)
        let application = try body.id("resourceId", of: Application.self)
        let role = try body.id("appRoleId", of: AppRole.self)
        try body.finish()
        return (guest, WantedRole(WantedRole.Name(role), of: application))
    }

    private func guest(_ context: RequestFacts, _ caller: Caller) async throws -> Guest.ID {
        try await UserKey(context, in: caller.tenant).guest(of: caller.tenant.id, in: parts.guests).id
    }

    private func id(_ context: RequestFacts) throws -> Assignment.ID {
        guard let id = context.id("assignment", of: Assignment.self) else {
            throw AppRoleRefusal.noSuchAssignment
        }
        return id
    }
}
