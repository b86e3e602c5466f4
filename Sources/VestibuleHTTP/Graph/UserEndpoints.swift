import FoundationEssentials
import Hummingbird
import Vestibule

/// `/v1.0/users`: the guests, in Graph's shape.
struct UserEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$filter", "$select"])
        let filters = UserFilter(domain: caller.tenant.principalNameDomain)
        let filter = try page.filter.map { try filters.filter($0) } ?? .everyone
        var resource = try UserResource(of: caller.tenant, select: page.select)
        let found = try await parts.guests.list(
            of: caller.tenant.id, matching: filter, after: try page.cursor(as: Guest.self), limit: page.size + 1)
        if resource.tellsRoutes {
            resource.routes = try await parts.guests.routesTaken(by: found.map(\.id), of: caller.tenant.id)
        }
        return Response.json(
            GraphList(
                found.prefix(page.size),
                next: found.count > page.size
                    ? page.next(after: found[page.size - 1].id, path: "/v1.0/users", site: parts.site) : nil
            ) { resource.write($1, to: &$0) },
            capacity: 1024 * (found.count + 1))
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var resource = try UserResource(
            of: caller.tenant, select: try GraphPage.options(request, known: ["$select"])["$select"])
        guard let guest = try await parts.guests.guest(try id(context), of: caller.tenant.id) else { throw missing }
        if resource.tellsRoutes { resource.routes = try await parts.guests.routesTaken(by: [guest.id], of: caller.tenant.id) }
        return Response.json { resource.write(guest, to: &$0) }
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let actor = Actor.application(caller.application.id)
        guard try await parts.guests.delete(try id(context), of: caller.tenant.id, by: actor) else { throw missing }
        return Response.noContent
    }

    func revokeSessions(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard try await parts.guests.revokeSessions(of: try id(context), tenant: caller.tenant.id, by: caller.actor) else {
            throw missing
        }
        return Response.json { json in
            json.object {
                $0.member("@odata.context", "\(parts.site.base.origin)/v1.0/$metadata#Edm.Boolean")
                $0.member("value", true)
            }
        }
    }

    private func id(_ context: RequestFacts) throws -> Guest.ID {
        guard let id = context.parameters.get("id").flatMap({ Guest.ID($0) }) else { throw missing }
        return id
    }

    private var missing: RequestRefusal { .notFound("No such user.") }
}
