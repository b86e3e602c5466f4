package import Hummingbird
import Logging
import NIOCore
import Vestibule

/// What is known of one request beside the request itself.
package struct RequestFacts: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Ours, in every answer and log line of the request.
    package let requestID: String
    /// Whom the connection came from, before any proxy is believed.
    package let peer: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        requestID = Base64URL.encode((0..<12).map { _ in UInt8.random(in: 0...255) })
        peer = source.channel.remoteAddress?.ipAddress
        logger[metadataKey: "request"] = .string(requestID)
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
