import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Requests that wait without a letter") struct AccessDigestTests {
    @Test("reach the sponsor in one letter, an hour later, however many replicas look")
    func once() async throws {
        try await withHouse(connections: 10) { house in
            try await house.takeRequests()
            try await house.hold(3)
            #expect(try await house.requests.due(limit: 10).isEmpty)
            try await house.passHours(1.1)
            let due = try #require(try await house.requests.due(limit: 10).first)
            #expect(due.waiting == 3 && due.application == house.application.id && due.applicationName == house.application.name)
            let letters = LetterSealer(vault: house.db.vault, surroundings: house.db.surroundings)
            let write = house.writeDigests(letters)
            let written = try await withThrowingTaskGroup(of: Set<Tenant.ID>.self) { group in
                for _ in 1...8 { group.addTask { try await write() } }
                return try await group.reduce(into: [Set<Tenant.ID>]()) { $0.append($1) }
            }
            #expect(written.filter { $0 == [house.id] }.count == 1 && written.filter(\.isEmpty).count == 7)
            let sent = try await house.db.outbox.claim(among: .tenants([house.id]), limit: 100, lease: 60, urgent: false)
                .filter { $0.stored.kind == .accessWaits }
            let letter = try #require(sent.first)
            #expect(sent.count == 1 && letter.stored.recipient == house.tenant.contact)
            guard case .accessWaits(let words) = try letters.open(letter) else { throw Unexpected(what: "another letter") }
            #expect(
                words.waiting == 3 && words.listAddress == "https://g.example/admin/tenants/\(house.id)/access-requests?state=open")
        }
    }

    @Test("are told of again only on another day, and only with new ones among them")
    func daily() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            try await house.hold(2)
            try await house.passHours(2)
            let write = house.writeDigests()
            #expect(try await write() == [house.id])
            try await house.hold(1, named: "later")
            try await house.passHours(2)
            #expect(try await write().isEmpty)
            try await house.passHours(23)
            #expect(try await house.requests.due(limit: 10).map(\.waiting) == [3])
            #expect(try await write() == [house.id])
            try await house.passHours(49)
            #expect(try await write().isEmpty)
            #expect(try await house.db.count("letters", where: "kind = 'accessWaits'") == 2)
        }
    }

    @Test("are those that are open, that the sponsor has not refused within a month, at an application that takes requests")
    func whose() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            let refused = try await house.request("refused@fabrikam.example")
            _ = try await house.requests.refuse(refused.id, of: house.id, by: .system)
            try await house.passTime()
            try await house.hold(1, named: "refused")
            try await house.hold(2, named: "decided")
            let decided = try await house.requests.list(of: house.id, state: .open, after: nil, limit: 10).filter {
                $0.address.text.hasPrefix("decided")
            }
            for request in decided { _ = try await house.requests.refuse(request.id, of: house.id, by: .system) }
            try await house.passHours(2)
            // Who was refused asks again, by the name of the first.
            #expect(try await house.requests.list(of: house.id, state: .open, after: nil, limit: 10).count == 1)
            #expect(try await house.requests.due(limit: 10).isEmpty)
            try await house.hold(1, named: "new")
            try await house.passHours(2)
            let due = try await house.requests.due(limit: 10)
            #expect(due.map(\.waiting) == [1])
            try await house.takeRequests(false)
            #expect(try await house.requests.due(limit: 10).isEmpty)
            #expect(try await !house.requests.write(.sample(.accessWaits, to: house.tenant.contact), of: try #require(due.first)))
            try await house.takeRequests()
            try await house.db.run("update tenants set status = 'suspended'")
            #expect(try await house.requests.due(limit: 10).isEmpty)
            try await house.db.run("update tenants set status = 'active'")
            try await house.db.run(
                "update access_requests set decided_at = decided_at - interval '31 days' where state = 'refused'")
            #expect(try await house.requests.due(limit: 10).map(\.waiting) == [2])
        }
    }
}

extension House {
    fileprivate func writeDigests(_ letters: LetterSealer? = nil) -> WriteAccessDigests {
        WriteAccessDigests(
            digests: requests, tenants: db.tenants,
            letters: letters ?? LetterSealer(vault: db.vault, surroundings: db.surroundings),
            links: PublicLinks(base: "https://g.example"))
    }

    /// Proved mailboxes whose requests the sponsor has had no letter about.
    fileprivate func hold(_ count: Int, named name: String = "asker") async throws {
        var none = AccessLimits()
        none.lettersPerDay = 0
        for number in 0..<count {
            let address = number == 0 ? "\(name)@fabrikam.example" : "\(name)\(number)@fabrikam.example"
            _ = try await prove(try await askForAccess(address, network: "203.0.113.\(number)", none), none)
        }
    }

    fileprivate func passHours(_ hours: Double) async throws {
        try await db.run(
            """
            update access_requests set asked_at = asked_at - make_interval(secs => \(hours * 3600))
            """)
        try await db.run(
            """
            update applications set access_digest_at = access_digest_at - make_interval(secs => \(hours * 3600))
            """)
    }
}
