import Foundation
import Logging
import Postgres
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing
import Tracing
import Vestibule
import VestibuleHTTP
import VestibuleSandbox

@testable import VestibuleServer

/// The real service, wired as in production, in this process: its own database, a real mail server, a real port.
final class TestService: RunningService {
    let port: Int
    let mailbox: Mailbox
    /// Where faults of the mail server are set.
    let mailServer: MailboxServer
    let log: LogLines
    let parts: Parts
    /// Where guests sign in elsewhere, if this one was asked for.
    let providers: SandboxProviders?
    /// An admin token for every tenant.
    let adminToken: String
    private let owner: ConnectionPool

    var base: String { parts.site.base.origin }

    /// Runs `body` with a service of its own; whatever it logged as an accident fails the test.
    ///
    /// - Parameters:
    ///   - server: Changes how the service listens.
    ///   - accessDigestPause: How often it looks whether requests for access wait that no sponsor was told of.
    ///   - adjust: Changes the limits; by default codes may follow each other at once.
    static func run(
        allowingAccidents: Bool = false, tracer: (any Tracer)? = nil, standIns: Bool = false,
        server: (inout ServerSettings) -> Void = { _ in }, accessDigestPause: Duration = .seconds(600),
        _ adjust: (inout Limits) -> Void = { _ in },
        _ body: (TestService) async throws -> Void
    ) async throws {
        await Seats.shared.take()
        do { try await running(allowingAccidents, tracer, standIns, server, accessDigestPause, adjust, body) } catch {
            await Seats.shared.giveBack()
            throw error
        }
        await Seats.shared.giveBack()
    }

    private static let patience = Duration.seconds(120)

    private static func running(
        _ allowingAccidents: Bool, _ tracer: (any Tracer)?, _ standIns: Bool, _ adjustServer: (inout ServerSettings) -> Void,
        _ accessDigestPause: Duration,
        _ adjust: (inout Limits) -> Void,
        _ body: (TestService) async throws -> Void
    ) async throws {
        var limits = Limits()
        limits.lettersPerMailboxDay = 10_000
        limits.invitationsPerMailboxDay = 1000
        limits.requestsPerApplicationMinute = 1_000_000
        limits.passcodes.secondsBetweenSends = 0
        limits.passcodes.sendsPerHour = 1000
        limits.passcodes.sendsPerDay = 1000
        limits.passcodes.sendsPerNetworkHour = 100_000
        adjust(&limits)
        let database = try await ServiceDatabase.make()
        let (port, mailPort) = (try freePort(), try freePort())
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-e2e-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let log = LogLines()
        let mailbox = try Mailbox(directory: folder, capacity: 10_000, now: { Date.now })
        let mailServer = MailboxServer(mailbox: mailbox, port: mailPort, logger: log.logger())
        var server = ServerSettings(site: try Site(baseURL: "http://localhost:\(port)"), port: port)
        adjustServer(&server)
        let providers =
            try standIns
            ? SandboxProviders(ports: (freePort(), freePort(), freePort()), site: server.site, logger: log.logger()) : nil
        let (serving, tellServing) = AsyncStream.makeStream(of: Void.self)
        let wiring = try Wiring(
            server: server, database: database.settings,
            mail: MailSettings(
                relay: MailRelay(
                    host: "127.0.0.1", port: mailPort, security: .plaintext,
                    bounces: try EmailAddress("bounces@vestibule.example")),
                sender: try EmailAddress("guests@vestibule.example"), bounceToken: Self.bounceToken),
            limits: limits, accessDigestPause: accessDigestPause, federation: providers?.settings ?? FederationSettings(),
            vault: try Vault(masterKeys: [Array(repeating: 7, count: 32)]), logger: log.logger(),
            requestLog: { log.keep($0) }, tracer: tracer, onServing: { tellServing.finish() })
        let wired = WiredService(
            wiring: wiring, others: [mailServer] + (providers?.standIns.services ?? []), logger: log.logger(),
            onEnd: { tellServing.finish() })
        let running = RunningServices([wired], logger: log.logger())
        for await _ in serving {}
        let owner = ConnectionPool(database.owner)
        // Counted from here: a test waits for its seat as long as the others take.
        let watch = Task {
            try await Task.sleep(for: patience)
            Issue.record("held its service for \(patience), and lost it")
            try? await running.stop()
        }
        defer { watch.cancel() }
        let outcome: Result<Void, any Error>
        do {
            let service = TestService(
                port: port, mailbox: mailbox, mailServer: mailServer, log: log, parts: wiring.parts, providers: providers,
                adminToken: try await firstAdminToken(wiring.parts), owner: owner)
            try await body(service)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await owner.close()
        let end: Result<Void, any Error>
        do { end = .success(try await running.stop()) } catch { end = .failure(error) }
        NeverPrinted.check(log.lines.joined(separator: "\n"))
        // A service that could not go on is why its test could not.
        try end.get()
        try outcome.get()
        if !allowingAccidents, let accident = log.accidents.first { throw Accident(line: accident) }
    }

    /// All that `vestibule serve` runs, as one service, and the mail server beside it.
    private struct WiredService: Service {
        let wiring: Wiring
        let others: [any Service]
        let logger: Logger
        let onEnd: @Sendable () -> Void

        func run() async throws {
            defer { onEnd() }
            try await wiring.run(with: others, logger: logger)
        }
    }

    private init(
        port: Int, mailbox: Mailbox, mailServer: MailboxServer, log: LogLines, parts: Parts,
        providers: SandboxProviders?, adminToken: String, owner: ConnectionPool
    ) {
        self.port = port
        self.mailbox = mailbox
        self.mailServer = mailServer
        self.log = log
        self.parts = parts
        self.providers = providers
        self.adminToken = adminToken
        self.owner = owner
    }

    struct Accident: Error {
        let line: String
    }

    static func freePort() throws -> Int { try Ports.free() }

    /// The first thing asked of the database, which on a busy machine takes longer to be connected to than a request waits.
    private static func firstAdminToken(_ parts: Parts) async throws -> String {
        for _ in 0..<10 { do { return try await adminToken(parts) } catch is Unavailable { continue } }
        return try await adminToken(parts)
    }

    /// What `vestibule admin-token create` does.
    static func adminToken(_ parts: Parts, tenant: Tenant.ID? = nil) async throws -> String {
        let token = AdminToken(
            id: parts.surroundings.newID(), name: "tests", tenant: tenant, createdAt: parts.surroundings.now())
        let credential = Credential(
            .adminToken, tenant: tenant ?? AdminToken.everyTenant, row: token.id, in: parts.surroundings)
        try await parts.adminTokens.create(token, digest: credential.digest)
        NeverPrinted.note(credential.text)
        return credential.text
    }

    // MARK: The database, as its owner sees it

    @discardableResult
    func sql(_ statement: String) async throws -> Rows {
        try await owner.query("\(unescaped: statement)", within: .seconds(20))
    }

    func count(_ table: String, where condition: String = "true") async throws -> Int {
        let rows = try await sql("select count(*) as number from \(table) where \(condition)")
        return try rows.first?.decode("number", as: Int.self) ?? 0
    }
}
