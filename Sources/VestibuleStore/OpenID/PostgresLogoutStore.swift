import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresLogoutStore: LogoutStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    /// The limit stands in the text: of a parameter the planner would guess a tenth of all that waits.
    package func claim(limit: Int, lease: Int) async throws -> [Logout] {
        try await database.acrossTenants(
            """
            with due as (
                select tenant_id, session_id, application_id from logouts
                 where next_try_at <= now() and expires_at > now()
                 order by next_try_at limit \(unescaped: String(limit)) for update skip locked
            ), claimed as (
                update logouts l set tries = l.tries + 1, next_try_at = now() + make_interval(secs => \(lease))
                  from due
                 where l.tenant_id = due.tenant_id and l.session_id = due.session_id and l.application_id = due.application_id
                returning l.*
            )
            select a.*, c.logout_id, c.session_id, c.guest_id, c.tries
              from claimed c join applications a on a.tenant_id = c.tenant_id and a.application_id = c.application_id
            """
        ).map { row in
            Logout(
                id: try row.decode("logout_id"), tenant: try row.decode("tenant_id"), session: try row.decode("session_id"),
                guest: try row.decode("guest_id"), application: try PostgresApplicationStore.application(row),
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

    package func postpone(_ logout: Logout, for pause: Int?, because reply: String) async throws {
        _ = try await database.acrossTenants(
            """
            update logouts set next_try_at = now() + make_interval(secs => \(pause)), last_reply = \(reply)
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
