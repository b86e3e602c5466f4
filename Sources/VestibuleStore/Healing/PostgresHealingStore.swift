import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresHealingStore: HealingStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func candidate(_ session: Credential) async throws -> HealingCandidate? {
        let row = try await database.rows(
            of: session.tenant, pace: .lookup,
            """
            select g.guest_id, g.address, s.is_held, g.healing_declined_at, g.healing_failed_at
              from (\(Self.sessionByCode(session))) s
              join guests g on g.tenant_id = s.tenant_id and g.guest_id = s.guest_id
             where g.tenant_id = \(session.tenant) and \(unescaped: Self.guestMayMove)
            """
        ).first
        return try row.map { row in
            HealingCandidate(
                guest: try row.decode("guest_id"), address: try row.decode("address"), isHeld: try row.decode("is_held"),
                history: HealingHistory(
                    declinedAt: try row.decode("healing_declined_at"), failedAt: try row.decode("healing_failed_at")))
        }
    }

    package func decline(_ session: Credential) async throws {
        let event = Event(.healingDeclined, by: .visitor, in: surroundings)
        _ = try await database.rows(
            of: session.tenant,
            """
            with declined as (
                update guests g set healing_declined_at = now() from (\(Self.sessionByCode(session))) s
                 where g.tenant_id = \(session.tenant) and g.guest_id = s.guest_id and \(unescaped: Self.guestMayMove)
                returning g.tenant_id, g.guest_id
            ), event as (
                \(event.besideGuest(of: "declined", naming: "null"))
            )
            select tenant_id from declined
            """)
    }

    package func letIn(_ session: Credential, because reason: GoingOnByCode) async throws {
        let signedIn = Event(.signedIn, by: .visitor, in: surroundings)
        let failed = Event(.healingFailed, by: .visitor, in: surroundings)
        _ = try await database.rows(
            of: session.tenant,
            """
            with found as (
                \(Self.sessionByCode(session))
            ), noted as (
                update guests g set healing_failed_at = now() from found
                 where g.tenant_id = \(session.tenant) and g.guest_id = found.guest_id and \(reason.isForAWhile)
            ), released as (
                update sessions s set is_held = false from found
                 where s.tenant_id = \(session.tenant) and s.session_id = found.session_id and s.is_held and s.ended_at is null
                returning s.tenant_id, s.guest_id
            ), event as (
                \(signedIn.besideGuest(of: "released", naming: "'passcode'"))
            ), failure as (
                \(failed.besideGuest(of: "found where \(reason.target != nil)", naming: "\(reason.target)"))
            )
            select tenant_id from found
            """)
    }

    package func heal(
        _ session: Credential, with subject: ProvedIdentity.Subject, at door: Door, route: RouteTrace, new: NewSession,
        revision: Int
    ) async throws -> HealOutcome {
        let row: Row
        do {
            row = try await database.rows(
                of: session.tenant, healing(session, with: subject, at: door, route: route, new: new, revision: revision)
            ).onlyRow
        } catch let error as PostgresError where error.constraint == "guests_identity_key" { return .anotherGuests }
        if let guest = try row.decode("guest_id", as: Guest.ID?.self) { return .healed(guest) }
        guard try row.decode("is_current", as: Bool.self) else { return .settingsChanged }
        return try row.decode("is_anothers", as: Bool.self) ? .anotherGuests : .over
    }

    /// One statement. `attempt` and `guest` are locked, in the order that every statement takes them: a report, a deletion or another
    /// healing comes wholly before or wholly after, and of two healings the second finds a guest who has an account.
    private func healing(
        _ session: Credential, with subject: ProvedIdentity.Subject, at door: Door, route: RouteTrace, new: NewSession,
        revision: Int
    ) -> Query {
        let event = Event(.guestHealed, by: .visitor, in: surroundings)
        return """
            with settings as (
                select tenant_id from tenants
                 where tenant_id = \(session.tenant) and revision = \(revision) and status = 'active'
            ), found as (
                select s.* from (\(Self.sessionByCode(session))) s join settings using (tenant_id)
            ), attempt as (
                select a.tenant_id, a.attempt_id from attempts a join found using (tenant_id, attempt_id)
                 where a.tenant_id = \(session.tenant) and a.killed_at is null
                   for update of a
            ), guest as (
                select g.tenant_id, g.guest_id, g.invitation_id, s.session_id, s.attempt_id
                  from guests g join found s using (tenant_id, guest_id) join attempt using (tenant_id, attempt_id)
                 where g.tenant_id = \(session.tenant) and \(unescaped: Self.guestMayMove)
                   for no key update of g
            ), taken as (
                select o.guest_id from guests o join found on o.guest_id <> found.guest_id
                 where o.tenant_id = \(session.tenant) and o.identity_issuer = \(subject.issuer)
                   and o.identity_subject = \(subject.id) and o.deleted_at is null
            ), healed as (
                update guests g set
                    identity_door = \(door.description), identity_issuer = \(subject.issuer), identity_subject = \(subject.id),
                    identity_bound_at = now(), route_taken = \(JSONText(route)), healing_declined_at = null, healing_failed_at = null,
                    -- Whatever else a code alone has begun ends here, with what applications hold of it.
                    sessions_valid_from = now()
                  from guest where g.tenant_id = \(session.tenant) and g.guest_id = guest.guest_id and not exists (select from taken)
                returning g.tenant_id, g.guest_id, guest.invitation_id, guest.session_id, guest.attempt_id
            ), \(LogoutRows.end(sessionsOf: "healed", in: session.tenant)), wishes as (
                -- A sponsor's letter about the account before this one must not take this one off.
                update sponsor_actions w set used_at = now() from healed
                 where w.tenant_id = \(session.tenant) and w.invitation_id = healed.invitation_id
                   and w.kind = 'allowPasscode' and w.used_at is null
            ), session as (
                insert into sessions (tenant_id, session_id, guest_id, digest, attempt_id, methods, proved_at, expires_at)
                select tenant_id, \(new.id), guest_id, \(new.digest), attempt_id,
                       array['fed', 'otp'] || case when \(new.hasSecondFactor) then array['mfa'] else '{}'::text[] end, now(),
                       now() + make_interval(secs => \(Session.life))
                  from healed
            ), event as (
                \(event.besideGuest(of: "healed", naming: "\(door.description)"))
            )
            select (select guest_id from healed) as guest_id, exists (select from taken) as is_anothers,
                   exists (select from settings) as is_current
            """
    }

    /// The live session, held or not, that a code alone began a short while ago.
    private static func sessionByCode(_ session: Credential) -> Query {
        """
        select tenant_id, session_id, guest_id, attempt_id, proved_at, is_held from sessions
         where tenant_id = \(session.tenant) and session_id = \(Session.ID(rawValue: session.row)) and digest = \(session.digest)
           and ended_at is null and expires_at > now() and 'otp' = any (methods) and not 'fed' = any (methods)
           and proved_at > now() - make_interval(secs => \(SelfHealing.proofLife))
        """
    }

    /// Of guest `g` and session `s`: nobody who has an account is moved.
    private static let guestMayMove = """
        g.deleted_at is null and g.is_enabled and \(AccessEnd.lies(ahead: "g")) and g.state = 'Accepted' and g.identity_subject is null
        and (g.sessions_valid_from is null or g.sessions_valid_from <= s.proved_at)
        """

}

extension GoingOnByCode {
    /// Whether the guest is left in peace with it for a while.
    fileprivate var isForAWhile: Bool {
        if case .noSuchAccount = self { true } else { false }
    }

    /// What the audit event names; nil where nothing failed.
    fileprivate var target: String? {
        switch self {
        case .noBetterDoor: nil
        case .noSuchAccount(let door): "\(door) noSuchAccount"
        case .providerFailed(let door): "\(door) providerFailed"
        }
    }
}
