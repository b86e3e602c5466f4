import NIOCore

/// Closes a connection that `IdleStateHandler`, which stands before it, found idle, and says why (RFC 5321 §4.5.3.2).
final class FarewellWhenIdle: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        let farewell = ByteBuffer(string: SMTPReply.idleTooLong.wire)
        context.writeAndFlush(Self.wrapOutboundOut(farewell), promise: nil)
        context.close(promise: nil)
    }
}
