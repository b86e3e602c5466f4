import HTTPTypes
import Hummingbird
import Vestibule

/// `/v1.0/invitations/bulk`: many invitations by one request. An application sees the jobs that it asked for.
struct BulkEndpoints: Sendable {
    let parts: Parts
    let repetitions: RepetitionGuard

    private static let path = "/v1.0/invitations/bulk"

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let bytes = try await BulkBody.bytes(of: request, context)
        if try request.isChosen("dryRun") {
            return try await dryRun(try lines(bytes, request, caller), request, caller)
        }
        var whole = request
        whole.body = RequestBody(buffer: bytes)
        return try await repetitions.answer(whole, context, caller, limit: BulkFile.mostBytes) { request, _, caller in
            let job = try await parts.bulkInvitations.begin(
                try lines(bytes, request, caller), by: caller.application, askedForBy: caller.actor, codeOf: errorCode)
            var response = Response.json(BulkJobResource(job), status: .accepted)
            response.headers[.location] = "\(parts.site.base.origin)\(Self.path)/\(job.id)"
            response.headers[.retryAfter] = "1"
            return response
        }
    }

    private func lines(_ bytes: ByteBuffer, _ request: Request, _ caller: Caller) throws -> [BulkFile.Line] {
        BulkFile.permitted(
            try BulkBody.lines(bytes, type: request.headers[.contentType]), mayNameSponsors: caller.may(.changeGuests),
            mayAssignRoles: caller.may(.assignRoles))
    }

    private func dryRun(_ lines: [BulkFile.Line], _ request: Request, _ caller: Caller) async throws -> Response {
        let rows = try await parts.bulkInvitations.forecast(lines, to: caller.tenant, tellsOfGuests: caller.may(.readGuests))
            .map { BulkRow($0) }
        return BulkFormat(request).file(rows) ?? Response.json(BulkForecastResource(rows: rows), capacity: 256 * rows.count)
    }

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request)
        let found = try await parts.bulkInvitations.store.list(
            of: caller.tenant.id, askedForBy: caller.application.id, before: try page.cursor(as: BulkJob.self), limit: page.size + 1
        )
        return Response.json(
            page.list(from: found, id: \.id, path: Self.path, site: parts.site) { BulkJobResource($1).write(to: &$0) })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        Response.json(BulkJobResource(try await job(context, caller)))
    }

    func results(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let job = try await job(context, caller)
        let state = try BulkInvitations.Chosen.state(request)
        if let file = BulkFormat(request).file(
            BulkFormat(request) == .json
                ? []
                : try await parts.bulkInvitations.rows(of: job, .init(state: state, limit: BulkFile.mostLines), showsLinks: true))
        {
            return file
        }
        let options = try GraphPage.options(request, known: ["$top", "$skiptoken"])
        guard let size = Int(options["$top"] ?? "100"), (1...999).contains(size) else {
            throw RequestRefusal.malformed("$top: give 1 to 999.")
        }
        guard let after = Int32(options["$skiptoken"] ?? "0") else {
            throw RequestRefusal.malformed("$skiptoken: take it from @odata.nextLink as it stands.")
        }
        let rows = try await parts.bulkInvitations.rows(
            of: job, .init(state: state, after: Int(after), limit: size + 1), showsLinks: true)
        let shown = rows.prefix(size)
        let chosen = state.map { "&status=\($0.rawValue)" } ?? ""
        let next = rows.count > size ? shown.last.map { "$top=\(size)&$skiptoken=\($0.line)\(chosen)" } : nil
        return Response.json(
            GraphList(shown, next: next.map { "\(parts.site.base.origin)\(Self.path)/\(job.id)/results?\($0)" }) {
                $1.write(to: &$0)
            })
    }

    func cancel(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let job = try await job(context, caller)
        return Response.json(
            BulkJobResource(try await parts.bulkInvitations.store.cancel(job.id, of: caller.tenant.id, by: caller.actor)))
    }

    private func job(_ context: RequestFacts, _ caller: Caller) async throws -> BulkJob {
        guard let id = context.id("job", of: BulkJob.self),
            let job = try await parts.bulkInvitations.store.job(id, of: caller.tenant.id), job.makerKind == caller.actor.kind,
            job.application == caller.application.id
        else { throw BulkRefusal.notFound }
        return job
    }
}

struct BulkJobResource: JSONWritable {
    let job: BulkJob

    init(_ job: BulkJob) { self.job = job }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", job.id)
            json.member("status", job.status.rawValue)
            json.member("createdDateTime", job.createdAt)
            json.member("lastActionDateTime", job.lastActionAt)
            json.member("total", job.total)
            json.member("done", job.done)
            json.member("invited", job.invited)
            json.member("refused", job.refused)
        }
    }
}

/// A dry run: how many would do, and each line.
private struct BulkForecastResource: JSONWritable {
    let rows: [BulkRow]

    func write(to json: inout JSONWriter) {
        json.object { json in
            let refused = rows.count { $0.code != nil }
            json.member("total", rows.count)
            json.member("valid", rows.count - refused)
            json.member("refused", refused)
            json.member("value") { $0.array(rows.span) { $1.write(to: &$0) } }
        }
    }
}
