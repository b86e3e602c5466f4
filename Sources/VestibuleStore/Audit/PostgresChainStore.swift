import FoundationEssentials
import Postgres
package import Vestibule

/// The sealing worker's side of the chain: across tenants, by the worker's login.
package struct PostgresChainStore: ChainStore {
    let worker: ConnectionPool
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        worker = database.worker
        self.surroundings = surroundings
    }

    /// Everybody, who is gone too: their events stay.
    package func tenants() async throws -> [Tenant.ID] {
        try await worker.query("select tenant_id from tenants order by tenant_id").map { try $0.decode("tenant_id") }
    }

    /// By jumping from one tenant to the next in the index of what waits, from somewhere on, so that nobody is always last.
    package func waiting(limit: Int) async throws -> [Tenant.ID] {
        var tenants = try await waiting(from: .somewhere(in: surroundings), limit: limit)
        if tenants.count < limit {
            let others = try await waiting(from: .least(at: .distantPast), limit: limit - tenants.count)
            tenants += others.filter { !tenants.contains($0) }
        }
        return tenants
    }

    private func waiting(from start: Tenant.ID, limit: Int) async throws -> [Tenant.ID] {
        try await worker.query(
            """
            with recursive jump as (
                (select tenant_id from audit_events where tenant_id >= \(start) order by tenant_id limit 1)
                union all
                select (select e.tenant_id from audit_events e where e.tenant_id > j.tenant_id order by e.tenant_id limit 1)
                  from jump j where j.tenant_id is not null
            )
            select tenant_id from jump where tenant_id is not null limit \(unescaped: String(limit))
            """
        ).map { try $0.decode("tenant_id") }
    }

    /// The head's row is locked, so that of two replicas one goes on; it lets the other pass. Events that are written meanwhile wait for
    /// nothing: what has not committed yet is not seen, and gets a later place.
    package func seal(_ tenant: Tenant.ID, limit: Int, by vault: Vault) async throws -> Int? {
        try await worker.transaction { transaction in
            guard let (head, month) = try await Self.head(of: tenant, by: vault, in: transaction) else { return nil }
            guard head.isSigned(by: vault) else { throw ChainBreak.headForged(position: head.position) }
            let waiting = try await transaction.query(
                """
                select \(unescaped: ChainRows.columns) from audit_events
                 where tenant_id = \(tenant) order by event_id limit \(unescaped: String(limit))
                """
            ).map(ChainRows.event)
            guard !waiting.isEmpty else { return 0 }
            var (position, hash) = (head.position, head.hash)
            var links: [ChainLink] = []
            for event in waiting {
                position += 1
                hash = AuditChain.hash(of: event, at: position, after: hash)
                links.append(ChainLink(position: position, event: event, hash: hash))
            }
            _ = try await transaction.pipeline([
                Self.move(links, of: tenant, to: month),
                """
                update audit_heads set chain_position = \(position), chain_hash = \(hash), month = \(month)::date, sealed_at = now(),
                       signature = \(ChainHead.signature(of: tenant, at: position, hash: hash, by: vault))
                 where tenant_id = \(tenant)
                """,
            ])
            return links.count
        }
    }

    private static func move(_ links: [ChainLink], of tenant: Tenant.ID, to month: String) -> Query {
        """
        with moved as (
            delete from audit_events e
             using unnest(\(links.map(\.event.event.id.rawValue)), \(links.map { Int64($0.position) }), \(links.map(\.hash)))
                as l (event_id, position, hash)
             where e.tenant_id = \(tenant) and e.event_id = l.event_id
            returning e.*, l.position, l.hash
        )
        insert into audit_log (
            tenant_id, event_id, month, at, activity, actor_kind, actor, target, guest_id, details, is_audit, is_sign_in,
            chain_position, chain_hash)
        select tenant_id, event_id, \(month)::date, at, activity, actor_kind, actor, target, guest_id, details,
               activity = any (\(EventLog.directoryAudits.names)), activity = any (\(EventLog.signIns.names)), position, hash
          from moved order by position
        """
    }

    /// The head, its row locked, and the month that goes on from it; a tenant's first is made. Nil when another replica holds it.
    private static func head(
        of tenant: Tenant.ID, by vault: Vault, in transaction: Transaction
    ) async throws -> (ChainHead, month: String)? {
        let beginning = AuditChain.beginning
        return try await transaction.pipeline([
            """
            insert into audit_heads (tenant_id, chain_position, chain_hash, signature, month)
            select \(tenant), 0, \(beginning), \(ChainHead.signature(of: tenant, at: 0, hash: beginning, by: vault)),
                   date_trunc('month', now() at time zone 'UTC')
             where not exists (select from audit_heads where tenant_id = \(tenant))
            on conflict on constraint audit_heads_pkey do nothing
            """,
            """
            select *, greatest(month, date_trunc('month', now() at time zone 'UTC')::date)::text as going_on
              from audit_heads where tenant_id = \(tenant) for update skip locked
            """,
        ])[1].first.map { (try ChainRows.head($0), month: try $0.decode("going_on")) }
    }

    package func signAnew(by vault: Vault) async throws {
        guard let name = vault.keyNames.first else { return }
        let earlier = try await worker.query(
            "select * from audit_heads where substring(signature from 2 for 4) <> \(name)"
        ).map(ChainRows.head)
        for head in earlier where head.isSigned(by: vault) {
            let signature = ChainHead.signature(of: head.tenant, at: head.position, hash: head.hash, by: vault)
            // Unless it has moved on since, under the new key.
            _ = try await worker.query(
                """
                update audit_heads set signature = \(signature)
                 where tenant_id = \(head.tenant) and chain_position = \(head.position)
                """)
        }
        try await signCheckpointsAnew(by: vault, except: name)
    }
}

extension EventLog {
    fileprivate var names: [String] { activities.map(\.rawValue).sorted() }
}
