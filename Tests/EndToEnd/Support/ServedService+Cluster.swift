import Foundation
import Postgres
import TestSupport
import VestibuleSandbox

extension ServedService {
    /// Runs `body` with the program set up on a PostgreSQL of its own that keeps its promises (fsync), and not started yet.
    static func run(_ body: (ServedService, _ owner: ConnectionPool, _ adminToken: String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-cluster-\(UUID().uuidString)").path
        let cluster = try PrivatePostgres(directory: folder, fsync: true)
        var outcome: Result<Void, any Error> = .success(())
        do {
            try await cluster.start()
            let url = try cluster.connectionString(database: "postgres")
            try await run(at: Place(owner: url)) { service in
                let owner = ConnectionPool(try PostgresConfiguration(connectionString: url))
                var outcome: Result<Void, any Error> = .success(())
                do { try await body(service, owner, service.adminToken()) } catch { outcome = .failure(error) }
                await owner.close()
                try outcome.get()
            }
        } catch { outcome = .failure(error) }
        await cluster.erase()
        try? FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }
}
