/// A pool at one moment, and what it has done since it was made.
package struct PoolStatistics: Sendable, Hashable {
    package var open: Int
    package var idle: Int
    package var inUse: Int
    package var connecting: Int
    package var waiting: Int
    package var connectsTotal: Int
    package var connectFailuresTotal: Int
    package var waitTimeoutsTotal: Int
    package var queryTimeoutsTotal: Int
    /// Units whose caller was cancelled while the server worked on them.
    package var cancellationsTotal: Int
    /// Sessions that went back to work after a time-out or a cancellation.
    package var recoveriesTotal: Int
    /// Units during which the connection broke.
    package var lossesTotal: Int
    /// Units sent: each statement, pipeline or rollback is one.
    package var roundTripsTotal: Int

    init(_ decisions: PoolState, _ tally: Tally) {
        open = decisions.open
        idle = decisions.idle.count
        inUse = decisions.inUse.count
        connecting = decisions.connecting.count
        waiting = decisions.waiting
        connectsTotal = tally.connects.total
        connectFailuresTotal = tally.connectFailures.total
        waitTimeoutsTotal = tally.waitTimeouts.total
        queryTimeoutsTotal = tally.queryTimeouts.total
        cancellationsTotal = tally.cancellations.total
        recoveriesTotal = tally.recoveries.total
        lossesTotal = tally.losses.total
        roundTripsTotal = tally.roundTrips.total
    }
}
