import Synchronization
import Vestibule

/// Tenants' settings as they were at most a second ago, so that a hot path does not read them each time.
///
/// A stale snapshot does no harm: what is decided on it names its revision to the statement that acts. The mutex guards the table.
final class TenantSnapshots: Sendable {
    private struct Snapshot {
        var tenant: Tenant
        var takenAt: ContinuousClock.Instant
    }

    private let table = Mutex<[Tenant.ID: Snapshot]>([:])
    private static let life = Duration.seconds(1)
    private static let most = 4096

    func tenant(_ id: Tenant.ID) -> Tenant? {
        table.withLock { table in
            guard let kept = table[id], kept.takenAt.duration(to: .now) < Self.life else { return nil }
            return kept.tenant
        }
    }

    func keep(_ tenant: Tenant) {
        table.withLock { table in
            if table.count >= Self.most { table.removeAll(keepingCapacity: true) }
            table[tenant.id] = Snapshot(tenant: tenant, takenAt: .now)
        }
    }

    func forget(_ id: Tenant.ID) {
        table.withLock { $0[id] = nil }
    }
}
