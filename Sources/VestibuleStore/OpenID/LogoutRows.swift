import Postgres
import Vestibule

/// Whom to tell that sessions are over. Stands in every statement that ends some.
enum LogoutRows {
    /// Two CTEs, `ended` and `logouts`: the sessions of these guests are over, and whom to tell is noted.
    ///
    /// - Parameters:
    ///   - guests: A relation with the `guest_id` of each.
    ///   - condition: What else must be so of a guest.
    static func end(sessionsOf guests: String, in tenant: Tenant.ID, where condition: String = "true") -> Query {
        """
        ended as (
            update sessions s set ended_at = now() from \(unescaped: guests)
             where s.tenant_id = \(tenant) and s.guest_id = \(unescaped: guests).guest_id and s.ended_at is null
               and \(unescaped: condition)
            returning s.tenant_id, s.guest_id, s.session_id
        ), logouts as (
            \(insertion(after: "ended", of: tenant))
        )
        """
    }

    /// - Parameter ended: A relation with `tenant_id`, `session_id` and `guest_id` of the sessions that the statement ends.
    static func insertion(after ended: String, of tenant: Tenant.ID) -> Query {
        """
        insert into logouts (tenant_id, session_id, application_id, guest_id, expires_at)
        select distinct r.tenant_id, r.session_id, r.application_id, e.guest_id, r.expires_at
          from \(unescaped: ended) e
          join grants r on r.tenant_id = \(tenant) and r.session_id = e.session_id
          join applications a on a.tenant_id = \(tenant) and a.application_id = r.application_id
         where a.backchannel_logout_uri is not null and a.deleted_at is null and r.expires_at > now()
        on conflict (tenant_id, session_id, application_id) do nothing
        """
    }
}
