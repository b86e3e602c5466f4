import Postgres
package import Vestibule

package struct PostgresAuditStore: AuditStore {
    private let database: Database

    package init(_ database: Database) {
        self.database = database
    }

    package func list(of tenant: Tenant.ID, before cursor: AuditEvent.ID?, limit: Int) async throws -> [AuditEvent] {
        try await database.rows(
            of: tenant,
            """
            select * from audit_events where tenant_id = \(tenant) and (\(cursor)::uuid is null or event_id < \(cursor))
             order by event_id desc limit \(limit)
            """
        ).map { row in
            AuditEvent(
                id: try row.decode("event_id"), at: try row.decode("at"), activity: try row.decode("activity"),
                actorKind: try row.decode("actor_kind"), actor: try row.decode("actor"), target: try row.decode("target"),
                details: try row.decode("details", as: JSONText?.self)?.rawValue)
        }
    }
}
