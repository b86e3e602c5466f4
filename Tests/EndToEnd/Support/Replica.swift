import Postgres
import TestSupport
import VestibuleSandbox

/// One of several processes that serve the same public URL.
struct Replica: RunningService {
    let served: ServedService
    let base: String
    let adminToken: String

    var port: Int { served.port }
    var mailbox: Mailbox { served.mailbox }

    /// Runs `body` with two of them on one database.
    static func pair(
        _ settings: [String: String] = [:], _ body: (Replica, Replica, _ owner: ConnectionPool) async throws -> Void
    ) async throws {
        try await several(2, settings) { replicas, owner in try await body(replicas[0], replicas[1], owner) }
    }

    /// Runs `body` with so many of them, each a `vestibule serve` of its own, on one database.
    static func several(
        _ number: Int, _ settings: [String: String] = [:], _ body: ([Replica], _ owner: ConnectionPool) async throws -> Void
    ) async throws {
        await Seats.shared.take()
        do {
            try await ServedService.run { first, owner, adminToken in
                NeverPrinted.note(adminToken)
                let replicas = try (0..<number).map { _ in
                    Replica(
                        served: try first.replica(settings), base: "http://localhost:\(first.port)", adminToken: adminToken)
                }
                let outcome: Result<Void, any Error>
                do {
                    for replica in replicas { try await replica.served.start() }
                    try await body(replicas, owner)
                    outcome = .success(())
                } catch { outcome = .failure(error) }
                for replica in replicas {
                    try await replica.served.kill()
                    NeverPrinted.check(replica.served.log)
                }
                try outcome.get()
            }
        } catch {
            await Seats.shared.giveBack()
            throw error
        }
        await Seats.shared.giveBack()
    }
}
