import Foundation
import Glibc
package import Postgres
import VestibuleSandbox

/// pgbouncer in transaction mode before the tests' cluster.
///
/// With `VESTIBULE_TEST_POOLER=pgbouncer` the service's logins go through it, nothing prepared; migrations, the owner and tests that stop
/// servers go direct.
package enum TestPooler {
    package static let isWanted = ProcessInfo.processInfo.environment["VESTIBULE_TEST_POOLER"] == "pgbouncer"

    private static let program = "/usr/sbin/pgbouncer"
    private static let port = 6432
    private static let running = Task { try await start() }

    struct Failure: Error {
        let reason: String
    }

    /// The way that a service takes to a database of the shared cluster.
    package static func route(to connectionString: String) async throws -> PostgresConfiguration {
        guard isWanted else { return try PostgresConfiguration(connectionString: connectionString) }
        // libpq takes the last of several values of a keyword.
        var configuration = try PostgresConfiguration(
            connectionString: "\(connectionString) host='\(try await running.value)' port='\(port)'")
        configuration.preparesStatements = false
        return configuration
    }

    /// - Returns: The folder of its socket.
    private static func start() async throws -> String {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw Failure(reason: "apt-get install pgbouncer (deploy/test does)")
        }
        let cluster = try await TestCluster.shared().connectionString(database: "postgres")
        guard let sockets = cluster.firstMatch(of: #/host='([^']*)'/#)?.output.1 else {
            throw Failure(reason: "the cluster has no socket folder")
        }
        let folder = "/tmp/vestibule-pooler-\(getpid())"
        let account = try ServerAccount.current()
        try account.makePrivateFolder(folder)
        let logins = [ServiceLogins.app, ServiceLogins.worker].map { "\"\($0)\" \"\(ServiceLogins.password)\"" }
        try write(logins.joined(separator: "\n") + "\n", to: "\(folder)/logins", account)
        try write(settings(folder, sockets: String(sockets)), to: "\(folder)/pgbouncer.ini", account)
        let child = try await ChildProcess.start(
            account.command([program, "\(folder)/pgbouncer.ini"]), logPath: "\(folder)/pgbouncer.log")
        TestCluster.atEnd(of: child.pid, remove: folder)
        try await eventually("pgbouncer listens") {
            guard !child.hasEnded else { throw Failure(reason: "pgbouncer ended at once, see \(folder)/pgbouncer.log") }
            return FileManager.default.fileExists(atPath: "\(folder)/.s.PGSQL.\(port)")
        }
        return folder
    }

    private static func write(_ text: String, to path: String, _ account: ServerAccount) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        try account.own(path)
    }

    /// Few server connections a database, given back soon: each test has a database of its own, and the cluster two hundred
    /// connections for all.
    private static func settings(_ folder: String, sockets: String) -> String {
        """
        [databases]
        * = host=\(sockets) port=5432

        [pgbouncer]
        pool_mode = transaction
        auth_type = scram-sha-256
        auth_file = \(folder)/logins
        listen_addr =
        listen_port = \(port)
        unix_socket_dir = \(folder)
        pidfile = \(folder)/pgbouncer.pid
        max_client_conn = 2000
        default_pool_size = 8
        server_idle_timeout = 2

        """
    }
}
