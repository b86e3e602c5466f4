import FoundationEssentials
import Synchronization

/// Holds each application to its requests a minute.
///
/// The mutex guards the tally.
package final class RequestPace: Sendable {
    private let tally: Mutex<RequestTally>
    private let surroundings: Surroundings

    package init(most: Int, surroundings: Surroundings) {
        tally = Mutex(RequestTally(most: most))
        self.surroundings = surroundings
    }

    /// - Throws: ``LimitRefusal/tooManyRequests(retryAfter:)``
    package func admit(_ application: Application.ID, of tenant: Tenant.ID) throws(LimitRefusal) {
        let client = RequestTally.Client(tenant: tenant, application: application)
        let now = surroundings.now()
        if let seconds = tally.withLock({ $0.take(client, at: now) }) { throw .tooManyRequests(retryAfter: seconds) }
    }

    /// Writes down what was counted and learns what the other replicas counted. What could not be written is not counted again: a limit
    /// is not worth holding requests up for.
    package func share(with store: some RequestCountStore) async throws {
        let now = surroundings.now()
        let entries = tally.withLock { $0.unwritten(at: now) }
        guard !entries.isEmpty else { return }
        let totals = try await store.add(entries)
        tally.withLock { $0.learn(totals) }
    }
}

package protocol RequestCountStore: Sendable {
    /// Adds what this replica counted.
    ///
    /// - Returns: The totals of the same applications and minutes.
    func add(_ entries: [RequestTally.Entry]) async throws -> [RequestTally.Entry]
}
