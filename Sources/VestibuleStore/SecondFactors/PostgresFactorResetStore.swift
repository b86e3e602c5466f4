package import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresFactorResetStore: FactorResetStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func ask(_ wish: FactorResetWish, by session: Credential) async throws -> Bool {
        let tenant = session.tenant
        let event = Event(.factorResetAsked, by: .visitor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with guest as (
                select g.tenant_id, g.guest_id, g.invitation_id, \(unescaped: GuestSponsor.first(of: "g")) as sponsor
                  from sessions s
                  join guests g on g.tenant_id = \(tenant) and g.guest_id = s.guest_id
                  join tenants t on t.tenant_id = \(tenant)
                  \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
                 where s.tenant_id = \(tenant) and s.session_id = \(Session.ID(rawValue: session.row)) and s.digest = \(session.digest)
                   and \(unescaped: GuestSecurity.isLive) and g.invitation_id is not null
                   and exists (select from second_factors f where f.tenant_id = \(tenant) and f.guest_id = g.guest_id)
            ), asked as (
                insert into sponsor_actions as a (tenant_id, action_id, digest, kind, invitation_id, expires_at, recipient)
                select tenant_id, \(wish.action), \(wish.digest), 'resetFactors', invitation_id,
                       now() + make_interval(secs => \(SponsorAction.life)), lower(sponsor)
                  from guest
                -- A wish that lapsed unanswered makes way for this one.
                on conflict (tenant_id, invitation_id) where kind = 'resetFactors' and used_at is null do update
                   set action_id = excluded.action_id, digest = excluded.digest, created_at = now(),
                       expires_at = excluded.expires_at, recipient = excluded.recipient
                 where a.expires_at <= now()
                returning tenant_id
            ), asking as (
                select guest.* from asked join guest using (tenant_id)
            ), letter as (
                \(LetterRows.insertion(of: wish.toSponsor, from: "asking", to: "sponsor"))
            ), told as (
                \(LetterRows.insertion(of: wish.toGuest, from: "asking"))
            ), event as (
                \(event.besideGuest(of: "asking", naming: "guest_id::text"))
            )
            select tenant_id from guest
            """
        ).isEmpty
    }

    package func approve(
        _ guest: Guest.ID, by press: Credential, afterHours hours: Int, stop: TokenDigest, letter: NewLetter, by actor: Actor
    ) async throws -> Bool {
        let tenant = press.tenant
        let event = Event(.factorResetApproved, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with pressed as (
                update sponsor_actions set used_at = now()
                 where tenant_id = \(tenant) and action_id = \(SponsorAction.ID(rawValue: press.row)) and digest = \(press.digest)
                   and kind = 'resetFactors' and used_at is null and expires_at > now()
                returning tenant_id
            ), approved as (
                update guest_security y set reset_due_at = now() + make_interval(hours => \(Int32(hours))), reset_digest = \(stop),
                                            changed_at = now()
                 where y.tenant_id = \(tenant) and y.guest_id = \(guest) and y.reset_due_at is null
                   and exists (select from pressed)
                   and exists (select from second_factors f where f.tenant_id = \(tenant) and f.guest_id = \(guest))
                returning y.tenant_id, y.guest_id
            ), letter as (
                \(LetterRows.insertion(of: letter, from: "approved"))
            ), event as (
                \(event.beside("approved", target: guest.description, guest: "guest_id"))
            )
            select tenant_id from pressed
            """
        ).isEmpty
    }

    package func dueAt(_ link: Credential) async throws -> Date? {
        let row = try await database.rows(
            of: link.tenant, pace: .lookup,
            """
            select reset_due_at, reset_digest from guest_security
             where tenant_id = \(link.tenant) and guest_id = \(Guest.ID(rawValue: link.row)) and reset_due_at is not null
            """
        ).first
        guard let row, try row.decode("reset_digest", as: TokenDigest.self) == link.digest else { return nil }
        return try row.decode("reset_due_at")
    }

    package func stop(_ link: Credential) async throws -> Bool {
        let event = Event(.factorResetStopped, by: .visitor, in: surroundings)
        return try await !database.rows(
            of: link.tenant,
            """
            with stopped as (
                update guest_security y set reset_due_at = null, reset_digest = null, changed_at = now()
                 where y.tenant_id = \(link.tenant) and y.guest_id = \(Guest.ID(rawValue: link.row)) and y.reset_digest = \(link.digest)
                returning y.tenant_id, y.guest_id
            ), event as (
                \(event.beside("stopped", naming: "guest_id::text", guest: "guest_id"))
            )
            select tenant_id from stopped
            """
        ).isEmpty
    }

    package func due(limit: Int) async throws -> [(tenant: Tenant.ID, guest: Guest)] {
        try await database.acrossTenants(
            """
            select g.tenant_id, g.guest_id, g.address, g.display_name, g.preferred_language, g.state, g.state_changed_at, g.is_enabled,
                   g.identity_door, g.created_at
              from guest_security y
              join guests g on g.tenant_id = y.tenant_id and g.guest_id = y.guest_id
              join tenants t on t.tenant_id = y.tenant_id and t.status = 'active'
             where y.reset_due_at <= now()
             order by y.reset_due_at limit \(limit)
            """
        ).map { row in
            let tenant = try row.decode("tenant_id", as: Tenant.ID.self)
            return (tenant, try PostgresGuestStore.guest(row, of: tenant))
        }
    }

    package func carryOut(_ guest: Guest.ID, of tenant: Tenant.ID, letter: NewLetter) async throws -> Bool {
        let event = Event(.factorsReset, by: .system, in: surroundings)
        return try await !database.unit(
            of: tenant,
            // The guest first, and then a snapshot: a sign-in by passkey that was under way has come to its end, and ends here.
            "select guest_id from guests where tenant_id = \(tenant) and guest_id = \(guest) for update",
            """
            with reset as (
                delete from guest_security where tenant_id = \(tenant) and guest_id = \(guest) and reset_due_at <= now()
                returning tenant_id, guest_id
            ), \(LogoutRows.end(sessionsOf: "reset", in: tenant)), letter as (
                \(LetterRows.insertion(of: letter, from: "reset"))
            ), event as (
                \(event.beside("reset", target: guest.description, guest: "guest_id"))
            )
            select tenant_id from reset
            """)[1].isEmpty
    }
}
