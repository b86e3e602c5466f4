import Vestibule

/// Asks name servers where a domain's mail goes.
struct MXLookup: Sendable {
    var servers = NameServers()

    /// The mail exchangers' names, none if the domain has none; nil where it could not be learned. Answers within about ten seconds.
    func exchangers(of domain: DomainName) async -> [String]? {
        switch await servers.answer(about: domain.text, .mx) {
        case .none: []
        case .silence: nil
        case .message(let message): MXAnswer(message)?.exchangers
        }
    }
}
