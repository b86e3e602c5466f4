/// What waits in one lane of the outbox, over all tenants.
package struct OutboxStanding: Sendable, Equatable {
    /// Passcodes, or everything else.
    package var isUrgent: Bool
    /// Letters not sent yet, those that wait for their next try included.
    package var waiting: Int
    /// Letters that could go now.
    package var due: Int
    /// How long the oldest of `waiting` has been there, in seconds.
    package var oldestSeconds: Double
    /// How long the first of `due` has been due, in seconds: what workers are behind.
    package var behindSeconds: Double

    package init(isUrgent: Bool, waiting: Int = 0, due: Int = 0, oldestSeconds: Double = 0, behindSeconds: Double = 0) {
        self.isUrgent = isUrgent
        self.waiting = waiting
        self.due = due
        self.oldestSeconds = oldestSeconds
        self.behindSeconds = behindSeconds
    }
}
