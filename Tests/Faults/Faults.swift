import Foundation
import Postgres
import TestSupport
import Testing
import VestibuleSandbox

/// One after the other: each kills, stops or starves something, and measures how long the service takes to get over it.
@Suite("Faults", .serialized) enum Faults {
    /// `deploy/test --faults`.
    static let isLong = ProcessInfo.processInfo.environment["VESTIBULE_FAULTS"] == "long"
    /// How soon the service must be back. A crowded machine gets more time than is promised, unless it is asked for exactly this.
    static let returnsWithin: Duration = isLong ? .seconds(2) : .seconds(5)

    /// Runs `body` with a cluster of its own that keeps its promises (fsync).
    static func withCluster(_ name: String, _ body: (PrivatePostgres) async throws -> Void) async throws {
        let directory = "/tmp/vestibule-faults-\(name)-\(ProcessInfo.processInfo.processIdentifier)"
        let cluster = try PrivatePostgres(directory: directory, fsync: true)
        var outcome: Result<Void, any Error> = .success(())
        do {
            try await cluster.start()
            try await body(cluster)
        } catch { outcome = .failure(error) }
        await cluster.erase()
        try? FileManager.default.removeItem(atPath: directory)
        try outcome.get()
    }
}
