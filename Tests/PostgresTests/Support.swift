import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Postgres

/// A pool on a database of its own, closed afterwards.
func withPool<Answer>(
    _ adjust: (inout PostgresConfiguration) -> Void = { _ in }, _ body: (ConnectionPool) async throws -> Answer
) async throws -> Answer {
    try await withPool(on: try await TestCluster.freshDatabase(), adjust, body)
}

func withPool<Answer>(
    on connectionString: String, _ adjust: (inout PostgresConfiguration) -> Void = { _ in },
    _ body: (ConnectionPool) async throws -> Answer
) async throws -> Answer {
    var configuration = try PostgresConfiguration(connectionString: connectionString)
    // Tests run side by side on a small machine: waits are long unless a test is about them.
    configuration.poolWaitDeadline = .seconds(30)
    configuration.connectDeadline = .seconds(30)
    configuration.queryDeadline = .seconds(30)
    adjust(&configuration)
    let pool = ConnectionPool(configuration)
    do {
        let answer = try await body(pool)
        await pool.close()
        return answer
    } catch {
        await pool.close()
        throw error
    }
}

/// Asks again and again until `condition` holds; a test fails when it does not within `patience`.
func eventually(
    within patience: Duration = .seconds(30), _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record(comment ?? "it never came about", sourceLocation: sourceLocation)
}

/// The error that `body` throws; nil, and a failed test, if it throws none or another kind.
func postgresError(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async -> PostgresError? {
    do {
        try await body()
        Issue.record("no error was thrown", sourceLocation: sourceLocation)
    } catch let error as PostgresError {
        return error
    } catch {
        Issue.record("another error was thrown: \(error)", sourceLocation: sourceLocation)
    }
    return nil
}

/// How many statements sleep on the server, in the pool's database.
func sleepers(_ pool: ConnectionPool) async throws -> Int {
    try await pool.query(
        "select count(*) as count from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"
    ).onlyRow.decode("count")
}

/// Ends the sessions in which somebody sleeps, and tells how many they were.
func endSleepers(_ pool: ConnectionPool) async throws -> Int {
    try await pool.query(
        """
        select pg_terminate_backend(pid) as done from pg_stat_activity
         where wait_event = 'PgSleep' and datname = current_database()
        """
    ).count
}

/// A socket on 127.0.0.1 whose queue takes connections that nobody ever answers.
final class SilentListener: Sendable {
    let port: Int
    private let socket: Int32

    init() throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        self.socket = socket
        port = try #require(
            (20_000..<32_000).shuffled().first { candidate in
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = in_port_t(candidate).bigEndian
                address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
                return withUnsafeBytes(of: &address) { bytes in
                    bytes.withMemoryRebound(to: sockaddr.self) { rebound in
                        bind(socket, rebound.baseAddress, socklen_t(bytes.count)) == 0
                    }
                } && listen(socket, 16) == 0
            })
    }

    deinit { close(socket) }

    /// A port that was free a moment ago.
    static func freePort() throws -> Int { try SilentListener().port }
}

extension PostgresError {
    var isConnectionLost: Bool {
        if case .connectionLost = self { true } else { false }
    }

    var isQueryTimeout: Bool {
        if case .queryTimedOut = self { true } else { false }
    }

    var isCancelled: Bool {
        if case .cancelled = self { true } else { false }
    }

    var isPoolWaitTimeout: Bool {
        if case .poolWaitTimedOut = self { true } else { false }
    }

    var isCouldNotConnect: Bool {
        if case .couldNotConnect = self { true } else { false }
    }
}
