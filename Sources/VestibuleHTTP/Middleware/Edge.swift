import HTTPTypes
import Hummingbird
import Logging
import Vestibule

/// The outermost layer: knows the host, turns what went wrong into an answer, dresses every answer with its headers, and tells each
/// request's line, span and numbers. Secrets, codes and whole addresses never come here: a request is told by its route's template.
struct Edge: RouterMiddleware {
    let site: Site
    let errors: ErrorResponses
    let observers: Observers
    let bodyPatience: Duration
    /// Whether only our own name is answered (SECURITY 20); a listener of operators is reached by whatever name they have for it.
    var demandsHost = true
    /// What every answer wears, whatever it is.
    private let uniform: [HTTPField]

    init(site: Site, errors: ErrorResponses, observers: Observers, bodyPatience: Duration) {
        self.site = site
        self.errors = errors
        self.observers = observers
        self.bodyPatience = bodyPatience
        uniform =
            [
                HTTPField(name: .xContentTypeOptions, value: "nosniff"), HTTPField(name: .referrerPolicy, value: "no-referrer"),
                HTTPField(name: .openerPolicy, value: "same-origin"),
            ]
            + (site.isSecure && !site.isLoopback
                ? [HTTPField(name: .strictTransportSecurity, value: "max-age=31536000; includeSubDomains")] : [])
    }

    /// For what no line of the table fits.
    func handle(
        _ request: Request, context: RequestFacts, next: @concurrent (Request, RequestFacts) async throws -> Response
    ) async throws -> Response {
        await answer(request, context, as: observers.meters.unknown, next)
    }

    /// Answers a request for one line of the table.
    func answer(
        _ request: Request, _ context: RequestFacts, as meter: RouteMeter,
        _ handler: (Request, RequestFacts) async throws -> Response
    ) async -> Response {
        let start = ContinuousClock.now
        var context = context
        context.bodyPatience = bodyPatience
        if !site.trustedProxies.isEmpty { context.adoptID(of: request, behind: site.trustedProxies) }
        let facts = context
        observers.meters.begin()
        let response: Response
        var trace: String?
        if let tracing = observers.tracing {
            (response, trace) = await tracing.span(of: request, meter, facts.requestID) {
                await plainAnswer(request, facts, handler)
            }
        } else {
            response = await plainAnswer(request, facts, handler)
        }
        let nanoseconds = start.duration(to: .now).wholeNanoseconds
        observers.meters.end()
        meter.count(status: response.status.code, nanoseconds: nanoseconds)
        if let log = observers.log {
            let notes = facts.notes.all
            log(
                RequestLine(
                    id: facts.requestID, method: request.method.told, route: meter.route, status: response.status.code,
                    nanoseconds: nanoseconds, tenant: notes.tenant?.description, outcome: notes.outcome ?? "ok",
                    trace: trace ?? request.headers[.traceParent].flatMap { traceID(of: $0) }))
        }
        return response
    }

    private func plainAnswer(
        _ request: Request, _ context: RequestFacts, _ handler: (Request, RequestFacts) async throws -> Response
    ) async -> Response {
        var response: Response
        do {
            try checkHost(of: request)
            response = try await handler(request, context)
        } catch {
            response = errors.response(to: error, request: request, context: context, audience: Audience(path: request.uri.path))
        }
        dress(&response, request: request, context: context)
        return response
    }

    /// Links never come from the request, and a request for another name is not ours to answer (DNS rebinding).
    private func checkHost(of request: Request) throws {
        let asked = request.head.authority
        guard demandsHost, asked != site.authority, asked?.lowercased() != site.authority else { return }
        guard Audience(path: request.uri.path) == .machine else { throw EdgeRefusal.unknownHost }
    }

    private func dress(_ response: inout Response, request: Request, context: RequestFacts) {
        response.headers.append(HTTPField(name: .requestID, value: context.requestID))
        // Said by the client, or by ourselves on our way out (RFC 9112 §9.6): this answer is the connection's last.
        if request.headers[.connection] == "close" { response.headers[.connection] = "close" }
        if let theirs = request.headers[.clientRequestID], theirs.utf8.count <= 64,
            theirs.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        {
            response.headers[.clientRequestID] = theirs
        }
        response.headers.append(contentsOf: uniform)
        if !response.headers.contains(.cacheControl) { response.headers.append(Self.notKept) }
        if !response.headers.contains(.contentSecurityPolicy) { response.headers.append(Self.closed) }
    }

    private static let notKept = HTTPField(name: .cacheControl, value: "no-store")
    private static let closed = HTTPField(name: .contentSecurityPolicy, value: ContentPolicy.closed)
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
    ///
    /// - Parameter script: The one script that may run, by its hash.
    static func page(formsLeadTo origin: String? = nil, script: String? = nil) -> String {
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'"
            + (origin.map { " \($0)" } ?? "") + (script.map { "; script-src \($0)" } ?? "")
            + "; frame-ancestors 'none'; base-uri 'none'"
    }
}

extension HTTPRequest.Method {
    /// For the log: a stranger may make up a method, but not our lines.
    fileprivate var told: String {
        switch self {
        case .get, .head, .post, .put, .patch, .delete, .options: rawValue
        default: "other"
        }
    }
}

extension Duration {
    fileprivate var wholeNanoseconds: Int {
        Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
    }
}
