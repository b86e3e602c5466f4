import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresAttemptStore {
    package func begin(
        _ attempt: NewAttempt, link: TokenDigest?, in tenant: Tenant, limits: PasscodeLimits
    ) async throws -> BeginAttemptOutcome {
        let rows = try await database.unit(
            of: tenant.id, beginning(of: attempt, link: link, in: tenant, limits: limits),
            // Its own snapshot: where the door was shut, this says what shut it.
            "\(unescaped: InvitationRows.selection) where i.tenant_id = \(tenant.id) and i.invitation_id = \(attempt.invitation)")
        guard let row = rows[0].first else { throw UnreadableRow(column: "outcome") }
        guard try row.decode("is_current", as: Bool.self) else { return .settingsChanged }
        if try row.decode("is_begun", as: Bool.self) {
            let isSent = try row.decode("is_sent", as: Bool.self)
            return .begun(codeWaitsUntil: isSent ? nil : try row.decode("next_send_at", as: Date?.self) ?? surroundings.now())
        }
        guard let invitation = try rows[1].first.map(InvitationRows.invitation) else { return .linkReplaced }
        let standing = invitation.standing(at: surroundings.now())
        return standing == .pending ? .linkReplaced : .refused(standing)
    }

    package func send(
        _ code: NewCode, for credential: Credential, limits: PasscodeLimits
    ) async throws -> SendCodeOutcome {
        let id = Attempt.ID(rawValue: credential.row)
        let event = Event(.passcodeSent, by: .visitor, in: surroundings)
        let row = try await database.rows(
            of: credential.tenant,
            """
            with held as (
                select tenant_id, mailbox, bucket from attempts
                 where tenant_id = \(credential.tenant) and attempt_id = \(id) and digest = \(credential.digest)
                   and proved_at is null and killed_at is null and finished_at is null and expires_at > now()
                   and wrong_guesses < \(Int32(PasscodeLimits.guessesPerAttempt))
            ), allowed as (
                \(allowance(from: "held", limits: limits))
            ), replaced as (
                update attempts a set
                    passcode_code = \(code.authenticationCode), passcode_word = \(code.referenceWord),
                    passcode_sent_at = now(), passcode_expires_at = now() + make_interval(mins => \(Int32(clamping: code.minutes))),
                    passcode_letter_id = \(code.letter.id), report_digest = \(code.report)
                  from allowed
                 where a.tenant_id = allowed.tenant_id and a.attempt_id = \(id)
                returning a.tenant_id
            ), letter as (
                \(letter(code.letter, from: "replaced"))
            ), event as (
                \(event.beside("replaced", target: id.description))
            )
            select exists (select from held) as is_open, exists (select from replaced) as is_sent,
                   (select next_passcode_at(c, \(limits.between), \(limits.hourly), \(limits.daily))
                      from passcode_counts c join held using (tenant_id, mailbox, bucket)) as next_send_at
            """
        ).first
        guard let row, try row.decode("is_open", as: Bool.self) else { return .over }
        if try row.decode("is_sent", as: Bool.self) { return .sent }
        return .tooEarly(until: try row.decode("next_send_at", as: Date?.self) ?? surroundings.now())
    }

    /// One statement: the door is looked at, the send is counted against the address and the network, and the attempt begins. An
    /// address that has had its codes gets an attempt without one, so that its page can say when.
    private func beginning(
        of attempt: NewAttempt, link: TokenDigest?, in tenant: Tenant, limits: PasscodeLimits
    ) -> Query {
        let event = Event(.passcodeSent, by: .visitor, in: surroundings)
        let code = attempt.code
        let slot = Int32(surroundings.randomNumber(below: 8))
        let letterTo = attempt.guest == nil ? nil : code?.letter
        return """
            with settings as (
                select tenant_id from tenants
                 where tenant_id = \(tenant.id) and revision = \(tenant.revision) and status = 'active'
            ), door as (
                select tenant_id from settings where \(attempt.invitation) is null
                union all
                select i.tenant_id from settings s
                  join invitations i on i.tenant_id = s.tenant_id
                  join guests g on g.tenant_id = i.tenant_id and g.guest_id = i.guest_id
                 where i.tenant_id = \(tenant.id) and i.invitation_id = \(attempt.invitation) and i.digest = \(link)
                   and i.redeemed_at is null and i.revoked_at is null and i.frozen_at is null and i.expires_at > now()
                   and g.invitation_id = i.invitation_id and g.deleted_at is null and g.is_enabled
            ), asking as (
                select tenant_id, \(attempt.address.mailbox) as mailbox, \(attempt.bucket.name) as bucket from door
                 where coalesce((select sum(sends) from network_counts
                                  where tenant_id = \(tenant.id) and network = \(attempt.bucket.network)
                                    and hour_began_at > now() - interval '1 hour'), 0)
                       < \(Int64(limits.sendsPerNetworkHour))
            ), network as (
                insert into network_counts (tenant_id, network, slot, sends)
                select tenant_id, \(attempt.bucket.network), \(slot), 1 from asking
                on conflict on constraint network_counts_pkey do update
                   set sends = case when network_counts.hour_began_at > now() - interval '1 hour'
                                    then network_counts.sends else 0 end + 1,
                       hour_began_at = case when network_counts.hour_began_at > now() - interval '1 hour'
                                            then network_counts.hour_began_at else now() end
            ), allowed as (
                \(allowance(from: "asking", limits: limits))
            ), begun as (
                insert into attempts (tenant_id, attempt_id, digest, purpose, invitation_id, guest_id, address, mailbox,
                                      bucket, return_path, tenant_revision, passcode_code, passcode_word,
                                      passcode_sent_at, passcode_expires_at, passcode_letter_id, report_digest,
                                      expires_at)
                select door.tenant_id, \(attempt.id), \(attempt.digest), \(attempt.purpose.name), \(attempt.invitation),
                       \(attempt.guest), \(attempt.address.text), \(attempt.address.mailbox), \(attempt.bucket.name),
                       \(attempt.returnPath), \(tenant.revision),
                       case when allowed.tenant_id is not null then \(code?.authenticationCode) end,
                       case when allowed.tenant_id is not null then \(code?.referenceWord) end,
                       case when allowed.tenant_id is not null then now() end,
                       case when allowed.tenant_id is not null
                            then now() + make_interval(mins => \(Int32(clamping: code?.minutes ?? 30))) end,
                       case when allowed.tenant_id is not null then \(letterTo?.id) end,
                       case when allowed.tenant_id is not null then \(code?.report) end,
                       now() + make_interval(secs => \(Attempt.life))
                  from door left join allowed on true
                returning tenant_id
            ), letter as (
                \(letter(letterTo, from: "allowed"))
            ), event as (
                \(event.beside("allowed", target: attempt.id.description))
            )
            select exists (select from settings) as is_current, exists (select from begun) as is_begun,
                   exists (select from allowed) as is_sent,
                   (select next_passcode_at(c, \(limits.between), \(limits.hourly), \(limits.daily))
                      from passcode_counts c
                     where c.tenant_id = \(tenant.id) and c.mailbox = \(attempt.address.mailbox)
                       and c.bucket = \(attempt.bucket.name)) as next_send_at
            """
    }

    /// Counts one send for the row of `source` (tenant_id, mailbox, bucket), if its time has come: the insert's conflict takes the
    /// row's lock, so two requests at once send one code.
    private func allowance(from source: String, limits: PasscodeLimits) -> Query {
        """
        insert into passcode_counts as c (tenant_id, mailbox, bucket, last_sent_at, sent_in_hour, sent_in_day)
        select tenant_id, mailbox, bucket, now(), 1, 1 from \(unescaped: source)
        on conflict on constraint passcode_counts_pkey do update
           set last_sent_at = now(), changed_at = now(),
               sent_in_hour = case when c.hour_began_at > now() - interval '1 hour' then c.sent_in_hour else 0 end + 1,
               hour_began_at = case when c.hour_began_at > now() - interval '1 hour' then c.hour_began_at else now() end,
               sent_in_day = case when c.day_began_at > now() - interval '1 day' then c.sent_in_day else 0 end + 1,
               day_began_at = case when c.day_began_at > now() - interval '1 day' then c.day_began_at else now() end
         where coalesce(next_passcode_at(c, \(limits.between), \(limits.hourly), \(limits.daily)) <= now(), true)
        returning c.tenant_id
        """
    }

    private func letter(_ letter: NewLetter?, from source: String) -> Query {
        """
        insert into letters (tenant_id, letter_id, kind, recipient, language, sealed_body, drop_after)
        select tenant_id, \(letter?.id), \(letter?.kind.rawValue), \(letter?.recipient.text),
               \(letter?.language.rawValue), \(letter?.sealedBody), \(letter?.dropAfter)
          from \(unescaped: source) where \(letter != nil)
        """
    }
}

extension NewAttempt {
    fileprivate var invitation: Invitation.ID? {
        guard case .redemption(let id) = purpose else { return nil }
        return id
    }

    fileprivate var returnPath: String? {
        guard case .signIn(let path) = purpose else { return nil }
        return path
    }
}
