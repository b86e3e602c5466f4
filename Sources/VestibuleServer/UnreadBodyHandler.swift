import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends the connection of a client that does not stop sending a body which was answered before it was read: a refusal needs no body,
/// and what is left of it is read only so that the connection can take the next request.
///
/// Sees requests before Hummingbird does, and answers after it. Bound to its channel's event loop.
final class UnreadBodyHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What is read after the answer, in bytes: about as much as was on its way.
    static let limit = 256 * 1024

    private let patience: TimeAmount
    /// A client may send its next request before it has read the answer to this one, so both are counted.
    private var requests = 0
    private var answers = 0
    /// Of the last request: whether more of its body may come, what was announced (nil for a body in chunks), and what came.
    private var isBodyOpen = false
    private var announced: Int?
    private var received = 0
    private var receivedBeforeAnswer = 0
    private var alarm: Scheduled<Void>?

    init(patience: TimeAmount) {
        self.patience = patience
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            requests += 1
            isBodyOpen = true
            announced = head.headerFields[.contentLength].flatMap { Int($0) }
            received = 0
        case .body(let bytes):
            received += bytes.readableBytes
            if isUnwanted, received - receivedBeforeAnswer > Self.limit { return context.close(promise: nil) }
        case .end:
            isBodyOpen = false
            quiet()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where isBodyOpen && answers + 1 == requests && (announced ?? 0) - received > Self.limit:
            head.headerFields[.connection] = "close"
            return context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            answers += 1
            if isUnwanted { watch(context) }
        case .head, .body: break
        }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        quiet()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { quiet() }

    private var isUnwanted: Bool { isBodyOpen && answers == requests }

    private func watch(_ context: ChannelHandlerContext) {
        receivedBeforeAnswer = received
        let channel = context.channel
        alarm = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }

    private func quiet() {
        alarm?.cancel()
        alarm = nil
    }
}
