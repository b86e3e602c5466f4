import HTTPTypes
import NIOCore
import NIOHTTPTypes
import ServiceLifecycle
import VestibuleHTTP

/// The first thing that a stopping replica does: it says that it is not ready, and serves on until balancers have noticed.
///
/// It is the last of the services, for they are stopped in reverse.
struct LeavingService: Service {
    let departure: Departure
    let doors: Doors
    let pause: Duration

    func run() async throws {
        guard (try? await gracefulShutdown()) != nil else { return }
        departure.announce()
        // Nobody is sent to a replica that never opened: its port was taken.
        guard doors.areOpen else { return }
        // Cancelled when the process has no time left.
        try? await Task.sleep(for: pause)
    }
}

/// While the replica is leaving, makes each request the last of its connection, as though its client had asked so: the answer says
/// `Connection: close`, and the client turns elsewhere instead of meeting a door that falls shut.
final class LastRequestHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let departure: Departure

    init(_ departure: Departure) { self.departure = departure }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard departure.isAnnounced, case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        head.headerFields[.connection] = "close"
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}
