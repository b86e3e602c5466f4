import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresAccessRequestStore {
    /// Where sends and guesses of those who ask for access are counted: apart from a guest's own sign-in, which nobody can use up here.
    static let bucket = "access"

    package func ask(
        _ attempt: NewAccessAttempt, in tenant: Tenant, limits: PasscodeLimits, _ access: AccessLimits
    ) async throws -> AskForAccessOutcome {
        let (code, wish) = (attempt.letters.code, attempt.wish)
        let row = try await database.rows(
            of: tenant.id, pace: .commit,
            """
            with settings as (
                select tenant_id from tenants
                 where tenant_id = \(tenant.id) and revision = \(tenant.revision) and status = 'active'
            ), came as (
                select settings.tenant_id, \(attempt.address.mailbox) as mailbox, \(Self.bucket) as bucket,
                       \(attempt.network) as network, \(attempt.address.text) as address, holder.stored_address, holder.is_in,
                       \(Self.mayProve(attempt.isAllowed)) as may_prove, greatest(crowd.free_at, everybody.free_at, busy.free_at) as free_at
                  from settings
                  left join (\(Self.holder(of: "\(attempt.address.mailbox)", in: tenant.id))) holder on true
                  left join (\(NetworkAllowance.crowd(of: "\(attempt.network)", tenant: tenant.id, limits: limits))) crowd on true
                  left join (\(Self.everybody(in: tenant.id, access))) everybody on true
                 cross join (\(Self.busy("\(attempt.network)", in: tenant.id, access))) busy
            ), asking as (
                select * from came where free_at is null
            ), network as (
                \(NetworkAllowance.count())
            ), everybody_counted as (
                \(NetworkAllowance.count(as: NetworkAllowance.everybody))
            ), allowed as (
                \(attempts.allowance(limits: limits))
            ), begun as (
                insert into attempts (tenant_id, attempt_id, digest, purpose, address, mailbox, bucket, network, return_path,
                                      tenant_revision, application_id, asker_name, asker_reason, asker_language,
                                      passcode_code, passcode_word, passcode_sent_at, passcode_expires_at, passcode_letter_id,
                                      report_digest, expires_at)
                select asking.tenant_id, \(attempt.id), \(attempt.digest), 'accessRequest', asking.address, asking.mailbox,
                       asking.bucket, asking.network, \(wish.returnPath), \(tenant.revision), \(wish.application),
                       \(wish.name), \(wish.reason), \(wish.language.rawValue),
                       case when allowed.tenant_id is null then null
                            when may_prove then \(code.authenticationCode) else \(attempt.letters.decoy) end,
                       case when allowed.tenant_id is not null then \(code.referenceWord) end,
                       case when allowed.tenant_id is not null then now() end,
                       case when allowed.tenant_id is not null
                            then now() + make_interval(mins => \(Int32(clamping: code.minutes))) end,
                       case when allowed.tenant_id is not null and may_prove then \(code.letter.id) end,
                       case when allowed.tenant_id is not null then \(code.report) end,
                       now() + make_interval(secs => \(Attempt.life))
                  from asking left join allowed on true
                returning tenant_id
            ), \(letter(attempt.letters, for: attempt.id, isAllowed: attempt.isAllowed, from: "allowed, asking"))
            select came.free_at from settings left join came on true
            """
        ).first
        guard let row else { return .settingsChanged }
        return try row.decode("free_at", as: Date?.self).map { .tooMany(until: $0) } ?? .begun
    }

    package func sendAgain(
        _ letters: AccessLetters, isAllowed: Bool, for credential: Credential, limits: PasscodeLimits, _ access: AccessLimits
    ) async throws -> SendCodeOutcome {
        let (id, code) = (Attempt.ID(rawValue: credential.row), letters.code)
        let row = try await database.rows(
            of: credential.tenant, pace: .commit,
            """
            with held as (
                select a.tenant_id, a.mailbox, a.bucket, a.network, a.address, holder.stored_address, holder.is_in,
                       \(Self.mayProve(isAllowed)) as may_prove, greatest(crowd.free_at, everybody.free_at) as free_at
                  from attempts a
                  left join lateral (\(Self.holder(of: "a.mailbox", in: credential.tenant))) holder on true
                  left join lateral (\(NetworkAllowance.crowd(of: "a.network", tenant: credential.tenant, limits: limits))) crowd on true
                  left join (\(Self.everybody(in: credential.tenant, access))) everybody on true
                 where a.tenant_id = \(credential.tenant) and a.attempt_id = \(id) and a.digest = \(credential.digest)
                   and a.purpose = 'accessRequest' and a.finished_at is null and a.killed_at is null and a.expires_at > now()
                   and a.wrong_guesses < \(Int32(PasscodeLimits.guessesPerAttempt))
            ), asking as (
                select * from held where free_at is null
            ), network as (
                \(NetworkAllowance.count())
            ), everybody_counted as (
                \(NetworkAllowance.count(as: NetworkAllowance.everybody))
            ), allowed as (
                \(attempts.allowance(limits: limits))
            ), replaced as (
                update attempts a set
                    passcode_code = case when asking.may_prove then \(code.authenticationCode) else \(letters.decoy) end,
                    passcode_word = \(code.referenceWord), passcode_sent_at = now(),
                    passcode_expires_at = now() + make_interval(mins => \(Int32(clamping: code.minutes))),
                    passcode_letter_id = case when asking.may_prove then \(code.letter.id) end, report_digest = \(code.report)
                  from allowed, asking
                 where a.tenant_id = \(credential.tenant) and a.attempt_id = \(id)
                   and a.finished_at is null and a.killed_at is null
                returning a.tenant_id
            ), \(letter(letters, for: id, isAllowed: isAllowed, from: "replaced, asking"))
            select held.free_at as network_free_at, replaced.tenant_id is not null as is_sent
              from held left join replaced on true
            """
        ).first
        guard let row else { return .over }
        if try row.decode("is_sent", as: Bool.self) { return .sent }
        let next = try await attempts.nextSend(of: id, in: credential.tenant, limits: limits)
        return .tooEarly(until: max(next, try row.decode("network_free_at", as: Date?.self) ?? next))
    }

    /// Who has the mailbox: a guest who is in, or one who is switched off and must not hear of it.
    private static func holder(of mailbox: Query, in tenant: Tenant.ID) -> Query {
        """
        select g.address as stored_address, g.is_enabled, g.is_enabled and g.state = 'Accepted' as is_in
          from guests g where g.tenant_id = \(tenant) and g.mailbox = \(mailbox) and g.deleted_at is null
        """
    }

    /// Strangers, and who is invited and has not come.
    private static func mayProve(_ isAllowed: Bool) -> Query {
        "\(isAllowed) and coalesce(holder.is_enabled and not holder.is_in, true)"
    }

    /// A row when strangers had their letters for the hour, from wherever they asked: they come out of the same daily number as guests' codes,
    /// and must leave most of it.
    private static func everybody(in tenant: Tenant.ID, _ limits: AccessLimits) -> Query {
        NetworkAllowance.crowd(of: NetworkAllowance.everybody, tenant: tenant, most: limits.lettersToStrangersPerHour)
    }

    /// When a network or tenant that had its requests for the day may have another; null before. Read, not locked: requests at the same
    /// moment may go over by as many as they are.
    static func busy(_ network: Query, in tenant: Tenant.ID, _ limits: AccessLimits) -> Query {
        """
        select greatest(
                   case when count(*) >= \(Int64(limits.perTenantDay)) then min(q.asked_at) end,
                   case when count(*) filter (where q.network = \(network)) >= \(Int64(limits.perNetworkDay))
                        then min(q.asked_at) filter (where q.network = \(network)) end) + interval '1 day' as free_at
          from access_requests q where q.tenant_id = \(tenant) and q.asked_at > now() - interval '1 day'
        """
    }

    /// The code, or the way in for who is a guest already, once in a day (UTC): a letter that says nothing new must not use up what a mailbox may
    /// have in a day, for its guest's codes come out of that too. To the stored address where there is one.
    ///
    /// Every mailbox's day is counted, or the time that it takes would tell guests from strangers.
    private func letter(_ letters: AccessLetters, for attempt: Attempt.ID, isAllowed: Bool, from source: String) -> Query {
        let (code, note) = (letters.code.letter, letters.alreadyGuest)
        let event = Event(.passcodeSent, by: .visitor, in: surroundings)
        return """
            noted as (
                insert into passcode_counts as c (tenant_id, mailbox, bucket, last_sent_at, sent_in_hour, sent_in_day)
                select asking.tenant_id, asking.mailbox, case when asking.is_in then 'access note' else 'no access note' end, now(), 1, 1
                  from \(unescaped: source)
                on conflict on constraint passcode_counts_pkey do update set last_sent_at = now(), changed_at = now()
                 where (c.last_sent_at at time zone 'utc')::date < (now() at time zone 'utc')::date
                returning tenant_id
            ), letter as (
                insert into letters (tenant_id, letter_id, kind, recipient, language, sealed_body, drop_after)
                select asking.tenant_id, case when may_prove then \(code.id) else \(note.id) end,
                       case when may_prove then \(code.kind.rawValue) else \(note.kind.rawValue) end,
                       coalesce(asking.stored_address, asking.address), \(code.language.rawValue),
                       case when may_prove then \(code.sealedBody) else \(note.sealedBody) end,
                       case when may_prove then \(code.dropAfter) end
                  from \(unescaped: source)
                 where may_prove or (asking.is_in and \(isAllowed) and exists (select from noted))
                returning tenant_id, kind
            ), event as (
                \(event.beside("letter where kind = 'passcode'", target: attempt.description))
            )
            """
    }
}
