import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("The audit chain") struct ChainTests {
    /// A tenant whose chain is sealed up to now.
    private func withChain(_ body: (House, ChainHead) async throws -> Void) async throws {
        try await withHouse { house in
            _ = try await house.redeem("ana@fabrikam.example")
            try await house.sealAll()
            try await body(house, try #require(try await house.db.audit.head(of: house.id)))
        }
    }

    @Test("gives each event a place, however the sealing is cut into pieces, and is whole")
    func whole() async throws {
        try await withHouse { house in
            _ = try await house.redeem("ana@fabrikam.example")
            #expect(try await house.chains.waiting(limit: 10) == [house.id])
            #expect(try await house.chains.seal(house.id, limit: 2, by: house.db.vault) == 2)
            _ = try await house.redeem("bo@fabrikam.example")
            try await house.sealAll()
            #expect(try await house.chains.waiting(limit: 10).isEmpty)
            let events = try await house.db.count("audit_log")
            #expect(try await house.verify() == events)
            #expect(try await house.db.audit.head(of: house.id)?.position == events)
            #expect(try await house.db.count("audit_log", where: "chain_position = \(events)") == 1)
        }
    }

    @Test(
        "names an event that was changed, whatever of it",
        arguments: [
            "activity = 'signedIn'", "actor = 'x'", "actor_kind = 'guest'", "target = null", "at = at + interval '1 microsecond'",
            "guest_id = gen_random_uuid()", "details = '{\"a\": 1}'", "event_id = gen_random_uuid()", "chain_hash = sha256('x')",
        ])
    func changed(_ change: String) async throws {
        try await withChain { house, _ in
            try await house.db.run("update audit_log set \(unescaped: change) where chain_position = 3")
            let id = try await house.db.run("select event_id from audit_log where chain_position = 3").onlyRow
                .decode("event_id", as: AuditEvent.ID.self)
            await #expect(throws: ChainBreak.changed(position: 3, id)) { try await house.verify() }
        }
    }

    @Test("names an event that is missing, and one that was put in its place")
    func missing() async throws {
        try await withChain { house, _ in
            try await house.db.run("delete from audit_log where chain_position = 3")
            await #expect(throws: ChainBreak.missing(position: 3)) { try await house.verify() }
            try await house.db.run("update audit_log set chain_position = chain_position - 1 where chain_position > 3")
            await #expect {
                try await house.verify()
            } throws: { error in
                guard case ChainBreak.changed(position: 3, _) = error else { return false }
                return true
            }
        }
    }

    @Test("shows a tail that was cut by its head, and by an exported one when the head was put back too")
    func cut() async throws {
        try await withHouse { house in
            try await house.sealAll()
            let early = try #require(try await house.db.audit.head(of: house.id))
            _ = try await house.redeem("ana@fabrikam.example")
            try await house.sealAll()
            let late = try #require(try await house.db.audit.head(of: house.id))
            #expect(try await house.verify(against: [early, late]) == late.position)
            try await house.db.run("delete from audit_log where chain_position > \(early.position)")
            await #expect(throws: ChainBreak.cut(after: early.position, head: late.position)) { try await house.verify() }
            try await house.put(early)
            #expect(try await house.verify(against: [early]) == early.position)
            await #expect(throws: ChainBreak.cut(after: early.position, head: late.position)) {
                try await house.verify(against: [early, late])
            }
        }
    }

    @Test("shows a chain that was made anew from one link on, by the head that nobody without the key can sign")
    func rewritten() async throws {
        try await withChain { house, head in
            try await house.db.run("update audit_log set target = 'nothing' where chain_position = 3")
            let forged = try await house.rehash()
            await #expect(throws: ChainBreak.notOfTheHead(position: head.position)) { try await house.verify() }
            try await house.put(
                ChainHead(
                    tenant: house.id, position: head.position, hash: forged, signature: head.signature, sealedAt: Date()))
            await #expect(throws: ChainBreak.headForged(position: head.position)) { try await house.verify() }
            // And the worker does not go on from it, which would sign what somebody else wrote.
            _ = try await house.invite("bo@fabrikam.example")
            await #expect(throws: ChainBreak.headForged(position: head.position)) {
                try await house.chains.seal(house.id, limit: 10, by: house.db.vault)
            }
            await #expect(throws: ChainBreak.headForged(position: head.position)) {
                try await house.verify(against: [
                    ChainHead(
                        tenant: house.id, position: head.position, hash: forged, signature: head.signature, sealedAt: Date())
                ])
            }
            // A head of another tenant proves nothing here.
            let other = try await House.open(on: house.db, try Tenant.sample(name: "Adatum"))
            await #expect(throws: ChainBreak.headForged(position: head.position)) {
                try await VerifyChain(audit: house.db.audit, vault: house.db.vault)(other.id, against: [head])
            }
            try await house.db.run("delete from audit_heads")
            await #expect(throws: ChainBreak.headMissing) { try await house.verify() }
        }
    }

    @Test("shows a chain that was made anew and signed again, by an earlier head that was exported")
    func signedAgain() async throws {
        try await withChain { house, head in
            try await house.db.run("update audit_log set target = 'nothing' where chain_position = 3")
            let forged = try await house.rehash()
            try await house.put(
                ChainHead(
                    tenant: house.id, position: head.position, hash: forged,
                    signature: ChainHead.signature(of: house.id, at: head.position, hash: forged, by: house.db.vault),
                    sealedAt: Date()))
            #expect(try await house.verify() == head.position)
            await #expect(throws: ChainBreak.rewritten(position: head.position)) { try await house.verify(against: [head]) }
        }
    }

    @Test("is never waited for by writers, and never sealed by two replicas at once")
    func writers() async throws {
        try await withChain { house, head in
            try await house.db.owner.transaction { transaction in
                _ = try await transaction.query("select * from audit_heads for update")
                _ = try await house.redeem("bo@fabrikam.example")
                #expect(try await house.chains.seal(house.id, limit: 10, by: house.db.vault) == nil)
            }
            #expect(try await house.db.audit.head(of: house.id) == head)
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 { group.addTask { try await house.sealAll() } }
                for name in ["cleo", "dora", "eve"] {
                    group.addTask { _ = try await house.redeem("\(name)@fabrikam.example") }
                }
                try await group.waitForAll()
            }
            try await house.sealAll()
            #expect(try await house.verify() == house.db.count("audit_log"))
        }
    }

    @Test("is signed anew under a new master key, and then needs the old one no more")
    func rotation() async throws {
        try await withChain { house, head in
            let (old, new) = ([UInt8](repeating: 7, count: 32), [UInt8](repeating: 8, count: 32))
            let (both, later) = (try Vault(masterKeys: [new, old]), try Vault(masterKeys: [new]))
            await #expect(throws: ChainBreak.headForged(position: head.position)) { try await house.verify(by: later) }
            try await house.chains.signAnew(by: later)
            await #expect(throws: ChainBreak.headForged(position: head.position)) { try await house.verify(by: later) }
            try await house.chains.signAnew(by: both)
            #expect(try await house.verify(by: later) == head.position)
        }
    }
}

