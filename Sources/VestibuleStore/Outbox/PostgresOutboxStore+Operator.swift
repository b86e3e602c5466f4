import Postgres
package import Vestibule

extension PostgresOutboxStore {
    package func list(
        of tenant: Tenant.ID, state: StoredLetter.State?, after: StoredLetter.ID?, limit: Int
    ) async throws -> [StoredLetter] {
        try await database.rows(
            of: tenant,
            """
            select * from letters
             where tenant_id = \(tenant) and (\(state?.rawValue)::text is null or state = \(state?.rawValue))
               and (\(after)::uuid is null or letter_id < \(after))
             order by letter_id desc limit \(limit)
            """
        ).map(letter)
    }

    package func letter(_ id: StoredLetter.ID, of tenant: Tenant.ID) async throws -> StoredLetter? {
        try await database.rows(
            of: tenant, "select * from letters where tenant_id = \(tenant) and letter_id = \(id)"
        ).first.map(letter)
    }

    package func retry(_ id: StoredLetter.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.letterRetried, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with queued as (
                update letters set state = 'queued', tries = 0, next_try_at = now()
                 where tenant_id = \(tenant) and letter_id = \(id) and state = 'failed' and sealed_body is not null
                   and (drop_after is null or drop_after > now())
                returning tenant_id
            ), event as (
                \(event.beside("queued", target: id.description))
            )
            select tenant_id from queued
            """
        ).isEmpty
    }

    package func sweep() async throws -> Int {
        // Each in pieces, so that a long-neglected table does not hold a transaction open.
        let statements: [Query] = [
            """
            delete from idempotency_keys where ctid in
                (select ctid from idempotency_keys where expires_at <= now() limit 5000) returning 1 as gone
            """,
            """
            delete from attempts where ctid in
                (select ctid from attempts where expires_at <= now() - interval '7 days' limit 5000) returning 1 as gone
            """,
            """
            delete from sessions where ctid in
                (select ctid from sessions where expires_at <= now() - interval '7 days' limit 5000) returning 1 as gone
            """,
            """
            delete from sponsor_actions where ctid in
                (select ctid from sponsor_actions where expires_at <= now() - interval '30 days' limit 5000)
            returning 1 as gone
            """,
            "delete from mailbox_days where day < (now() at time zone 'utc')::date - 1 returning 1 as gone",
            "delete from tenant_days where day < (now() at time zone 'utc')::date - 90 returning 1 as gone",
        ]
        var gone = 0
        for statement in statements { gone += try await database.acrossTenants(statement).count }
        return gone
    }
}
