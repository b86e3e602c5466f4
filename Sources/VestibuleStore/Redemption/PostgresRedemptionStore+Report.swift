import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresRedemptionStore {
    package func reported(_ link: Credential) async throws -> ReportedAttempt? {
        let row = try await database.rows(
            of: link.tenant,
            """
            select a.*, g.display_name as guest_name, p.name as application_name,
                   \(unescaped: GuestSponsor.first(of: "a", else: "coalesce(p.contact, t.contact)")) as sponsor,
                   coalesce(i.redeemed_at is null and i.revoked_at is null, false) as is_invitation_open
              from attempts a join tenants t on t.tenant_id = a.tenant_id
              left join guests g on g.tenant_id = a.tenant_id and g.guest_id = a.guest_id
              left join invitations i on i.tenant_id = a.tenant_id and i.invitation_id = a.invitation_id
              left join applications p on p.tenant_id = i.tenant_id and p.application_id = i.inviter
             where a.tenant_id = \(link.tenant) and a.attempt_id = \(Attempt.ID(rawValue: link.row))
            """
        ).first
        guard let row, try row.decode("report_digest", as: TokenDigest?.self) == link.digest else { return nil }
        let address: EmailAddress = try row.decode("address")
        let name = try row.decode("guest_name", as: String?.self)
        return ReportedAttempt(
            attempt: try row.decode("attempt_id"), tenant: link.tenant,
            purpose: try PostgresAttemptStore.purpose(row),
            address: address, guestName: name == address.text ? nil : name,
            applicationName: try row.decode("application_name"),
            isInvitationOpen: try row.decode("is_invitation_open"), sponsor: try row.decode("sponsor"),
            isKilled: try row.decode("killed_at", as: Date?.self) != nil,
            reportedAt: try row.decode("reported_at"))
    }

    package func report(_ link: Credential, action: NewSponsorAction?, letter: NewLetter) async throws -> Bool {
        let id = Attempt.ID(rawValue: link.row)
        let reported = Event(.attemptReported, by: .visitor, in: surroundings)
        let stopped = Event(.factorResetStopped, by: .visitor, in: surroundings)
        let frozen = Event(.invitationFrozen, by: .visitor, in: surroundings)
        return try await !database.unit(
            of: link.tenant,
            """
            update attempts set killed_at = coalesce(killed_at, now()), reported_at = now(), passcode_code = null
             where tenant_id = \(link.tenant) and attempt_id = \(id) and report_digest = \(link.digest)
               and reported_at is null
            returning attempt_id
            """,
            // Whoever adds a second factor or signs in by one has taken the guest, and comes wholly before.
            """
            select g.guest_id from attempts a join guests g on g.tenant_id = a.tenant_id and g.guest_id = a.guest_id
             where a.tenant_id = \(link.tenant) and a.attempt_id = \(id) and a.reported_at = now() and g.tenant_id = \(link.tenant)
               for no key update of g
            """,
            // Its own snapshot: those before may have waited for a consent or a sign-in under way, and what that one began ends here.
            """
            with killed as (
                select tenant_id, attempt_id, invitation_id, guest_id, mailbox, bucket, purpose from attempts
                 where tenant_id = \(link.tenant) and attempt_id = \(id) and reported_at = now()
            ), frozen as (
                update invitations i set frozen_at = coalesce(i.frozen_at, now()) from killed
                 where i.tenant_id = \(link.tenant) and i.invitation_id = killed.invitation_id
                   and i.revoked_at is null and i.redeemed_at is null
                returning i.tenant_id, i.invitation_id, i.guest_id
            ), undone as (
                -- What was bound on the strength of this code is none: both have the one moment of the healing.
                update guests g set
                    identity_door = null, identity_issuer = null, identity_subject = null, identity_bound_at = null,
                    route_taken = null, sessions_valid_from = now(), healing_failed_at = now()
                  from killed join sessions s using (tenant_id, attempt_id)
                 where g.tenant_id = \(link.tenant) and g.guest_id = s.guest_id and s.tenant_id = \(link.tenant)
                   and s.methods @> array['fed', 'otp'] and s.proved_at = g.identity_bound_at
                returning g.guest_id
            ), never_again as (
                -- Nor does it come back where an invitation anew is undone.
                update reinvitations r set
                    identity_door = null, identity_issuer = null, identity_subject = null, identity_bound_at = null,
                    route_taken = null
                  from killed join sessions s using (tenant_id, attempt_id)
                 where r.tenant_id = \(link.tenant) and r.guest_id = s.guest_id and s.tenant_id = \(link.tenant)
                   and s.methods @> array['fed', 'otp'] and s.proved_at = r.identity_bound_at and r.undone_at is null
            ), planted as (
                -- A second factor that whoever got in with this code added, and by which it may have got in again and added others.
                select f.guest_id, min(s.proved_at) as since
                  from killed
                  join sessions s on s.tenant_id = \(link.tenant) and s.attempt_id = killed.attempt_id
                  join second_factors f on f.tenant_id = \(link.tenant) and f.guest_id = s.guest_id and f.session_id = s.session_id
                 group by f.guest_id
            ), ended as (
                update sessions s set ended_at = now() from killed
                 where s.tenant_id = \(link.tenant) and s.guest_id = killed.guest_id and s.ended_at is null
                   and (s.attempt_id = killed.attempt_id or exists (select from undone) or exists (select from planted))
                returning s.tenant_id, s.guest_id, s.session_id
            ), logouts as (
                \(LogoutRows.insertion(after: "ended", of: link.tenant))
            ), factors as (
                delete from second_factors f using planted
                 where f.tenant_id = \(link.tenant) and f.guest_id = planted.guest_id and f.created_at >= planted.since
                returning f.tenant_id, f.guest_id, f.factor_id, f.kind
            ), codes as (
                delete from recovery_codes r using planted where r.tenant_id = \(link.tenant) and r.guest_id = planted.guest_id
            ), resets as (
                -- What it asked a sponsor for ends too: the guest may ask anew. And no passkey takes the place of a code until the mailbox is
                -- proved again.
                update guest_security y set reset_due_at = null, reset_digest = null,
                                            mailbox_proved_at = case when exists (select from planted) then null else y.mailbox_proved_at end
                  from killed
                 where y.tenant_id = \(link.tenant) and y.guest_id = killed.guest_id
            ), resetting as (
                -- As it was before this statement.
                select y.tenant_id, y.guest_id from guest_security y join killed on killed.guest_id = y.guest_id
                 where y.tenant_id = \(link.tenant) and y.reset_due_at is not null
            ), wishes as (
                \(GuestSecurity.withdrawWishes(of: "killed", in: link.tenant))
            ), removing as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select tenant_id, \(unescaped: RowID.new), \(AuditEvent.Activity.secondFactorRemoved.rawValue),
                       \(reported.actor.kind), \(reported.actor.name), factor_id::text, guest_id, jsonb_build_object('method', kind)
                  from factors
            ), stopping as (
                \(stopped.beside("resetting", naming: "guest_id::text", guest: "guest_id"))
            ), action as (
                insert into sponsor_actions (tenant_id, action_id, digest, kind, invitation_id, expires_at, recipient)
                select tenant_id, \(action?.id), \(action?.digest), \(action?.kind.rawValue), invitation_id,
                       now() + make_interval(secs => \(SponsorAction.life)), \(letter.recipient.mailbox)
                  from frozen where \(action != nil)
            ), withdrawn as (
                update access_requests r set state = 'withdrawn', decided_at = now(), decided_by = 'visitor' from killed
                 where r.tenant_id = \(link.tenant) and r.mailbox = killed.mailbox and r.attempt_id = killed.attempt_id
                   and r.state = 'open'
            ), questions as (
                -- What was asked in the guest's name, by whoever got in with this code too.
                update hand_overs h set state = 'withdrawn', decided_at = now(), decided_by = 'visitor' from killed
                 where h.tenant_id = \(link.tenant) and h.guest_id = killed.guest_id and h.is_asked_by_guest
                   and h.state = 'pendingApproval' and h.expires_at > now()
                returning h.tenant_id, h.hand_over_id, h.guest_id
            ), withdrawing as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id)
                select tenant_id, \(unescaped: RowID.new), \(AuditEvent.Activity.handOverWithdrawn.rawValue),
                       \(reported.actor.kind), \(reported.actor.name), hand_over_id::text, guest_id
                  from questions
            ), spared as (
                -- Nobody writes to a mailbox again today that did not want to hear of access.
                update passcode_counts c set locked_until = greatest(c.locked_until, now() + interval '1 day'), changed_at = now()
                  from killed
                 where c.tenant_id = \(link.tenant) and c.mailbox = killed.mailbox and c.bucket = killed.bucket
                   and killed.purpose = 'accessRequest'
            ), told as (
                -- No sponsor hears of a stranger's mailbox that nobody proved.
                select tenant_id from killed where purpose <> 'accessRequest'
            ), letter as (
                \(LetterRows.insertion(of: letter, from: "told"))
            ), freezing as (
                \(frozen.beside("frozen", naming: "invitation_id::text", guest: "guest_id"))
            ), event as (
                \(reported.beside("killed", target: id.description, guest: "guest_id"))
            )
            select tenant_id from killed
            """
        )[0].isEmpty
    }
}
