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
            let last = try await lastLinks(of: month)
            // Together: a checkpoint without the drop would have the walk begin behind what is still kept.
            let isGone = try await worker.transaction { transaction in
                _ = try await transaction.query(
                    """
                    insert into audit_checkpoints (tenant_id, chain_position, chain_hash, signature)
                    select * from unnest(\(last.map(\.event.tenant.rawValue)), \(last.map { Int64($0.position) }), \(last.map(\.hash)),
                                         \(last.map { ChainCheckpoint.signature(of: $0.event.tenant, at: $0.position, hash: $0.hash, by: vault) }))
                    on conflict on constraint audit_checkpoints_pkey do nothing
                    """)
                return try await transaction.query("select drop_audit_month(\(month + "-01")::date) as is_gone").onlyRow
                    .decode("is_gone", as: Bool.self)
            }
            if isGone { dropped.append(month) }
        }
        return dropped
    }

    /// Each tenant's last link of the month, of those that have one: nothing is added to a month that is over.
    ///
    /// - Throws: ``ChainBreak/misplaced(position:)`` for one that is not the month's own, or that the chain does not go on from. To sign it
    ///   would let everything before it be taken away by who put it there: in which month a link stands is in no hash.
    private func lastLinks(of month: String) async throws -> [ChainLink] {
        var links: [ChainLink] = []
        var tenant: Tenant.ID = .least(at: .distantPast)
        while true {
            let rows = try await worker.query(
                """
                select h.tenant_id as chain_tenant, \(unescaped: ChainRows.columns), l.chain_position, l.chain_hash,
                       coalesce(n.chain_position - 1, h.head_position) as expected,
                       coalesce(p.hash_before, c.hash_before, \(AuditChain.beginning)) as hash_before,
                       l.at < \(month + "-01")::date + interval '1 month' as is_in_time
                  from (select tenant_id as head_tenant, chain_position as head_position, tenant_id from audit_heads
                         where tenant_id > \(tenant) order by tenant_id limit \(unescaped: String(Self.batch))) h
                  left join lateral (
                      select * from audit_log a
                       where a.tenant_id = h.head_tenant and a.month = \(month + "-01")::date
                       order by a.chain_position desc limit 1) l using (tenant_id)
                  left join lateral (
                      select a.chain_position from audit_log a
                       where a.tenant_id = h.head_tenant and a.month > \(month + "-01")::date order by a.chain_position limit 1) n on true
                  left join lateral (
                      select a.chain_hash as hash_before from audit_log a
                       where a.tenant_id = h.head_tenant and a.chain_position = l.chain_position - 1 limit 1) p on true
                  left join lateral (
                      select k.chain_hash as hash_before from audit_checkpoints k
                       where k.tenant_id = h.head_tenant and k.chain_position = l.chain_position - 1) c on true
                 order by h.head_tenant
                """)
            for row in rows {
                tenant = try row.decode("chain_tenant")
                guard let position = try row.decode("chain_position", as: Int?.self) else { continue }
                let link = ChainLink(position: position, event: try ChainRows.event(row), hash: try row.decode("chain_hash"))
                let isItself = AuditChain.hash(of: link.event, at: position, after: try row.decode("hash_before")) == link.hash
                guard try isItself && row.decode("is_in_time") && row.decode("expected", as: Int.self) == position else {
                    throw ChainBreak.misplaced(position: position)
                }
                links.append(link)
            }
            guard rows.count == Self.batch else { return links }
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
