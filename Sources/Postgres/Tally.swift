import Synchronization

/// Counts what connections and their pool do, from any thread.
final class Tally: Sendable {
    let connects = Atomic(0)
    let connectFailures = Atomic(0)
    let waitTimeouts = Atomic(0)
    let queryTimeouts = Atomic(0)
    let cancellations = Atomic(0)
    let recoveries = Atomic(0)
    let losses = Atomic(0)
    let roundTrips = Atomic(0)
}

extension Atomic where Value == Int {
    func count() { add(1, ordering: .relaxed) }
    var total: Int { load(ordering: .relaxed) }
}
