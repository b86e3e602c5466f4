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
    func written(of tenant: Tenant.ID, target: String?, guest: Guest.ID? = nil) -> Query {
        """
        insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id)
        values (\(tenant), \(id), \(activity.rawValue), \(actor.kind), \(actor.name), \(target), \(guest))
        """
    }

    /// The insert for a CTE beside the effect: one event for each row of `effect`, which names its tenant.
    ///
    /// - Parameters:
    ///   - guest: The guest whom it is about, an expression over the effect's columns.
    ///   - details: What else there is to know, an expression over them that gives a JSON object.
    func beside(
        _ effect: String, target: String?, guest: Query = "null::uuid", details: Query = "null::jsonb"
    ) -> Query {
        beside(effect, naming: "\(target)", guest: guest, details: details)
    }

    /// The same with a target that the effect's columns name.
    func beside(_ effect: String, naming target: Query, guest: Query, details: Query = "null::jsonb") -> Query {
        """
        insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
        select tenant_id, \(id), \(activity.rawValue), \(actor.kind), \(actor.name), \(target), \(guest), \(details)
          from \(unescaped: effect)
        """
    }

    /// The same of what the guest of each row did, who is found by it too.
    func besideGuest(of effect: String, naming target: Query, details: Query = "null::jsonb") -> Query {
        """
        insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
        select tenant_id, \(id), \(activity.rawValue), 'guest', guest_id::text, \(target), guest_id, \(details)
          from \(unescaped: effect)
        """
    }
}
