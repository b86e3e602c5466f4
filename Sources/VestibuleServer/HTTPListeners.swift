import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle
import Synchronization
import VestibuleHTTP

/// The doors of the process: one for everything, or one for guests and applications and one for operators.
struct HTTPListeners {
    /// The operators' first: it stops last, so that a replica can be looked at while it drains.
    let services: [any Service]
    let doors: Doors

    init(
        _ server: ServerSettings, routes: Routes, departure: Departure, logger: Logger,
        onServing: @escaping @Sendable () async -> Void
    ) throws {
        let loops = MultiThreadedEventLoopGroup.singleton
        let executors = LoopExecutors(loops)
        let doors = Doors(server.operations == nil ? 1 : 2, onAllOpen: onServing)
        self.doors = doors
        func listener(_ listener: Listener, host: String, port: Int) throws -> any Service {
            Hummingbird.Application(
                router: routes.router(at: listener), server: try Self.builder(server, departure, executors),
                configuration: ApplicationConfiguration(
                    address: .hostname(host, port: port), backlog: 1024,
                    availableConnectionsDelegate: MaximumAvailableConnections(server.maximumConnections)),
                onServerRunning: { _ in await doors.open() }, eventLoopGroupProvider: .shared(loops), logger: logger)
        }
        guard let operations = server.operations else {
            services = [try listener(.only, host: server.host, port: server.port)]
            return
        }
        services = [
            try listener(.operators, host: operations.host, port: operations.port),
            try listener(.guests, host: server.host, port: server.port),
        ]
    }

    private static func builder(
        _ server: ServerSettings, _ departure: Departure, _ executors: LoopExecutors
    ) throws -> HTTPServerBuilder {
        // Slow clients are cut off, and a header is a header, not a book.
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                LastRequestHandler(departure), UnreadBodyHandler(patience: .seconds(Int64(server.bodySeconds))),
            ],
            idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
        let builder = HTTPServerBuilder { responder in
            LoopChannel(base: HTTP1Channel(responder: responder, configuration: channel), executors: executors)
        }
        guard let tls = server.tls else { return builder }
        let chain = try NIOSSLCertificate.fromPEMFile(tls.certificateFile).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(file: tls.keyFile, format: .pem)
        return try .tls(
            builder, tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }
}

/// Counts the listeners that have yet to open.
final class Doors: Sendable {
    private let closed: Atomic<Int>
    private let onAllOpen: @Sendable () async -> Void

    init(_ number: Int, onAllOpen: @escaping @Sendable () async -> Void) {
        closed = Atomic(number)
        self.onAllOpen = onAllOpen
    }

    var areOpen: Bool { closed.load(ordering: .relaxed) == 0 }

    func open() async {
        if closed.subtract(1, ordering: .relaxed).newValue == 0 { await onAllOpen() }
    }
}
