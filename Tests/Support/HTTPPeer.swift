import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A web server that a test makes answer as it likes, or misbehave.
package final class HTTPPeer: Sendable {
    package struct Request: Sendable {
        package var method: String
        package var uri: String
        /// Names in lower case.
        package var headers: [String: String]
        package var body: String
    }

    package enum Reply: Sendable {
        case answer(status: Int = 200, headers: [String: String] = ["Content-Type": "application/json"], body: String)
        /// The connection stays open, and nothing comes.
        case silence
        /// A head that promises more, some bytes, and a reset.
        case resetInMidBody
        /// Closed without a word.
        case hangUp
    }

    package typealias Behaviour = @Sendable (Request) -> Reply

    package let port: Int
    private let heard = Mutex<[Request]>([])
    private let taken = Mutex(0)
    private let behaviour: Mutex<Behaviour>
    private let group = MultiThreadedEventLoopGroup.singleton

    /// Every whole request so far.
    package var requests: [Request] { heard.withLock { $0 } }

    /// Connections so far, with a request or without.
    package var connections: Int { taken.withLock { $0 } }

    package func behave(_ behaviour: @escaping Behaviour) { self.behaviour.withLock { $0 = behaviour } }

    /// Runs `body` with a server that takes nobody afterwards.
    ///
    /// - Parameter host: The address it listens on.
    @discardableResult
    package static func run<Answer>(
        certificate: SMTPPeer.Certificate? = nil, host: String = "127.0.0.1", _ behaviour: @escaping Behaviour = { _ in .hangUp },
        _ body: (HTTPPeer) async throws -> Answer
    ) async throws -> Answer {
        let peer = HTTPPeer(port: try Ports.free(), behaviour)
        let listener = try await peer.listen(certificate, host: host)
        let outcome: Result<Answer, any Error>
        do { outcome = .success(try await body(peer)) } catch { outcome = .failure(error) }
        try? await listener.close()
        return try outcome.get()
    }

    private init(port: Int, _ behaviour: @escaping Behaviour) {
        self.port = port
        self.behaviour = Mutex(behaviour)
    }

    private func listen(_ certificate: SMTPPeer.Certificate?, host: String) async throws -> any Channel {
        let tls = try certificate.map { certificate in
            try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: try NIOSSLCertificate.fromPEMFile(certificate.file).map { .certificate($0) },
                    privateKey: .privateKey(try NIOSSLPrivateKey(file: certificate.key, format: .pem))))
        }
        return try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                self.taken.withLock { $0 += 1 }
                return channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Answering(for: self))
                }
            }
            .bind(host: host, port: port).get()
    }

    fileprivate func reply(to request: Request) -> Reply {
        heard.withLock { $0.append(request) }
        return behaviour.withLock { $0 }(request)
    }
}

/// Bound to its channel's event loop.
private final class Answering: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let peer: HTTPPeer
    private var request = HTTPPeer.Request(method: "", uri: "", headers: [:], body: "")

    init(for peer: HTTPPeer) { self.peer = peer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            request = HTTPPeer.Request(
                method: head.method.rawValue, uri: head.uri,
                headers: Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }, body: "")
        case .body(let bytes): request.body += String(buffer: bytes)
        case .end: answer(peer.reply(to: request), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func answer(_ reply: HTTPPeer.Reply, _ context: ChannelHandlerContext) {
        switch reply {
        case .silence: break
        case .hangUp: context.close(promise: nil)
        case .answer(let status, let headers, let body):
            var fields = HTTPHeaders(headers.map { ($0.key, $0.value) })
            fields.replaceOrAdd(name: "Content-Length", value: String(body.utf8.count))
            write(status, fields, body, context)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .resetInMidBody:
            write(200, ["Content-Type": "application/json", "Content-Length": "100000"], #"{"issuer":"#, context)
            context.flush()
            let channel = context.channel
            context.eventLoop.scheduleTask(in: .milliseconds(50)) {
                // Lingering for no time is how a socket is reset instead of closed.
                let linger = (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
                (linger ?? channel.eventLoop.makeSucceededVoidFuture()).whenComplete { _ in channel.close(promise: nil) }
            }
        }
    }

    private func write(_ status: Int, _ headers: HTTPHeaders, _ body: String, _ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
    }
}
