import Foundation
import Logging
import Postgres
import Synchronization
import VestibuleSandbox

/// `vestibule serve`, the program itself, on a PostgreSQL that keeps its promises (fsync), set up by the commands that an operator
/// types. It may be killed and started again.
final class ServedService: Sendable {
    let port: Int
    let mailbox: Mailbox
    /// Every line it wrote, over all its lives.
    let logFile: String
    private let cluster: PrivatePostgres
    private let environment: [String: String]
    private let folder: String
    private let program = Mutex<Program?>(nil)

    private static let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map {
        URL(filePath: $0).deletingLastPathComponent().appending(path: "vestibule").path
    }

    struct Failure: Error {
        let reason: String
    }

    /// Runs `body` with everything up, and takes all of it away afterwards.
    static func run(_ body: (ServedService, _ owner: ConnectionPool, _ adminToken: String) async throws -> Void)
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-served-\(UUID().uuidString)")
            .path
        let cluster = try PrivatePostgres(directory: "\(folder)/postgres", fsync: true)
        let mailbox = try Mailbox(directory: "\(folder)/mail", capacity: 100_000, now: { Date.now })
        let mailServer = MailboxServer(mailbox: mailbox, port: 0, logger: LogLines().logger())
        let mail = Task { try await mailServer.run() }
        var outcome: Result<Void, any Error> = .success(())
        do {
            try await cluster.start()
            try await serve(cluster, mailbox, smtp: mailServer.port, folder, body)
        } catch { outcome = .failure(error) }
        mail.cancel()
        await cluster.erase()
        try? FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    private static func serve(
        _ cluster: PrivatePostgres, _ mailbox: Mailbox, smtp: Int, _ folder: String,
        _ body: (ServedService, _ owner: ConnectionPool, _ adminToken: String) async throws -> Void
    ) async throws {
        let service = try ServedService(cluster, mailbox, smtp: smtp, folder)
        _ = try await service.command("migrate")
        let url = try cluster.connectionString(database: "postgres")
        let owner = ConnectionPool(try PostgresConfiguration(connectionString: url))
        var outcome: Result<Void, any Error> = .success(())
        do {
            try await ServiceDatabase.makeLogins(owner)
            try await body(service, owner, service.command("admin-token", "create", "tests"))
        } catch { outcome = .failure(error) }
        await owner.close()
        try await service.kill()
        NeverPrinted.check(service.log)
        try outcome.get()
    }

    private init(_ cluster: PrivatePostgres, _ mailbox: Mailbox, smtp: Int, _ folder: String) throws {
        port = try TestService.freePort()
        self.cluster = cluster
        self.mailbox = mailbox
        self.folder = folder
        logFile = "\(folder)/serve.log"
        environment = ServiceDatabase.environment(try cluster.connectionString(database: "postgres")).merging([
            "VESTIBULE_BASE_URL": "http://localhost:\(port)", "VESTIBULE_LISTEN_PORT": "\(port)",
            "VESTIBULE_MASTER_KEY": Data(repeating: 9, count: 32).base64EncodedString(),
            "VESTIBULE_SMTP_URL": "smtp+plain://localhost:\(smtp)", "VESTIBULE_MAIL_FROM": "guests@vestibule.example",
        ]) { _, new in new }
    }

    /// Another replica: the same database, mail and keys under the same public URL, at a port of its own.
    func replica(_ settings: [String: String] = [:]) throws -> ServedService {
        try ServedService(besides: self, settings)
    }

    private init(besides other: ServedService, _ settings: [String: String]) throws {
        port = try TestService.freePort()
        (cluster, mailbox, folder) = (other.cluster, other.mailbox, other.folder)
        logFile = "\(folder)/serve-\(port).log"
        environment = other.environment.merging(["VESTIBULE_LISTEN_PORT": "\(port)"]) { _, new in new }
            .merging(settings) { _, new in new }
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    ///
    /// - Returns: Its exit status.
    func stop() async throws -> Int32? {
        try await program.withLock { program in
            defer { program = nil }
            return program
        }?.stop()
    }

    /// Starts it and waits until it is ready.
    func start() async throws {
        let program = try Program(Self.binary(), ["serve"], environment: environment, saysInto: logFile)
        self.program.withLock { $0 = program }
        try await eventually("the service is ready") {
            guard program.isRunning else { throw Failure(reason: "it ended: \(self.log.suffix(2000))") }
            return (try? await HTTPExchange(target: "/health/ready").send(to: self.port).status) == 200
        }
    }

    /// `kill -9`.
    func kill() async throws {
        try await program.withLock { program in
            defer { program = nil }
            return program
        }?.end()
    }

    var log: String { (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? "" }

    /// Runs a command to its end, with settings other than the service's where `changed` names them.
    ///
    /// - Returns: What it printed.
    func command(_ arguments: String..., changed: [String: String] = [:], status: Int32 = 0) async throws -> String {
        let output = "\(folder)/\(UUID().uuidString)"
        let program = try Program(
            try Self.binary(), arguments, environment: environment.merging(changed) { _, new in new }, saysInto: output)
        try await eventually("\(arguments) ends", within: .seconds(60)) { !program.isRunning }
        let said = try String(contentsOfFile: output, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        guard program.status == status else { throw Failure(reason: "\(arguments) ended with \(program.status): \(said)") }
        return said
    }

    private static func binary() throws -> String {
        guard let path, FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure(reason: "the program vestibule is not beside the tests: swift build --build-tests makes it")
        }
        return path
    }
}
