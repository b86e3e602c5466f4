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
        let rows: [Rows]
        do {
            rows = try await accepting(attempt, session: session, revision: revision)
        } catch let error as PostgresError where error.constraint == "guests_identity_key" { return .accountTaken }
        guard let row = rows[0].first else { throw UnreadableRow(column: "outcome") }
        if let url = try row.decode("redirect_url", as: String?.self) {
            return .accepted(redirectURL: try RedirectURL(url))
        }
        guard let standing = try rows[1].first.map(InvitationRows.standing) else { return .notProved }
        if standing != .pending { return .refused(standing) }
        if try row.decode("is_bound_elsewhere", as: Bool.self) { return .accountTaken }
        return try row.decode("is_current", as: Bool.self) ? .notProved : .settingsChanged
    }

    private func accepting(_ attempt: Credential, session: NewSession, revision: Int) async throws -> [Rows] {
        let id = Attempt.ID(rawValue: attempt.row)
        return try await database.unit(
            of: attempt.tenant, acceptance(of: attempt, session: session, revision: revision),
            """
            \(unescaped: InvitationRows.selection)
              join attempts p on p.tenant_id = i.tenant_id and p.invitation_id = i.invitation_id
             where i.tenant_id = \(attempt.tenant) and p.attempt_id = \(id) and p.digest = \(attempt.digest)
            """)
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
                returning tenant_id, guest_id
            ), event as (
                \(event.beside("declined", target: id.description, guest: "guest_id"))
            )
            select tenant_id from declined
            """)
    }

    /// One statement. Two browsers may both have proved the mailbox: the second waits for the guest's row, then finds the invitation
    /// redeemed, and nothing of it happens. `proof` and `guest` are locked, in the order that every statement takes them (attempt,
    /// guest, invitation): a report, a deletion or a newer invitation comes wholly before or wholly after.
    private func acceptance(of attempt: Credential, session: NewSession, revision: Int) -> Query {
        let id = Attempt.ID(rawValue: attempt.row)
        let event = Event(.invitationRedeemed, by: .visitor, in: surroundings)
        return """
            with settings as (
                select tenant_id, guest_access_days from tenants
                 where tenant_id = \(attempt.tenant) and revision = \(revision) and status = 'active'
            ), proof as (
                select a.invitation_id, a.guest_id, a.created_at as began_at, a.proved_at, a.door, a.identity_issuer, a.identity_subject, a.route,
                       a.failed_doors <> '{}' as has_failed, coalesce((a.route -> 'choice')::boolean, false) as is_choice,
                       case when a.identity_subject is null then array['otp']
                            when a.passcode_code is null then array['fed'] else array['fed', 'otp'] end
                           || case when a.second_factor_at is null then '{}'::text[] else array['mfa'] end as methods
                  from attempts a join settings using (tenant_id)
                 where a.tenant_id = \(attempt.tenant) and a.attempt_id = \(id) and a.digest = \(attempt.digest)
                   and a.proved_at is not null and a.finished_at is null and a.killed_at is null and a.expires_at > now()
                   for update of a
            ), guest as (
                select g.guest_id, g.invitation_id, proof.proved_at, proof.door, proof.identity_issuer, proof.identity_subject,
                       proof.methods, proof.route, proof.has_failed, proof.is_choice,
                       -- Who has an account keeps it: neither a code nor another account takes its place.
                       (g.identity_subject is null and (g.state <> 'Accepted' or proof.identity_subject is null))
                           or (g.identity_issuer, g.identity_subject)
                              is not distinct from (proof.identity_issuer, proof.identity_subject) as may_bind
                  from guests g join proof using (guest_id, invitation_id)
                 where g.tenant_id = \(attempt.tenant) and g.deleted_at is null and g.is_enabled and \(unescaped: AccessEnd.lies(ahead: "g"))
                   and (g.sessions_valid_from is null or g.sessions_valid_from <= proof.began_at)
                   for no key update of g
            ), spent as (
                update invitations i set redeemed_at = now(), route_taken = guest.route from guest
                 where i.tenant_id = \(attempt.tenant) and i.invitation_id = guest.invitation_id
                   and i.guest_id = guest.guest_id and guest.may_bind
                   and i.redeemed_at is null and i.revoked_at is null and i.frozen_at is null and i.expires_at > now()
                returning i.tenant_id, i.guest_id, i.invitation_id, i.redirect_url, guest.proved_at, guest.door,
                          guest.identity_issuer, guest.identity_subject, guest.methods, guest.route,
                          guest.has_failed, guest.is_choice
            ), entered as (
                update guests g set
                    state_changed_at = case when g.state = 'Accepted' then g.state_changed_at else now() end,
                    -- A sign-in that was under way when the guest was reset may have come to its end after it.
                    sessions_valid_from = case when g.state = 'Accepted' or g.sessions_valid_from is null then g.sessions_valid_from
                                               else greatest(g.sessions_valid_from, spent.proved_at) end,
                    access_ends_at = case when g.state = 'Accepted' or g.access_ends_at is not null then g.access_ends_at
                                          else now() + make_interval(days => nullif(settings.guest_access_days, 0)) end,
                    state = 'Accepted', route_taken = coalesce(spent.route, g.route_taken),
                    -- Who chose the code, or has no account elsewhere, is not asked to move at once.
                    healing_declined_at = case when spent.is_choice then now() else g.healing_declined_at end,
                    healing_failed_at = case when spent.has_failed then now() else g.healing_failed_at end,
                    identity_door = case when spent.identity_subject is not null then spent.door else g.identity_door end,
                    identity_issuer = coalesce(spent.identity_issuer, g.identity_issuer),
                    identity_subject = coalesce(spent.identity_subject, g.identity_subject),
                    identity_bound_at = case when spent.identity_subject is null then g.identity_bound_at
                                             else coalesce(g.identity_bound_at, now()) end
                  from spent, settings where g.tenant_id = \(attempt.tenant) and g.guest_id = spent.guest_id
            ), session as (
                insert into sessions (tenant_id, session_id, guest_id, digest, attempt_id, methods, proved_at, expires_at, is_held)
                select tenant_id, \(session.id), guest_id, \(session.digest), \(id), methods, proved_at,
                       proved_at + make_interval(secs => \(Session.life)), \(session.isHeld)
                  from spent
            ), finished as (
                update attempts a set finished_at = now() from spent
                 where a.tenant_id = \(attempt.tenant) and a.attempt_id = \(id)
            ), event as (
                \(event.besideGuest(
                    of: "spent", naming: "invitation_id::text",
                    details: "jsonb_build_object('method', door, 'methods', methods)"))
            )
            select exists (select from settings) as is_current, exists (select from guest where not may_bind) as is_bound_elsewhere,
                   (select redirect_url from spent) as redirect_url
            """
    }
}
