import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresAttemptStore {
    package func begin(
        _ attempt: NewAttempt, link: TokenDigest?, in tenant: Tenant, limits: PasscodeLimits
    ) async throws -> BeginAttemptOutcome {
        let row = try await database.rows(
            of: tenant.id, pace: .commit, beginning(of: attempt, link: link, in: tenant, limits: limits)
        ).first
        guard let row else { return .settingsChanged }
        if let isSent = try row.decode("is_sent", as: Bool?.self) {
            guard !isSent else { return .begun(codeWaitsUntil: nil) }
            return .begun(codeWaitsUntil: try await nextSend(of: attempt.id, in: tenant.id, limits: limits))
        }
        if let until = try row.decode("network_free_at", as: Date?.self) { return .tooManyFromNetwork(until: until) }
        switch try await closedDoor(of: attempt.invitation, in: tenant.id, database) {
        case .pending?, nil: return .linkReplaced
        case .some(let standing): return .refused(standing)
        }
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
                select a.tenant_id, a.mailbox, a.bucket, a.network, crowd.free_at
                  from attempts a
                  left join lateral (\(NetworkAllowance.crowd(of: "a.network", tenant: credential.tenant, limits: limits))) crowd on true
                 where a.tenant_id = \(credential.tenant) and a.attempt_id = \(id) and a.digest = \(credential.digest)
                   and a.purpose <> 'accessRequest' and a.proved_at is null and a.killed_at is null and a.finished_at is null and a.expires_at > now()
                   and a.wrong_guesses < \(Int32(PasscodeLimits.guessesPerAttempt))
                   -- At a provider a code only proves the mailbox besides, so it comes after the account.
                   and (a.door = 'passcode' or a.identity_subject is not null)
                   and \(guestIsThere(of: credential.tenant))
            ), asking as (
                select tenant_id, mailbox, bucket, network from held where free_at is null
            ), network as (
                \(NetworkAllowance.count())
            ), allowed as (
                \(allowance(limits: limits))
            ), replaced as (
                update attempts a set
                    passcode_code = \(code.authenticationCode), passcode_word = \(code.referenceWord),
                    passcode_sent_at = now(), passcode_expires_at = now() + make_interval(mins => \(Int32(clamping: code.minutes))),
                    passcode_letter_id = \(code.letter.id), report_digest = \(code.report)
                  from allowed
                 where a.tenant_id = \(credential.tenant) and a.attempt_id = \(id)
                   and a.proved_at is null and a.killed_at is null and a.finished_at is null
                returning a.tenant_id, a.guest_id
            ), letter as (
                -- To the guest's stored address, whatever spelling was typed; to a stranger none.
                \(LetterRows.insertion(
                    of: code.letter, from: "replaced join guests g using (tenant_id, guest_id)", to: "g.address"))
                 where g.tenant_id = \(credential.tenant)
                returning tenant_id
            ), event as (
                \(event.beside("letter join replaced using (tenant_id)", target: id.description, guest: "guest_id"))
            )
            select held.free_at as network_free_at, replaced.tenant_id is not null as is_sent
              from held left join replaced on true
            """
        ).first
        guard let row else { return .over }
        if try row.decode("is_sent", as: Bool.self) { return .sent }
        let next = try await nextSend(of: id, in: credential.tenant, limits: limits)
        return .tooEarly(until: max(next, try row.decode("network_free_at", as: Date?.self) ?? next))
    }

    /// When the next code of an attempt can go that just got none: now, where nothing stands against it any more. Asked afterwards,
    /// so it sees what the request that was first left, and whoever is sent a code does not pay for it.
    func nextSend(of id: Attempt.ID, in tenant: Tenant.ID, limits: PasscodeLimits) async throws -> Date {
        let row = try await database.rows(
            of: tenant,
            """
            select next_passcode_at(c, \(limits.between), \(limits.hourly), \(limits.daily)) as next_send_at
              from attempts a
              join passcode_counts c on c.tenant_id = a.tenant_id and c.mailbox = a.mailbox and c.bucket = a.bucket
             where a.tenant_id = \(tenant) and a.attempt_id = \(id)
            """
        ).first
        return try row?.decode("next_send_at", as: Date?.self) ?? surroundings.now()
    }

    /// One statement: the door is looked at, the send is counted against the address and the network, and the attempt begins. An
    /// address that has had its codes gets an attempt without one, so that its page can say when; a network that has had its codes gets
    /// no row at all.
    private func beginning(
        of attempt: NewAttempt, link: TokenDigest?, in tenant: Tenant, limits: PasscodeLimits
    ) -> Query {
        let event = Event(.passcodeSent, by: .visitor, in: surroundings)
        let code = attempt.code
        return """
            with settings as (
                select tenant_id from tenants
                 where tenant_id = \(tenant.id) and revision = \(tenant.revision) and status = 'active'
            ), came as (
                select door.tenant_id, \(attempt.address.mailbox) as mailbox, coalesce(holder.bucket, '') as bucket,
                       \(attempt.bucket.network) as network, holder.guest_id, holder.address, crowd.free_at
                  from (\(Self.door(for: attempt, link: link, in: tenant.id))) door
                  left join (\(Self.holder(of: attempt, in: tenant.id))) holder on true
                  left join (\(NetworkAllowance.crowd(of: "\(attempt.bucket.network)", tenant: tenant.id, limits: limits))) crowd on true
            ), asking as (
                select tenant_id, mailbox, bucket, network, guest_id, address from came where free_at is null
            ), network as (
                \(NetworkAllowance.count())
            ), allowed as (
                \(allowance(limits: limits))
            ), begun as (
                insert into attempts (tenant_id, attempt_id, digest, purpose, invitation_id, guest_id, address, mailbox,
                                      bucket, network, return_path, tenant_revision, passcode_code, passcode_word,
                                      passcode_sent_at, passcode_expires_at, passcode_letter_id, report_digest,
                                      route, failed_doors, expires_at)
                select asking.tenant_id, \(attempt.id), \(attempt.digest), \(attempt.purpose.name), \(attempt.invitation),
                       asking.guest_id, \(attempt.address.text), asking.mailbox, asking.bucket, asking.network,
                       \(attempt.returnPath), \(tenant.revision),
                       case when allowed.tenant_id is not null then \(code.authenticationCode) end,
                       case when allowed.tenant_id is not null then \(code.referenceWord) end,
                       case when allowed.tenant_id is not null then now() end,
                       case when allowed.tenant_id is not null
                            then now() + make_interval(mins => \(Int32(clamping: code.minutes))) end,
                       case when allowed.tenant_id is not null and asking.guest_id is not null then \(code.letter.id) end,
                       case when allowed.tenant_id is not null then \(code.report) end,
                       \(attempt.route.map { JSONText($0) }), \(attempt.failedDoors.map(\.description).sorted()), now() + make_interval(secs => \(Attempt.life))
                  from asking left join allowed on true
                returning passcode_sent_at is not null as is_sent
            ), letter as (
                -- To the guest's stored address, whatever spelling was typed; to a stranger none.
                \(LetterRows.insertion(of: code.letter, from: "allowed join asking using (tenant_id)", to: "asking.address"))
                 where asking.guest_id is not null
                returning tenant_id
            ), event as (
                \(event.beside("letter join asking using (tenant_id)", target: attempt.id.description, guest: "guest_id"))
            )
            select came.free_at as network_free_at, begun.is_sent
              from settings left join came on true left join begun on true
            """
    }

    /// Counts one send of `asking`'s mailbox and bucket, if its time has come: the insert's conflict takes the row's lock, so two
    /// requests at once send one code.
    func allowance(limits: PasscodeLimits) -> Query {
        """
        insert into passcode_counts as c (tenant_id, mailbox, bucket, last_sent_at, sent_in_hour, sent_in_day)
        select tenant_id, mailbox, bucket, now(), 1, 1 from asking
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

    /// A row when the attempt may begin: at sign-in always, at a redemption while its link is alive.
    private static func door(for attempt: NewAttempt, link: TokenDigest?, in tenant: Tenant.ID) -> Query {
        guard let invitation = attempt.invitation else { return "select tenant_id from settings" }
        return openInvitation(invitation, link: link, in: tenant)
    }

    /// Whose mailbox it is, and where this browser's sends and guesses for it are counted.
    private static func holder(of attempt: NewAttempt, in tenant: Tenant.ID) -> Query {
        switch attempt.holder {
        case .guest(let id):
            """
            select \(id) as guest_id, \(attempt.code.letter.recipient.text) as address, \(attempt.bucket.name) as bucket
            """
        case .whoeverHasTheMailbox(let isAllowed, let known):
            """
            select guest_id, address, case when guest_id = \(known?.guest) then \(known?.bucket) else \(attempt.bucket.name) end as bucket
              from guests
             where tenant_id = \(tenant) and mailbox = \(attempt.address.mailbox) and deleted_at is null
               and state = 'Accepted' and is_enabled and identity_subject is null and \(isAllowed)
            """
        }
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
