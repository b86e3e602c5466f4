import Foundation
import Postgres
import Vestibule
import VestibuleSandbox
import VestibuleStore

/// What is measured: a database with guests in it, and `vestibule serve` before it, both as an operator would have them but for the limits
/// on passcodes and letters, which are raised out of the way.
final class Subject: Sendable {
    let guests: Int
    let seed: Seed
    let owner: ConnectionPool
    /// The requests' login, for pgbench.
    let appConnection: String
    let port: Int
    private let environment: [String: String]
    private let folder: String

    static let appLogin = "bench_app"
    static let workerLogin = "bench_worker"
    private static let password = "known-to-the-bench-only"
    static let masterKey = Array(repeating: UInt8(7), count: 32)

    /// Makes the database, migrates it by the command, and fills it.
    static func make(
        _ name: String, guests: Int, on cluster: PrivatePostgres, relayPort: Int, folder: String
    ) async throws -> Subject {
        let root = ConnectionPool(try PostgresConfiguration(connectionString: try cluster.connectionString(database: "postgres")))
        _ = try await root.query("create database \(unescaped: name)")
        let port = try FreePort.find(from: 20_000)
        let subject = try await open(
            name, guests: guests, on: cluster, root: root, relayPort: relayPort, port: port, folder: folder)
        await root.close()
        return subject
    }

    private static func open(
        _ name: String, guests: Int, on cluster: PrivatePostgres, root: ConnectionPool, relayPort: Int, port: Int, folder: String
    ) async throws -> Subject {
        let ownerConnection = try cluster.connectionString(database: name)
        _ = try await Program.run(
            [try Paths.vestibule(), "migrate"], environment: ["VESTIBULE_DATABASE_OWNER_URL": ownerConnection],
            log: "\(folder)/migrate-\(name).log")
        for (login, role) in [(appLogin, "vestibule_app"), (workerLogin, "vestibule_worker")]
        where try await root.query("select 1 as one from pg_roles where rolname = \(login)").isEmpty {
            _ = try await root.query(
                "create role \(unescaped: login) login in role \(unescaped: role) password '\(unescaped: password)'")
        }
        let app = try cluster.connectionString(database: name, user: appLogin, password: password)
        let worker = try cluster.connectionString(database: name, user: workerLogin, password: password)
        let owner = ConnectionPool(try PostgresConfiguration(connectionString: ownerConnection))
        let stores = Database(
            app: ConnectionPool(try PostgresConfiguration(connectionString: app)),
            worker: ConnectionPool(try PostgresConfiguration(connectionString: worker)))
        let seed = try await Seed.plant(guests: guests, in: stores, owner: owner)
        await stores.app.close()
        await stores.worker.close()
        return Subject(
            guests: guests, seed: seed, owner: owner, appConnection: app, port: port,
            environment: [
                "VESTIBULE_DATABASE_URL": app, "VESTIBULE_DATABASE_WORKER_URL": worker,
                "VESTIBULE_BASE_URL": "http://localhost:\(port)", "VESTIBULE_LISTEN_PORT": "\(port)",
                "VESTIBULE_MASTER_KEY": Data(masterKey).base64EncodedString(),
                "VESTIBULE_SMTP_URL": "smtp+plain://localhost:\(relayPort)", "VESTIBULE_MAIL_FROM": "guests@vestibule.example",
                "VESTIBULE_MAIL_INVITATIONS_PER_DAY": "1000000", "VESTIBULE_PASSCODE_SECONDS_BETWEEN": "0",
                "VESTIBULE_PASSCODE_PER_HOUR": "1000000", "VESTIBULE_PASSCODE_PER_DAY": "1000000",
                "VESTIBULE_PASSCODE_PER_NETWORK_HOUR": "100000000", "VESTIBULE_API_PER_APPLICATION_MINUTE": "100000000",
                "VESTIBULE_TRUSTED_PROXIES": "127.0.0.1",
                // A hook of the bench's stands on this machine.
                "VESTIBULE_PROVIDERS_ON_LOOPBACK": "true",
            ],
            folder: folder)
    }

    private init(
        guests: Int, seed: Seed, owner: ConnectionPool, appConnection: String, port: Int, environment: [String: String],
        folder: String
    ) {
        self.guests = guests
        self.seed = seed
        self.owner = owner
        self.appConnection = appConnection
        self.port = port
        self.environment = environment
        self.folder = folder
    }

    /// As the service opens them.
    func openStores() throws -> Database {
        func pool(_ setting: String) throws -> ConnectionPool {
            ConnectionPool(try PostgresConfiguration(connectionString: environment[setting] ?? ""))
        }
        return Database(app: try pool("VESTIBULE_DATABASE_URL"), worker: try pool("VESTIBULE_DATABASE_WORKER_URL"))
    }

    /// Starts the service.
    ///
    /// - Returns: It, and the milliseconds from its start to its first ready answer.
    func serve() async throws -> (service: Program, startMillis: Double) {
        let began = ContinuousClock.now
        let service = try await Program(
            [try Paths.vestibule(), "serve"], environment: environment, log: "\(folder)/serve-\(port).log")
        try await Readiness.wait(for: service, port: port)
        return (service, (ContinuousClock.now - began) / .milliseconds(1))
    }
}

/// The programs that were built beside this one, and the files that it reads.
enum Paths {
    static let here = URL(filePath: #filePath).deletingLastPathComponent().path

    static func vestibule() throws -> String { try beside("vestibule") }

    static func bench() throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    }

    private static func beside(_ name: String) throws -> String {
        let path = URL(filePath: try bench()).deletingLastPathComponent().appending(path: name).path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Program.Failure(description: "\(path) is missing: swift build -c release --product vestibule")
        }
        return path
    }
}
