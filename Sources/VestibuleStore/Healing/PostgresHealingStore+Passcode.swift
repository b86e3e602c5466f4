import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresHealingStore {
    /// One statement for guests, strangers and the blocked, so that no time tells them apart (SECURITY 22).
    package func note(_ wish: PasscodeWish, in tenant: Tenant, limits: PasscodeLimits) async throws -> PasscodeWishOutcome {
        let event = Event(.passcodeWished, by: .visitor, in: surroundings)
        let row = try await database.rows(
            of: tenant.id,
            """
            with settings as (
                select tenant_id, contact from tenants
                 where tenant_id = \(tenant.id) and revision = \(tenant.revision) and status = 'active'
            ), came as (
                select settings.tenant_id, settings.contact, \(wish.network) as network, crowd.free_at
                  from settings
                  left join (\(NetworkAllowance.crowd(of: "\(wish.network)", tenant: tenant.id, limits: limits))) crowd on true
            ), asking as (
                select tenant_id, contact, network from came where free_at is null
            ), network as (
                \(NetworkAllowance.count())
            ), guest as (
                select g.tenant_id, g.guest_id, g.invitation_id,
                       \(unescaped: GuestSponsor.first(of: "g", else: "coalesce(p.contact, asking.contact)")) as sponsor
                  from asking join guests g using (tenant_id)
                  join invitations i on i.tenant_id = g.tenant_id and i.invitation_id = g.invitation_id
                  join applications p on p.tenant_id = i.tenant_id and p.application_id = i.inviter
                 where g.tenant_id = \(tenant.id) and g.mailbox = \(wish.address.mailbox) and g.deleted_at is null and g.is_enabled
                   and g.state = 'Accepted' and g.identity_subject is not null and \(wish.isAllowed)
            ), asked as (
                insert into sponsor_actions as s (tenant_id, action_id, digest, kind, invitation_id, expires_at, recipient)
                select tenant_id, \(wish.action), \(wish.digest), 'allowPasscode', invitation_id,
                       now() + make_interval(secs => \(SponsorAction.life)), lower(sponsor)
                  from guest
                -- A wish that lapsed unanswered makes way for this one.
                on conflict (tenant_id, invitation_id) where kind = 'allowPasscode' and used_at is null do update
                   set action_id = excluded.action_id, digest = excluded.digest, created_at = now(),
                       expires_at = excluded.expires_at, recipient = excluded.recipient
                 where s.expires_at <= now()
                returning tenant_id
            ), letter as (
                \(LetterRows.insertion(of: wish.letter, from: "asked join guest using (tenant_id)", to: "guest.sponsor"))
            ), event as (
                \(event.beside("asked join guest using (tenant_id)", naming: "guest_id::text", guest: "guest_id"))
            )
            select free_at from came
            """
        ).first
        guard let row else { return .settingsChanged }
        return try row.decode("free_at", as: Date?.self).map { .tooManyFromNetwork(until: $0) } ?? .noted
    }

    package func allowPasscode(_ id: Guest.ID, of tenant: Tenant.ID, letter: NewLetter, by actor: Actor) async throws -> Bool {
        let event = Event(.passcodeAllowed, by: actor, in: surroundings)
        return try await !database.unit(
            of: tenant,
            """
            update guests set
                identity_door = null, identity_issuer = null, identity_subject = null, identity_bound_at = null,
                route_taken = null, sessions_valid_from = now(), healing_declined_at = null,
                -- The door that was lost is not offered at once.
                healing_failed_at = now()
             where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null and identity_subject is not null
            returning guest_id
            """,
            // Its own snapshot: the first may have waited for a sign-in under way, and what that one began ends here.
            """
            with allowed as (
                select tenant_id, guest_id from guests
                 where tenant_id = \(tenant) and guest_id = \(id) and identity_subject is null and sessions_valid_from = now()
            ), \(LogoutRows.end(sessionsOf: "allowed", in: tenant)), letter as (
                \(LetterRows.insertion(of: letter, from: "allowed"))
            ), event as (
                \(event.beside("allowed", target: id.description, guest: "guest_id"))
            )
            select guest_id from allowed
            """
        )[0].isEmpty
    }
}
