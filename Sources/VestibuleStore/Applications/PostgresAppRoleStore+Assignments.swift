import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresAppRoleStore {
    /// The role's row is held until the assignment stands: one that is being removed is not there any more.
    package func assign(
        _ wanted: WantedRole, to guest: Guest.ID, of tenant: Tenant.ID, by actor: Actor
    ) async throws -> Assignment {
        let id = surroundings.newID(of: Assignment.self)
        let event = Event(.appRoleAssigned, by: actor, in: surroundings)
        let told = event.beside(
            "assigned left join role using (role_id)", target: guest.description, guest: "guest_id",
            details: "jsonb_build_object('application', application_id, 'role', value)")
        let row = try await database.rows(
            of: tenant,
            """
            with guest as (
                select guest_id, display_name from guests
                 where tenant_id = \(tenant) and guest_id = \(guest) and deleted_at is null
            ), application as (
                select application_id, name from applications
                 where tenant_id = \(tenant) and application_id = \(wanted.application) and deleted_at is null
            ), role as (
                \(Self.role(wanted, of: tenant))
            ), assigned as (
                insert into app_role_assignments (tenant_id, assignment_id, guest_id, application_id, role_id)
                select \(tenant), \(id), guest_id, application_id, role_id from guest cross join application cross join role
                on conflict on constraint app_role_assignments_once do nothing
                returning tenant_id, assignment_id, guest_id, application_id, role_id, assigned_at
            ), event as (
                \(told)
            )
            select guest.guest_id, guest.display_name, application.application_id, application.name, role.is_there,
                   role.role_id, role.value, assigned.assignment_id, assigned.assigned_at
              from (select) nothing
              left join guest on true left join application on true left join role on true left join assigned on true
            """
        ).onlyRow
        guard try row.decode("guest_id", as: Guest.ID?.self) != nil else { throw AppRoleRefusal.noSuchGuest }
        guard try row.decode("application_id", as: Application.ID?.self) != nil else {
            throw AppRoleRefusal.noSuchApplication(wanted.application)
        }
        guard try row.decode("is_there", as: Bool?.self) != nil else { throw AppRoleRefusal.noSuchRole(wanted) }
        guard try row.decode("assignment_id", as: Assignment.ID?.self) != nil else { throw AppRoleRefusal.alreadyAssigned }
        return try Self.assignment(row)
    }

    private static func role(_ wanted: WantedRole, of tenant: Tenant.ID) -> Query {
        guard wanted.role != .defaultAccess else { return "select true as is_there, null::uuid as role_id, null::text as value" }
        return """
            select true as is_there, role_id, value from app_roles
             where tenant_id = \(tenant) and application_id = \(wanted.application) and is_enabled
               and \(wanted.role.key) in ('id:' || role_id, 'value:' || value)
               for key share
            """
    }

    package func end(
        _ id: Assignment.ID, of side: Assignment.Side, tenant: Tenant.ID, by actor: Actor
    ) async throws -> Bool {
        let event = Event(.appRoleAssignmentRemoved, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with ended as (
                delete from app_role_assignments m
                 where m.tenant_id = \(tenant) and m.assignment_id = \(id) and \(Self.isOn(side))
                returning tenant_id, assignment_id, guest_id, application_id, role_id
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select ended.tenant_id, \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name),
                       ended.guest_id, ended.guest_id, jsonb_build_object('application', ended.application_id, 'role', r.value)
                  from ended
                  left join app_roles r on r.tenant_id = \(tenant) and r.application_id = ended.application_id
                                       and r.role_id = ended.role_id
            )
            select assignment_id from ended
            """
        ).isEmpty
    }

    package func assignment(
        _ id: Assignment.ID, of side: Assignment.Side, tenant: Tenant.ID
    ) async throws -> Assignment? {
        try await database.rows(
            of: tenant, "\(Self.selection(of: tenant)) and m.assignment_id = \(id) and \(Self.isOn(side))"
        ).first.map(Self.assignment)
    }

    package func assignments(
        of side: Assignment.Side, tenant: Tenant.ID, after cursor: Assignment.ID?, limit: Int
    ) async throws -> [Assignment] {
        try await database.rows(
            of: tenant,
            """
            \(Self.selection(of: tenant)) and \(Self.isOn(side)) and (\(cursor)::uuid is null or m.assignment_id > \(cursor))
             order by m.assignment_id limit \(limit)
            """
        ).map(Self.assignment)
    }

    package func access(
        of guest: Guest.ID, to application: Application.ID, tenant: Tenant.ID
    ) async throws -> ApplicationAccess {
        let row = try await database.rows(
            of: tenant, pace: .lookup,
            """
            select a.requires_assignment, access.is_assigned, access.roles
              from applications a
             cross join lateral (\(ApplicationAccess.selection(of: tenant, guest: "\(guest)", application: "a.application_id"))) access
             where a.tenant_id = \(tenant) and a.application_id = \(application) and a.deleted_at is null
            """
        ).first
        // An application that is gone lets nobody in.
        return try row.map(ApplicationAccess.init) ?? ApplicationAccess(requiresAssignment: true, isAssigned: false, roles: [])
    }

    private static func selection(of tenant: Tenant.ID) -> Query {
        """
        select m.assignment_id, m.assigned_at, m.guest_id, g.display_name, m.application_id, a.name, m.role_id, r.value
          from app_role_assignments m
          join guests g on g.tenant_id = \(tenant) and g.guest_id = m.guest_id and g.deleted_at is null
          join applications a on a.tenant_id = \(tenant) and a.application_id = m.application_id and a.deleted_at is null
          left join app_roles r on r.tenant_id = \(tenant) and r.application_id = m.application_id and r.role_id = m.role_id
         where m.tenant_id = \(tenant)
        """
    }

    private static func isOn(_ side: Assignment.Side) -> Query {
        switch side {
        case .guest(let id): "m.guest_id = \(id)"
        case .application(let id): "m.application_id = \(id)"
        }
    }

    private static func assignment(_ row: Row) throws -> Assignment {
        Assignment(
            id: try row.decode("assignment_id"), guest: try row.decode("guest_id"), guestName: try row.decode("display_name"),
            application: try row.decode("application_id"), applicationName: try row.decode("name"),
            role: try row.decode("role_id"), roleValue: try row.decode("value"), createdAt: try row.decode("assigned_at"))
    }
}

extension ApplicationAccess {
    /// One row: whether the guest is assigned to the application, and the roles that a token tells.
    static func selection(of tenant: Tenant.ID, guest: Query, application: Query) -> Query {
        """
        select count(*) > 0 as is_assigned,
               coalesce(array_agg(r.value order by r.value collate "C") filter (where r.is_enabled), '{}') as roles
          from app_role_assignments m
          left join app_roles r on r.tenant_id = \(tenant) and r.application_id = m.application_id and r.role_id = m.role_id
         where m.tenant_id = \(tenant) and m.guest_id = \(guest) and m.application_id = \(application)
        """
    }

    init(_ row: Row) throws {
        self.init(
            requiresAssignment: try row.decode("requires_assignment"), isAssigned: try row.decode("is_assigned"),
            roles: try row.decode("roles"))
    }
}
