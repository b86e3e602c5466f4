/// In which manner each server has been spoken to over one loop: how secured, and whom trusting.
///
/// libcurl keeps a connection that began in plain text and hands it to a later transfer that requires the upgrade, or
/// that trusts other certificates, without asking again. So a server that has been spoken to in two manners is never
/// given a kept connection any more.
struct ServerManners {
    private struct Manner: Equatable {
        let security: Transfer.Security
        let caFile: String?
    }

    private var first: [Substring: Manner] = [:]
    private var mixed: Set<Substring> = []

    mutating func allowKeptConnection(for transfer: Transfer) -> Bool {
        let server = Self.authority(of: transfer.url.lowercased())
        let manner = Manner(security: transfer.security, caFile: transfer.caFile)
        if let earlier = first[server] {
            if earlier != manner { mixed.insert(server) }
        } else {
            first[server] = manner
        }
        return !mixed.contains(server)
    }

    private static func authority(of url: String) -> Substring {
        guard let start = url.firstRange(of: "://")?.upperBound else { return url[...] }
        return url[start...].prefix { $0 != "/" }
    }
}
