/// Why a transfer did not end well. No case carries a credential or what a stranger could have slipped into one.
package enum CurlError: Error, Equatable, Sendable {
    /// An argument that would have been dangerous or senseless to put on the wire; named, never quoted.
    case invalidArgument(String)
    /// The loop has as many transfers in flight and waiting as it was allowed, or as many in flight until the time of this one was over:
    /// nobody outside was asked.
    case busy
    /// The loop was stopped, or its thread could not be started.
    case stopped
    /// The Swift task that asked was cancelled; the transfer was taken off the wire.
    case cancelled
    case couldNotResolve
    case couldNotConnect
    /// The name resolved to an address that the transfer's ``EgressRule`` does not permit, and to no other.
    case refusedByEgressRule(PeerAddress)
    case tlsFailed(reason: String)
    /// The server did not offer STARTTLS, or refused it, where it was required.
    case startTLSNotOffered
    case loginRefused
    /// Time ran out on the wire. When the content had been sent in full, nobody knows whether the server took it.
    case timedOut(outcomeUnknown: Bool)
    /// The connection ended early. When the content had been sent in full, nobody knows whether the server took it.
    case connectionCut(outcomeUnknown: Bool)
    /// The server said no, in words: a final answer of 400 or more (RFC 5321, 4.2.1).
    case answered(SMTPReply, to: SMTPStage)
    /// More came than was asked for; what came is thrown away.
    case tooLong
    /// Anything else libcurl reports, by its own number and words.
    case failed(code: Int, reason: String)
}

extension CurlError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .invalidArgument(let what): "\(what) is not fit for the wire"
        case .busy: "too many transfers are under way"
        case .stopped: "the transfer loop was stopped"
        case .cancelled: "the transfer was cancelled"
        case .couldNotResolve: "the host's name could not be resolved"
        case .couldNotConnect: "no connection could be made"
        case .refusedByEgressRule(let address): "connections to \(address) are not permitted"
        case .tlsFailed(let reason): "TLS failed: \(reason)"
        case .startTLSNotOffered: "the server did not offer STARTTLS"
        case .loginRefused: "the server refused the login"
        case .timedOut(let unknown): "time ran out\(unknown ? " after the content was sent" : "")"
        case .connectionCut(let unknown): "the connection was cut\(unknown ? " after the content was sent" : "")"
        case .answered(let reply, let stage):
            "the server answered \(reply.code) to the \(stage.rawValue): \(reply.text)"
        case .tooLong: "the answer is longer than is allowed"
        case .failed(let code, let reason): "libcurl error \(code): \(reason)"
        }
    }
}
