import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// A small web site of the sandbox: its own port on 127.0.0.1, guarded, with the sandbox's stylesheet.
enum LoopbackSite {
    typealias Context = BasicRequestContext

    /// - Parameter addRoutes: adds the site's routes to the router it gets.
    static func application(
        port: Int, logger: Logger, addRoutes: (Router<Context>) -> Void
    ) -> Application<RouterResponder<Context>> {
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: LoopbackGuard<Context>(port: port))
        router.get("sandbox.css") { _, _ in
            response(SandboxStylesheet.text, contentType: "text/css; charset=utf-8")
        }
        addRoutes(router)
        return Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(128, logger: logger)),
            logger: logger)
    }

    static func response(
        _ text: String, contentType: String = "text/html; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        let body = ResponseBody(byteBuffer: ByteBuffer(string: text))
        return Response(status: status, headers: [.contentType: contentType], body: body)
    }
}
