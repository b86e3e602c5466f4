import FoundationEssentials
import Postgres
package import Vestibule

/// Hooks' deliveries and logs in PostgreSQL.
package struct PostgresHookStore: HookStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func deliveries(
        of hook: Hook.ID, tenant: Tenant.ID, state: StoredHookDelivery.State?, after cursor: HookDelivery.ID?, limit: Int
    ) async throws -> [StoredHookDelivery] {
        try await database.rows(
            of: tenant,
            """
            select \(unescaped: Self.logged) from hook_deliveries
             where tenant_id = \(tenant) and hook_id = \(hook) and (\(state?.rawValue)::text is null or state = \(state?.rawValue))
               and (\(cursor)::uuid is null or (created_at, delivery_id) < (
                   select created_at, delivery_id from hook_deliveries where tenant_id = \(tenant) and delivery_id = \(cursor)))
             order by created_at desc, delivery_id desc limit \(limit)
            """
        ).map(Self.stored)
    }

    package func redeliver(
        _ id: HookDelivery.ID, of hook: Hook.ID, tenant: Tenant.ID, by actor: Actor
    ) async throws -> Redelivery {
        let event = Event(.hookRedelivered, by: actor, in: surroundings)
        let row = try await database.rows(
            of: tenant,
            """
            with found as (
                select d.tenant_id, d.delivery_id, h.is_enabled,
                       d.event_id is not null and exists (
                           select from audit_log l where l.tenant_id = \(tenant) and l.event_id = d.event_id) as has_event
                  from hook_deliveries d join hooks h on h.tenant_id = d.tenant_id and h.hook_id = d.hook_id
                 where d.tenant_id = \(tenant) and d.delivery_id = \(id) and d.hook_id = \(hook)
            ), again as (
                update hook_deliveries d set state = 'waiting', tries = 0, next_try_at = now()
                  from found f
                 where d.tenant_id = \(tenant) and d.delivery_id = f.delivery_id and f.has_event and f.is_enabled
                returning d.*
            ), event as (
                \(event.beside("again", naming: "\("hook \(hook)")", guest: "null::uuid", details: "jsonb_build_object('delivery', delivery_id)"))
            )
            select f.is_enabled, f.has_event, a.* from found f left join again a on a.tenant_id = f.tenant_id
            """
        ).first
        guard let row else { return .notFound }
        guard try row.decode("has_event", as: Bool.self) else { return .nothingToSend }
        guard try row.decode("is_enabled", as: Bool.self) else { return .switchedOff }
        return .waiting(try Self.stored(row))
    }

    private static let logged = "delivery_id, hook_id, type, event_id, state, tries, reply, latency_ms, created_at, next_try_at"

    private static func stored(_ row: Row) throws -> StoredHookDelivery {
        StoredHookDelivery(
            id: try row.decode("delivery_id"), hook: try row.decode("hook_id"), type: try row.decode("type"),
            event: try row.decode("event_id"), state: try row.word("state"), tries: Int(try row.decode("tries", as: Int32.self)),
            reply: try row.decode("reply"), milliseconds: try row.decode("latency_ms", as: Int32?.self).map(Int.init),
            createdAt: try row.decode("created_at"), nextTryAt: try row.decode("next_try_at"))
    }
}
