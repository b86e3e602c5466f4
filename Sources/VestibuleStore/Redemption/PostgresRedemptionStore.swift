import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresRedemptionStore: RedemptionStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func accept(
        _ attempt: Credential, session: NewSession, revision: Int
    ) async throws -> AcceptOutcome {
        let id = Attempt.ID(rawValue: attempt.row)
        let rows = try await database.unit(
            of: attempt.tenant, acceptance(of: attempt, session: session, revision: revision),
            """
            \(unescaped: InvitationRows.selection)
              join attempts p on p.tenant_id = i.tenant_id and p.invitation_id = i.invitation_id
             where i.tenant_id = \(attempt.tenant) and p.attempt_id = \(id) and p.digest = \(attempt.digest)
            """)
        guard let row = rows[0].first else { throw UnreadableRow(column: "outcome") }
        if let url = try row.decode("redirect_url", as: String?.self) {
            return .accepted(redirectURL: try RedirectURL(url))
        }
        guard let left = try rows[1].first.map(InvitationRows.invitation) else { return .notProved }
        let standing = left.standing(at: surroundings.now())
        if standing != .pending { return .refused(standing) }
        return try row.decode("is_current", as: Bool.self) ? .notProved : .settingsChanged
    }

    package func decline(_ attempt: Credential) async throws {
        let id = Attempt.ID(rawValue: attempt.row)
        let event = Event(.invitationDeclined, by: .visitor, in: surroundings)
        _ = try await database.rows(
            of: attempt.tenant,
            """
            with declined as (
                update attempts set finished_at = now()
                 where tenant_id = \(attempt.tenant) and attempt_id = \(id) and digest = \(attempt.digest)
                   and proved_at is not null and finished_at is null and killed_at is null
                returning tenant_id
            ), event as (
                \(event.beside("declined", target: id.description))
            )
            select tenant_id from declined
            """)
    }

    /// One statement. Two browsers may both have proved the mailbox: the second waits for the invitation's row, then finds it
    /// redeemed, and nothing of it happens.
    private func acceptance(of attempt: Credential, session: NewSession, revision: Int) -> Query {
        let id = Attempt.ID(rawValue: attempt.row)
        let event = Event(.invitationRedeemed, by: .visitor, in: surroundings)
        return """
            with settings as (
                select tenant_id from tenants
                 where tenant_id = \(attempt.tenant) and revision = \(revision) and status = 'active'
            ), proof as (
                select a.invitation_id, a.proved_at from attempts a join settings using (tenant_id)
                 where a.tenant_id = \(attempt.tenant) and a.attempt_id = \(id) and a.digest = \(attempt.digest)
                   and a.proved_at is not null and a.finished_at is null and a.killed_at is null and a.expires_at > now()
            ), spent as (
                update invitations i set redeemed_at = now() from proof, guests g
                 where i.tenant_id = \(attempt.tenant) and i.invitation_id = proof.invitation_id
                   and i.redeemed_at is null and i.revoked_at is null and i.frozen_at is null and i.expires_at > now()
                   and g.tenant_id = i.tenant_id and g.guest_id = i.guest_id and g.invitation_id = i.invitation_id
                   and g.deleted_at is null and g.is_enabled
                returning i.tenant_id, i.guest_id, i.invitation_id, i.redirect_url, proof.proved_at
            ), entered as (
                update guests g set
                    state_changed_at = case when g.state = 'Accepted' then g.state_changed_at else now() end,
                    state = 'Accepted'
                  from spent where g.tenant_id = spent.tenant_id and g.guest_id = spent.guest_id
            ), session as (
                insert into sessions (tenant_id, session_id, guest_id, digest, attempt_id, methods, proved_at, expires_at)
                select tenant_id, \(session.id), guest_id, \(session.digest), \(id), array['otp'], proved_at,
                       proved_at + make_interval(secs => \(Session.life))
                  from spent
            ), finished as (
                update attempts a set finished_at = now() from spent
                 where a.tenant_id = spent.tenant_id and a.attempt_id = \(id)
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target)
                select tenant_id, \(event.id), \(event.activity.rawValue), 'guest', guest_id::text, invitation_id::text
                  from spent
            )
            select exists (select from settings) as is_current, (select redirect_url from spent) as redirect_url
            """
    }
}
