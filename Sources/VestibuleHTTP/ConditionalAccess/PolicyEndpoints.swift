import HTTPTypes
import Hummingbird
import Vestibule

/// `/v1.0/identity/conditionalAccess/policies`.
struct PolicyEndpoints: Sendable {
    let parts: Parts

    private static let path = "/v1.0/identity/conditionalAccess/policies"
    private var context: String { "\(parts.site.base.origin)/v1.0/$metadata#identity/conditionalAccess/policies/$entity" }

    /// All at once unless `$top` says otherwise: there are at most 195.
    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$filter", "$select"], usual: 999)
        let isAskedFor = try NameFilter.matching(page.filter)
        let access = try await parts.conditionalAccess.presentConditionalAccess(of: caller.tenant.id)
        let policies = access.policies.filter { isAskedFor($0.displayName) }
        return Response.json(
            try page.list(of: policies, path: Self.path, site: parts.site) { json, policy in
                PolicyResource(policy: copy policy).write(to: &json)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let id = try id(context)
        let access = try await parts.conditionalAccess.presentConditionalAccess(of: caller.tenant.id)
        guard let policy = access.policies.first(where: { $0.id == id }) else {
            throw access.unreadable.contains { $0.id == id }
                ? ConditionalAccessRefusal.unreadable : ConditionalAccessRefusal.notFound
        }
        return answer(policy)
    }

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let draft = try PolicyBody.new(try await request.json(context))
        return answer(
            try await parts.changeConditionalAccess.add(draft, to: caller.tenant.id, by: caller.actor), status: .created)
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let (id, body) = (try id(context), try await request.json(context))
        try await parts.changeConditionalAccess.change(id, of: caller.tenant.id, by: caller.actor) {
            try PolicyBody.change(body, from: $0)
        }
        return Response.noContent
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await parts.changeConditionalAccess.remove(try id(context), of: caller.tenant.id, by: caller.actor)
        return Response.noContent
    }

    private func id(_ context: RequestFacts) throws -> ConditionalAccessPolicy.ID {
        guard let id = context.id("id", of: ConditionalAccessPolicy.self) else {
            throw ConditionalAccessRefusal.notFound
        }
        return id
    }

    private func answer(_ policy: ConditionalAccessPolicy, status: HTTPResponse.Status = .ok) -> Response {
        Response.json(status: status) { PolicyResource(policy: policy).write(context: context, to: &$0) }
    }
}
