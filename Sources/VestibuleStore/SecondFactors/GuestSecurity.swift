import Postgres
import Vestibule

/// The row that a guest with second factors has. Stands in every statement that ends what a guest was.
enum GuestSecurity {
    /// A CTE, `security`: the second factors and recovery codes of these guests are gone, and a reset under way with them.
    ///
    /// - Parameter guests: A relation with the `guest_id` of each.
    static func end(of guests: String, in tenant: Tenant.ID) -> Query {
        """
        security as (
            delete from guest_security y using \(unescaped: guests)
             where y.tenant_id = \(tenant) and y.guest_id = \(unescaped: guests).guest_id
        )
        """
    }

    /// The update that takes back what was wished for a guest's factors to be reset, of which the sponsor has a link.
    ///
    /// - Parameter guests: A relation with the `guest_id` of each.
    static func withdrawWishes(of guests: String, in tenant: Tenant.ID, where condition: Bool = true) -> Query {
        """
        update sponsor_actions w set used_at = now()
          from \(unescaped: guests) by_whom join guests g on g.tenant_id = \(tenant) and g.guest_id = by_whom.guest_id
         where w.tenant_id = \(tenant) and w.invitation_id = g.invitation_id and w.kind = 'resetFactors' and w.used_at is null
           and \(condition)
        """
    }

    /// Of session `s` and guest `g`: the session lives and lets the guest in.
    static let isLive = """
        not s.is_held and s.ended_at is null and s.expires_at > now() and g.deleted_at is null and g.is_enabled
        and \(AccessEnd.lies(ahead: "g")) and g.state = 'Accepted'
        and (g.sessions_valid_from is null or g.sessions_valid_from <= s.proved_at)
        """

    /// The session's methods after a proof: what it had, what was used now, and `mfa` last.
    static func methods(of session: String, with used: String) -> Query {
        """
        array_remove(array_remove(\(unescaped: session).methods, 'mfa'), \(used)) || array[\(used), 'mfa']
        """
    }
}
