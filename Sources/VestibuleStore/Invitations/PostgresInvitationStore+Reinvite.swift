import Postgres
package import Vestibule

extension PostgresInvitationStore {
    /// What the earlier guest's links and sessions may still do, after `creation`. Its own snapshot: the first statement may have waited for a
    /// consent or an invitation under way, and what that one began ends here.
    func ending(_ replaced: NewInvitation.Replaced, for new: NewInvitation, in tenant: Tenant.ID) -> Query {
        let event = Event(
            replaced.keepsAccess ? .redemptionReset : .guestReinvited, by: new.actor, in: surroundings)
        return """
            with gone as (
                select tenant_id, earlier_guest_id as guest_id from reinvitations
                 where tenant_id = \(tenant) and reinvitation_id = \(replaced.record)
            ), links as (
                update invitations i set revoked_at = now() from gone
                 where i.tenant_id = \(tenant) and i.guest_id = gone.guest_id and i.invitation_id <> \(new.id)
                   and i.redeemed_at is null and i.revoked_at is null and \(!replaced.keepsAccess)
            ), \(LogoutRows.end(sessionsOf: "gone", in: tenant)), \(GuestSecurity.end(of: "gone", in: tenant)), \(Self.spentPresses(about: "gone", in: tenant)), event as (
                \(event.beside("gone", target: replaced.guest.description, guest: "guest_id"))
            )
            select guest_id from gone
            """
    }

    /// What a sponsor was asked by letter about the guest as it was: a press that comes late must not undo what the guest is now.
    private static func spentPresses(about guests: String, in tenant: Tenant.ID) -> Query {
        """
        presses as (
            update sponsor_actions a set used_at = now()
              from \(unescaped: guests) join invitations about on about.tenant_id = \(tenant) and about.guest_id = \(unescaped: guests).guest_id
             where a.tenant_id = \(tenant) and a.invitation_id = about.invitation_id and a.used_at is null
        )
        """
    }

    package func undoReinvitation(of guest: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws -> UndoReinvitationOutcome {
        do {
            let rows = try await database.unit(of: tenant, undoing(of: guest, tenant: tenant, by: actor), afterUndoing(tenant))
            guard let row = rows[0].first else { return .nothingToUndo }
            return .undone(try row.decode("earlier_guest_id"))
        } catch let error as PostgresError where error.constraint == "guests_mailbox_key" {
            return .addressTaken
        } catch let error as PostgresError where error.constraint == "guests_identity_key" {
            return .accountTaken
        }
    }

    /// The newest one, once: to undo it twice is to undo it. Who was purged or deleted by itself meanwhile stays away, and nobody gets round a block.
    /// A new guest goes before the earlier one comes back, or the two would have one mailbox; and roles that came with the new invitation go.
    private func undoing(of guest: Guest.ID, tenant: Tenant.ID, by actor: Actor) -> Query {
        let event = Event(.reinvitationUndone, by: actor, in: surroundings)
        return """
            with newest as (
                select * from reinvitations
                 where tenant_id = \(tenant) and guest_id = \(guest)
                 order by created_at desc, reinvitation_id desc limit 1 for update
            ), record as (
                select * from newest
                 where undone_at is null and created_at > now() - make_interval(secs => \(Reinvitation.undoLife))
            ), leaving as (
                update guests g set deleted_at = now(), invitation_id = null, sessions_valid_from = now() from record r
                 where g.tenant_id = \(tenant) and g.guest_id = r.guest_id and r.earlier_guest_id <> r.guest_id and g.deleted_at is null
                   and g.is_enabled
                   and exists (select from guests e where e.tenant_id = \(tenant) and e.guest_id = r.earlier_guest_id
                                                      and e.deleted_at = r.created_at)
                returning g.guest_id
            ), back as (
                update guests g set
                    deleted_at = null, sessions_valid_from = now(),
                    invitation_id = (select i.invitation_id from invitations i
                                      where i.tenant_id = \(tenant) and i.guest_id = r.earlier_guest_id
                                      order by i.invitation_id desc limit 1)
                  from record r, leaving
                 where g.tenant_id = \(tenant) and g.guest_id = r.earlier_guest_id and g.deleted_at = r.created_at
                returning g.tenant_id, g.guest_id
            ), restored as (
                update guests g set
                    address = r.address, mailbox = r.mailbox, display_name = r.display_name,
                    preferred_language = r.preferred_language, state = r.state, state_changed_at = r.state_changed_at,
                    identity_door = r.identity_door, identity_issuer = r.identity_issuer, identity_subject = r.identity_subject,
                    identity_bound_at = r.identity_bound_at, route_taken = r.route_taken,
                    invitation_id = r.earlier_invitation_id, sessions_valid_from = now(),
                    -- What a program before the end of access kept says nothing of it.
                    access_ends_at = case when r.has_end then r.access_ends_at else g.access_ends_at end
                  from record r
                 where g.tenant_id = \(tenant) and g.guest_id = r.guest_id and r.earlier_guest_id = r.guest_id
                   and g.deleted_at is null
                returning g.tenant_id, g.guest_id
            ), undone as (
                update reinvitations u set undone_at = now()
                  from record r, (select * from back union all select * from restored) now_there
                 where u.tenant_id = \(tenant) and u.reinvitation_id = r.reinvitation_id
                returning u.tenant_id, u.earlier_guest_id
            ), roles as (
                delete from app_role_assignments m
                 using record r, (select guest_id from restored union all select guest_id from leaving) g
                 where m.tenant_id = \(tenant) and m.guest_id = g.guest_id and m.assigned_at = r.created_at
            ), event as (
                \(event.beside("undone", target: guest.description, guest: "\(guest)"))
            )
            select earlier_guest_id from undone
            """
    }

    /// In its own snapshot, of the guests that the first statement touched: sessions end, the new invitation is revoked, and an earlier one that
    /// is pending again has a link that nobody holds until it is sent anew.
    private func afterUndoing(_ tenant: Tenant.ID) -> Query {
        """
        with touched as (
            select g.tenant_id, g.guest_id, g.invitation_id
              from reinvitations r join guests g on g.tenant_id = r.tenant_id and g.guest_id in (r.guest_id, r.earlier_guest_id)
             where r.tenant_id = \(tenant) and r.undone_at = now()
        ), links as (
            update invitations i set
                revoked_at = case when i.invitation_id is distinct from t.invitation_id then now() end,
                earlier_digests = i.earlier_digests || i.digest, digest = sha256(uuid_send(gen_random_uuid()))
              from touched t
             where i.tenant_id = \(tenant) and i.guest_id = t.guest_id and i.redeemed_at is null and i.revoked_at is null
        ), \(LogoutRows.end(sessionsOf: "touched", in: tenant)), \(GuestSecurity.end(of: "touched", in: tenant)), \(Self.spentPresses(about: "touched", in: tenant))
        select guest_id from touched
        """
    }
}
