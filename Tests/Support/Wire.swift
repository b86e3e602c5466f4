package import NIOCore
import NIOPosix
import Synchronization

/// The way to a server, which a test may make long or cut: clients connect to its port of 127.0.0.1.
package final class Wire: Sendable {
    package enum Target: Sendable {
        case port(Int)
        case socket(String)
    }

    package enum Manners: Sendable, Equatable {
        case faithful
        /// Every byte takes this long, each way.
        case late(TimeAmount)
        /// Connections are taken and stay open, and nothing comes through: a firewall that drops.
        case blackhole
        /// What the client says comes through; at the first byte of the answer the client is cut off.
        case swallowsAnswers
    }

    package let port: Int
    /// Read for every piece of data, by the event loops of all connections.
    private let current: Mutex<Manners>
    private let group = MultiThreadedEventLoopGroup.singleton

    package var manners: Manners {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }

    /// Runs `body` with a wire that takes nobody afterwards.
    package static func run<Answer>(
        to target: Target, _ manners: Manners = .faithful, _ body: (Wire) async throws -> Answer
    ) async throws -> Answer {
        let wire = try Wire(manners)
        let listener = try await wire.listen(target)
        let outcome: Result<Answer, any Error>
        do { outcome = .success(try await body(wire)) } catch { outcome = .failure(error) }
        try? await listener.close()
        return try outcome.get()
    }

    private init(_ manners: Manners) throws {
        port = try Ports.free()
        current = Mutex(manners)
    }

    private func listen(_ target: Target) async throws -> any Channel {
        try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { client in self.join(client, to: target) }
            .bind(host: "127.0.0.1", port: port).get()
    }

    /// Connects to the server for `client`, which is not listened to before.
    private func join(_ client: any Channel, to target: Target) -> EventLoopFuture<Void> {
        let bootstrap = ClientBootstrap(group: client.eventLoop).channelOption(.autoRead, value: false)
        let connecting =
            switch target {
            case .port(let port): bootstrap.connect(host: "127.0.0.1", port: port)
            case .socket(let path): bootstrap.connect(unixDomainSocketPath: path)
            }
        return connecting.flatMapThrowing { server in
            try client.pipeline.syncOperations.addHandler(Relay(to: server, of: self, isAnswer: false))
            try server.pipeline.syncOperations.addHandler(Relay(to: client, of: self, isAnswer: true))
        }.flatMap {
            client.setOption(.autoRead, value: true)
        }.flatMap {
            connecting.flatMap { $0.setOption(.autoRead, value: true) }
        }
    }
}

/// Passes on what one side says. Bound to its channel's event loop, which is that of the other side too.
private final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel
    private let wire: Wire
    private let isAnswer: Bool
    /// When the last piece arrives: a later one never overtakes it, even when the wire has become shorter meanwhile.
    private var lastArrival = NIODeadline.now()
    /// Something was dropped, so nothing can follow it: a firewall that forgot the connection.
    private var isDead = false

    init(to other: any Channel, of wire: Wire, isAnswer: Bool) {
        self.other = other
        self.wire = wire
        self.isAnswer = isAnswer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isDead else { return }
        let bytes = unwrapInboundIn(data)
        var delay = TimeAmount.zero
        switch wire.manners {
        case .faithful: break
        case .late(let time): delay = time
        case .blackhole: return isDead = true
        case .swallowsAnswers: if isAnswer { return other.close(promise: nil) }
        }
        arrive(after: delay, context) { other in other.writeAndFlush(bytes, promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        // The client hears nothing of it; the server would find out by its keepalives, which are not worth waiting for.
        let isHidden = isAnswer && (isDead || wire.manners == .blackhole)
        if !isHidden { arrive(after: .zero, context) { other in other.close(promise: nil) } }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func arrive(
        after delay: TimeAmount, _ context: ChannelHandlerContext, _ action: @escaping @Sendable (any Channel) -> Void
    ) {
        lastArrival = max(lastArrival, .now() + delay)
        let other = other
        if lastArrival <= .now() { return action(other) }
        context.eventLoop.scheduleTask(deadline: lastArrival) { action(other) }
    }
}
