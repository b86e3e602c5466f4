package import Hummingbird
import Logging
import NIOCore
import Vestibule

/// What is known of one request beside the request itself.
package struct RequestFacts: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// In every answer and log line of the request: ours, or that of a trusted proxy.
    package private(set) var requestID: String
    /// What handlers learn for the log line.
    package let notes = RequestNotes()
    /// How long a body may take to come.
    var bodyPatience = Duration.seconds(10)
    let channel: any Channel
    /// Kept from the beginning: a connection that is gone does not know it any more.
    private let address: SocketAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        requestID = RequestIDs.next()
        channel = source.channel
        address = channel.remoteAddress
    }

    /// Whom the connection came from, before any proxy is believed.
    package var peer: String? { address?.ipAddress }

    /// The request's logger, with its id; made when something is to be said, for most requests say nothing.
    var log: Logger {
        var logger = logger
        logger[metadataKey: "request"] = .string(requestID)
        return logger
    }

    /// Takes the id that a trusted proxy gave the request, if it is one: another client's word counts for nothing here.
    mutating func adoptID(of request: Request, behind proxies: [NetworkRange]) {
        guard let theirs = request.headers[.proxyRequestID], (8...64).contains(theirs.utf8.count),
            theirs.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0 & 0xDF) || $0 == 45 || $0 == 95 }),
            let peer = peer.flatMap({ NetworkAddress($0) }), proxies.contains(where: { $0.contains(peer) })
        else { return }
        requestID = theirs
    }

    /// The id that the path holds where its route says `{name}`; nil for what is no id.
    func id<Entity>(_ name: String, of entity: Entity.Type) -> Identifier<Entity>? {
        parameters.get(name).flatMap { Identifier<Entity>($0) }
    }

    /// Bodies above this are refused with 413.
    package var maxUploadSize: Int { 1 << 20 }

    /// The client's address: the peer's, or what trusted proxies forwarded, read from the right to the first that is not one.
    func client(_ request: Request, behind proxies: [NetworkRange]) -> NetworkAddress? {
        guard var client = peer.flatMap({ NetworkAddress($0) }) else { return nil }
        let hops = request.headers[values: .xForwardedFor].flatMap { $0.split(separator: ",") }
        for hop in hops.reversed() {
            guard proxies.contains(where: { $0.contains(client) }),
                let next = NetworkAddress(hop.filter { $0 != " " })
            else { break }
            client = next
        }
        return client
    }
}
