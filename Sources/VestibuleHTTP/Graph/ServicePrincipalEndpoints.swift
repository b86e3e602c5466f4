import Hummingbird
import Vestibule

/// `/v1.0/servicePrincipals`: the tenant's applications as what guests are assigned to, in Graph's shape.
///
/// Entra has an application and, in each tenant, its service principal. Here an application belongs to one tenant and is both, so that
/// `id` and `appId` are one: the client id.
struct ServicePrincipalEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$filter", "$select"])
        let resource = try ServicePrincipalResource(select: page.select)
        let found: [Application]
        switch try page.filter.map(ServicePrincipalFilter.init) {
        case .id(let id): found = [try await application(id, caller)].compactMap(\.self)
        case .name(let name): found = try await list(caller, named: name, page)
        case nil: found = try await list(caller, named: nil, page)
        }
        let roles = try await parts.appRoles.roles(of: found.map(\.id), tenant: caller.tenant.id)
        return Response.json(
            page.list(from: found, id: \.id, path: "/v1.0/servicePrincipals", site: parts.site) {
                resource.write($1, roles: roles[$1.id] ?? [], to: &$0)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let resource = try ServicePrincipalResource(
            select: try GraphPage.options(request, known: ["$select"])["$select"],
            context: "\(parts.site.base.origin)/v1.0/$metadata#servicePrincipals/$entity")
        let found = try await known(context, caller)
        let roles = try await parts.appRoles.roles(of: [found.id], tenant: caller.tenant.id)[found.id] ?? []
        return Response.json { resource.write(found, roles: roles, to: &$0) }
    }

    /// Whether guests must be assigned; the rest is the operator's.
    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        var change = ApplicationChange()
        change.requiresAssignment = try body.bool("appRoleAssignmentRequired")
        try body.finish()
        guard change.requiresAssignment != nil else {
            throw RequestRefusal.malformed("Say what to change: appRoleAssignmentRequired.")
        }
        let id = try Self.id(context)
        guard try await parts.applications.change(id, of: caller.tenant.id, change, by: caller.actor) != nil else {
            throw Self.missing
        }
        return Response.noContent
    }

    /// The application that the path names, which must be there.
    func known(_ context: RequestFacts, _ caller: Caller) async throws -> Application {
        guard let found = try await application(try Self.id(context), caller) else { throw Self.missing }
        return found
    }

    private func list(_ caller: Caller, named name: String?, _ page: GraphPage) async throws -> [Application] {
        try await parts.applications.list(
            of: caller.tenant.id, named: name, after: try page.cursor(as: Application.self), limit: page.size + 1)
    }

    private func application(_ id: Application.ID?, _ caller: Caller) async throws -> Application? {
        guard let id else { return nil }
        return try await parts.applications.application(id, of: caller.tenant.id)
    }

    /// From `/{id}`, or from `(appId='{id}')`, `(id='{id}')` and `('{id}')`, the ways in which OData names one by a key.
    private static func id(_ context: RequestFacts) throws -> Application.ID {
        if let text = context.parameters.get("id") {
            guard let id = Application.ID(text) else { throw missing }
            return id
        }
        let key = context.parameters.get("key").flatMap { PercentEncoding.decoded($0[...]) } ?? ""
        for start in ["(appid='", "(id='", "('"] where key.lowercased().hasPrefix(start) && key.hasSuffix("')") {
            guard let id = Application.ID(String(key.dropFirst(start.count).dropLast(2))) else { throw missing }
            return id
        }
        throw missing
    }

    private static var missing: RequestRefusal { .notFound("No such service principal: its id is the application's client id.") }
}

/// The `$filter`s that programs look an application up by.
enum ServicePrincipalFilter: Equatable {
    /// Nil for what is no id of ours, which nothing has.
    case id(Application.ID?)
    case name(String)

    init(_ text: String) throws(RequestRefusal) {
        guard case .comparison(let path, .equal, .string(let value)) = try FilterReader.expression(text) else {
            throw Self.unreadable
        }
        switch path.text.lowercased() {
        case "appid", "id": self = .id(Application.ID(value))
        case "displayname": self = .name(value)
        default: throw Self.unreadable
        }
    }

    private static var unreadable: RequestRefusal {
        .malformed("$filter: give appId eq '…', id eq '…' or displayName eq '…'.")
    }
}
