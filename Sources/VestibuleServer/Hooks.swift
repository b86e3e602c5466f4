import Curl
import Vestibule

/// libcurl's answers in the words of the hooks, by a loop of their own: they are tenants' addresses, and may be slow.
struct CurlHookCaller: HookCaller {
    private let fetch: HTTPFetch

    /// - Parameters:
    ///   - loop: One that asks nobody else.
    ///   - ranges: Where in the operator's network a hook may be.
    ///   - allowsLoopback: Whether a hook may be on this machine.
    init(loop: TransferLoop, ranges: [PeerRange] = [], allowsLoopback: Bool) {
        fetch = HTTPFetch(loop: loop, egress: .publicAnd(ranges), permitsPlainLoopback: allowsLoopback)
    }

    /// Far beyond what one tenant has under way, and nobody waits for a turn.
    static let limits = TransferLoop.Limits(inFlight: 256, waiting: 256, idleConnections: 32)

    func post(
        _ body: [UInt8], headers: [(name: String, value: String)], to url: String, within: Duration
    ) async -> HookReply {
        let start = ContinuousClock.now
        let outcome: HookReply.Outcome
        do throws(CurlError) {
            let answer = try await fetch.post(
                json: body, headers: headers, to: url, mostBytes: HookAnswer.mostBytes, within: within)
            outcome = .answered(status: answer.status, body: answer.body)
        } catch {
            outcome = .failed(HookFailure(error))
        }
        let taken = start.duration(to: .now)
        return HookReply(outcome, milliseconds: Int(taken / .milliseconds(1)))
    }
}

extension HookFailure {
    fileprivate init(_ error: CurlError) {
        self =
            switch error {
            case .timedOut: .timedOut
            case .tooLong: .tooLong
            case .busy, .stopped, .cancelled: .busy
            case .refusedByEgressRule, .invalidArgument: .egressRefused
            default: .unreachable
            }
    }
}
