import FoundationEssentials
import Postgres
package import Vestibule

/// What the workers do.
extension PostgresHookStore {
    /// Deliveries of one hook that wait at the most: what is beyond stays in the log.
    static let mostWaiting = 1000

    /// The hook's row is locked, so that of two replicas one goes on; the other passes. Deliveries and cursor move in one statement, and an
    /// event that was taken once is not taken again. The limits stand in the text: of parameters the planner would guess.
    package func follow() async throws -> Int {
        try await database.acrossTenants(
            """
            with behind as (
                select h.tenant_id, h.hook_id, h.activities, h.cursor_position
                  from hooks h join audit_heads a on a.tenant_id = h.tenant_id and a.chain_position > h.cursor_position
                  join tenants t on t.tenant_id = h.tenant_id and t.status <> 'deleted'
                 where h.kind = 'notification' and h.is_enabled
                   and (select count(*) from (select from hook_deliveries d
                                               where d.tenant_id = h.tenant_id and d.hook_id = h.hook_id and d.next_try_at is not null
                                               limit \(unescaped: String(Self.mostWaiting))) w) < \(unescaped: String(Self.mostWaiting))
                 limit 100 for update of h skip locked
            ), passed as (
                select b.tenant_id, b.hook_id, b.activities, l.event_id, l.activity, l.chain_position
                  from behind b cross join lateral (
                      select event_id, activity, chain_position from audit_log
                       where tenant_id = b.tenant_id and chain_position > b.cursor_position
                       order by chain_position limit 500) l
            ), made as (
                insert into hook_deliveries (tenant_id, delivery_id, hook_id, type, event_id, position, state, next_try_at)
                select tenant_id, gen_random_uuid(), hook_id, activity, event_id, chain_position, 'waiting', now()
                  from passed where activities = '{}' or activity = any (activities)
                on conflict on constraint hook_deliveries_event_once do nothing
            ), moved as (
                update hooks h set cursor_position = p.last
                  from (select tenant_id, hook_id, max(chain_position) as last from passed group by tenant_id, hook_id) p
                 where h.tenant_id = p.tenant_id and h.hook_id = p.hook_id
            )
            select count(*) as passed from passed
            """
        ).first?.decode("passed", as: Int.self) ?? 0
    }

    /// The hooks of the oldest, which are all that there are as a rule. Where they are not, a few tenants have so many that others' may
    /// stand behind them: then each hook that has any is found by a descent of its own, however many wait for it.
    package func claim(
        limit: Int, sparing busy: [Tenant.ID], after served: [Tenant.ID], lease: Int
    ) async throws -> [HookDelivery] {
        let claimed = try await database.acrossTenants(
            """
            with recursive oldest as materialized (
                select tenant_id, hook_id from hook_deliveries
                 where next_try_at <= now() and tenant_id <> all (\(busy))
                 order by next_try_at, position limit \(unescaped: Self.seen)
            ), every as (
                (select tenant_id, hook_id from hook_deliveries
                  where next_try_at is not null and (select count(*) from oldest) = \(unescaped: Self.seen)
                  order by tenant_id, hook_id limit 1)
                union all
                select n.tenant_id, n.hook_id from every e cross join lateral (
                    select tenant_id, hook_id from hook_deliveries
                     where next_try_at is not null and (tenant_id, hook_id) > (e.tenant_id, e.hook_id)
                     order by tenant_id, hook_id limit 1) n
            ), waiting as (
                select tenant_id, hook_id from oldest union select tenant_id, hook_id from every where tenant_id <> all (\(busy))
            ), fair as (
                select d.*, row_number() over (partition by d.tenant_id order by d.of_hook, d.next_try_at) as of_tenant
                  from waiting w cross join lateral (
                      select tenant_id, delivery_id, next_try_at,
                             row_number() over (order by next_try_at, position) as of_hook
                        from hook_deliveries
                       where tenant_id = w.tenant_id and hook_id = w.hook_id and next_try_at <= now()
                       order by next_try_at, position limit 2) d
            ), due as (
                select d.tenant_id, d.delivery_id
                  from hook_deliveries d join fair f using (tenant_id, delivery_id)
                 where f.of_tenant <= 4 and d.next_try_at <= now()
                 order by f.of_tenant, array_position(\(served)::uuid[], d.tenant_id) nulls first, d.next_try_at, d.position
                 limit \(unescaped: String(limit)) for update of d skip locked
            ), claimed as (
                update hook_deliveries d set tries = d.tries + 1, next_try_at = now() + make_interval(secs => \(lease))
                  from due where d.tenant_id = due.tenant_id and d.delivery_id = due.delivery_id
                returning d.*
            )
            select c.delivery_id, c.tries, c.position, c.tenant_id, t.name as tenant_name, \(unescaped: Self.hookColumns),
                   l.event_id, l.at, l.activity, l.actor_kind, l.actor, l.target, l.guest_id, l.details,
                   g.address, g.display_name
              from claimed c join hooks h on h.tenant_id = c.tenant_id and h.hook_id = c.hook_id
              join tenants t on t.tenant_id = c.tenant_id
              left join audit_log l on l.tenant_id = c.tenant_id and l.event_id = c.event_id
              left join guests g on g.tenant_id = c.tenant_id and g.guest_id = l.guest_id
             order by c.position
            """)
        let deliveries = try claimed.map {
            (
                tenant: try $0.decode("tenant_id", as: Tenant.ID.self), id: try $0.decode("delivery_id", as: HookDelivery.ID.self),
                delivery: try Self.delivery($0)
            )
        }
        for lost in deliveries where lost.delivery == nil { try await park(lost.id, of: lost.tenant) }
        return deliveries.compactMap(\.delivery)
    }

