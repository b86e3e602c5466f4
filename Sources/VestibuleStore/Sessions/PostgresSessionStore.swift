import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresSessionStore: SessionStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func session(_ credential: Credential) async throws -> Session? {
        let row = try await database.rows(
            of: credential.tenant, pace: .lookup,
            """
            select g.guest_id, g.address, g.display_name, g.preferred_language, g.state, g.state_changed_at, g.is_enabled,
                   g.identity_door, g.created_at, s.session_id, s.digest, s.methods, s.proved_at, s.expires_at, s.second_factor_at
              from sessions s
              join guests g on g.tenant_id = s.tenant_id and g.guest_id = s.guest_id
              join tenants t on t.tenant_id = s.tenant_id
             where s.tenant_id = \(credential.tenant) and s.session_id = \(Session.ID(rawValue: credential.row))
               and not s.is_held and s.ended_at is null and s.expires_at > now() and g.deleted_at is null and g.is_enabled
               and \(unescaped: AccessEnd.lies(ahead: "g")) and g.state = 'Accepted' and (g.sessions_valid_from is null or g.sessions_valid_from <= s.proved_at)
               and t.status = 'active'
            """
        ).first
        guard let row, try row.decode("digest", as: TokenDigest.self) == credential.digest else { return nil }
        return Session(
            id: try row.decode("session_id"), tenant: credential.tenant,
            guest: try PostgresGuestStore.guest(row, of: credential.tenant),
            provedAt: try row.decode("proved_at"), expiresAt: try row.decode("expires_at"),
            methods: try row.decode("methods"), secondFactorAt: try row.decode("second_factor_at"))
    }

    package func end(_ credential: Credential) async throws {
        let event = Event(.signedOut, by: .visitor, in: surroundings)
        _ = try await database.rows(
            of: credential.tenant,
            """
            with ended as (
                update sessions set ended_at = now()
                 where tenant_id = \(credential.tenant) and session_id = \(Session.ID(rawValue: credential.row))
                   and digest = \(credential.digest) and ended_at is null
                returning tenant_id, guest_id, session_id
            ), logouts as (
                \(LogoutRows.insertion(after: "ended", of: credential.tenant))
            ), event as (
                \(event.besideGuest(of: "ended", naming: "null"))
            )
            select tenant_id from ended
            """)
    }
}
