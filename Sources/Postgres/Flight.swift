/// A unit of work that a server has been sent and has not finished answering.
struct Flight {
    /// Nil for our own rollback of what a caller left open.
    let errand: Errand?
    /// When the caller is told that its time is up; for a unit being stopped, when the session is given up.
    var deadline: Moment
    /// The caller has gone; the answers are only drained.
    var isAbandoned: Bool
    /// The server has been asked to cancel it.
    var isBeingStopped = false

    init(of errand: Errand) {
        self.errand = errand
        deadline = errand.deadline
        isAbandoned = false
    }

    static func rollback(until deadline: Moment) -> Flight { Flight(deadline: deadline) }

    private init(deadline: Moment) {
        errand = nil
        self.deadline = deadline
        isAbandoned = true
    }

    /// Whether others may be sent behind it.
    var isShared: Bool { errand.map { $0.pace != .unknown } ?? false }
}
