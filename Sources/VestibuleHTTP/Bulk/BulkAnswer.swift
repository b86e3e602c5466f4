import HTTPTypes
import Hummingbird
import NIOCore
import Vestibule

/// The shape that rows are asked for in: by `Accept`, JSON without.
enum BulkFormat {
    case csv, ndjson, json

    init(_ request: Request) {
        let accept = request.headers[.accept]?.lowercased() ?? ""
        self = accept.contains("text/csv") ? .csv : accept.contains("ndjson") || accept.contains("jsonl") ? .ndjson : .json
    }

    /// All rows as one file; nil where JSON was asked for.
    func file(_ rows: [BulkRow]) -> Response? {
        switch self {
        case .csv:
            let text = ([BulkRow.heading] + rows.map(\.csv)).map { $0 + "\r\n" }.joined()
            return Response.text(text, type: "text/csv; charset=utf-8")
        case .ndjson:
            var bytes = ByteBuffer()
            for row in rows {
                bytes.writeBytes(row.json)
                bytes.writeString("\n")
            }
            return Response(
                status: .ok, headers: [.contentType: "application/x-ndjson"], body: ResponseBody(byteBuffer: bytes))
        case .json: return nil
        }
    }
}

extension BulkInvitations {
    /// What is wanted of a job's results: where they begin, how many, and which.
    struct Chosen {
        var state: BulkResult.State?
        var after = 0
        var limit: Int

        /// - Throws: ``RequestRefusal`` for a `status` that there is none of.
        static func state(_ request: Request) throws(RequestRefusal) -> BulkResult.State? {
            guard let text = try request.choice("status") else { return nil }
            guard let state = BulkResult.State(rawValue: text.lowercased()) else {
                throw .malformed("status: give \(BulkResult.State.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return state
        }
    }

    /// - Parameter showsLinks: To who asked for the job alone.
    func rows(of job: BulkJob, _ chosen: Chosen, showsLinks: Bool) async throws -> [BulkRow] {
        try await store.results(of: job.id, tenant: job.tenant, in: chosen.state, after: chosen.after, limit: chosen.limit).map {
            BulkRow($0, link: showsLinks ? try link(of: $0, in: job) : nil)
        }
    }
}
