import Foundation
import Glibc
import Postgres
import Testing
import VestibuleSandbox

@Suite struct `A private cluster` {
    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = "/tmp/vestibule-test-\(getpid())-\(UInt32.random(in: 0...(.max)))/a folder"
        try await body(directory)
        try FileManager.default.removeItem(atPath: (directory as NSString).deletingLastPathComponent)
    }

    private func count(_ cluster: PrivatePostgres) async throws -> Int {
        try await withPool(on: try cluster.connectionString(database: "postgres")) { pool in
            _ = try await pool.query("create table if not exists starts (n bigint)")
            _ = try await pool.query("insert into starts values (1)")
            return try await pool.query("select count(*) as count from starts").onlyRow.decode("count")
        }
    }

    @Test func `keeps its data over a second start, a crash and a stale lock file`() async throws {
        try await withDirectory { directory in
            let cluster = try PrivatePostgres(directory: directory, fsync: true)
            try await cluster.start()
            #expect(try await count(cluster) == 1)
            try await cluster.start()
            await cluster.stop()
            #expect(await cluster.postmasterPID == nil)
            try await cluster.start()
            #expect(try await count(cluster) == 2)
            let pid = try #require(await cluster.postmasterPID)
            kill(pid, SIGKILL)
            try await eventually { await cluster.postmasterPID == nil }
            let next = try PrivatePostgres(directory: directory, fsync: true)
            try await next.start()
            #expect(try await count(next) == 3)
            await next.erase()
        }
    }

    @Test func `trusts nobody without a password`() async throws {
        try await withDirectory { directory in
            let cluster = try PrivatePostgres(directory: directory, fsync: false)
            try await cluster.start()
            let configuration = try PostgresConfiguration(
                connectionString: try cluster.connectionString(database: "postgres", password: ""))
            #expect(await postgresError { try await configuration.tryToConnect() }?.isCouldNotConnect == true)
            #expect(chmodOf("\(directory)/postgres.password") == 0o600)
            await cluster.erase()
        }
    }

    @Test func `is not started twice over the same data`() async throws {
        try await withDirectory { directory in
            let cluster = try PrivatePostgres(directory: directory, fsync: false)
            try await cluster.start()
            let second = try PrivatePostgres(directory: directory, fsync: false)
            await #expect(throws: PrivatePostgresError.self) { try await second.start() }
            #expect(try await count(cluster) == 1)
            await cluster.erase()
        }
    }

    @Test func `a start that fails shows the server's own words`() async throws {
        try await withDirectory { directory in
            let silent = try SilentListener()
            let cluster = try PrivatePostgres(directory: directory, fsync: false, port: silent.port)
            let error = await #expect(throws: PrivatePostgresError.self) { try await cluster.start() }
            #expect(error?.description.contains("could not bind") == true)
            await cluster.erase()
        }
    }

    private func chmodOf(_ path: String) -> mode_t? {
        var found = stat()
        return stat(path, &found) == 0 ? found.st_mode & 0o777 : nil
    }
}
