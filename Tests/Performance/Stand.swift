import Foundation
import Postgres

/// Everything that runs while one subject is measured.
struct Stand: Sendable {
    let subject: Subject
    let service: Int32
    let hello: Int32
    let helloPort: Int
    let postmaster: Int32
    let seconds: Int
    let folder: String

    /// Rounds of one measurement. Service, floor and hello-world take turns, so that a slow minute of the machine meets all three.
    static let rounds = 3
    /// What targets are read at.
    static let usualConnections = 16
    static let manyConnections = 64

    func measure(_ operation: Operation) async throws -> [Figure] {
        let loads = Loads(subject: subject, folder: folder)
        var rounds: [Round] = []
        for number in 0..<Self.rounds {
            if number == 0 { try await settle(operation, loads) }
            let load = try await loads.load(operation, seconds: seconds + 1)
            let ours = try await drive(load, connections: Self.usualConnections)
            rounds.append(
                Round(
                    ours: ours,
                    ceiling: try await operation.floor.asyncMap { name in
                        // Those who sign in and those who refresh are different sessions of one database.
                        try await floor(name, of: operation, run: operation == .refresh ? Self.rounds + number : number)
                    },
                    hello: try await greet(), signatures: operation.signsForGuests ? try Signatures.micros() : 0))
        }
        let load = try await loads.load(operation, seconds: seconds + 1)
        let crowd = try await drive(load, connections: Self.manyConnections)
        return [
            Figure(operation, connections: Self.usualConnections, rounds: rounds),
            Figure(operation, connections: Self.manyConnections, load: crowd, like: rounds),
        ]
    }

    /// The service under one load.
    func drive(_ load: Load, connections: Int, for duration: Int? = nil) async throws -> Driven {
        let serviceBefore = ProcessorTime.of(service)
        let postgresBefore = ProcessorTime.ofCluster(postmaster)
        let wrk = try await Wrk.run(
            load, port: subject.port, connections: connections, seconds: duration ?? seconds, folder: folder)
        return Driven(
            wrk: wrk, serviceMicros: (ProcessorTime.of(service) - serviceBefore) / Double(wrk.requests),
            postgresMicros: (ProcessorTime.ofCluster(postmaster) - postgresBefore) / Double(wrk.requests))
    }

    /// PostgreSQL's time for the least SQL of an operation, in microseconds each.
    private func floor(_ name: String, of operation: Operation, run: Int) async throws -> Double {
        let perClient = 3000 * seconds
        let guests = SignedInGuests(subject: subject)
        switch operation {
        case .checkPasscode:
            try await Attempts(subject: subject).numbered(
                from: (run * 16) * perClient, count: 16 * perClient, digest: Pgbench.digest)
        case .signInToApplication, .refresh: try await guests.numbered(run: run)
        default: break
        }
        let tokens = try await guests.refreshTokens()
        let before = ProcessorTime.ofCluster(postmaster)
        let bench = try await Pgbench.run(
            name, on: subject, run: run, perClient: perClient, connections: Self.usualConnections, seconds: seconds, folder: folder)
        let micros = (ProcessorTime.ofCluster(postmaster) - before) / Double(bench.transactions)
        if operation == .checkPasscode, bench.transactions > 16 * perClient * 9 / 10 {
            throw Program.Failure(description: "The attempts made for pgbench ran out.")
        }
        if operation.signsForGuests {
            let written = try await guests.refreshTokens() - tokens
            guard written == bench.transactions else {
                throw Program.Failure(
                    description: "pgbench \(name): \(bench.transactions) sign-ins, \(written) of which wrote a token.")
            }
        }
        return micros
    }

    private func greet() async throws -> Double {
        let load = try Load("hello", lines: [["/hello"], ["/hello"]], folder: folder)
        let before = ProcessorTime.of(hello)
        let wrk = try await Wrk.run(
            load, port: helloPort, connections: Self.usualConnections, seconds: max(1, seconds / 2), folder: folder)
        return (ProcessorTime.of(hello) - before) / Double(wrk.requests)
    }

