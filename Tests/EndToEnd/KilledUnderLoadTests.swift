import Foundation
import Postgres
import Synchronization
import Testing
import VestibuleSandbox

@Suite("A service killed under load")
struct KilledUnderLoadTests {
    private static let kills = 20
    private static let callers = 4
    /// Acknowledged invitations between two kills.
    private static let perLife = 6

    private struct Promise: Sendable {
        let id: String
        let link: String
    }

    /// What the callers were promised. The mutexes guard the list and the bell that ends the day.
    private final class Ledger: Sendable {
        private let promises = Mutex<[String: Promise]>([:])
        private let isClosed = Mutex(false)

        var kept: [String: Promise] { promises.withLock { $0 } }
        var isOpen: Bool { isClosed.withLock { !$0 } }
        func write(_ promise: Promise, to address: String) { promises.withLock { $0[address] = promise } }
        func close() { isClosed.withLock { $0 = true } }
    }

    @Test("keeps every invitation that it acknowledged, and its letter goes out, after twenty times kill -9")
    func killing() async throws {
        await Seats.shared.take()
        defer { Task { await Seats.shared.giveBack() } }
        try await ServedService.run { service, owner, adminToken in
            try await service.start()
            let token = try await Self.prepare(service, adminToken)
            let ledger = Ledger()
            try await withThrowingTaskGroup { group in
                for caller in 0..<Self.callers {
                    group.addTask {
                        var number = 0
                        while ledger.isOpen {
                            let address = "guest\(number)@caller\(caller).example"
                            let promise = try await Self.inviteUntilAnswered(address, service.port, token)
                            ledger.write(promise, to: address)
                            number += 1
                        }
                    }
                }
                for _ in 0..<Self.kills {
                    let goal = ledger.kept.count + Self.perLife
                    try await eventually("the service works") { ledger.kept.count >= goal }
                    try await service.kill()
                    try await service.start()
                }
                ledger.close()
                try await group.waitForAll()
            }

            let kept = ledger.kept
            let rows = try await owner.query("select address, invitation_id::text as id from invitations")
            var stored: [String: [String]] = [:]
            for row in rows {
                stored[try row.decode("address", as: String.self), default: []].append(
                    try row.decode("id", as: String.self))
            }
            #expect(kept.count >= Self.kills * Self.perLife)
            #expect(stored == kept.mapValues { [$0.id] }, "one invitation for each key, and none lost")

            // A letter that a dead process had claimed waits for its lease to end: here all leases end now.
            _ = try await owner.query("update letters set next_try_at = now() where state = 'queued'")
            try await eventually("every letter went out", within: .seconds(60)) {
                let waiting = try await owner.query("select 1 as one from letters where state <> 'sent' limit 1")
                return waiting.isEmpty
            }
            let letters = Dictionary(grouping: await service.mailbox.letters(), by: { $0.envelopeTo.first ?? "" })
            #expect(Set(letters.keys) == Set(kept.keys))
            for (address, promise) in kept {
                let copies = letters[address] ?? []
                #expect(Set(copies.map { $0.header("Message-ID") ?? "none" }).count == 1, "\(address)")
                #expect(try copies.allSatisfy { try $0.link("redeem") == promise.link }, "\(address)")
            }
            let twice = letters.values.filter { $0.count > 1 }.count
            print("killed \(Self.kills) times: \(kept.count) acknowledged, \(twice) letters came more than once")
            try Self.checkLog(service.log, kept, token)
        }
    }

    /// The log of all lives: JSON lines without a secret or a whole address in them.
    private static func checkLog(_ log: String, _ kept: [String: Promise], _ token: String) throws {
        let lines = log.split(separator: "\n")
        #expect(lines.count > kept.count)
        var broken: [Substring] = []
        for line in lines where (try? JSONDecoder().decode(JSON.self, from: Data(line.utf8)))?["time"].text == nil {
            broken.append(line)
        }
        // A line may be cut where the process was killed.
        #expect(broken.count <= kills, "\(broken.prefix(5))")
        for secret in ["vi_", "vt_", "va_", token, ".example", "eyJ"] {
            #expect(!log.contains(secret), "the log holds \(secret)")
        }
    }

    private static func prepare(_ service: ServedService, _ adminToken: String) async throws -> String {
        func post(_ path: String, _ body: JSON) async throws -> JSON {
            let headers = [("Authorization", "Bearer \(adminToken)"), ("Content-Type", "application/json")]
            let answer = try await HTTPExchange(method: "POST", target: path, headers: headers, body: body.bytes)
                .send(to: service.port)
            guard answer.status == 201 else { throw UnexpectedAnswer(what: path, answer: answer) }
            return answer.json
        }
        _ = try await post(
            "/admin/tenants",
            [
                "name": "Contoso", "contact": "it@contoso.example", "domain": "contoso.example",
                "redirectOrigin": "https://app.contoso.example",
            ])
        let application = try await post("/admin/tenants/contoso.example/applications", ["name": "Projects"])
        let form = "grant_type=client_credentials&client_id=\(application["clientId"].text ?? "")"
        let answer = try await HTTPExchange(
            method: "POST", target: "/contoso.example/oauth2/v2.0/token",
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array("\(form)&client_secret=\(application["clientSecret"].text ?? "")".utf8)
        ).send(to: service.port)
        guard let token = answer.json["access_token"].text else {
            throw UnexpectedAnswer(what: "a token", answer: answer)
        }
        return token
    }

    /// Repeats a request under one key, as a good client does, until somebody answers it.
    private static func inviteUntilAnswered(_ address: String, _ port: Int, _ token: String) async throws -> Promise {
        let body: JSON = [
            "invitedUserEmailAddress": .string(address), "inviteRedirectUrl": .string(TestTenant.redirectURL),
            "sendInvitationMessage": true,
        ]
        let headers = [
            ("Authorization", "Bearer \(token)"), ("Content-Type", "application/json"), ("Idempotency-Key", address),
        ]
        return try await eventually("an answer about \(address)", within: .seconds(60)) {
            let call = HTTPExchange(method: "POST", target: "/v1.0/invitations", headers: headers, body: body.bytes)
            // Killed in the middle: no answer, or half of one.
            guard let answer = try? await call.send(to: port, within: 10) else { return nil }
            if (500..<600).contains(answer.status) { return nil }
            guard answer.status == 201 else { throw UnexpectedAnswer(what: "inviting", answer: answer) }
            guard let id = answer.json["id"].text, let link = answer.json["inviteRedeemUrl"].text else { return nil }
            return Promise(id: id, link: link)
        }
    }
}
