import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresAccessRequestStore: AccessRequestStore {
    let database: Database
    /// Codes are counted and checked where all are.
    let attempts: PostgresAttemptStore
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        attempts = PostgresAttemptStore(database, surroundings: surroundings)
        self.surroundings = surroundings
    }

    package func request(_ id: AccessRequest.ID, of tenant: Tenant.ID) async throws -> AccessRequest? {
        try await database.rows(
            of: tenant, "\(Self.selection) where r.tenant_id = \(tenant) and r.request_id = \(id)"
        ).first.map(Self.request)
    }

    package func list(
        of tenant: Tenant.ID, state: AccessRequest.State?, after cursor: AccessRequest.ID?, limit: Int
    ) async throws -> [AccessRequest] {
        try await database.rows(
            of: tenant,
            """
            \(Self.selection)
             where r.tenant_id = \(tenant) and (\(state?.rawValue)::text is null or r.state = \(state?.rawValue))
               and (\(cursor)::uuid is null or r.request_id > \(cursor))
             order by r.request_id limit \(limit)
            """
        ).map(Self.request)
    }

    package func refuse(_ id: AccessRequest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.accessRefused, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with refused as (
                update access_requests set state = 'refused', decided_at = now(), decided_by = \(actor.kind)
                 where tenant_id = \(tenant) and request_id = \(id) and state = 'open'
                returning tenant_id
            ), event as (
                \(event.beside("refused", target: id.description))
            )
            select tenant_id from refused
            """
        ).isEmpty
    }

    private static let selection: Query =
        """
        select r.*, p.name as application_name, coalesce(p.contact, t.contact) as sponsor
          from access_requests r
          join applications p on p.tenant_id = r.tenant_id and p.application_id = r.application_id
          join tenants t on t.tenant_id = r.tenant_id
        """

    private static func request(_ row: Row) throws -> AccessRequest {
        AccessRequest(
            id: try row.decode("request_id"), tenant: try row.decode("tenant_id"), application: try row.decode("application_id"),
            applicationName: try row.decode("application_name"), sponsor: try row.decode("sponsor"),
            address: try row.decode("address"), name: try row.decode("asker_name"), reason: try row.decode("reason"),
            language: try row.word("language"), state: try row.word("state"),
            asks: Int(try row.decode("asks", as: Int32.self)), askedAt: try row.decode("asked_at"),
            toldAt: try row.decode("told_at"), decidedAt: try row.decode("decided_at"), decidedBy: try row.decode("decided_by"),
            invitation: try row.decode("invitation_id"))
    }
}
