import Foundation
import Glibc
import Postgres

/// A PostgreSQL cluster of one's own under a folder: made on the first start, kept for the next, reachable over a Unix socket
/// in a private folder (and on 127.0.0.1 if a port is given) by password only. It is shut down when this process dies.
package actor PrivatePostgres {
    package static let superuser = "postgres"
    /// How long a start may take; making the cluster has as long again.
    package static let startDeadline: Duration = .seconds(30)
    /// How long a fast shutdown may take before an immediate one.
    package static let stopDeadline: Duration = .seconds(10)

    nonisolated let places: ClusterPlaces
    private let fsync: Bool
    private let port: Int?
    private let settings: [String]
    private var server: ChildProcess?

    /// - Parameters:
    ///   - fsync: False only where data may be lost with the machine: in tests.
    ///   - port: Also listen there on 127.0.0.1.
    ///   - settings: Of the server, as `name=value`.
    package init(directory: String, fsync: Bool, port: Int? = nil, settings: [String] = []) throws {
        places = try ClusterPlaces(directory: directory, port: port)
        self.fsync = fsync
        self.port = port
        self.settings = settings
    }

    /// The process that all others of the cluster descend from; nil while it does not run.
    package var postmasterPID: Int32? { server.flatMap { $0.hasEnded ? nil : $0.pid } }

    /// How to reach a database of the cluster over its Unix socket.
    package nonisolated func connectionString(
        database: String, user: String = PrivatePostgres.superuser, password: String? = nil
    ) throws -> String {
        let password = try password ?? places.superuserPassword()
        return [
            "host": places.socketFolder, "port": String(places.port), "dbname": database, "user": user,
            "password": password,
        ].map { "\($0)=\(Self.quoted($1))" }.sorted().joined(separator: " ")
    }

    /// The superuser's way to a database as a URI, for people and programs that are handed one.
    package nonisolated func connectionURL(database: String) throws -> String {
        var unreserved = CharacterSet.alphanumerics
        unreserved.insert(charactersIn: "-._~")
        let word = { (text: String) in text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text }
        let password = word(try places.superuserPassword())
        return "postgresql://\(Self.superuser):\(password)@/\(word(database))?host=\(word(places.socketFolder))&port=\(places.port)"
    }

    /// Returns once the server answers. What an earlier start has left is kept.
    package func start() async throws {
        guard postmasterPID == nil else { return }
        let account = try ServerAccount.current()
        let programs = try ServerPrograms.find()
        try account.makePrivateFolder(places.socketFolder)
        try await awaitPredecessor()
        if !FileManager.default.fileExists(atPath: "\(places.data)/PG_VERSION") {
            try await initialize(programs, account)
        }
        // After a crash the old server's processes may need a moment to notice, and a new one refuses to start meanwhile.
        let patience = ContinuousClock.now + (places.hasLockFile ? .seconds(10) : .zero)
        while true {
            let child = try await ChildProcess.start(account.command(arguments(programs)), logPath: places.log)
            server = child
            do {
                return try await awaitAnswer(of: child)
            } catch {
                let mayTryAgain = child.hasEnded && ContinuousClock.now < patience
                await stop()
                guard mayTryAgain else { throw error }
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Ends all sessions and shuts down; insists after a while.
    package func stop() async {
        guard let child = server else { return }
        child.signal(SIGINT)
        // A frozen server hears nothing else until it is woken.
        child.signal(SIGCONT)
        let insistence = Task {
            try await Task.sleep(for: Self.stopDeadline)
            child.signal(SIGQUIT)
            try await Task.sleep(for: Self.stopDeadline)
            child.signal(SIGKILL)
        }
        _ = await child.end()
        insistence.cancel()
        _ = await insistence.result
        server = nil
    }

    /// Stops it and deletes everything.
    package func erase() async {
        await stop()
        places.remove()
    }

    /// Deletes everything, for who knows that the server does not run any more.
    package nonisolated func removeFiles() { places.remove() }

    private func arguments(_ programs: ServerPrograms) -> [String] {
        var settings = [
            "listen_addresses=\(port == nil ? "" : "127.0.0.1")", "port=\(places.port)",
            "unix_socket_directories=\(places.socketFolder)", "max_connections=200", "logging_collector=off",
        ]
        if !fsync { settings += ["fsync=off", "full_page_writes=off", "synchronous_commit=off"] }
        return [programs.postgres, "-D", places.data] + (settings + self.settings).flatMap { ["-c", $0] }
    }

    /// Makes the cluster beside its place and moves it there, so that a broken attempt is never taken for a cluster.
    private func initialize(_ programs: ServerPrograms, _ account: ServerAccount) async throws {
        let draft = "\(places.data).new"
        try? FileManager.default.removeItem(atPath: draft)
        try account.makePrivateFolder(draft)
        let passwordFile = "\(places.data).password"
        defer { unlink(passwordFile) }
        try places.write(try places.superuserPassword(), to: passwordFile)
        try account.own(passwordFile)
        let arguments = [
            programs.initdb, "-D", draft, "-U", Self.superuser, "--auth=scram-sha-256", "--pwfile=\(passwordFile)",
            "--encoding=UTF8", "--locale=C.UTF-8",
        ]
        let child = try await ChildProcess.start(
            account.command(arguments + (fsync ? [] : ["--no-sync"])), logPath: places.log)
        guard await child.end() == 0 else { throw failure("the cluster could not be made") }
        guard rename(draft, places.data) == 0 else { throw failure("the new cluster could not be put in place") }
    }

    /// Waits for a server that its own parent's death has told to stop; refuses one that goes on running.
    private func awaitPredecessor() async throws {
        let deadline = ContinuousClock.now + .seconds(5)
        while let pid = places.runningPostmaster() {
            guard ContinuousClock.now < deadline else {
                throw PrivatePostgresError("a server runs in \(places.data) already, as process \(pid): stop it first")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        places.removeMisleadingLockFile()
    }

    private func awaitAnswer(of child: ChildProcess) async throws {
        var configuration = try PostgresConfiguration(connectionString: try connectionString(database: "postgres"))
        configuration.connectDeadline = .seconds(2)
        let deadline = ContinuousClock.now + Self.startDeadline
        while true {
            do throws(PostgresError) {
                return try await configuration.tryToConnect()
            } catch {
                guard !child.hasEnded else { throw failure("the server ended at once") }
                guard ContinuousClock.now < deadline else { throw failure("the server is not ready: \(error)") }
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func failure(_ what: String) -> PrivatePostgresError {
        let log = (try? String(contentsOfFile: places.log, encoding: .utf8)) ?? ""
        let tail = log.split(separator: "\n").suffix(20).joined(separator: "\n")
        return PrivatePostgresError("\(what). The end of \(places.log):\n\(tail)")
    }

    private static func quoted(_ value: String) -> String {
        let escaped = value.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "'", with: "\\'")
        return "'\(escaped)'"
    }
}

/// Why a private cluster does not run, in words for the person who started it.
package struct PrivatePostgresError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
