import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresLogoutStore: LogoutStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    /// Of each tenant and application the first few, so that the many of one are not waited for by another's. The limit stands in the text: of a
    /// parameter the planner would guess a tenth of all that waits.
    package func claim(limit: Int, sparing busy: [Tenant.ID], lease: Int) async throws -> [Logout] {
        try await database.acrossTenants(
            """
            with waiting as (
                select tenant_id, session_id, application_id, next_try_at,
                       row_number() over (partition by tenant_id, application_id order by next_try_at) as of_application
                  from logouts
                 where next_try_at <= now() and expires_at > now() and tenant_id <> all (\(busy))
            ), fair as (
                select *, row_number() over (partition by tenant_id order by of_application, next_try_at) as of_tenant
                  from waiting where of_application <= 2
            ), due as (
                select l.tenant_id, l.session_id, l.application_id
                  from logouts l join fair f using (tenant_id, session_id, application_id)
                 where f.of_tenant <= 3 and l.next_try_at <= now()
                 order by l.next_try_at limit \(unescaped: String(limit)) for update of l skip locked
            ), claimed as (
                update logouts l set tries = l.tries + 1, next_try_at = now() + make_interval(secs => \(lease))
                  from due
                 where l.tenant_id = due.tenant_id and l.session_id = due.session_id and l.application_id = due.application_id
                returning l.*
            )
            select a.*, c.logout_id, c.session_id, c.guest_id, c.tries, a.deleted_at is not null as is_gone
              from claimed c join applications a on a.tenant_id = c.tenant_id and a.application_id = c.application_id
            """
        ).map { row in
            var application = try PostgresApplicationStore.application(row)
            if try row.decode("is_gone") { application.backchannelLogoutURI = nil }
            return Logout(
                id: try row.decode("logout_id"), tenant: application.tenant, session: try row.decode("session_id"),
                guest: try row.decode("guest_id"), application: application,
                tries: Int(try row.decode("tries", as: Int32.self)))
        }
    }

    package func finish(_ logout: Logout) async throws {
        _ = try await database.acrossTenants(
            """
            delete from logouts
             where tenant_id = \(logout.tenant) and session_id = \(logout.session) and application_id = \(logout.application.id)
            returning logout_id
            """)
    }

    package func postpone(_ logout: Logout, for pause: Int?, because reply: String, isCounted: Bool) async throws {
        _ = try await database.acrossTenants(
            """
            update logouts set next_try_at = now() + make_interval(secs => \(pause)), last_reply = \(reply),
                   tries = tries - case when \(isCounted) then 0 else 1 end
             where tenant_id = \(logout.tenant) and session_id = \(logout.session) and application_id = \(logout.application.id)
            returning logout_id
            """)
    }

    package func list(of tenant: Tenant.ID, after cursor: Logout.ID?, limit: Int) async throws -> [StoredLogout] {
        try await database.rows(
            of: tenant,
            """
            select * from logouts
             where tenant_id = \(tenant) and (\(cursor)::uuid is null or (created_at, logout_id) > (
                   select created_at, logout_id from logouts where tenant_id = \(tenant) and logout_id = \(cursor)))
             order by created_at, logout_id limit \(limit)
            """
        ).map { row in
            StoredLogout(
                id: try row.decode("logout_id"), application: try row.decode("application_id"), guest: try row.decode("guest_id"),
                createdAt: try row.decode("created_at"), tries: Int(try row.decode("tries", as: Int32.self)),
                nextTryAt: try row.decode("next_try_at"), lastReply: try row.decode("last_reply"))
        }
    }
}
