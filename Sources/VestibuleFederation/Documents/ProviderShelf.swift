import FoundationEssentials
import OpenIDConnect
import Vestibule

/// The metadata and keys of the providers that were used of late. An actor, because all sign-ins share them.
actor ProviderShelf {
    private struct Place: Hashable {
        var metadataURL: String
        var issuer: String
    }

    /// Administrators name issuers; a thousand of them must not fill our memory.
    private static let most = 256

    private let transport: any ProviderTransport
    private let now: @Sendable () -> Date
    private var metadata: [Place: PublishedDocument<DiscoveredProvider>] = [:]
    private var keys: [String: PublishedDocument<KeySet>] = [:]

    init(transport: any ProviderTransport, now: @escaping @Sendable () -> Date) {
        self.transport = transport
        self.now = now
    }

    func metadata(at url: String, of issuer: String) -> PublishedDocument<DiscoveredProvider> {
        let place = Place(metadataURL: url, issuer: issuer)
        if let known = metadata[place] { return known }
        let document = PublishedDocument<DiscoveredProvider>(now: now) { [transport] in
            await Self.body(at: url, through: transport).flatMap { body in
                guard let read = DiscoveredProvider(json: body) else {
                    return .failure(.unavailable(reason: "its metadata cannot be read"))
                }
                guard read.issuer == issuer else { return .failure(.untrusted(reason: "its metadata is of another issuer")) }
                guard issuer.hasPrefix("http://") || read.authorizationEndpoint.hasPrefix("https://") else {
                    return .failure(.untrusted(reason: "its authorization endpoint is not under TLS"))
                }
                return .success(read)
            }
        }
        if metadata.count >= Self.most { metadata.remove(at: metadata.startIndex) }
        metadata[place] = document
        return document
    }

    func keys(at url: String) -> PublishedDocument<KeySet> {
        if let known = keys[url] { return known }
        let document = PublishedDocument<KeySet>(now: now) { [transport] in
            await Self.body(at: url, through: transport).flatMap { body in
                KeySet(json: body).map { .success($0) } ?? .failure(.unavailable(reason: "its keys cannot be read"))
            }
        }
        if keys.count >= Self.most { keys.remove(at: keys.startIndex) }
        keys[url] = document
        return document
    }

    private static func body(at url: String, through transport: any ProviderTransport) async -> Result<[UInt8], FederationRefusal> {
        do throws(ProviderSilence) {
            let reply = try await transport.send(.document(at: url))
            guard reply.status == 200 else { return .failure(.unavailable(reason: "status \(reply.status) for a document")) }
            return .success(reply.body)
        } catch {
            return .failure(.unavailable(reason: error.reason))
        }
    }
}
