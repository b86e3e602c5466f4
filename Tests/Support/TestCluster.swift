import Foundation
import Glibc
import Postgres
import Synchronization
package import VestibuleSandbox

/// One PostgreSQL cluster for all tests of a process, started when the first one asks and gone with the process.
package enum TestCluster {
    private static let starting = Task { try await start() }
    private static let databases = Atomic(0)
    /// Read by the exit handler, which cannot wait for an actor.
    private static let leftovers = Mutex<(pid: Int32, directory: String)?>(nil)
    private static let companions = Mutex<[(pid: Int32, folder: String)]>([])

    /// The running cluster, with fsync off.
    package static func shared() async throws -> PrivatePostgres { try await starting.value }

    /// Makes an empty database, or a copy of `template` that nobody may be connected to, and returns its connection string.
    package static func freshDatabase(template: String? = nil) async throws -> String {
        let name = "test_\(databases.add(1, ordering: .relaxed).newValue)"
        let statement = "create database \(name) template \(template ?? "template0")"
        _ = try await administration.value.query("\(unescaped: statement)", within: .seconds(120))
        return try await shared().connectionString(database: name)
    }

    /// One connection for everybody: databases are made one after the other, which a small machine thanks for.
    private static let administration = Task {
        var configuration = try PostgresConfiguration(
            connectionString: try await shared().connectionString(database: "postgres"))
        configuration.maximumConnections = 1
        configuration.connectDeadline = .seconds(60)
        configuration.poolWaitDeadline = .seconds(120)
        configuration.preparesStatements = false
        return ConnectionPool(configuration)
    }

    /// Ends a process that stands before the cluster, and removes its folder, when this process ends.
    static func atEnd(of pid: Int32, remove folder: String) { companions.withLock { $0.append((pid, folder)) } }

    private static func start() async throws -> PrivatePostgres {
        let directory = "/tmp/vestibule-test-\(getpid())-\(UInt32.random(in: 0...(.max)))"
        let cluster = try PrivatePostgres(directory: directory, fsync: false)
        try await cluster.start()
        let pid = await cluster.postmasterPID ?? 0
        leftovers.withLock { $0 = (pid, directory) }
        atexit { TestCluster.cleanUp() }
        return cluster
    }

    /// At exit: nothing of a test's cluster is worth an orderly shutdown.
    private static func cleanUp() {
        for (pid, folder) in companions.withLock({ $0 }) {
            kill(pid, SIGKILL)
            try? FileManager.default.removeItem(atPath: folder)
        }
        guard let (pid, directory) = leftovers.withLock({ $0 }), pid > 0 else { return }
        kill(pid, SIGQUIT)
        for _ in 0..<500 where kill(pid, 0) == 0 { usleep(10_000) }
        (try? PrivatePostgres(directory: directory, fsync: false))?.removeFiles()
        try? FileManager.default.removeItem(atPath: directory)
    }
}
