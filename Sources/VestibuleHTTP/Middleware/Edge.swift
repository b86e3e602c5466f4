import HTTPTypes
import Hummingbird
import Logging
import Vestibule

/// The outermost layer: knows the host, turns what went wrong into an answer, dresses every answer with its headers, and writes one
/// log line a request. Secrets, codes and whole addresses never come here: the path is logged without its query.
struct Edge: RouterMiddleware {
    let site: Site
    let errors: ErrorResponses

    func handle(
        _ request: Request, context: RequestFacts, next: (Request, RequestFacts) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let audience = Audience(path: request.uri.path)
        var response: Response
        do {
            try checkHost(of: request)
            response = try await next(request, context)
        } catch {
            response = errors.response(to: error, request: request, context: context, audience: audience)
        }
        dress(&response, request: request, context: context)
        context.logger.info(
            "\(request.method) \(context.endpointPath ?? "unknown") \(response.status.code)",
            metadata: ["milliseconds": .stringConvertible(start.duration(to: .now).milliseconds)])
        return response
    }

    /// Links never come from the request, and a request for another name is not ours to answer (DNS rebinding).
    private func checkHost(of request: Request) throws {
        guard Audience(path: request.uri.path) != .machine else { return }
        guard request.head.authority?.lowercased() == site.authority else { throw EdgeRefusal.unknownHost }
    }

    private func dress(_ response: inout Response, request: Request, context: RequestFacts) {
        response.headers[.requestID] = context.requestID
        if let theirs = request.headers[.clientRequestID], theirs.utf8.count <= 64,
            theirs.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        {
            response.headers[.clientRequestID] = theirs
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.openerPolicy] = "same-origin"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = ContentPolicy.closed
        }
        if site.isSecure, !site.isLoopback {
            response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
        }
    }
}

/// Refused before any route was asked.
enum EdgeRefusal: Refusal, Equatable {
    case unknownHost
    case notFound
    case methodNotAllowed(allowed: String)

    var sentence: String {
        switch self {
        case .unknownHost: "This host name is not served here. Use the configured public base URL."
        case .notFound: "Nothing is here."
        case .methodNotAllowed(let allowed): "This method is not for this path. It takes \(allowed)."
        }
    }
}

/// Content security policies (CSP level 3).
enum ContentPolicy {
    /// For answers that are no pages.
    static let closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

    /// For pages, whose forms may lead to ourselves and, after a redirect, to exactly `origin`.
    static func page(formsLeadTo origin: String? = nil) -> String {
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'"
            + (origin.map { " \($0)" } ?? "") + "; frame-ancestors 'none'; base-uri 'none'"
    }
}

extension Duration {
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds / 1_000_000_000_000) / 1000
    }
}