extension House {
    var chains: PostgresChainStore { PostgresChainStore(db.database, surroundings: db.surroundings) }

    /// A month that is not made by itself: of another year, as the log would have it by then.
    func makeMonth(_ month: Int, of year: Int) async throws {
        let name = "audit_log_\(year)_\(month < 10 ? "0" : "")\(month)"
        try await db.run(
            """
            create table \(unescaped: name) partition of audit_log
               for values from ('\(unescaped: String(year))-\(unescaped: String(month))-01')
               to ('\(unescaped: String(month == 12 ? year + 1 : year))-\(unescaped: String(month % 12 + 1))-01')
            """)
    }

    func sealAll() async throws {
        while try await chains.seal(id, limit: 3, by: db.vault) == 3 {}
    }

    func verify(against exported: [ChainHead] = [], by vault: Vault? = nil) async throws -> Int {
        try await VerifyChain(audit: db.audit, vault: vault ?? db.vault)(id, against: exported)
    }

    /// What an attacker who owns the database can do: make every hash fit what the events say now.
    func rehash() async throws -> [UInt8] {
        var hash = AuditChain.beginning
        for link in try await db.audit.links(of: id, after: 0, limit: 1000) {
            hash = AuditChain.hash(of: link.event, at: link.position, after: hash)
            try await db.run("update audit_log set chain_hash = \(hash) where chain_position = \(link.position)")
        }
        return hash
    }

    func put(_ head: ChainHead) async throws {
        try await db.run(
            """
            update audit_heads set chain_position = \(head.position), chain_hash = \(head.hash), signature = \(head.signature)
             where tenant_id = \(head.tenant)
            """)
    }
}
