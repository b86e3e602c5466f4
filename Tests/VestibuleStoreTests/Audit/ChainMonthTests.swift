import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("The months of the audit log") struct ChainMonthTests {
    /// A chain of which the first links were sealed in January 2026, and a second tenant's with nothing in it.
    private func withOldChain(_ body: (House, _ old: Int) async throws -> Void) async throws {
        try await withHouse { house in
            let other = try await House.open(on: house.db, try Tenant.sample(name: "Adatum"))
            _ = try await house.redeem("ana@fabrikam.example")
            try await house.sealAll()
            let old = try #require(try await house.db.audit.head(of: house.id)).position
            try await house.makeMonth(1, of: 2026)
            try await house.db.run("update audit_log set month = '2026-01-01'")
            try await house.backdate()
            _ = try await house.redeem("bo@fabrikam.example")
            try await house.sealAll()
            try await other.sealAll()
            try await body(house, old)
        }
    }

    @Test("go when they are older than is kept, behind a signed checkpoint from which the chain is whole")
    func dropped() async throws {
        try await withOldChain { house, old in
            let early = try #require(try await house.db.audit.head(of: house.id))
            let all = try await house.verify()
            let first = try await house.links()
            #expect(try await house.chains.dropMonths(keeping: 1200, by: house.db.vault) == [])
            #expect(try await house.chains.dropMonths(keeping: 1, by: house.db.vault) == ["2026-01"])
            #expect(try await house.links().first?.position == old + 1)
            #expect(try await house.verify(against: [early]) == all)
            #expect(try await house.chains.dropMonths(keeping: 1, by: house.db.vault) == [])
            // A head of before the checkpoint has nothing more to be held against.
            let hash = first[1].hash
            let ancient = ChainHead(
                tenant: house.id, position: 2, hash: hash,
                signature: ChainHead.signature(of: house.id, at: 2, hash: hash, by: house.db.vault), sealedAt: Date())
            #expect(try await house.verify(against: [ancient]) == all)
            try await house.db.run("delete from audit_log where chain_position = \(old + 1)")
            await #expect(throws: ChainBreak.missing(position: old + 1)) { try await house.verify() }
        }
    }

    @Test(
        "leave a chain that shows it when somebody else dropped one, or signed the checkpoint, or moved it on by a head's signature"
    )
    func forged() async throws {
        try await withOldChain { house, old in
            let last = try await house.links()[old - 1]
            try await house.db.run("delete from audit_log where month = '2026-01-01'")
            await #expect(throws: ChainBreak.missing(position: 1)) { try await house.verify() }
            try await house.db.run(
                """
                insert into audit_checkpoints (tenant_id, chain_position, chain_hash, signature)
                values (\(house.id), \(old), \(last.hash),
                        \(ChainHead.signature(of: house.id, at: old, hash: last.hash, by: house.db.vault)))
                """)
            await #expect(throws: ChainBreak.checkpointForged(position: old)) { try await house.verify() }
        }
    }

    @Test("are kept when the chain does not go on from where one ends, so that nothing between is signed away")
    func misplaced() async throws {
        try await withOldChain { house, _ in
            let head = try #require(try await house.db.audit.head(of: house.id))
            try await house.db.run(
                """
                insert into audit_log
                select tenant_id, gen_random_uuid(), '2026-01-01', at, activity, actor_kind, actor, target, guest_id, details, is_audit,
                       is_sign_in, chain_position, chain_hash
                  from audit_log where chain_position = \(head.position)
                """)
            await #expect(throws: ChainBreak.misplaced(position: head.position)) {
                try await house.chains.dropMonths(keeping: 1, by: house.db.vault)
            }
            #expect(try await house.db.count("audit_log", where: "month = '2026-01-01'") > 0)
        }
    }

    @Test(
        "are kept when somebody put links of later on into one, or changed its last one: in which month a link stands is in no hash"
    )
    func relabelled() async throws {
        for change in ["month = '2026-01-01'", "actor = 'nobody'"] {
            try await withOldChain { house, old in
                let place = change.hasPrefix("month") ? old + 2 : old
                // As the owner, who may move a row from one partition to another.
                try await house.db.run(
                    "update audit_log set \(unescaped: change) where chain_position <= \(place) and chain_position > \(old - 1)")
                await #expect(throws: ChainBreak.misplaced(position: place), "\(change)") {
                    try await house.chains.dropMonths(keeping: 1, by: house.db.vault)
                }
                #expect(try await house.db.count("audit_checkpoints") == 0)
            }
        }
    }

    @Test("are made ahead, by any number of replicas at once, and dropped in their order and not before they are over")
    func made() async throws {
        try await withOldChain { house, _ in
            let this = try await house.db.run("select to_char(now() at time zone 'UTC', 'YYYY_MM') as name").onlyRow
                .decode("name", as: String.self)
            try await house.db.run("drop table audit_log_\(unescaped: this)")
            await #expect(throws: (any Error).self) {
                _ = try await house.invite("cleo@fabrikam.example")
                try await house.sealAll()
            }
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 { group.addTask { try await house.chains.makeMonths() } }
                try await group.waitForAll()
            }
            // What could not be sealed has waited.
            try await house.sealAll()
            #expect(try await house.db.count("audit_events") == 0)
            try await house.makeMonth(2, of: 2026)
            for month in [
                "date_trunc('month', now())::date", "date_trunc('month', now() + interval '1 month')::date", "'2026-02-01'",
            ] {
                await #expect(throws: (any Error).self, "\(month)") {
                    try await house.db.database.worker.query("select drop_audit_month(\(unescaped: month))")
                }
            }
            for statement: Query in ["drop table audit_log_2026_01", "delete from audit_log", "create table x (a int)"] {
                await #expect(throws: (any Error).self) { try await house.db.database.worker.query(statement) }
            }
            await #expect(throws: (any Error).self) {
                try await house.db.database.app.query("select drop_audit_month('2026-01-01')")
            }
        }
    }

    @Test("leave checkpoints that are signed anew under a new master key")
    func rotation() async throws {
        try await withOldChain { house, _ in
            let (old, new) = ([UInt8](repeating: 7, count: 32), [UInt8](repeating: 8, count: 32))
            _ = try await house.chains.dropMonths(keeping: 1, by: house.db.vault)
            try await house.chains.signAnew(by: try Vault(masterKeys: [new, old]))
            let later = try Vault(masterKeys: [new])
            #expect(try await house.verify(by: later) == house.db.audit.head(of: house.id)?.position)
        }
    }

    @Test("never go back along a chain, though the database's clock does")
    func clock() async throws {
        try await withHouse { house in
            _ = try await house.redeem("ana@fabrikam.example")
            _ = try await house.chains.seal(house.id, limit: 2, by: house.db.vault)
            try await house.makeMonth(6, of: 2099)
            try await house.db.run("update audit_heads set month = '2099-06-01'")
            try await house.sealAll()
            #expect(try await house.db.count("audit_log", where: "month = '2099-06-01' and chain_position > 2") > 0)
            #expect(try await house.db.count("audit_log", where: "month < '2099-06-01' and chain_position > 2") == 0)
        }
    }
}

extension House {
    /// Has all sealed links be of January 2026, and the chain fit them.
    fileprivate func backdate() async throws {
        try await db.run("update audit_log set at = '2026-01-15'")
        let hash = try await rehash()
        let head = try #require(try await db.audit.head(of: id))
        try await put(
            ChainHead(
                tenant: id, position: head.position, hash: hash,
                signature: ChainHead.signature(of: id, at: head.position, hash: hash, by: db.vault), sealedAt: Date()))
    }

    fileprivate func links() async throws -> [ChainLink] { try await db.audit.links(of: id, after: 0, limit: 1000) }
}
