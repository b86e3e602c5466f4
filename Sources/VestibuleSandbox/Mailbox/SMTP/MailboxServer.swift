package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Takes letters by SMTP on 127.0.0.1 and puts them into the mailbox, whomever they are for. Nothing goes out from here.
///
/// On shutdown it stops at once, in the middle of a letter too: a letter not answered with 250 is the sender's to repeat.
package final class MailboxServer: Service {
    /// What the server does wrong on purpose, so that tests see how a sender copes.
    package enum Fault: Sendable, Equatable {
        case none
        /// Every recipient is answered with this code, 4xx or 5xx.
        case refuseRecipients(code: Int)
        /// Every letter is answered with this code at its end.
        case refuseContent(code: Int)
        /// The letter is kept, but the connection is cut before the sender hears of it.
        case cutAfterContent
        /// Connections are taken and never answered.
        case silent
        /// Every answer comes this late.
        case slow(milliseconds: Int)
    }

    private struct State {
        var fault = Fault.none
        var connections = 0
    }

    private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private static let maximumConnections = 64

    private let mailbox: Mailbox
    private let requestedPort: Int
    private let idleTimeout: TimeAmount
    private let logger: Logger
    private let boundPort: EventLoopPromise<Int>
    /// Shared by all connections and by the test that injects faults.
    private let state = Mutex(State())

    /// - Parameter port: 0 lets the system choose; see ``port``.
    package convenience init(mailbox: Mailbox, port: Int, logger: Logger) {
        self.init(mailbox: mailbox, port: port, idleTimeout: .minutes(5), logger: logger)
    }

    init(mailbox: Mailbox, port: Int, idleTimeout: TimeAmount, logger: Logger) {
        self.mailbox = mailbox
        requestedPort = port
        self.idleTimeout = idleTimeout
        self.logger = logger
        boundPort = MultiThreadedEventLoopGroup.singleton.next().makePromise()
    }

    deinit {
        // A promise must be kept or broken; of a server that ran, this one was kept, and breaking it now does nothing.
        boundPort.fail(ChannelError.ioOnClosedChannel)
    }

    /// The port it listens on, as soon as it does. Waits for ``run()``.
    ///
    /// - Throws: why it could not listen.
    package var port: Int {
        get async throws { try await boundPort.futureResult.get() }
    }

    package var fault: Fault {
        get { state.withLock { $0.fault } }
        set { state.withLock { $0.fault = newValue } }
    }

    package func run() async throws {
        let (arrivals, handover) = AsyncStream.makeStream(of: Connection.self)
        let listener: any Channel
        do {
            listener = try await listen(handover)
        } catch {
            boundPort.fail(error)
            throw error
        }
        let port = listener.localAddress?.port ?? requestedPort
        boundPort.succeed(port)
        logger.debug("mailbox takes letters", metadata: ["port": "\(port)"])
        // A task of its own, because a cancelled one forgets the connections that wait for it, and NIO ends the process over a
        // connection that nobody entered. It ends with the listener.
        let serving = Task { await serveAll(arrivals) }
        await withTaskCancellationOrGracefulShutdownHandler {
            await serving.value
        } onCancelOrGracefulShutdown: {
            listener.close(promise: nil)
        }
    }

    /// Everything on one loop, so that the listener's end does not come between the steps that set up a connection.
    private func listen(_ handover: AsyncStream<Connection>.Continuation) async throws -> any Channel {
        let idleTimeout = idleTimeout
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton.next())
            .serverChannelOption(.backlog, value: 128)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(IdleStateHandler(readTimeout: idleTimeout))
                    try channel.pipeline.syncOperations.addHandler(FarewellWhenIdle())
                    let connection = try Connection(wrappingChannelSynchronously: channel)
                    try channel.pipeline.syncOperations.addHandler(
                        WhenActive {
                            // Taken in the listener's last moment: nobody will enter it.
                            if case .terminated = handover.yield(connection) { connection.channel.close(promise: nil) }
                        })
                }
            }
            .bind(host: "127.0.0.1", port: requestedPort).get()
        listener.closeFuture.whenComplete { _ in handover.finish() }
        return listener
    }

    private func serveAll(_ arrivals: AsyncStream<Connection>) async {
        await withDiscardingTaskGroup { group in
            for await connection in arrivals {
                group.addTask { await self.serve(connection) }
            }
            group.cancelAll()
        }
    }

    /// One sender's trouble is not the others': what goes wrong here ends here.
    private func serve(_ connection: Connection) async {
        let isWelcome = state.withLock { state in
            state.connections += 1
            return state.connections <= Self.maximumConnections
        }
        defer { state.withLock { $0.connections -= 1 } }
        do {
            try await connection.executeThenClose { inbound, outbound in
                guard isWelcome else { return try await say(.tooManyConnections, through: outbound) }
                try await converse(inbound, outbound)
            }
        } catch {
            logger.debug("mailbox connection ended early", metadata: ["reason": "\(error)"])
        }
    }

    private func converse(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        var dialogue = SMTPDialogue()
        var splitter = LineSplitter()
        try await say(.greeting, through: outbound)
        for try await chunk in inbound {
            for line in splitter.take(chunk.readableBytesView) {
                // Read once: a test that sees the letter may take the fault back before the answer to it is due.
                let fault = fault
                switch dialogue.receive(line, fault: fault) {
                case .wait: continue
                case .reply(let reply): try await say(reply, through: outbound)
                case .farewell(let reply): return try await say(reply, through: outbound)
                case .keep(let envelope, let content):
                    let reply = await keep(content, for: envelope)
                    if fault == .cutAfterContent { return }
                    try await say(reply, through: outbound)
                }
            }
        }
    }

    private func keep(_ content: [UInt8], for envelope: Envelope) async -> SMTPReply {
        do {
            let letter = try await mailbox.receive(content, for: envelope)
            return SMTPReply(250, "2.6.0", "Letter \(letter.id) kept")
        } catch {
            logger.error("mailbox cannot keep a letter", metadata: ["reason": "\(error)"])
            return .cannotKeep
        }
    }

    private func say(_ reply: SMTPReply, through outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws {
        switch fault {
        case .silent: return
        case .slow(let milliseconds): try await Task.sleep(for: .milliseconds(milliseconds))
        case .none, .refuseRecipients, .refuseContent, .cutAfterContent: break
        }
        try await outbound.write(ByteBuffer(string: reply.wire))
    }
}
