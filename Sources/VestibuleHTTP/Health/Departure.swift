import Synchronization

/// Whether this replica is about to stop: it still answers, but is not ready for anything new.
package final class Departure: Sendable {
    private let announced = Atomic(false)

    package init() {}

    package var isAnnounced: Bool { announced.load(ordering: .relaxed) }

    package func announce() { announced.store(true, ordering: .relaxed) }
}
