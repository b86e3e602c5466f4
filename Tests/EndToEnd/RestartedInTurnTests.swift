import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing
import VestibuleSandbox

@Suite("Replicas restarted in turn")
struct RestartedInTurnTests {
    /// What the clients met. The mutex guards it; clients are tasks.
    private final class Day: Sendable {
        private struct Seen {
            var acknowledged: [String] = []
            var answers = 0
            var farewells = 0
            var faults: [String] = []
            var ready: Set<Int> = []
            var saidStopping = false
            var isOver = false
        }

        private let seen = Mutex(Seen())

        var acknowledged: [String] { seen.withLock { $0.acknowledged } }
        var answers: Int { seen.withLock { $0.answers } }
        var farewells: Int { seen.withLock { $0.farewells } }
        var faults: [String] { seen.withLock { $0.faults } }
        var ready: Set<Int> { seen.withLock { $0.ready } }
        var saidStopping: Bool { seen.withLock { $0.saidStopping } }
        var isOver: Bool { seen.withLock { $0.isOver } }
        func close() { seen.withLock { $0.isOver = true } }

        func note(_ answer: HTTPAnswer, inviting address: String?) {
            seen.withLock { seen in
                seen.answers += 1
                if answer.status >= 500 { seen.faults.append("\(answer.status) \(answer.text.prefix(200))") }
                if answer["Connection"]?.lowercased() == "close" { seen.farewells += 1 }
                if answer.status == 201, let address { seen.acknowledged.append(address) }
            }
        }

        func fault(_ fault: String) { seen.withLock { $0.faults.append(fault) } }

        func note(_ port: Int, probe: HTTPAnswer?) {
            seen.withLock { seen in
                if probe?.status == 200 { seen.ready.insert(port) } else { seen.ready.remove(port) }
                if probe?.status == 503, probe?.text.contains("stopping") == true { seen.saidStopping = true }
            }
        }
    }

    @Test("answer every request: no 5xx, no connection cut, no letter lost or sent twice")
    func rollingRestart() async throws {
        try await Replica.pair(["VESTIBULE_DRAIN_SECONDS": "1"]) { a, b, owner in
            let tenant = try await a.tenant()
            let day = Day()
            try await withThrowingTaskGroup { group in
                for replica in [a, b] {
                    group.addTask {
                        // The balancer's probe.
                        while !day.isOver {
                            day.note(replica.port, probe: try? await replica.call("GET", "/health/ready"))
                            try await Task.sleep(for: .milliseconds(100))
                        }
                    }
                }
                for caller in 0..<4 {
                    group.addTask { try await Self.call([a, b], as: caller, tenant, day) }
                }
                do {
                    try await eventually("both are at work") { day.ready.count == 2 && day.acknowledged.count > 20 }
                    for replica in [a, b] {
                        let start = ContinuousClock.now
                        #expect(try await replica.served.stop() == 0)
                        let took = start.duration(to: .now)
                        #expect(took > .seconds(1) && took < .seconds(10), "stopping took \(took)")
                        try await replica.served.start()
                        let goal = day.acknowledged.count + 20
                        try await eventually("both are back") { day.ready.count == 2 && day.acknowledged.count >= goal }
                    }
                } catch {
                    day.close()
                    throw error
                }
                day.close()
                try await group.waitForAll()
            }
            #expect(day.faults.isEmpty, "\(day.faults.prefix(5)) among \(day.answers) answers")
            #expect(day.saidStopping, "not ready comes before the door falls shut")
            #expect(day.farewells > 0, "clients are told to go elsewhere")

            let rows = try await owner.query("select address from invitations")
            #expect(Set(try rows.map { try $0.decode("address", as: String.self) }) == Set(day.acknowledged))
            try await eventually("every letter went out", within: .seconds(60)) {
                try await owner.query("select 1 as one from letters where state <> 'sent' limit 1").isEmpty
            }
            let letters = Dictionary(grouping: await a.mailbox.letters(), by: { $0.envelopeTo.first ?? "" })
            #expect(Set(letters.keys) == Set(day.acknowledged))
            #expect(letters.values.allSatisfy { $0.count == 1 }, "asked to stop, a worker lets its letters end")
            print("restarted two replicas under \(day.answers) answers, \(day.farewells) of them a connection's last")
        }
    }

    /// A client with a kept connection to each replica, that takes turns among those which are ready.
    private static func call(_ replicas: [Replica], as caller: Int, _ tenant: TestTenant, _ day: Day) async throws {
        let connections = replicas.map { KeptConnection(port: $0.port) }
        let host = String(tenant.service.base.dropFirst("http://".count))
        let headers = [
            (name: "Host", value: host), ("Authorization", "Bearer \(tenant.accessToken)"), ("Content-Type", "application/json"),
        ]
        var number = 0
        while !day.isOver {
            let ready = day.ready
            for connection in connections where !ready.contains(connection.port) { connection.close() }
            let usable = connections.filter { ready.contains($0.port) }
            guard !usable.isEmpty else {
                try await Task.sleep(for: .milliseconds(20))
                continue
            }
            number += 1
            let address = "guest\(number)@caller\(caller).example"
            NeverPrinted.note(address)
            let body: JSON = [
                "invitedUserEmailAddress": .string(address), "inviteRedirectUrl": .string(TestTenant.redirectURL),
                "sendInvitationMessage": true,
            ]
            let connection = usable[number % usable.count]
            do {
                let invited = try await connection.send(
                    HTTPExchange(method: "POST", target: "/v1.0/invitations", headers: headers, body: body.bytes))
                day.note(invited, inviting: address)
                day.note(
                    try await connection.send(HTTPExchange(target: "/v1.0/users", headers: headers)), inviting: nil)
            } catch { day.fault("\(error)") }
        }
        for connection in connections { connection.close() }
    }
}
