import Hummingbird
import Vestibule

/// `…/applications/{application}/roles`: what guests may be to an application; `…/guests/{guest}/roles`: what one of them is.
struct AdminAppRoles: Sendable {
    let parts: Parts
    let gate: AdminGate

    // MARK: An application's roles

    func declare(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let application = try application(context)
        var body = try await AdminBody(request, context)
        let role = try AppRole(
            id: parts.surroundings.newID(), value: try body.required("value", example: "Projects.Read"),
            displayName: try body.text("displayName"), description: try body.text("description"),
            isEnabled: try body.flag("enabled") ?? true)
        try body.finish()
        try await parts.appRoles.declare(role, of: application, tenant: tenant.id, by: someone.actor)
        return AdminAnswer.thing(Self.shape(role)).response(to: request, status: .created)
    }

    func change(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let change = AppRoleChange(
            displayName: try body.text("displayName"), description: try body.text("description"),
            isEnabled: try body.flag("enabled"))
        try body.finish()
        try change.check()
        guard
            let changed = try await parts.appRoles.change(try named(context), of: tenant.id, change, by: someone.actor)
        else { throw missing }
        return AdminAnswer.thing(Self.shape(changed)).response(to: request)
    }

    func remove(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard try await parts.appRoles.remove(try named(context), of: tenant.id, by: someone.actor) else { throw missing }
        return Response.noContent
    }

    // MARK: A guest's roles

    func ofGuest(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        let found = try await parts.appRoles.assignments(
            of: .guest(try await guest(context, tenant)), tenant: tenant.id, after: page.cursor(as: Assignment.self),
            limit: page.size + 1)
        return page.answer(found, id: \.id, Self.shape).response(to: request)
    }

    /// Without a role: default access.
    func assign(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        guard let application = Application.ID(try body.required("application", example: "<clientId>")) else {
            throw RequestRefusal.malformed("application: give the client id of one of the tenant's applications.")
        }
        let role = try body.text("role").map { try WantedRole.Name($0) } ?? .defaultAccess
        try body.finish()
        let made = try await parts.appRoles.assign(
            WantedRole(role, of: application), to: try await guest(context, tenant), of: tenant.id, by: someone.actor)
        return AdminAnswer.thing(Self.shape(made)).response(to: request, status: .created)
    }

    func end(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let guest = try await guest(context, tenant)
        guard let id = context.id("assignment", of: Assignment.self),
            try await parts.appRoles.end(id, of: .guest(guest), tenant: tenant.id, by: someone.actor)
        else { throw AppRoleRefusal.noSuchAssignment }
        return Response.noContent
    }

    // MARK: The path, and the answers

    private func application(_ context: RequestFacts) throws -> Application.ID {
        guard let id = context.id("application", of: Application.self) else {
            throw RequestRefusal.notFound("No such application. List them with GET …/applications.")
        }
        return id
    }

    /// By its value, percent-encoded, or its id.
    private func named(_ context: RequestFacts) throws -> WantedRole {
        // In a path, a plus is one.
        let name = context.parameters.get("role").flatMap { PercentEncoding.decoded($0.replacing("+", with: "%2B")[...]) } ?? ""
        return WantedRole(try WantedRole.Name(name), of: try application(context))
    }

    private var missing: RequestRefusal { .notFound("No such role. GET …/applications/<clientId> lists them.") }

    private func guest(_ context: RequestFacts, _ tenant: Tenant) async throws -> Guest.ID {
        guard let id = context.id("guest", of: Guest.self),
            try await parts.guests.guest(id, of: tenant.id) != nil
        else { throw RequestRefusal.notFound("No such guest. Find one with GET …/guests?email=ana@fabrikam.example") }
        return id
    }

    static func shape(_ role: AppRole) -> AdminAnswer.Thing {
        [
            ("value", .text(role.value)), ("id", .text(role.id.description)), ("displayName", .text(role.displayName)),
            ("description", .text(role.description)), ("enabled", .flag(role.isEnabled)),
        ]
    }

    private static func shape(_ assignment: Assignment) -> AdminAnswer.Thing {
        [
            ("id", .text(assignment.id.description)), ("application", .text(assignment.application.description)),
            ("name", .text(assignment.applicationName)), ("role", .text(assignment.roleValue)),
            ("since", .moment(assignment.createdAt)),
        ]
    }
}
