import HTTPTypes
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/logouts`: sessions that are over, of which applications could not be told yet.
struct AdminLogouts: Sendable {
    let parts: Parts
    let gate: AdminGate

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        let found = try await parts.logouts.list(of: tenant.id, after: page.cursor(as: Logout.self), limit: page.size + 1)
        return page.answer(found, id: \.id, Self.shape).response(to: request)
    }

    private static func shape(_ logout: StoredLogout) -> AdminAnswer.Thing {
        [
            ("id", .text(logout.id.description)), ("application", .text(logout.application.description)),
            ("guest", .text(logout.guest.description)), ("created", .moment(logout.createdAt)), ("tries", .number(logout.tries)),
            ("nextTry", .moment(logout.nextTryAt)), ("lastReply", .text(logout.lastReply)),
        ]
    }
}
