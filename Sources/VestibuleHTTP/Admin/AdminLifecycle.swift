import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/reports/guest-inactivity`, `…/sponsors/replace` and `…/sponsors/left`.
struct AdminLifecycle: Sendable {
    let parts: Parts
    let gate: AdminGate

    func inactivity(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let days = try GuestInactivityEndpoints.days(request)
        let size = try AdminPage(request).size
        var cursor: InactivityReport.Cursor?
        if let text = try request.choice("after") {
            cursor = InactivityReport.Cursor(text)
            guard cursor != nil else { throw RequestRefusal.malformed("after: give what \"next\" named.") }
        }
        let found = try await parts.lifecycleReports.inactive(of: tenant.id, days: days, after: cursor, limit: size + 1)
        let shown = found.prefix(size)
        return AdminAnswer.list(
            shown.map(Self.shape), next: found.count > size ? shown.last?.cursor.text : nil
        ).response(to: request)
    }

    /// Whoever follows gets the guests, and the applications whose contact the other was.
    func replace(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        try await pass(request, context, someone, followed: true)
    }

    /// Nobody follows.
    func left(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        try await pass(request, context, someone, followed: false)
    }

    private func pass(
        _ request: Request, _ context: RequestFacts, _ someone: Operator, followed: Bool
    ) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        guard let from = try body.address("from") else {
            throw RequestRefusal.malformed("from is missing. Example: -d from=boss@contoso.example")
        }
        let to = followed ? try body.address("to") : nil
        try body.finish()
        guard !followed || to != nil else {
            throw RequestRefusal.malformed("to is missing. Where nobody follows, POST …/sponsors/left")
        }
        let done = try await parts.replaceSponsor(from, by: to, of: tenant, doneBy: someone.actor)
        return AdminAnswer.thing([
            ("guests", .number(done.guests)), ("applications", .number(done.applications)),
            ("unfinished", .flag(done.isUnfinished)),
        ]).response(to: request)
    }

    private static func shape(_ entry: InactivityReport.Entry) -> AdminAnswer.Thing {
        [
            ("id", .text(entry.guest.id.description)), ("address", .text(entry.guest.address.text)),
            ("state", .text(entry.guest.state.rawValue)), ("enabled", .flag(entry.guest.isEnabled)),
            ("lastSignIn", .moment(entry.lastSignIn)), ("accessEnds", .moment(entry.accessEndsAt)),
            ("sponsors", .list(entry.sponsors.map(\.text))), ("bounced", .list(entry.bounced.map(\.text))),
            ("contact", .text(entry.contact.text)),
        ]
    }
}
