import Foundation
import Postgres
import TestSupport
import Testing

/// A service under light load whose database goes away and comes back, perhaps several times, and what everybody sees meanwhile.
struct Outage: Sendable {
    let stage: Stage
    let ledger = Ledger()
    let diary = Diary()

    /// A query has 5 seconds, a connection 2 to come free; a request that has been through the first may still need the second.
    static let patience: Duration = .seconds(8)
    /// Long enough for what was kept in memory (a second) and what was under way to be over.
    private static let settling: Duration = .milliseconds(1500)

    /// Runs `body` on `stage` under light load; afterwards the books must add up.
    static func run(on stage: Stage, _ body: (Outage) async throws -> Void) async throws {
        let outage = Outage(stage: stage)
        let load = Load(
            stage: stage, ledger: outage.ledger, diary: outage.diary, lossy: nil, callersWithKeys: 2, callersWithout: 1,
            guests: 1, pause: .milliseconds(50), watches: true)
        try await load.run { try await body(outage) }
        #expect(try await Books(stage: stage, ledger: outage.ledger).discrepancies() == [])
        #expect(stage.service.isRunning)
        let accidents = stage.service.log.split(separator: "\n").filter { $0.contains("\"accident\"") }
        #expect(accidents.isEmpty, "\(accidents.prefix(3))")
        let silent = outage.diary.entries.filter { $0.answer == nil }
        #expect(silent.isEmpty, "requests without an answer: \(silent.prefix(5))")
    }

    /// What an outage takes away.
    enum Reach: Sendable {
        /// Nothing is answered.
        case everything
        /// Reading goes on, and so may a write that needs nothing new.
        case writes
    }

    /// Takes the database away, looks at what the service answers, and gives it back.
    func pass(
        _ name: String, takes reach: Reach = .everything, for time: Duration = .seconds(4), away: () async throws -> Void,
        back: () async throws -> Void
    ) async throws {
        try await untilItWorks(name)
        let gone = ContinuousClock.now
        try await away()
        try await eventually("\(name): the service says that it is not ready") {
            diary.entries(.readiness, since: gone).contains { $0.status == 503 }
        }
        try await Task.sleep(for: time)
        let returning = ContinuousClock.now
        try await back()
        let returned = ContinuousClock.now
        let times = try await times(ofReturnAfter: returned, name)
        try await untilItWorks(name)
        check(name, reach, from: gone + Self.settling, to: returning)
        try await expectNoLeak(name)
        let slowest = diary.entries.filter { $0.began >= gone }.map(\.took).max() ?? .zero
        print("\(name): \(times), slowest answer \(slowest.formatted)")
    }

    private func untilItWorks(_ name: String) async throws {
        let goal = ledger.deeds + 5
        try await eventually("\(name): the service works", within: .seconds(60)) { ledger.deeds >= goal }
    }

    /// How long after the database's return each kind of request succeeds again.
    private func times(ofReturnAfter moment: ContinuousClock.Instant, _ name: String) async throws -> String {
        var times: [String] = []
        for (kind, good) in [(Diary.Kind.invite, 201), (.readiness, 200), (.page, 200)] {
            let first = try await eventually("\(name): \(kind) succeeds again", within: .seconds(30)) {
                diary.entries.filter { $0.kind == kind && $0.status == good && $0.began + $0.took >= moment }
                    .map { $0.began + $0.took - moment }.min()
            }
            #expect(first < Faults.returnsWithin, "\(name): \(kind) is back after \(first)")
            times.append("\(kind) back after \(first.formatted)")
        }
        return times.joined(separator: ", ")
    }

    /// Every answer that was asked for while the database was away. One that came after its return may be a good one.
    private func check(
        _ name: String, _ reach: Reach, from: ContinuousClock.Instant, to: ContinuousClock.Instant
    ) {
        let asked = diary.entries.filter { $0.began >= from && $0.began < to && $0.status != 403 }
        for entry in asked {
            #expect(entry.took < Self.patience, "\(name): \(entry)")
            guard let answer = entry.answer, entry.status == 503 else {
                let mayWork = (reach == .writes && entry.kind != .readiness) || entry.began + entry.took >= to
                #expect(mayWork && (200..<500).contains(entry.status ?? 0), "\(name): \(entry)")
                continue
            }
            #expect(Int(answer["Retry-After"] ?? "") ?? 0 > 0, "\(name): \(entry)")
            switch entry.kind {
            case .invite: #expect(answer.json["error"]["code"].text == "serviceNotAvailable", "\(answer.text)")
            case .page: #expect(answer["Content-Type"]?.hasPrefix("text/html") == true && answer.text.contains("<h1>"))
            case .readiness: #expect(answer.json["status"].text == "not ready")
            }
        }
        for kind in [Diary.Kind.invite, .readiness] {
            #expect(asked.contains { $0.kind == kind && $0.status == 503 }, "\(name): no \(kind) was turned away")
        }
    }

    private func expectNoLeak(_ name: String) async throws {
        try await eventually("\(name): no session more than the pools may have") {
            let sessions = try await stage.rows(
                "select state from pg_stat_activity where usename like 'vestibule_test_%' and backend_type = 'client backend'")
            return sessions.count <= Stage.mostConnections
        }
        try await eventually("\(name): no transaction is left open") {
            try await stage.rows(
                """
                select 1 as one from pg_stat_activity where usename like 'vestibule_test_%'
                   and state like 'idle in transaction%' and state_change < now() - interval '1 second'
                """
            ).isEmpty
        }
    }
}

extension Duration {
    var formatted: String {
        formatted(.units(allowed: [.seconds], width: .narrow, fractionalPart: .show(length: 2)))
    }
}
