import Logging
import ServiceLifecycle
import Vestibule

/// Does bulk jobs, some lines at a time and tenants in turn. It rests as long as it worked, so that requests have at least half of what
/// the database can do; a worker that dies leaves its lines to be done again after their lease, and none is done twice.
struct BulkWorker: Service {
    let store: any BulkStore
    let inviteLines: InviteLines
    let lanes: Lanes
    let logger: Logger

    private static let linesAtOnce = 20
    /// Seconds: longer than the lines of a turn may take.
    private static let lease = 120

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let start = ContinuousClock.now
                let pause: Duration
                do { pause = try await turn() ? ContinuousClock.now - start : .seconds(1) } catch {
                    note(error, "bulk jobs wait")
                    pause = .seconds(1)
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// - Returns: Whether there was something to do.
    private func turn() async throws -> Bool {
        guard let turn = try await store.claim(limit: Self.linesAtOnce, lease: Self.lease) else { return false }
        guard !turn.lines.isEmpty else { return true }
        // What is begun is ended while the process goes down, or its lines would wait for their lease.
        try await Task {
            try await inviteLines(turn) { note($0, "a line of a bulk job will be tried again") }
        }.value
        lanes.call(turn.tenant, isUrgent: false)
        return true
    }

    private func note(_ error: any Error, _ text: Logger.Message) {
        guard !Task.isCancelled else { return }
        logger.warning(text, metadata: ["reason": .string(String(describing: error))])
    }
}
