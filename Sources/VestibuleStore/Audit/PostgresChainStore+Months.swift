import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresChainStore {
    private static let batch = 500

    package func makeMonths() async throws { _ = try await worker.query("select make_audit_months()") }

    package func dropMonths(keeping kept: Int, by vault: Vault) async throws -> [String] {
        let months = try await worker.query(
            """
            select to_char(month, 'YYYY-MM') as month
              from pg_inherits i join pg_class c on c.oid = i.inhrelid
              cross join lateral (select to_date(right(c.relname, 7), 'YYYY_MM') as month) m
             where i.inhparent = 'audit_log'::regclass
               and month < date_trunc('month', now() at time zone 'UTC') - make_interval(months => \(Int32(clamping: kept)))
             order by month
            """
        ).map { try $0.decode("month", as: String.self) }
        var dropped: [String] = []
        for month in months {
            try await mark(month, by: vault)
            let isGone = try await worker.query("select drop_audit_month(\(month + "-01")::date) as is_gone").onlyRow
            if try isGone.decode("is_gone") { dropped.append(month) }
        }
        return dropped
    }

    /// Signs each tenant's last link of the month, whoever has one: nothing is added to a month that is over.
    ///
    /// - Throws: ``ChainBreak/misplaced(position:)`` when the chain does not go on from that link. To sign it would let everything
    ///   between be taken away by who put it there.
    private func mark(_ month: String, by vault: Vault) async throws {
        var tenant: Tenant.ID = .least(at: .distantPast)
        while true {
            let last = try await worker.query(
                """
                select h.tenant_id, l.chain_position, l.chain_hash, coalesce(n.chain_position - 1, h.chain_position) as expected
                  from (select tenant_id, chain_position from audit_heads where tenant_id > \(tenant)
                         order by tenant_id limit \(unescaped: String(Self.batch))) h
                  left join lateral (
                      select chain_position, chain_hash from audit_log
                       where tenant_id = h.tenant_id and month = \(month + "-01")::date order by chain_position desc limit 1) l on true
                  left join lateral (
                      select chain_position from audit_log
                       where tenant_id = h.tenant_id and month > \(month + "-01")::date order by chain_position limit 1) n on true
                 order by h.tenant_id
                """)
            for row in last {
                tenant = try row.decode("tenant_id")
                guard let position = try row.decode("chain_position", as: Int?.self) else { continue }
                guard try row.decode("expected", as: Int.self) == position else { throw ChainBreak.misplaced(position: position) }
                let hash = try row.decode("chain_hash", as: [UInt8].self)
                _ = try await worker.query(
                    """
                    insert into audit_checkpoints (tenant_id, chain_position, chain_hash, signature)
                    values (\(tenant), \(position), \(hash),
                            \(ChainCheckpoint.signature(of: tenant, at: position, hash: hash, by: vault)))
                    on conflict on constraint audit_checkpoints_pkey do nothing
                    """)
            }
            guard last.count == Self.batch else { return }
        }
    }

    func signCheckpointsAnew(by vault: Vault, except name: [UInt8]) async throws {
        let earlier = try await worker.query(
            "select * from audit_checkpoints where substring(signature from 2 for 4) <> \(name)"
        ).map(ChainRows.checkpoint)
        for checkpoint in earlier where checkpoint.isSigned(by: vault) {
            let signature = ChainCheckpoint.signature(
                of: checkpoint.tenant, at: checkpoint.position, hash: checkpoint.hash, by: vault)
            _ = try await worker.query(
                """
                update audit_checkpoints set signature = \(signature)
                 where tenant_id = \(checkpoint.tenant) and chain_position = \(checkpoint.position)
                """)
        }
    }
}
