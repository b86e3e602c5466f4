import Synchronization

/// Where quick units wait while one of their pace is under way on a connection, to go together next.
///
/// It has a lock of its own. Under the connection's, whoever comes would wait until answers have been read and the next units sent, and
/// with many callers that cost more than a look-up does.
final class Gate: Sendable {
    private struct State {
        /// The paces of which something is under way, and when that is overdue.
        var underWay: [Pace: Moment] = [:]
        var waiting: [Errand] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Lets a unit wait. False when nothing of its pace is under way, or when its time is up before that one's: then the connection has to
    /// see to it.
    func tryToAdmit(_ errand: Errand) -> Bool {
        state.withLock { state in
            guard !state.isClosed, let overdue = state.underWay[errand.pace], overdue <= errand.deadline else { return false }
            state.waiting.append(errand)
            return true
        }
    }

    /// Lets a unit wait whose time the connection keeps.
    func admit(_ errand: Errand) { state.withLock { $0.waiting.append(errand) } }

    /// Something of this pace is under way.
    func departed(_ pace: Pace, overdueAt moment: Moment) { state.withLock { $0.underWay[pace] = moment } }

    /// Who goes next, now that nothing of this pace is under way any more.
    func call(_ pace: Pace) -> [Errand] {
        state.withLock { state in
            let called = state.waiting.filter { $0.pace == pace }
            if called.isEmpty {
                state.underWay[pace] = nil
            } else {
                state.waiting.removeAll { $0.pace == pace }
            }
            return called
        }
    }

    func takeOverdue(at now: Moment) -> [Errand] {
        state.withLock { state in
            let overdue = state.waiting.filter { $0.deadline <= now }
            if !overdue.isEmpty { state.waiting.removeAll { $0.deadline <= now } }
            return overdue
        }
    }

    var earliestDeadline: Moment? { state.withLock { $0.waiting.map(\.deadline).min() } }

    /// Lets nobody in any more, and returns who waits.
    func close() -> [Errand] {
        state.withLock { state in
            defer { state.waiting = [] }
            state.isClosed = true
            return state.waiting
        }
    }
}
