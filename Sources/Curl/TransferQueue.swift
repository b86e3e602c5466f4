internal import CLibCurl
internal import Synchronization

/// What other threads may ask of the loop's thread, and the only state they share with it.
final class TransferQueue: Sendable {
    typealias Answer = CheckedContinuation<Result<TransferReport, CurlError>, Never>

    /// One transfer on its way to the wire; whoever takes it out of the queue owes it one answer.
    struct Job: Sendable {
        let id: UInt64
        let transfer: Transfer
        let deadline: ContinuousClock.Instant
        let answer: Answer
    }

    /// What the loop's thread finds when it looks.
    struct Orders {
        var starting: [Job] = []
        /// Jobs that will not start, each with the reason.
        var refused: [(job: Job, why: CurlError)] = []
        /// Transfers to take off the wire; some may have ended meanwhile.
        var cancelled: Set<UInt64> = []
        var stops = false
    }

    /// `curl_multi_wakeup` is the one call that libcurl allows from any thread, and it is the only one made with this
    /// pointer outside the loop's thread, under the lock that also withdraws the pointer before it is freed.
    private struct WakeHandle: @unchecked Sendable {
        let multi: UnsafeMutableRawPointer
    }

    private struct State {
        var nextID: UInt64 = 0
        var waiting: [Job] = []
        var inFlight = 0
        var cancelled: Set<UInt64> = []
        var stops = false
        var wake: WakeHandle?
        var whenEnded: [CheckedContinuation<Void, Never>] = []
        var hasEnded = false
    }

    private let state: Mutex<State>
    private let limits: TransferLoop.Limits

    init(limits: TransferLoop.Limits, multi: UnsafeMutableRawPointer) {
        self.limits = limits
        state = Mutex(State(wake: WakeHandle(multi: multi)))
    }

    // MARK: From any thread

    func nextID() -> UInt64 {
        state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
    }

    func add(_ job: Job) {
        let refusal = state.withLock { state -> CurlError? in
            if state.stops { return .stopped }
            guard state.waiting.count < limits.waiting else { return .busy }
            state.waiting.append(job)
            Self.wakeUp(state)
            return nil
        }
        if let refusal { job.answer.resume(returning: .failure(refusal)) }
    }

    func cancel(_ id: UInt64) {
        state.withLock { state in
            state.cancelled.insert(id)
            Self.wakeUp(state)
        }
    }

    func stop() {
        state.withLock { state in
            state.stops = true
            Self.wakeUp(state)
        }
    }

    func ended() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.whenEnded.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    // MARK: From the loop's thread

    /// Takes what is to be done now: as many waiting jobs as there is room for, and everything that is to end.
    func orders(at now: ContinuousClock.Instant) -> Orders {
        state.withLock { state in
            var orders = Orders(cancelled: state.cancelled, stops: state.stops)
            var stillWaiting: [Job] = []
            for job in state.waiting {
                if state.stops {
                    orders.refused.append((job, .stopped))
                } else if state.cancelled.contains(job.id) {
                    orders.refused.append((job, .cancelled))
                } else if job.deadline <= now {
                    orders.refused.append((job, .busy))
                } else if state.inFlight < limits.inFlight {
                    orders.starting.append(job)
                    state.inFlight += 1
                } else {
                    stillWaiting.append(job)
                }
            }
            state.waiting = stillWaiting
            state.cancelled = []
            return orders
        }
    }

    func finishedOne() {
        state.withLock { $0.inFlight -= 1 }
    }

    func withdrawWakeHandle() {
        state.withLock { $0.wake = nil }
    }

    func end() {
        let continuations = state.withLock { state in
            state.hasEnded = true
            return state.whenEnded
        }
        for continuation in continuations { continuation.resume() }
    }

    private static func wakeUp(_ state: borrowing State) {
        guard let wake = state.wake else { return }
        _ = curl_multi_wakeup(wake.multi)
    }
}
