import Foundation
import Logging
import Postgres
import Synchronization
package import VestibuleSandbox

/// `vestibule serve`, the program itself, set up by the commands that an operator types, with a mail server of its own. It may be
/// killed and started again.
package final class ServedService: Sendable {
    /// Where its database is: for the owner, and the way that the service takes, which a test may make worse.
    package struct Place: Sendable {
        package var owner: String
        package var service: String
        /// Environment variables besides those that every service is started with.
        package var settings: [String: String]

        package init(owner: String, service: String? = nil, settings: [String: String] = [:]) {
            self.owner = owner
            self.service = service ?? owner
            self.settings = settings
        }
    }

    package let port: Int
    package let mailbox: Mailbox
    /// Where faults of the mail server are set.
    package let mailServer: MailboxServer
    /// Every line it wrote, over all its lives.
    private let logFile: String
    private let environment: [String: String]
    private let folder: String
    private let program = Mutex<Program?>(nil)

    private static let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map {
        URL(filePath: $0).deletingLastPathComponent().appending(path: "vestibule").path
    }

    package struct Failure: Error {
        package let reason: String

        package init(reason: String) { self.reason = reason }
    }

    /// Runs `body` with a service that is set up on an empty database and not started yet, and takes all of it away afterwards.
    package static func run(at place: Place, _ body: (ServedService) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-served-\(UUID().uuidString)")
            .path
        let mailbox = try Mailbox(directory: "\(folder)/mail", capacity: 100_000, now: { Date.now })
        let mailServer = MailboxServer(mailbox: mailbox, port: 0, logger: LogLines().logger())
        let mail = RunningServices([mailServer], logger: LogLines().logger())
        var outcome: Result<Void, any Error> = .success(())
        do {
            let service = try ServedService(place, mailbox, mailServer, smtp: await mailServer.port, folder)
            do {
                _ = try await service.command("migrate")
                try await makeLogins(place.owner)
                try await body(service)
            } catch { outcome = .failure(error) }
            try await service.kill()
            NeverPrinted.check(service.log)
        } catch { outcome = .failure(error) }
        do { try await mail.stop() } catch { if case .success = outcome { outcome = .failure(error) } }
        try? FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    private static func makeLogins(_ connectionString: String) async throws {
        let owner = ConnectionPool(try PostgresConfiguration(connectionString: connectionString))
        // The cluster may have them from an earlier test.
        do { try await ServiceLogins.make(owner) } catch let error as PostgresError where error.sqlState?.rawValue == "42710" {}
        await owner.close()
    }

    private init(
        _ place: Place, _ mailbox: Mailbox, _ mailServer: MailboxServer, smtp: Int, _ folder: String
    ) throws {
        port = try Ports.free()
        self.mailbox = mailbox
        self.mailServer = mailServer
        self.folder = folder
        logFile = "\(folder)/serve.log"
        environment = [
            "VESTIBULE_DATABASE_URL": ServiceLogins.connectionString(place.service, as: ServiceLogins.app),
            "VESTIBULE_DATABASE_WORKER_URL": ServiceLogins.connectionString(place.service, as: ServiceLogins.worker),
            "VESTIBULE_DATABASE_OWNER_URL": place.owner,
            "VESTIBULE_BASE_URL": "http://localhost:\(port)", "VESTIBULE_LISTEN_PORT": "\(port)",
            "VESTIBULE_MASTER_KEY": Data(repeating: 9, count: 32).base64EncodedString(),
            "VESTIBULE_SMTP_URL": "smtp+plain://localhost:\(smtp)", "VESTIBULE_MAIL_FROM": "guests@vestibule.example",
        ].merging(place.settings) { _, new in new }
    }

    /// Another replica: the same database, mail and keys under the same public URL, at a port of its own.
    package func replica(_ settings: [String: String] = [:]) throws -> ServedService {
        try ServedService(besides: self, settings)
    }

    private init(besides other: ServedService, _ settings: [String: String]) throws {
        port = try Ports.free()
        (mailbox, mailServer, folder) = (other.mailbox, other.mailServer, other.folder)
        logFile = "\(folder)/serve-\(port).log"
        environment = other.environment.merging(["VESTIBULE_LISTEN_PORT": "\(port)"]) { _, new in new }
            .merging(settings) { _, new in new }
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    ///
    /// - Returns: Its exit status.
    package func stop() async throws -> Int32? {
        try await program.withLock { program in
            defer { program = nil }
            return program
        }?.stop()
    }

    /// Starts it and waits until it is ready.
    ///
    /// - Parameter settings: Environment variables for this life.
    package func start(_ settings: [String: String] = [:]) async throws {
        let environment = environment.merging(settings) { _, new in new }
        let program = try Program(Self.binary(), ["serve"], environment: environment, saysInto: logFile)
        self.program.withLock { $0 = program }
        try await eventually("the service is ready", within: .seconds(30)) {
            guard program.isRunning else { throw Failure(reason: "it ended: \(self.log.suffix(2000))") }
            return (try? await HTTPExchange(target: "/health/ready").send(to: self.port).status) == 200
        }
    }

    /// Whether the process that was started last still runs.
    package var isRunning: Bool { program.withLock { $0?.isRunning ?? false } }

    /// `kill -9`.
    package func kill() async throws {
        try await program.withLock { program in
            defer { program = nil }
            return program
        }?.end()
    }

    package var log: String { (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? "" }

    /// What `vestibule admin-token create` prints.
    package func adminToken() async throws -> String { try await command("admin-token", "create", "tests") }

    /// Runs a command to its end, with settings other than the service's where `changed` names them.
    ///
    /// - Returns: What it printed.
    package func command(
        _ arguments: String..., changed: [String: String] = [:], reading input: String? = nil, status: Int32 = 0
    ) async throws -> String {
        try await command(arguments, changed: changed, reading: input, status: status)
    }

    package func command(
        _ arguments: [String], changed: [String: String] = [:], reading input: String? = nil, status: Int32 = 0
    ) async throws -> String {
        let output = "\(folder)/\(UUID().uuidString)"
        try input.map { try Data($0.utf8).write(to: URL(filePath: output + ".in")) }
        let program = try Program(
            try Self.binary(), arguments, environment: environment.merging(changed) { _, new in new }, saysInto: output,
            reads: input.map { _ in output + ".in" })
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
