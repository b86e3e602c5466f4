import NIOCore

/// Does something once, as soon as its channel stands; never, when the channel ends before that.
final class WhenActive: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    private var action: (() -> Void)?

    init(_ action: @escaping () -> Void) {
        self.action = action
    }

    func channelActive(context: ChannelHandlerContext) {
        action?()
        action = nil
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        action = nil
    }
}
