import Synchronization
import VestibuleHTTP

/// Whether the database answers, asked when `/metrics` is, but at most once a second: a stranger's scrapes are no load on it.
final class DatabaseWatch: Sendable {
    private let check: @Sendable () async throws -> Void
    /// Guards the last answer with its time.
    private let last = Mutex<(isReady: Bool, at: ContinuousClock.Instant)?>(nil)

    init(_ check: @escaping @Sendable () async throws -> Void) { self.check = check }

    func families() async -> [MetricFamily] {
        [MetricFamily("vestibule_database_ready", .gauge, "1 while PostgreSQL answers.", await isReady() ? 1 : 0)]
    }

    private func isReady() async -> Bool {
        if let known = last.withLock({ $0 }), known.at.duration(to: .now) < .seconds(1) { return known.isReady }
        let isReady: Bool
        do {
            try await check()
            isReady = true
        } catch { isReady = false }
        last.withLock { $0 = (isReady, .now) }
        return isReady
    }
}
