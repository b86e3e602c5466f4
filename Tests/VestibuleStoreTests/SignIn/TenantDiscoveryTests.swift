import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Who asks where they are a guest") struct TenantDiscoveryTests {
    private static func question(from mailbox: String, _ network: String = "203.0.113.7") -> NewTenantDiscovery {
        NewTenantDiscovery(
            TenantDiscovery(id: MigratedDatabase.newID(), sealedQuestion: [1, 2, 3]), mailbox: TokenDigest(of: mailbox),
            network: network)
    }

    @Test("has a letter every two minutes, five a day, and is told the same")
    func perMailbox() async throws {
        try await withDatabase { db in
            let store = PostgresTenantDiscoveryStore(db.database)
            func ask() async throws {
                #expect(try await store.note(Self.question(from: "ana@fabrikam.example"), perNetworkHour: 120) == nil)
            }
            for asked in 1...5 {
                try await ask()
                try await ask()
                #expect(try await db.count("tenant_discoveries") == asked)
                try await db.run("update tenant_discoveries set created_at = created_at - interval '121 seconds'")
            }
            try await ask()
            #expect(try await db.count("tenant_discoveries") == 5)
            #expect(try await store.note(Self.question(from: "bo@fabrikam.example"), perNetworkHour: 120) == nil)
            #expect(try await db.count("tenant_discoveries") == 6)
            try await db.run("update tenant_discoveries set created_at = created_at - interval '1 day'")
            try await ask()
            #expect(try await db.count("tenant_discoveries") == 7)
        }
    }

    @Test("is refused from a network that asked too much, whoever it asked for")
    func perNetwork() async throws {
        try await withDatabase { db in
            let store = PostgresTenantDiscoveryStore(db.database)
            for name in ["a", "b"] { #expect(try await store.note(Self.question(from: name), perNetworkHour: 2) == nil) }
            let until = try #require(try await store.note(Self.question(from: "c"), perNetworkHour: 2))
            #expect(abs(until.timeIntervalSinceNow - 3600) < 60)
            #expect(try await store.note(Self.question(from: "c", "203.0.113.8"), perNetworkHour: 2) == nil)
            try await db.run("update tenant_discoveries set created_at = created_at - interval '1 hour'")
            #expect(try await store.note(Self.question(from: "d"), perNetworkHour: 2) == nil)
        }
    }

    @Test("is answered once, by one worker, or again when that one died, and not after an hour")
    func claiming() async throws {
        try await withDatabase { db in
            let store = PostgresTenantDiscoveryStore(db.database)
            let asked = [Self.question(from: "a"), Self.question(from: "b")]
            for question in asked { _ = try await store.note(question, perNetworkHour: 120) }
            let claimed = try await withThrowingTaskGroup(of: [TenantDiscovery].self) { group in
                for _ in 0..<4 { group.addTask { try await store.claim(limit: 1, lease: 30) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(Set(claimed.map(\.id)) == Set(asked.map(\.discovery.id)) && claimed.count == 2)
            #expect(claimed.allSatisfy { $0.sealedQuestion == [1, 2, 3] })
            #expect(try await store.found(claimed[0].id) == nil)
            try await store.finish(claimed[0].id, found: [7])
            #expect(try await store.found(claimed[0].id) == [7])
            try await db.run("update tenant_discoveries set next_try_at = now() where next_try_at is not null")
            #expect(try await store.claim(limit: 9, lease: 30).map(\.id) == [claimed[1].id])
            try await db.run(
                "update tenant_discoveries set next_try_at = now(), created_at = now() - interval '61 minutes' where next_try_at is not null"
            )
            #expect(try await store.claim(limit: 9, lease: 30).isEmpty)
            #expect(try await db.count("tenant_discoveries", where: "sealed_question = ''") == 1)
        }
    }

    @Test("is a guest where the invitation was redeemed, and not blocked or deleted")
    func guests() async throws {
        try await withHouse { house in
            let store = PostgresTenantDiscoveryStore(house.db.database)
            let mailbox = try EmailAddress("ana@fabrikam.example").mailbox
            _ = try await house.invite("Ana@fabrikam.example")
            #expect(try await store.guests(at: mailbox).isEmpty)
            try await house.db.run("update guests set state = 'Accepted'")
            let found = try await store.guests(at: mailbox)
            #expect(found.map(\.tenant) == [house.id] && found.map(\.address.text) == ["Ana@fabrikam.example"])
            for change in ["is_enabled = false", "is_enabled = true, deleted_at = now()"] {
                try await house.db.run("update guests set \(unescaped: change)")
                #expect(try await store.guests(at: mailbox).isEmpty, "\(change)")
            }
            try await house.db.run("update guests set deleted_at = null")
            try await house.db.run("update tenants set status = 'suspended'")
            #expect(try await store.guests(at: mailbox).isEmpty)
        }
    }
}