    private static let seen = "500"

    private func park(_ lost: HookDelivery.ID, of tenant: Tenant.ID) async throws {
        _ = try await database.acrossTenants(
            """
            update hook_deliveries set state = 'parked', next_try_at = null, reply = 'its event is in the log no more'
             where tenant_id = \(tenant) and delivery_id = \(lost) and next_try_at is not null
            returning delivery_id
            """)
    }

    private static let hookColumns =
        """
        h.hook_id, h.name as hook_name, h.url, h.kind as hook_kind, h.activities, h.time_limit_ms, h.failure_mode, h.is_enabled,
        h.allowed_claims, h.sealed_secret, h.sealed_former_secret, h.former_until, h.created_at as hook_created_at
        """

    /// Nil for an event whose month was dropped: nothing can be sent of it.
    private static func delivery(_ row: Row) throws -> HookDelivery? {
        guard let event = try row.decode("event_id", as: AuditEvent.ID?.self) else { return nil }
        let guest = try row.decode("guest_id", as: Guest.ID?.self)
        return HookDelivery(
            id: try row.decode("delivery_id"), tenant: try row.decode("tenant_id"), tenantName: try row.decode("tenant_name"),
            hook: try HookRows.hook(row, prefix: "hook_"),
            event: AuditEvent(
                id: event, at: try row.decode("at"), activity: try row.decode("activity"), actorKind: try row.decode("actor_kind"),
                actor: try row.decode("actor"), target: try row.decode("target"), guest: guest,
                details: try row.decode("details", as: JSONText?.self)?.rawValue),
            position: try row.decode("position"),
            guest: try row.decode("address", as: EmailAddress?.self).map {
                HookFacts.GuestFacts(id: guest, address: $0, displayName: try row.decode("display_name"))
            },
            tries: Int(try row.decode("tries", as: Int32.self)))
    }

    package func finish(_ delivery: HookDelivery, _ end: HookDelivery.End) async throws {
        let (tenant, id) = (delivery.tenant, delivery.id)
        let statement: Query
        switch end {
        case .delivered(let milliseconds):
            statement = """
                update hook_deliveries set state = 'delivered', next_try_at = null, reply = '2xx', latency_ms = \(Int32(clamping: milliseconds))
                 where tenant_id = \(tenant) and delivery_id = \(id) and next_try_at is not null
                """
        case .tryAgain(let seconds, let reply, let milliseconds):
            statement = """
                update hook_deliveries set next_try_at = now() + make_interval(secs => \(seconds)), reply = \(reply),
                       latency_ms = \(Int32(clamping: milliseconds))
                 where tenant_id = \(tenant) and delivery_id = \(id) and next_try_at is not null
                """
        case .untried(let seconds):
            statement = """
                update hook_deliveries set next_try_at = now() + make_interval(secs => \(seconds)), tries = tries - 1
                 where tenant_id = \(tenant) and delivery_id = \(id) and next_try_at is not null
                """
        case .spared(let seconds):
            // What somebody else has claimed is due later.
            statement = """
                update hook_deliveries set next_try_at = now() + make_interval(secs => \(seconds)),
                       tries = case when delivery_id = \(id) then tries - 1 else tries end
                 where tenant_id = \(tenant) and hook_id = \(delivery.hook.id) and next_try_at is not null
                   and (delivery_id = \(id) or next_try_at <= now())
                """
        case .parked(let reply, let milliseconds):
            statement = parking(delivery, reply, milliseconds)
        }
        _ = try await database.acrossTenants(statement)
    }

