import Synchronization

/// Values as they were at most a second ago, so that a hot path does not read them each time.
///
/// A stale one does no harm that lasts: what is decided on a tenant's settings names their revision to the statement that acts, and a
/// disabled application is out within the second. The mutex guards the table.
final class Snapshots<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Snapshot {
        var value: Value
        var takenAt: ContinuousClock.Instant
    }

    private let table = Mutex<[Key: Snapshot]>([:])
    private let life = Duration.seconds(1)
    private let most = 4096

    func value(_ key: Key) -> Value? {
        table.withLock { table in
            guard let kept = table[key], kept.takenAt.duration(to: .now) < life else { return nil }
            return kept.value
        }
    }

    /// - Parameter moment: When it was asked for: a slow answer is as old as its question.
    func keep(_ value: Value, for key: Key, as moment: ContinuousClock.Instant) {
        table.withLock { table in
            if table.count >= most { table.removeAll(keepingCapacity: true) }
            table[key] = Snapshot(value: value, takenAt: moment)
        }
    }

    func forget(_ key: Key) {
        table.withLock { $0[key] = nil }
    }
}
