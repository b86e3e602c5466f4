/// Brings a message to a hook. Its connections pass the egress rule, follow no redirect and end by their time limit.
package protocol HookCaller: Sendable {
    /// - Parameter headers: Each a name and a value, to stand beside the content type.
    func post(
        _ body: [UInt8], headers: [(name: String, value: String)], to url: String, within: Duration
    ) async -> HookReply
}

/// What came of a call, and how long that took.
package struct HookReply: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case answered(status: Int, body: [UInt8])
        case failed(HookFailure)
    }

    package var outcome: Outcome
    package var milliseconds: Int

    package init(_ outcome: Outcome, milliseconds: Int) {
        self.outcome = outcome
        self.milliseconds = milliseconds
    }
}

/// Why a hook gave no answer that counts. What it says is all that an administrator learns (SECURITY 27).
package enum HookFailure: Error, Sendable, Hashable, CustomStringConvertible {
    case timedOut
    case unreachable
    case tooLong
    /// The address that the name stands for may not be connected to.
    case egressRefused
    /// Too many calls of this tenant, or of all, are under way.
    case busy
    /// The hook failed too often a moment ago.
    case breakerOpen
    /// It answered with another status than 2xx: its class.
    case status(Int)
    case malformed
    /// It would add more claims than a token carries.
    case tooManyClaims
    /// Its secret cannot be opened: an accident of ours.
    case noSecret

    package var description: String {
        switch self {
        case .timedOut: "no answer in time"
        case .unreachable: "it cannot be reached"
        case .tooLong: "its answer is longer than 64 KiB"
        case .egressRefused: "its address may not be connected to (egress rule)"
        case .busy: "too many calls are under way"
        case .breakerOpen: "it failed too often a moment ago (breaker)"
        case .status(let hundreds): "\(hundreds)xx"
        case .malformed: "its answer is malformed"
        case .tooManyClaims: "too many claims"
        case .noSecret: "its secret cannot be opened"
        }
    }

    /// Whether the hook was asked. A limit or its breaker keeps it from that as often as somebody asks.
    var isOfACall: Bool {
        switch self {
        case .busy, .breakerOpen: false
        case .timedOut, .unreachable, .tooLong, .status, .malformed, .tooManyClaims, .egressRefused, .noSecret: true
        }
    }

    /// Whether a decision may be left to the hook's failure mode. Not where a limit or an accident of ours kept it from being asked: a limit
    /// is something that a guest can bring about.
    var isLeftToItsMode: Bool {
        switch self {
        case .busy, .noSecret: false
        case .timedOut, .unreachable, .tooLong, .status, .malformed, .tooManyClaims, .egressRefused, .breakerOpen: true
        }
    }

    /// Whether it speaks against the hook, and not for a limit of ours.
    var isItsOwn: Bool {
        switch self {
        case .timedOut, .unreachable, .tooLong, .status, .malformed, .tooManyClaims, .egressRefused: true
        case .busy, .breakerOpen, .noSecret: false
        }
    }
}

extension HookReply {
    /// The answer of a hook that took the message; what else came is a failure.
    func taken() throws(HookFailure) -> [UInt8] {
        switch outcome {
        case .answered(let status, let body):
            guard (200..<300).contains(status) else { throw .status(max(1, min(status / 100, 9))) }
            return body
        case .failed(let failure): throw failure
        }
    }

    /// `2xx`, or why there is none.
    package var statusClass: String {
        switch outcome {
        case .answered(let status, _): "\(status / 100)xx"
        case .failed(let failure): failure.description
        }
    }
}