    /// Told in an event, unless the event that could not be told was itself such a one: two hooks that are gone would tell of each other
    /// for ever.
    private func parking(_ delivery: HookDelivery, _ reply: String, _ milliseconds: Int) -> Query {
        let event = Event(.hookFailed, by: .system, in: surroundings)
        let isTold = delivery.event.activity != AuditEvent.Activity.hookFailed.rawValue
        return """
            with parked as (
                update hook_deliveries set state = 'parked', next_try_at = null, reply = \(reply), latency_ms = \(Int32(clamping: milliseconds))
                 where tenant_id = \(delivery.tenant) and delivery_id = \(delivery.id) and next_try_at is not null
                returning tenant_id, type, reply, delivery_id
            ), told as (
                select * from parked where \(isTold)
            ), event as (
                \(event.beside("told", naming: "\(Self.target(delivery.hook.id))", guest: "null::uuid", details: "jsonb_build_object('type', type, 'reply', reply, 'delivery', delivery_id)"))
            )
            select from parked
            """
    }

    package func keep(_ records: [HookRecord], of tenant: Tenant.ID) async throws {
        let statements = lines(records.filter(\.isMade), of: tenant) + denials(records, of: tenant) + failures(records, of: tenant)
        guard !statements.isEmpty else { return }
        _ = try await database.acrossTenants(statements)
    }

    /// A hook that is gone has no log.
    private func lines(_ records: [HookRecord], of tenant: Tenant.ID) -> [Query] {
        guard !records.isEmpty else { return [] }
        let ids = records.map { _ in surroundings.newID(of: HookDelivery.self).rawValue }
        return [
            """
            insert into hook_deliveries (tenant_id, delivery_id, hook_id, type, state, tries, reply, latency_ms, created_at)
            select \(tenant), r.id, r.hook, r.type, r.state, 1, r.reply, r.latency, r.at
              from unnest(\(ids), \(records.map(\.hook.rawValue)), \(records.map(\.type)), \(records.map(\.outcome.rawValue)),
                          \(records.map(\.reply)), \(records.map { Int32(clamping: $0.milliseconds) }), \(records.map(\.at)))
                   as r (id, hook, type, state, reply, latency, at)
              join hooks h on h.tenant_id = \(tenant) and h.hook_id = r.hook
            """
        ]
    }

    private func denials(_ records: [HookRecord], of tenant: Tenant.ID) -> [Query] {
        records.filter { $0.kind == .decision && $0.outcome == .denied && $0.isTold }.map { record in
            let event = Event(.hookDenied, by: .system, in: surroundings)
            return """
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                values (\(tenant), \(event.id), \(event.activity.rawValue), 'system', null, \(Self.target(record.hook)),
                        \(record.guest), jsonb_build_object('point', \(record.type)::text))
                """
        }
    }

    private func failures(_ records: [HookRecord], of tenant: Tenant.ID) -> [Query] {
        let failed = records.filter { $0.kind == .decision && $0.outcome == .failed }
        return Dictionary(grouping: failed, by: \.hook).compactMap { hook, failed in
            guard let last = failed.last else { return nil }
            let event = Event(.hookFailed, by: .system, in: surroundings)
            let calls = failed.reduce(0) { $0 + $1.times }
            let denied = failed.reduce(0) { $0 + ($1.isDenied ? $1.times : 0) }
            return """
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                values (\(tenant), \(event.id), \(event.activity.rawValue), 'system', null, \(Self.target(hook)), null,
                        jsonb_build_object('type', \(last.type)::text, 'reply', \(last.reply)::text, 'calls', \(calls)::bigint,
                                           'denied', \(denied)::bigint))
                """
        }
    }

    private static func target(_ hook: Hook.ID) -> String { "hook \(hook)" }

    /// Days that a line of the log is kept, and one that was parked, to be sent again.
    private static let (keptDays, parkedDays) = (7, 30)

    package func sweep() async throws -> Int {
        try await database.acrossTenants(
            """
            with old as (
                select tenant_id, delivery_id from hook_deliveries
                 where next_try_at is null and created_at < now() - make_interval(days => \(unescaped: String(Self.keptDays)))
                   and (state <> 'parked' or created_at < now() - make_interval(days => \(unescaped: String(Self.parkedDays))))
                 order by created_at limit 5000
            ), gone as (
                delete from hook_deliveries d using old where d.tenant_id = old.tenant_id and d.delivery_id = old.delivery_id
                returning d.delivery_id
            )
            select count(*) as gone from gone
            """
        ).first?.decode("gone", as: Int.self) ?? 0
    }
}
