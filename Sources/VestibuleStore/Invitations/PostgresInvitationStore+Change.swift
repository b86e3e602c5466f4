package import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresInvitationStore {
    package func revoke(_ id: Invitation.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> ChangeInvitationOutcome {
        let event = Event(.invitationRevoked, by: actor, in: surroundings)
        return try await change(
            id, of: tenant,
            """
            with changed as (
                update invitations set revoked_at = now()
                 where tenant_id = \(tenant) and invitation_id = \(id) and redeemed_at is null and revoked_at is null
                returning tenant_id, guest_id
            ), event as (
                \(event.beside("changed", target: id.description, guest: "guest_id"))
            )
            select exists (select from changed) as is_changed, true as is_granted
            """)
    }

    package func extend(
        _ id: Invitation.ID, of tenant: Tenant.ID, until end: Date, by actor: Actor
    ) async throws -> ChangeInvitationOutcome {
        let event = Event(.invitationExtended, by: actor, in: surroundings)
        return try await change(
            id, of: tenant,
            """
            with changed as (
                update invitations i set expires_at = \(end) from guests g
                 where i.tenant_id = \(tenant) and i.invitation_id = \(id) and i.redeemed_at is null
                   and i.revoked_at is null and g.tenant_id = i.tenant_id and g.guest_id = i.guest_id
                   and g.invitation_id = i.invitation_id and g.deleted_at is null
                returning i.tenant_id, i.guest_id
            ), event as (
                \(event.beside("changed", target: id.description, guest: "guest_id"))
            )
            select exists (select from changed) as is_changed, true as is_granted
            """)
    }

    package func unfreeze(_ id: Invitation.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> ChangeInvitationOutcome {
        let event = Event(.invitationUnfrozen, by: actor, in: surroundings)
        return try await change(
            id, of: tenant,
            """
            with changed as (
                update invitations set frozen_at = null
                 where tenant_id = \(tenant) and invitation_id = \(id) and redeemed_at is null and revoked_at is null
                   and frozen_at is not null
                returning tenant_id, guest_id
            ), event as (
                \(event.beside("changed", target: id.description, guest: "guest_id"))
            )
            select exists (select from changed) as is_changed, true as is_granted
            """)
    }

    package func resend(
        _ id: Invitation.ID, of tenant: Tenant.ID, with link: NewLink, by actor: Actor
    ) async throws -> ChangeInvitationOutcome {
        let event = Event(.invitationResent, by: actor, in: surroundings)
        let letter = link.letter
        return try await change(
            id, of: tenant,
            """
            with open as (
                select i.tenant_id, i.invitation_id from invitations i
                  join guests g on g.tenant_id = i.tenant_id and g.guest_id = i.guest_id
                 where i.tenant_id = \(tenant) and i.invitation_id = \(id) and i.redeemed_at is null
                   and i.revoked_at is null and i.frozen_at is null and g.invitation_id = i.invitation_id
                   and g.deleted_at is null and coalesce(\(link.expiresAt), i.expires_at) > now()
                   for update of i
            ), granted as (
                insert into invitation_counts (tenant_id, mailbox, day, letters)
                select tenant_id, \(letter.recipient.mailbox), (now() at time zone 'utc')::date, 1 from open
                on conflict on constraint invitation_counts_pkey do update
                   set letters = case when invitation_counts.day = excluded.day then invitation_counts.letters else 0 end + 1,
                       day = excluded.day
                 where invitation_counts.day < excluded.day or invitation_counts.letters < \(lettersPerDay)
                returning tenant_id
            ), changed as (
                update invitations i
                   set digest = \(link.digest), earlier_digests = i.earlier_digests || i.digest, letter_id = \(letter.id), sends_letter = true,
                       expires_at = coalesce(\(link.expiresAt), i.expires_at)
                  from granted
                 where i.tenant_id = granted.tenant_id and i.invitation_id = \(id)
                returning i.tenant_id, i.guest_id
            ), sent as (
                insert into letters (tenant_id, letter_id, kind, recipient, language, invitation_id, sealed_body, drop_after)
                select tenant_id, \(letter.id), \(letter.kind.rawValue), \(letter.recipient.text),
                       \(letter.language.rawValue), \(id), \(letter.sealedBody), \(letter.dropAfter)
                  from changed
            ), event as (
                \(event.beside("changed", target: id.description, guest: "guest_id"))
            )
            select exists (select from changed) as is_changed,
                   exists (select from granted) or not exists (select from open) as is_granted
            """)
    }

    /// Runs the change and, with the next statement's snapshot, reads what it left.
    private func change(
        _ id: Invitation.ID, of tenant: Tenant.ID, _ statement: Query
    ) async throws -> ChangeInvitationOutcome {
        let rows = try await database.unit(of: tenant, statement, InvitationRows.one(id, of: tenant))
        guard let outcome = rows[0].first, let row = rows[1].first else { return .notFound }
        let invitation = try InvitationRows.whole(row)
        if try outcome.decode("is_changed", as: Bool.self) { return .changed(invitation) }
        guard try outcome.decode("is_granted", as: Bool.self) else {
            return .tooMany(retryAfter: surroundings.secondsToMidnight)
        }
        return .notPending(try InvitationRows.standing(row))
    }
}

extension Surroundings {
    /// Until the day ends, by UTC.
    var secondsToMidnight: Int { 86_400 - Int(now().timeIntervalSince1970) % 86_400 }
}
