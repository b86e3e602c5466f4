/// What a server has been sent as one implicit transaction and has not finished answering: one caller's unit of work, or
/// quick ones of several.
struct Flight {
    struct Part {
        /// Nil once its caller has gone: its answers are only drained.
        var errand: Errand?
        let statements: Int
    }

    /// Empty for our own rollback of what a caller left open.
    var parts: [Part]
    let pace: Pace
    /// When the next caller is told that its time is up; for what is being stopped, when the session is given up.
    var deadline: Moment
    /// The server has been asked to cancel it.
    var isBeingStopped = false

    /// How long commits that go together wait for a lock. Two flights may each hold what the other wants next, in an order that no
    /// caller chose; then neither is kept until the server has looked for the deadlock (a second), but each caller's unit goes alone.
    static let patience: Query = "select set_config('lock_timeout', '100ms', true)"

    /// - Parameter errands: At least one, all of one pace.
    init(of errands: [Errand]) {
        parts = errands.map { Part(errand: $0, statements: $0.work.queries.count) }
        pace = errands.first?.pace ?? .unknown
        deadline = errands.map(\.deadline).min() ?? .now
    }

    static func rollback(until deadline: Moment) -> Flight { Flight(deadline: deadline) }

    private init(deadline: Moment) {
        parts = []
        pace = .unknown
        self.deadline = deadline
    }

    var isRollback: Bool { parts.isEmpty }

    /// Said before the callers' statements.
    private var preamble: [Query] { pace == .commit && parts.count > 1 ? [Self.patience] : [] }

    /// Everything that is sent.
    var work: Errand.Work {
        guard parts.count > 1 else { return parts.first?.errand?.work ?? .statements([]) }
        return .statements(preamble + parts.flatMap { $0.errand?.work.queries ?? [] })
    }

    /// Whether others may be sent behind it.
    var isShared: Bool { pace != .unknown }

    /// Nobody waits for it any more.
    var isAbandoned: Bool { parts.allSatisfy { $0.errand == nil } }

    /// Forgets the caller; false when it is not one of these.
    mutating func drop(_ errand: Errand) -> Bool {
        guard let index = parts.firstIndex(where: { $0.errand === errand }) else { return false }
        parts[index].errand = nil
        return true
    }

    /// Forgets those whose time is up, and returns them.
    mutating func takeOverdue(at now: Moment) -> [Errand] {
        var overdue: [Errand] = []
        for index in parts.indices {
            guard let errand = parts[index].errand, errand.deadline <= now else { continue }
            overdue.append(errand)
            parts[index].errand = nil
        }
        if let next = parts.lazy.compactMap(\.errand?.deadline).min() { deadline = next }
        return overdue
    }

    /// Each caller's share of the outcome.
    ///
    /// What was refused together has had no effect, and whose statement it was is found out by trying each again alone.
    func outcomes(from whole: Errand.Outcome) -> [(Errand, Errand.Outcome)] {
        switch whole {
        case .success(.answers(let answers)) where parts.count > 1:
            var rest = answers[preamble.count...]
            return parts.compactMap { part in
                let share = Array(rest.prefix(part.statements))
                rest = rest.dropFirst(part.statements)
                return part.errand.map { ($0, .success(.answers(share))) }
            }
        case .failure(var failure):
            // A cancellation meant for what was sent before may have hit this.
            let isStray = isShared && !isBeingStopped && failure.error.sqlState == .queryCanceled
            if parts.count > 1 || isStray { failure.isWorthRepeating = true }
            return parts.compactMap { part in part.errand.map { ($0, .failure(failure)) } }
        case .success: return parts.compactMap { part in part.errand.map { ($0, whole) } }
        }
    }
}
