import Hummingbird
import Logging
import Vestibule

/// Probes: *live* says that the process answers, *ready* that it can do its work.
struct HealthEndpoints: Sendable {
    let checkReadiness: @Sendable () async throws -> Void
    let departure: Departure

    func live(_ request: Request, _ context: RequestFacts) async throws -> Response {
        Response.json(["status": "live"])
    }

    func ready(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard !departure.isAnnounced else { return notReady("stopping") }
        do {
            try await checkReadiness()
            return Response.json(["status": "ready"])
        } catch {
            context.log.warning("not ready", metadata: ["reason": .string(String(describing: error))])
            return notReady("not ready")
        }
    }

    private func notReady(_ status: String) -> Response {
        var response = Response.json(["status": status], status: .serviceUnavailable)
        response.headers[.retryAfter] = "1"
        return response
    }
}
