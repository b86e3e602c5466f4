package import FoundationEssentials

/// Spares a hook that does not answer, and those who wait for it. A value: its time comes as an argument.
package struct HookBreaker: Sendable, Equatable {
    private enum State: Sendable, Equatable {
        case closed(failures: Int)
        /// Nobody calls before.
        case open(until: Date, times: Int)
        /// One caller finds out; when it is not heard of by then, the next one may.
        case trying(until: Date, times: Int)
    }

    private var state = State.closed(failures: 0)

    package init() {}

    /// Failures in a row that open it.
    static let patience = 5
    /// Seconds that it stays open the first time; twice as long each time after, to `longest`.
    static let pause: TimeInterval = 10
    static let longest: TimeInterval = 300

    /// Whether nothing speaks against the hook.
    var isFresh: Bool { state == .closed(failures: 0) }

    package func isOpen(at now: Date) -> Bool {
        switch state {
        case .closed: false
        case .open(let until, _), .trying(let until, _): now < until
        }
    }

    /// Seconds until somebody may call.
    func rest(at now: Date) -> TimeInterval {
        switch state {
        case .closed: 0
        case .open(let until, _), .trying(let until, _): max(0, until.timeIntervalSince(now))
        }
    }

    /// Whether somebody may call now. After the pause it is one, whose outcome decides.
    package mutating func admits(at now: Date) -> Bool {
        switch state {
        case .closed: return true
        case .open(let until, let times), .trying(let until, let times):
            guard now >= until else { return false }
            state = .trying(until: now.addingTimeInterval(Self.pause), times: times)
            return true
        }
    }

    package mutating func note(isWell: Bool, at now: Date) {
        guard !isWell else { return state = .closed(failures: 0) }
        switch state {
        case .closed(let failures) where failures + 1 < Self.patience: state = .closed(failures: failures + 1)
        case .closed: state = .open(until: now.addingTimeInterval(Self.pause), times: 1)
        // Somebody who called before it opened.
        case .open: break
        case .trying(_, let times):
            let pause = min(Self.pause * Double(1 << min(times, 10)), Self.longest)
            state = .open(until: now.addingTimeInterval(pause), times: times + 1)
        }
    }
}
