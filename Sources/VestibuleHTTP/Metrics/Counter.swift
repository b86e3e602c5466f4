import Synchronization

/// Counts up from any thread, for one atomic addition. It starts at zero with the process, as Prometheus expects of a counter.
package final class Counter: Sendable {
    private let total = Atomic(0)

    package init() {}

    package var value: Int { total.load(ordering: .relaxed) }

    package func count(_ number: Int = 1) { total.add(number, ordering: .relaxed) }
}
