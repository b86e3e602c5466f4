/// Asks name servers for TXT records.
struct TXTLookup: Sendable {
    enum Outcome: Equatable, Sendable {
        /// The records' texts, none if the name has no such record or is not there at all.
        case found([String])
        /// It could not be learned.
        case unknown(reason: String)
    }

    var servers = NameServers()

    /// Answers within about ten seconds.
    func texts(of name: String) async -> Outcome {
        // An underscore is no part of a host's name, but of these records' names.
        guard name.utf8.count <= 253, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return .unknown(reason: "\(name) is no name")
        }
        switch await servers.answer(about: name, .txt) {
        case .none: return .found([])
        case .silence: return .unknown(reason: "no name server answered for \(name)")
        case .message(let message):
            return TXTAnswer(message).map { .found($0.texts) } ?? .unknown(reason: "the answer for \(name) cannot be read")
        }
    }
}
