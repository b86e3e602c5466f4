import FoundationEssentials
import Postgres
import Vestibule

/// Versions of the domain policy, as statements write and read them.
enum DomainPolicyRows {
    /// Raises the revision and the version, writes the version, and puts its rules in force. One statement; a row of it says that it was done.
    ///
    /// The tenant's row is taken first, so that versions follow each other without a gap.
    static func change(to new: NewDomainPolicy, of tenant: Tenant.ID, ifRevision revision: Int?, _ event: Event) -> Query {
        let (pending, guests) = (new.restored?.forPending, new.restored?.forGuests)
        return """
            with old as (
                select tenant_id, domain_policy_version + 1 as version, pending_policy_version as pending, guest_policy_version as guests
                  from tenants
                 where tenant_id = \(tenant) and status <> 'deleted' and revision = coalesce(\(revision), revision) for update
            ), next as (
                select *,
                       case when \(new.reach >= .pendingInvitations) then version else coalesce(\(pending), pending) end as new_pending,
                       case when \(new.reach >= .everyone) then version else coalesce(\(guests), guests) end as new_guests
                  from old
            ), raised as (
                update tenants t
                   set revision = revision + 1, changed_at = now(), domain_policy_version = next.version,
                       pending_policy_version = next.new_pending, guest_policy_version = next.new_guests
                  from next where t.tenant_id = \(tenant)
            ), made as (
                insert into domain_policy_versions (tenant_id, version, patterns, effects, reach, actor_kind, actor, restored_from,
                                                    pending_version, guest_version, finished_at)
                select tenant_id, version, \(new.rules.map(\.pattern)), \(new.rules.map(\.effect.rawValue)), \(new.reach.rawValue),
                       \(event.actor.kind), \(event.actor.name), \(new.restored?.version), new_pending, new_guests,
                       -- Nobody is stopped who was not stopped before.
                       case when new_pending = pending and new_guests = guests then now() end
                  from next
            ), superseded as (
                update domain_policy_versions v set finished_at = now(), is_superseded = true from next
                 where v.tenant_id = \(tenant) and v.finished_at is null and next.new_guests <> next.guests
            ), gone as (
                delete from domain_rules r using next
                 where r.tenant_id = \(tenant)
                   and not exists (select from unnest(\(new.rules.map(\.pattern)), \(new.rules.map(\.effect.rawValue))) as w (pattern, effect)
                                    where w.pattern = r.pattern and w.effect = r.effect)
            ), added as (
                insert into domain_rules (tenant_id, pattern, effect)
                select tenant_id, w.pattern, w.effect
                  from next, unnest(\(new.rules.map(\.pattern)), \(new.rules.map(\.effect.rawValue))) as w (pattern, effect)
                on conflict on constraint domain_rules_pkey do nothing
            ), event as (
                \(event.beside("next", target: "domain policy", details: """
                    jsonb_strip_nulls(jsonb_build_object('version', version, 'appliesTo', \(new.reach.rawValue)::text,
                                                         'restoredFrom', \(new.restored?.version)::bigint))
                    """))
            )
            select version from next
            """
    }

    /// The rules that a tenant is made with are its first version.
    static func first(of tenant: Tenant, by actor: Actor) -> Query {
        """
        with first as (
            insert into domain_policy_versions (tenant_id, version, patterns, effects, reach, actor_kind, actor, pending_version,
                                                guest_version, finished_at)
            select \(tenant.id), 1, \(tenant.domainRules.map(\.pattern)), \(tenant.domainRules.map(\.effect.rawValue)), 'everyone',
                   \(actor.kind), \(actor.name), 1, 1, now()
             where \(!tenant.domainRules.isEmpty)
            returning tenant_id
        )
        update tenants t set domain_policy_version = 1, pending_policy_version = 1, guest_policy_version = 1
          from first where t.tenant_id = \(tenant.id)
        """
    }

    /// The versions that decide where the newest does not reach. Version 0, from before there were rules, has no row.
    static func selectionOfDeciding(of tenant: Tenant.ID) -> Query {
        """
        select step.name as step, step.version, coalesce(v.patterns, '{}') as patterns, coalesce(v.effects, '{}') as effects
          from tenants t
         cross join lateral (values ('pending', t.pending_policy_version), ('guests', t.guest_policy_version)) as step (name, version)
          left join domain_policy_versions v on v.tenant_id = \(tenant) and v.version = step.version
         where t.tenant_id = \(tenant) and step.version <> t.domain_policy_version
        """
    }

    static func add(_ row: Row, to standing: inout DomainPolicyStanding) throws {
        let earlier = DomainPolicyStanding.Earlier(version: try row.decode("version"), rules: try rules(row))
        if try row.decode("step", as: String.self) == "pending" {
            standing.forPending = earlier
        } else {
            standing.forGuests = earlier
        }
    }

    static let columns = """
        version, patterns, effects, reach, actor_kind, actor, restored_from, pending_version, guest_version, created_at,
        guests_stopped, invitations_stopped, sessions_ended, finished_at, is_superseded
        """

    static func version(_ row: Row) throws -> DomainPolicyVersion {
        DomainPolicyVersion(
            number: try row.decode("version"), rules: try rules(row), reach: try row.word("reach"),
            actorKind: try row.decode("actor_kind"), actor: try row.decode("actor"), restoredFrom: try row.decode("restored_from"),
            createdAt: try row.decode("created_at"), forPending: try row.decode("pending_version"),
            forGuests: try row.decode("guest_version"),
            progress: .init(
                guestsStopped: try row.decode("guests_stopped"), invitationsStopped: try row.decode("invitations_stopped"),
                sessionsEnded: try row.decode("sessions_ended"), finishedAt: try row.decode("finished_at"),
                isSuperseded: try row.decode("is_superseded")))
    }

    /// What is kept and no rule any more is an accident: a rule that is left out could let somebody in.
    static func rules(_ row: Row, of step: String = "") throws -> [DomainRule] {
        try zip(
            row.decode("\(step)effects", as: [String].self), row.decode("\(step)patterns", as: [String].self)
        ).map { effect, pattern in
            guard let kind = DomainRule.Effect(rawValue: effect), let rule = DomainRule(kind, pattern) else {
                throw UnreadableRow(column: "patterns")
            }
            return rule
        }
    }
}
