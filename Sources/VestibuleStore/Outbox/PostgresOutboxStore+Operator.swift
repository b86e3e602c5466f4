import Postgres
package import Vestibule

extension PostgresOutboxStore {
    /// A letter about several tenants goes through the outbox of one, whose business it is not.
    private static let isTheTenants = "kind <> 'tenantDiscovery'"

    /// The condition, as the index of that state has it.
    private static func isIn(_ state: StoredLetter.State?) -> String {
        switch state {
        case nil: "true"
        case .bounced: "bounced_at is not null"
        case .sent: "state = 'sent' and bounced_at is null"
        case .failed: "state = 'failed'"
        case .queued: "state = 'queued'"
        case .dropped: "state = 'dropped'"
        }
    }

    package func list(
        of tenant: Tenant.ID, state: StoredLetter.State?, after: StoredLetter.ID?, limit: Int
    ) async throws -> [StoredLetter] {
        try await database.rows(
            of: tenant,
            """
            select * from letters
             where tenant_id = \(tenant) and \(unescaped: Self.isTheTenants) and \(unescaped: Self.isIn(state))
               and (\(after)::uuid is null or letter_id < \(after))
             order by letter_id desc limit \(limit)
            """
        ).map(letter)
    }

    package func letter(_ id: StoredLetter.ID, of tenant: Tenant.ID) async throws -> StoredLetter? {
        try await database.rows(
            of: tenant,
            "select * from letters where tenant_id = \(tenant) and letter_id = \(id) and \(unescaped: Self.isTheTenants)"
        ).first.map(letter)
    }

    package func retry(_ id: StoredLetter.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.letterRetried, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with queued as (
                update letters set state = 'queued', tries = 0, next_try_at = now()
                 where tenant_id = \(tenant) and letter_id = \(id) and state = 'failed' and \(unescaped: Self.isTheTenants) and sealed_body is not null
                   and (drop_after is null or drop_after > now())
                returning tenant_id
            ), event as (
                \(event.beside("queued", target: id.description))
            )
            select tenant_id from queued
            """
        ).isEmpty
    }
}
