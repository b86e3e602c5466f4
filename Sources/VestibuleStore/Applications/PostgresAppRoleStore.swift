import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresAppRoleStore: AppRoleStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func roles(of applications: [Application.ID], tenant: Tenant.ID) async throws -> [Application.ID: [AppRole]] {
        let rows = try await database.rows(
            of: tenant,
            """
            select * from app_roles where tenant_id = \(tenant) and application_id = any (\(applications))
             order by value collate "C"
            """)
        return try rows.reduce(into: [:]) { $0[try $1.decode("application_id"), default: []].append(try Self.role($1)) }
    }

    /// Two who declare at one time could both find the last place free: the application's row lets them in one after the other, and the
    /// second statement's snapshot sees what the first one left.
    package func declare(_ role: AppRole, of application: Application.ID, tenant: Tenant.ID, by actor: Actor) async throws {
        let event = Event(.appRoleDeclared, by: actor, in: surroundings)
        let rows = try await database.unit(
            of: tenant,
            """
            select application_id from applications
             where tenant_id = \(tenant) and application_id = \(application) and deleted_at is null
               for no key update
            """,
            """
            with declared as (
                insert into app_roles (tenant_id, application_id, role_id, value, display_name, description, is_enabled)
                select a.tenant_id, a.application_id, \(role.id), \(role.value), \(role.displayName), \(role.description),
                       \(role.isEnabled)
                  from applications a
                 where a.tenant_id = \(tenant) and a.application_id = \(application) and a.deleted_at is null
                   and (select count(*) from app_roles
                         where tenant_id = \(tenant) and application_id = \(application)) < \(AppRole.most)
                on conflict do nothing
                returning tenant_id
            ), event as (
                \(event.beside("declared", target: application.description, details: Self.details(of: role)))
            )
            select exists (select from declared) as is_declared, count(*) as roles from app_roles
             where tenant_id = \(tenant) and application_id = \(application)
            """)
        guard !rows[0].isEmpty else { throw AppRoleRefusal.noSuchApplication(application) }
        let outcome = try rows[1].onlyRow
        guard try !outcome.decode("is_declared", as: Bool.self) else { return }
        throw try outcome.decode("roles", as: Int.self) < AppRole.most ? AppRoleRefusal.taken : .tooMany
    }

    package func change(
        _ name: WantedRole, of tenant: Tenant.ID, _ change: AppRoleChange, by actor: Actor
    ) async throws -> AppRole? {
        let event = Event(.appRoleChanged, by: actor, in: surroundings)
        return try await database.rows(
            of: tenant,
            """
            with changed as (
                update app_roles set
                    display_name = coalesce(\(change.displayName), display_name),
                    description = nullif(coalesce(\(change.description), description), ''),
                    is_enabled = coalesce(\(change.isEnabled), is_enabled)
                 where \(Self.isNamed(name, of: tenant))
                returning *
            ), event as (
                \(event.beside("changed", target: name.application.description, details: Self.details))
            )
            select * from changed
            """
        ).first.map(Self.role)
    }

    package func remove(_ name: WantedRole, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.appRoleRemoved, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with gone as (
                delete from app_roles where \(Self.isNamed(name, of: tenant)) returning tenant_id, role_id, value
            ), event as (
                \(event.beside("gone", target: name.application.description, details: Self.details))
            )
            select role_id from gone
            """
        ).isEmpty
    }

    private static func isNamed(_ name: WantedRole, of tenant: Tenant.ID) -> Query {
        """
        tenant_id = \(tenant) and application_id = \(name.application)
           and \(name.role.key) in ('id:' || role_id, 'value:' || value)
        """
    }

    /// What an event tells of the role in a row.
    private static let details: Query = "jsonb_build_object('role', value)"

    private static func details(of role: AppRole) -> Query { "jsonb_build_object('role', \(role.value)::text)" }

    private static func role(_ row: Row) throws -> AppRole {
        guard
            let role = try? AppRole(
                id: try row.decode("role_id"), value: try row.decode("value"), displayName: try row.decode("display_name"),
                description: try row.decode("description"), isEnabled: try row.decode("is_enabled"))
        else { throw UnreadableRow(column: "value") }
        return role
    }
}

extension WantedRole.Name {
    /// By which a statement finds the role's row.
    var key: String {
        switch self {
        case .defaultAccess: ""
        case .id(let id): "id:\(id)"
        case .value(let value): "value:\(value)"
        }
    }
}
