import HTTPTypes
import Hummingbird
import NIOCore
import Vestibule

/// A tenant's audit events out of the database: the signed head of their chain, and all of them.
struct AdminEvents: Sendable {
    let parts: Parts
    let gate: AdminGate

    func head(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let head = try await parts.audit.head(of: tenant.id) else {
            throw RequestRefusal.notFound("Nothing is sealed yet. Events get their place in the chain within a second or two.")
        }
        let exported = ExportedHead(head)
        return AdminAnswer.thing([
            ("tenant", .text(exported.tenant)), ("position", .number(exported.position)), ("hash", .text(exported.hash)),
            ("signature", .text(exported.signature)), ("sealedAt", .moment(head.sealedAt)),
        ]).response(to: request)
    }

    /// Newline-delimited JSON, page by page as the client takes it: one page is in memory at a time, however many there are.
    func export(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let start = ExportEvents.Start(since: try request.choice("since"), after: try request.choice("after")) else {
            throw RequestRefusal.malformed(
                "Give since=2026-12-31T12:00:00Z (write + as %2B) or after=<the last position you have>.")
        }
        let audit = parts.audit
        return Response(
            status: .ok, headers: [.contentType: "application/x-ndjson"],
            body: ResponseBody { writer in
                // What fails on the way breaks the connection off, so that nobody takes a part for the whole.
                var export = ExportEvents(of: tenant.id, from: start, audit: audit)
                while let lines = try await export.nextLines() { try await writer.write(ByteBuffer(bytes: lines)) }
                try await writer.finish(nil)
            })
    }
}
