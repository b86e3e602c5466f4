import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Stands before every sandbox page.
///
/// Another site can make a browser call loopback under a name of its own (DNS rebinding), so only `localhost:port` and
/// `127.0.0.1:port` are served (421 otherwise), and a change needs our own Origin, or none (403 otherwise): programs send
/// none, browsers always do. Every answer, errors included, gets the headers that keep pages to themselves.
struct LoopbackGuard<Context: RequestContext>: RouterMiddleware {
    let port: Int

    static var contentSecurityPolicy: String {
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    }

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            try check(request)
            response = try await next(request, context)
        } catch let error as any HTTPResponseError {
            response = try error.response(from: request, context: context)
        }
        for (name, value) in Self.headers {
            // A page may have a policy of its own.
            guard let field = HTTPField.Name(name), !response.headers.contains(field) else { continue }
            response.headers[field] = value
        }
        return response
    }

    private func check(_ request: Request) throws {
        guard let host = request.head.authority?.lowercased(), hosts.contains(host) else {
            throw HTTPError(.misdirectedRequest, message: "This is the sandbox at localhost:\(port).")
        }
        guard request.method != .get, request.method != .head, let origin = request.headers[.origin] else { return }
        guard hosts.contains(where: { origin.lowercased() == "http://\($0)" }) else {
            throw HTTPError(.forbidden, message: "A page of another origin may not change the sandbox.")
        }
    }

    /// Browsers leave port 80 out.
    private var hosts: [String] {
        let names = ["localhost", "127.0.0.1"]
        return names.map { "\($0):\(port)" } + (port == 80 ? names : [])
    }

    /// `same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null` with our own forms.
    private static var headers: [(String, String)] {
        [
            ("Content-Security-Policy", contentSecurityPolicy),
            ("Referrer-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ]
    }
}
