import Postgres
import Vestibule

/// What the statement that makes an invitation needs to give its guest roles; nothing of it is there for an invitation without.
///
/// A role that there is none of stops everything. A guest who has a role already keeps it.
struct InvitationRoles {
    /// The CTE with the roles that were found, by their places in the request.
    var wanted: Query = ""
    /// The column of `caller` with the first place that was not.
    var missing: Query = ""
    var condition: Query = ""
    /// The CTEs that give `guest` the roles, with an event for each.
    var assignments: Query = ""
    var outcome: Query = ""

    init(of new: NewInvitation, in tenant: Tenant.ID, _ surroundings: Surroundings) {
        let roles = new.permitted.roles
        guard !roles.isEmpty else { return }
        let events = roles.map { _ in Event(.appRoleAssigned, by: new.actor, in: surroundings) }
        let ids = roles.map { _ in surroundings.newID(of: Assignment.self) }
        wanted = """
            wanted as (
                select w.place, a.application_id, r.role_id, r.value, w.assignment_id, w.event_id
                  from unnest(\(roles.map(\.application)), \(roles.map(\.role.key)), \(ids), \(events.map(\.id))) with ordinality
                    as w (application_id, role, assignment_id, event_id, place)
                  join applications a on a.tenant_id = \(tenant) and a.application_id = w.application_id and a.deleted_at is null
                  left join app_roles r on r.tenant_id = \(tenant) and r.application_id = w.application_id and r.is_enabled
                                       and w.role in ('id:' || r.role_id, 'value:' || r.value)
                 where r.role_id is not null or w.role = \(WantedRole.Name.defaultAccess.key)
            ),
            """
        missing = """
            , (select min(place) from generate_series(1, \(roles.count)::bigint) place
                where place not in (select place from wanted)) as missing_role
            """
        condition = " and missing_role is null"
        assignments = """
            , assigned as (
                insert into app_role_assignments (tenant_id, assignment_id, guest_id, application_id, role_id)
                select \(tenant), assignment_id, guest_id, application_id, role_id from guest cross join wanted
                on conflict on constraint app_role_assignments_once do nothing
                returning assignment_id, guest_id
            ), assigned_events as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select \(tenant), event_id, \(AuditEvent.Activity.appRoleAssigned.rawValue), \(events[0].actor.kind),
                       \(events[0].actor.name), guest_id, guest_id, jsonb_build_object('application', application_id, 'role', value)
                  from assigned join wanted using (assignment_id)
            )
            """
        outcome = ", caller.missing_role"
    }

    /// The first of the roles that was not found.
    static func missing(of new: NewInvitation, in row: Row) throws -> WantedRole? {
        guard !new.permitted.roles.isEmpty, let place = try row.decode("missing_role", as: Int?.self) else { return nil }
        return new.permitted.roles[place - 1]
    }
}
