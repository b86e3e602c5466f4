import FoundationEssentials
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/access-requests`: who asks for access, and the decision where the sponsor has not made it.
struct AdminAccessRequests: Sendable {
    let parts: Parts
    let gate: AdminGate

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        var state: AccessRequest.State?
        if let text = try request.choice("state") {
            guard let known = AccessRequest.State(rawValue: text) else {
                let states = AccessRequest.State.allCases.map(\.rawValue).joined(separator: ", ")
                throw RequestRefusal.malformed("state: give one of \(states).")
            }
            state = known
        }
        let found = try await parts.accessRequests.list(
            of: tenant.id, state: state, after: page.cursor(as: AccessRequest.self), limit: page.size + 1)
        return page.answer(found, id: \.id, Self.shape).response(to: request)
    }

    func approve(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let (tenant, id) = try await named(context, someone)
        try await parts.decideAccess.approve(id, of: tenant.id, by: someone.actor)
        parts.callOutbox(tenant.id, .invitation)
        return try await show(id, tenant, request)
    }

    func refuse(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let (tenant, id) = try await named(context, someone)
        try await parts.decideAccess.refuse(id, of: tenant.id, by: someone.actor)
        return try await show(id, tenant, request)
    }

    private func named(_ context: RequestFacts, _ someone: Operator) async throws -> (Tenant, AccessRequest.ID) {
        let tenant = try await gate.tenant(context, for: someone)
        guard let id = context.id("request", of: AccessRequest.self) else {
            throw AccessRequestRefusal.notFound
        }
        return (tenant, id)
    }

    private func show(_ id: AccessRequest.ID, _ tenant: Tenant, _ request: Request) async throws -> Response {
        AdminAnswer.thing(Self.shape(try await parts.decideAccess.look(id, of: tenant.id))).response(to: request)
    }

    /// `sponsorTold` is empty while the request is held back, and only an administrator sees it.
    private static func shape(_ request: AccessRequest) -> AdminAnswer.Thing {
        [
            ("id", .text(request.id.description)), ("state", .text(request.state.rawValue)),
            ("application", .text(request.applicationName)), ("address", .text(request.address.text)),
            ("name", .text(request.name)), ("reason", .text(request.reason)), ("asked", .moment(request.askedAt)),
            ("times", .number(request.asks)), ("sponsorTold", .moment(request.toldAt)), ("decided", .moment(request.decidedAt)),
            ("decidedBy", .text(request.decidedBy)), ("invitation", .text(request.invitation?.description)),
        ]
    }
}
