import Postgres
package import Vestibule

extension PostgresAuditStore {
    package func head(of tenant: Tenant.ID) async throws -> ChainHead? {
        try await database.rows(of: tenant, "select * from audit_heads where tenant_id = \(tenant)").first.map(ChainRows.head)
    }

    package func checkpoint(of tenant: Tenant.ID) async throws -> ChainCheckpoint? {
        try await database.rows(
            of: tenant, "select * from audit_checkpoints where tenant_id = \(tenant) order by chain_position desc limit 1"
        ).first.map(ChainRows.checkpoint)
    }

    package func links(of tenant: Tenant.ID, after position: Int, limit: Int) async throws -> [ChainLink] {
        try await database.rows(
            of: tenant,
            """
            select \(unescaped: ChainRows.columns), chain_position, chain_hash from audit_log
             where tenant_id = \(tenant) and chain_position > \(position)
             order by chain_position limit \(unescaped: String(limit))
            """
        ).map { row in
            ChainLink(
                position: try row.decode("chain_position"), event: try ChainRows.event(row), hash: try row.decode("chain_hash"))
        }
    }

    package func firstLink(of tenant: Tenant.ID, from moment: AuditEvent.ID) async throws -> Int? {
        try await database.rows(
            of: tenant,
            """
            -- Of the first thousand, for what was committed late has its place behind younger ones; not of all, which the planner would
            -- look for along the chain, from its beginning.
            select min(chain_position) as chain_position from (
                select chain_position from audit_log
                 where tenant_id = \(tenant) and event_id >= \(moment)
                   and month >= date_trunc('month', \(moment.moment) at time zone 'UTC' - interval '1 day')::date
                 order by event_id limit 1000) first
            """
        ).onlyRow.decode("chain_position", as: Int?.self)
    }
}

/// Rows of the chain, read.
enum ChainRows {
    /// The moment in whole microseconds, which is how it is stored, and the details as the database spells them.
    static let columns = """
        tenant_id, event_id, at, (extract(epoch from at) * 1000000)::bigint as microseconds, activity, actor_kind, actor, target,
        guest_id, details
        """

    static func event(_ row: Row) throws -> ChainedEvent {
        ChainedEvent(
            tenant: try row.decode("tenant_id"), event: try PostgresAuditStore.event(row),
            microseconds: try row.decode("microseconds"))
    }

    static func head(_ row: Row) throws -> ChainHead {
        ChainHead(
            tenant: try row.decode("tenant_id"), position: try row.decode("chain_position"), hash: try row.decode("chain_hash"),
            signature: try row.decode("signature"), sealedAt: try row.decode("sealed_at"))
    }

    static func checkpoint(_ row: Row) throws -> ChainCheckpoint {
        ChainCheckpoint(
            tenant: try row.decode("tenant_id"), position: try row.decode("chain_position"), hash: try row.decode("chain_hash"),
            signature: try row.decode("signature"))
    }
}
