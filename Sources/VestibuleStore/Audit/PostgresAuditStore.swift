import Postgres
package import Vestibule

package struct PostgresAuditStore: AuditStore {
    let database: Database

    package init(_ database: Database) {
        self.database = database
    }

    package func list(of tenant: Tenant.ID, before cursor: AuditEvent.ID?, limit: Int) async throws -> [AuditEvent] {
        try await database.rows(
            of: tenant,
            """
            select * from audit_trail where tenant_id = \(tenant) and (\(cursor)::uuid is null or event_id < \(cursor))
             order by event_id desc limit \(limit)
            """
        ).map(Self.event)
    }

    package func find(_ search: LogSearch, of tenant: Tenant.ID) async throws -> [AuditEvent] {
        try await database.rows(of: tenant, search.statement(of: tenant)).map(Self.event)
    }

    package func names(
        of guests: Set<Guest.ID>, _ applications: Set<Application.ID>, of tenant: Tenant.ID
    ) async throws -> LogNames {
        var names = LogNames()
        guard !guests.isEmpty || !applications.isEmpty else { return names }
        let rows = try await database.unit(
            of: tenant,
            """
            select guest_id, address, display_name from guests
             where tenant_id = \(tenant) and guest_id = any (\(guests.map(\.rawValue)))
            """,
            """
            select application_id, name from applications
             where tenant_id = \(tenant) and application_id = any (\(applications.map(\.rawValue)))
            """)
        for row in rows[0] {
            names.guests[try row.decode("guest_id")] = (try row.decode("address"), try row.decode("display_name"))
        }
        for row in rows[1] { names.applications[try row.decode("application_id")] = try row.decode("name") }
        return names
    }

    static func event(_ row: Row) throws -> AuditEvent {
        AuditEvent(
            id: try row.decode("event_id"), at: try row.decode("at"), activity: try row.decode("activity"),
            actorKind: try row.decode("actor_kind"), actor: try row.decode("actor"), target: try row.decode("target"),
            guest: try row.decode("guest_id"), details: try row.decode("details", as: JSONText?.self)?.rawValue)
    }
}
