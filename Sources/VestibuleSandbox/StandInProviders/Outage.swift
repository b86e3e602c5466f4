import HTTPTypes
import Hummingbird
import ServiceLifecycle
import Synchronization

/// What a stand-in does wrong on purpose, so that people and tests see how its clients cope.
struct Outage: Sendable, Equatable {
    enum Kind: String, CaseIterable, Sendable {
        /// 500.
        case error
        /// 200, with a page where JSON is due.
        case html
        /// The right answer, late.
        case slow

        var label: String {
            switch self {
            case .error: "Error 500"
            case .html: "HTML for JSON"
            case .slow: "Slow"
            }
        }
    }

    enum Part: String, CaseIterable, Sendable {
        case metadata, keys, authorization, token
    }

    var kind: Kind
    /// All where it is nil.
    var part: Part?
    /// How late ``Kind/slow`` is.
    var seconds: Int

    var text: String {
        let place = part.map { " at \($0.rawValue)" } ?? ""
        return switch kind {
        case .error, .html: "\(kind.label)\(place)."
        case .slow: "\(seconds) seconds late\(place)."
        }
    }
}

final class OutageSwitch: Sendable {
    private let state = Mutex<Outage?>(nil)

    var current: Outage? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

/// Stands before what the provider serves, and not before its controls.
struct OutageMiddleware<Context: RequestContext>: RouterMiddleware {
    let paths: ProviderPaths
    let outage: OutageSwitch

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let outage = outage.current, let part = part(of: request.uri.path), outage.part ?? part == part else {
            return try await next(request, context)
        }
        switch outage.kind {
        case .error:
            throw HTTPError(.internalServerError, message: "The stand-in was told to fail.")
        case .html:
            let page = SandboxPage(title: "Maintenance", main: "<h1>Down for maintenance</h1>")
            return LoopbackSite.response(page.html)
        case .slow:
            // Whoever stops the sandbox need not wait for it.
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(outage.seconds)) }
            return try await next(request, context)
        }
    }

    private func part(of path: String) -> Outage.Part? {
        let ends: [(String, Outage.Part)] = [
            (paths.metadata, .metadata), (paths.keys, .keys), (paths.authorization, .authorization), (paths.token, .token),
        ]
        return ends.first { path.hasSuffix($0.0.replacing("/{tenant}", with: "")) }?.1
    }
}