    /// Statements prepared, caches filled, pages of the database touched.
    private func settle(_ operation: Operation, _ loads: Loads) async throws {
        let load = try await loads.load(operation, seconds: 2)
        _ = try await drive(load, connections: Self.usualConnections, for: 1)
        // What autovacuum would have done by the time a real database has rows.
        for table in [
            "attempts", "passcode_counts", "network_counts", "invitation_counts", "sessions", "letters", "invitations", "guests",
            "grants", "refresh_tokens", "app_role_assignments", "app_roles",
        ] {
            _ = try await subject.owner.query("analyze \(unescaped: table)", within: .seconds(60))
        }
        try await writeOut()
    }

    /// What a request costs while letters pile up behind a relay that says nothing, beside an outbox that was empty when it began.
    func measureOutbox() async throws -> Report.Outbox {
        let waiting = 100_000
        var pairs: [(idle: Double, waiting: Double)] = []
        for _ in 0..<Self.rounds {
            _ = try await subject.owner.query("delete from letters where state = 'queued'", within: .seconds(120))
            _ = try await subject.owner.query("vacuum letters", within: .seconds(120))
            let load = try await Loads(subject: subject, folder: folder).load(.createInvitation, seconds: seconds)
            try await writeOut()
            let idle = try await drive(load, connections: Self.usualConnections)
            _ = try await subject.owner.query(
                """
                insert into letters (tenant_id, letter_id, kind, recipient, language, sealed_body)
                select \(subject.seed.largest.id), gen_random_uuid(), 'invitation', 'w' || n || '@partner.example', 'en', '\\x01'
                  from generate_series(1, \(waiting)) as n
                """, within: .seconds(120))
            try await writeOut()
            let full = try await drive(load, connections: Self.usualConnections)
            pairs.append((idle.wrk.p99Millis, full.wrk.p99Millis))
        }
        let middle = pairs.sorted { $0.waiting / $0.idle < $1.waiting / $1.idle }[Self.rounds / 2]
        return Report.Outbox(letters: waiting, idleP99Millis: middle.idle, waitingP99Millis: middle.waiting)
    }

    /// What a request costs while each of its events waits for a hook that never answers, beside one that nobody is told of.
    func measureHook(at port: Int) async throws -> Report.Hook {
        let hook = try await DeadHook.make(for: subject, at: port)
        var pairs: [(without: Double, with: Double)] = []
        for _ in 0..<Self.rounds {
            let load = try await Loads(subject: subject, folder: folder).load(.createInvitation, seconds: seconds)
            try await hook.turn(on: false)
            _ = try await subject.owner.query("delete from hook_deliveries", within: .seconds(120))
            try await writeOut()
            let without = try await drive(load, connections: Self.usualConnections)
            try await hook.turn(on: true)
            try await writeOut()
            let with = try await drive(load, connections: Self.usualConnections)
            pairs.append((without.wrk.p99Millis, with.wrk.p99Millis))
        }
        let waiting = try await subject.owner.query("select count(*) as count from hook_deliveries").onlyRow.decode(
            "count", as: Int.self)
        await hook.close()
        let middle = pairs.sorted { $0.with / $0.without < $1.with / $1.without }[Self.rounds / 2]
        return Report.Hook(deliveries: waiting, withoutP99Millis: middle.without, withP99Millis: middle.with)
    }

    /// What was filled in goes to the disk before a load does, not under it: commits wait while the kernel writes what is left over.
    private func writeOut() async throws {
        _ = try await subject.owner.query("checkpoint", within: .seconds(120))
        sync()
    }
}

/// One load's outcome: wrk's figures, and the processor's time for each request.
struct Driven: Sendable {
    var wrk: Wrk
    var serviceMicros: Double
    var postgresMicros: Double

    var micros: Double { serviceMicros + postgresMicros }
}

/// Service, floor and hello-world, measured one after the other.
struct Round: Sendable {
    var ours: Driven
    /// Nil where the operation asks PostgreSQL nothing.
    var ceiling: Double?
    var hello: Double
    /// Of the operation's tokens; zero where the operation is not told of them.
    var signatures = 0.0
}

extension Optional {
    fileprivate func asyncMap<Answer>(_ transform: (Wrapped) async throws -> Answer) async rethrows -> Answer? {
        guard let self else { return nil }
        return try await transform(self)
    }
}

extension Array where Element == Double {
    /// The middle one; zero of none.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
