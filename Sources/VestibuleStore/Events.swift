import Postgres
import Vestibule

/// What a statement needs to write its audit event beside its effect.
struct Event: Sendable {
    let id: AuditEvent.ID
    let activity: AuditEvent.Activity
    let actor: Actor

    init(_ activity: AuditEvent.Activity, by actor: Actor, in surroundings: Surroundings) {
        id = surroundings.newID()
        self.activity = activity
        self.actor = actor
    }

    /// The statement that writes the event by itself, for units of several statements.
    func written(of tenant: Tenant.ID, target: String?) -> Query {
        """
        insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target)
        values (\(tenant), \(id), \(activity.rawValue), \(actor.kind), \(actor.name), \(target))
        """
    }

    /// The insert for a CTE beside the effect: one event for each row of `effect`, which names its tenant.
    func beside(_ effect: String, target: String?) -> Query {
        """
        insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target)
        select tenant_id, \(id), \(activity.rawValue), \(actor.kind), \(actor.name), \(target) from \(unescaped: effect)
        """
    }

    /// The same with `details`, an expression over the effect's columns that gives a JSON object.
    func beside(_ effect: String, target: String?, details: Query) -> Query {
        """
        insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, details)
        select tenant_id, \(id), \(activity.rawValue), \(actor.kind), \(actor.name), \(target), \(details)
          from \(unescaped: effect)
        """
    }
}
