import ArgumentParser
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// The floor of the HTTP stack: one small JSON answer on the same Hummingbird, with the service's own channel settings.
struct HelloWorld: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "hello", abstract: "Serves one small JSON answer.")

    @Option var port: Int

    private struct Greeting: ResponseEncodable {
        let message = "Hello, world"
    }

    func run() async throws {
        // As many as the service has.
        NIOSingletons.groupLoopCountSuggestion = max(1, System.coreCount - 1)
        let router = Router()
        router.get("hello") { _, _ in Greeting() }
        router.get("health/ready") { _, _ in "ready" }
        let channel = HTTP1Channel.Configuration(
            idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
        let application = Application(
            router: router, server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), backlog: 1024),
            logger: Logger(label: "hello") { _ in SwiftLogNoOpLogHandler() })
        try await application.runService()
    }
}
