import HTTPTypes
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/invitations/bulk`: an operator has an application invite many, and sees every job of the tenant.
struct AdminBulk: Sendable {
    let parts: Parts
    let gate: AdminGate

    func create(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let bytes = try await BulkBody.bytes(of: request, context)
        let lines = BulkFile.permitted(
            try BulkBody.lines(bytes, type: request.headers[.contentType]), mayNameSponsors: true, mayAssignRoles: true)
        if try request.isChosen("dryRun") {
            let rows = try await parts.bulkInvitations.forecast(lines, to: tenant, tellsOfGuests: true).map { BulkRow($0) }
            return BulkFormat(request).file(rows) ?? AdminAnswer.list(rows.map(Self.shape)).response(to: request)
        }
        guard let id = try request.choice("application").flatMap({ Application.ID($0) }),
            let application = try await parts.applications.application(id, of: tenant.id)
        else {
            throw RequestRefusal.malformed("Say who invites: POST …/bulk?application=<clientId>, an application of this tenant.")
        }
        let job = try await parts.bulkInvitations.begin(lines, by: application, askedForBy: someone.actor, codeOf: errorCode)
        var response = AdminAnswer.thing(Self.shape(job)).response(to: request, status: .accepted)
        response.headers[.location] = "\(parts.site.operatorsOrigin)/admin/tenants/\(tenant.id)/invitations/bulk/\(job.id)"
        return response
    }

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        let found = try await parts.bulkInvitations.store.list(
            of: tenant.id, askedForBy: nil, before: page.cursor(as: BulkJob.self), limit: page.size + 1)
        return page.answer(found, id: \.id, Self.shape).response(to: request)
    }

    func show(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        AdminAnswer.thing(Self.shape(try await job(context, someone))).response(to: request)
    }

    func results(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let job = try await job(context, someone)
        let state = try BulkInvitations.Chosen.state(request)
        let page = try AdminPage(request)
        guard let after = Int32(try request.choice("after") ?? "0") else {
            throw RequestRefusal.malformed("after: give the line that \"next\" named.")
        }
        let isFile = BulkFormat(request) != .json
        // What an application asked for is its own to read.
        let rows = try await parts.bulkInvitations.rows(
            of: job, .init(state: state, after: isFile ? 0 : Int(after), limit: isFile ? BulkFile.mostLines : page.size + 1),
            showsLinks: job.makerKind == someone.actor.kind)
        if let file = BulkFormat(request).file(rows) { return file }
        let shown = rows.prefix(page.size)
        return AdminAnswer.list(shown.map(Self.shape), next: rows.count > page.size ? shown.last.map { String($0.line) } : nil)
            .response(to: request)
    }

    func cancel(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let job = try await job(context, someone)
        let canceled = try await parts.bulkInvitations.store.cancel(job.id, of: job.tenant, by: someone.actor)
        return AdminAnswer.thing(Self.shape(canceled)).response(to: request)
    }

    private func job(_ context: RequestFacts, _ someone: Operator) async throws -> BulkJob {
        let tenant = try await gate.tenant(context, for: someone)
        guard let id = context.id("job", of: BulkJob.self),
            let job = try await parts.bulkInvitations.store.job(id, of: tenant.id)
        else { throw BulkRefusal.notFound }
        return job
    }

    private static func shape(_ job: BulkJob) -> AdminAnswer.Thing {
        [
            ("id", .text(job.id.description)), ("status", .text(job.status.rawValue)), ("total", .number(job.total)),
            ("done", .number(job.done)), ("invited", .number(job.invited)), ("refused", .number(job.refused)),
            ("application", .text(job.application.description)), ("created", .moment(job.createdAt)),
            ("lastAction", .moment(job.lastActionAt)),
        ]
    }

    private static func shape(_ row: BulkRow) -> AdminAnswer.Thing {
        [
            ("line", .number(row.line)), ("status", .text(row.status)), ("address", .text(row.address)),
            ("guest", .text(row.guest?.description)), ("invitation", .text(row.invitation?.description)),
            ("identityProvider", .text(row.route?.door?.description)), ("code", .text(row.code)), ("message", .text(row.message)),
            ("redeemURL", .text(row.link)),
        ]
    }
}
