import Hummingbird
import Vestibule

/// `/v1.0/auditLogs`: what happened, and who signed in, in Graph's shape.
struct AuditLogEndpoints: Sendable {
    let parts: Parts

    func directoryAudits(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await list(.directoryAudits, request, caller)
    }

    func signIns(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await list(.signIns, request, caller)
    }

    func directoryAudit(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await one(.directoryAudits, request, context, caller)
    }

    func signIn(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await one(.signIns, request, context, caller)
    }

    private func list(_ log: EventLog, _ request: Request, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$filter", "$orderby"], most: 1000)
        var search = LogSearch(log, limit: page.size + 1)
        search.isOldestFirst = try isOldestFirst(page.order, log)
        search.cursor = try page.cursor(as: AuditEvent.self)
        if let filter = page.filter { try LogFilter(log: log).narrow(&search, by: filter) }
        let found = search.activities.isEmpty ? [] : try await parts.audit.find(search, of: caller.tenant.id)
        let logged = found.map { LoggedEvent($0) }
        let write = try await writer(log, of: logged, caller.tenant)
        return Response.json(
            page.list(from: logged, id: \.event.id, path: log.path, site: parts.site) { write(&$0, $1) },
            capacity: 1024 * (logged.count + 1))
    }

    private func one(
        _ log: EventLog, _ request: Request, _ context: RequestFacts, _ caller: Caller
    ) async throws -> Response {
        _ = try GraphPage.options(request, known: [])
        var search = LogSearch(log, limit: 1)
        guard let id = context.id("id", of: AuditEvent.self) else { throw missing }
        search.id = id
        guard let event = try await parts.audit.find(search, of: caller.tenant.id).first else { throw missing }
        let logged = LoggedEvent(event)
        let write = try await writer(log, of: [logged], caller.tenant)
        return Response.json { write(&$0, logged) }
    }

    /// What writes events of the log, with the names of those that they are about.
    private func writer(
        _ log: EventLog, of logged: [LoggedEvent], _ tenant: Tenant
    ) async throws -> (inout JSONWriter, borrowing LoggedEvent) -> Void {
        let names = try await parts.audit.names(
            of: Set(
                logged.flatMap { [$0.guest, $0.event.actorKind == "guest" ? $0.event.actor.flatMap { Guest.ID($0) } : nil] }
                    .compactMap(\.self)),
            Set(logged.flatMap { [$0.application, $0.initiatingApplication] }.compactMap(\.self)), of: tenant.id)
        switch log {
        case .directoryAudits:
            let resource = DirectoryAuditResource(names: names, domain: tenant.principalNameDomain)
            return { resource.write(copy $1, to: &$0) }
        case .signIns:
            let resource = SignInResource(names: names, tenant: tenant)
            return { resource.write(copy $1, to: &$0) }
        }
    }

    private func isOldestFirst(_ order: String?, _ log: EventLog) throws(RequestRefusal) -> Bool {
        let words = order?.lowercased().split(separator: " ").map(String.init) ?? []
        switch words {
        case [], [log.moment.lowercased()], [log.moment.lowercased(), "desc"]: return words.count == 1
        case [log.moment.lowercased(), "asc"]: return true
        default: throw .malformed("$orderby: give \(log.moment) desc or \(log.moment) asc.")
        }
    }

    private var missing: RequestRefusal { .notFound("No such event in this log.") }
}

extension EventLog {
    fileprivate var path: String {
        switch self {
        case .directoryAudits: "/v1.0/auditLogs/directoryAudits"
        case .signIns: "/v1.0/auditLogs/signIns"
        }
    }

    /// The property that it is ordered by.
    fileprivate var moment: String {
        switch self {
        case .directoryAudits: "activityDateTime"
        case .signIns: "createdDateTime"
        }
    }
}
