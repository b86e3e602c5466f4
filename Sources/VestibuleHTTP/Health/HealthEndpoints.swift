import Hummingbird
import Logging
import Vestibule

/// Probes: *live* says that the process answers, *ready* that it can do its work.
struct HealthEndpoints: Sendable {
    let checkReadiness: @Sendable () async throws -> Void

    func live(_ request: Request, _ context: RequestFacts) async throws -> Response {
        Response.json(["status": "live"])
    }

    func ready(_ request: Request, _ context: RequestFacts) async throws -> Response {
        do {
            try await checkReadiness()
            return Response.json(["status": "ready"])
        } catch {
            context.logger.warning("not ready", metadata: ["reason": .string(String(describing: error))])
            var response = Response.json(["status": "not ready"], status: .serviceUnavailable)
            response.headers[.retryAfter] = "1"
            return response
        }
    }
}
