import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresSecondFactorStore {
    /// `held` takes the session's and the guest's rows first, so that of any number of guesses at once each sees what the one before it left, and
    /// a right one that comes second finds its session with another secret, or its code used.
    ///
    /// The limits are those of six digits: a passkey and a recovery code (60 bits) cannot be guessed, so nobody's guesses keep their owner out.
    /// Whoever holds a factor still wants none of a reset that was asked for.
    package func prove(_ match: FactorMatch?, by session: Credential, next: TokenDigest) async throws -> ProveFactorOutcome {
        let tenant = session.tenant
        let isRight = Event(
            match?.isRecoveryCode ?? false ? .recoveryCodeUsed : .secondFactorProved, by: .visitor, in: surroundings)
        let stopped = Event(.factorResetStopped, by: .visitor, in: surroundings)
        let row = try await database.rows(
            of: tenant, pace: .commit,
            """
            with held as (
                select s.tenant_id, s.session_id, s.guest_id, y.wrong_in_a_row >= \(Int32(SecondFactorLimits.wrongInARow)) as is_locked,
                       y.reset_due_at is not null as is_reset_due,
                       greatest(
                           case when s.wrong_factors >= \(Int32(SecondFactorLimits.wrongPerSession))
                                then s.wrong_factors_since + make_interval(secs => \(SecondFactorLimits.sessionStretch)) end,
                           case when y.wrong_in_hour >= \(Int32(SecondFactorLimits.wrongPerHour))
                                then y.guess_hour_began_at + interval '1 hour' end) as waits_until
                  from sessions s
                  join guests g on g.tenant_id = \(tenant) and g.guest_id = s.guest_id
                  join guest_security y on y.tenant_id = \(tenant) and y.guest_id = s.guest_id
                 where s.tenant_id = \(tenant) and s.session_id = \(Session.ID(rawValue: session.row)) and s.digest = \(session.digest)
                   and \(unescaped: GuestSecurity.isLive)
                   for update of y, s
            ), open as (
                select * from held where \(match?.isBeyondGuessing ?? false) or (not is_locked and (waits_until is null or waits_until <= now()))
            ), spent as (
                \(spending(match, of: tenant))
            ), raised as (
                update sessions s set
                    digest = \(next), second_factor_at = now(), wrong_factors = 0, wrong_factors_since = null,
                    methods = \(GuestSecurity.methods(of: "s", with: match?.method ?? "otp"))
                  from open join spent using (guest_id)
                 where s.tenant_id = \(tenant) and s.session_id = open.session_id
                returning s.tenant_id, s.guest_id
            ), counted as (
                update sessions s set
                    wrong_factors = case when s.wrong_factors_since > now() - make_interval(secs => \(SecondFactorLimits.sessionStretch))
                                         then s.wrong_factors else 0 end + 1,
                    wrong_factors_since = case when s.wrong_factors_since > now() - make_interval(secs => \(SecondFactorLimits.sessionStretch))
                                               then s.wrong_factors_since else now() end
                  from open
                 where s.tenant_id = \(tenant) and s.session_id = open.session_id and not exists (select from spent)
                returning s.tenant_id, s.guest_id
            ), tally as (
                update guest_security y set
                    wrong_in_a_row = case when not exists (select from spent) then y.wrong_in_a_row + 1
                                          when \(match?.isBeyondGuessing ?? false) then y.wrong_in_a_row else 0 end,
                    reset_due_at = case when exists (select from raised) and \(match?.isPossession ?? false) then null else y.reset_due_at end,
                    reset_digest = case when exists (select from raised) and \(match?.isPossession ?? false) then null else y.reset_digest end,
                    wrong_in_hour = case when exists (select from spent) then y.wrong_in_hour
                                         when y.guess_hour_began_at > now() - interval '1 hour' then y.wrong_in_hour + 1 else 1 end,
                    guess_hour_began_at = case when exists (select from spent) or y.guess_hour_began_at > now() - interval '1 hour'
                                               then y.guess_hour_began_at else now() end,
                    changed_at = now()
                  from open where y.tenant_id = \(tenant) and y.guest_id = open.guest_id
            ), wishes as (
                \(GuestSecurity.withdrawWishes(of: "raised", in: tenant, where: match?.isPossession ?? false))
            ), stopped as (
                \(stopped.besideGuest(of: "held where is_reset_due and exists (select from raised) and \(match?.isPossession ?? false ? "true" : "false")", naming: "guest_id::text"))
            )\(letters(match, of: tenant)), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select tenant_id, \(isRight.id),
                       case when exists (select from raised) then \(isRight.activity.rawValue)
                            else \(AuditEvent.Activity.secondFactorRefused.rawValue) end,
                       'guest', guest_id::text, null, guest_id, jsonb_build_object('method', \(match?.name)::text)
                  from (select * from raised union all select * from counted) guessed
            )
            select exists (select from raised) as is_proved, is_locked, case when waits_until > now() then waits_until end as waits_until from held
            """
        ).first
        guard let row else { return .over }
        if try row.decode("is_proved", as: Bool.self) { return .proved }
        if try row.decode("is_locked", as: Bool.self) { return .locked }
        if let until = try row.decode("waits_until", as: Date?.self) { return .wait(until: until) }
        return .wrong
    }

    /// Uses up what was right, where it still can be. Its row is written, so a guess that races waits for it and looks again.
    private func spending(_ match: FactorMatch?, of tenant: Tenant.ID) -> Query {
        switch match {
        case .authenticator(let id, let step, let resealed):
            """
            update second_factors f set last_step = \(step), last_used_at = now(), sealed_key = coalesce(\(resealed), f.sealed_key) from open
             where f.tenant_id = \(tenant) and f.factor_id = \(id) and f.guest_id = open.guest_id and f.last_step < \(step)
            returning f.guest_id
            """
        case .passkey(let id, let count, _):
            """
            update second_factors f set sign_count = \(count), last_used_at = now() from open
             where f.tenant_id = \(tenant) and f.factor_id = \(id) and f.guest_id = open.guest_id
               -- A counter that does not grow is a copy of the key (WebAuthn level 3 §6.1.1); many have none, and say 0.
               and (f.sign_count < \(count) or (f.sign_count = 0 and \(count) = 0))
            returning f.guest_id
            """
        case .recoveryCode(let id, _, _):
            """
            update recovery_codes r set used_at = now() from open
             where r.tenant_id = \(tenant) and r.code_id = \(id) and r.guest_id = open.guest_id and r.used_at is null
            returning r.guest_id
            """
        case nil: "select guest_id from open where false"
        }
    }

    /// Of a recovery code: to the guest, and to whoever answers for it.
    private func letters(_ match: FactorMatch?, of tenant: Tenant.ID) -> Query {
        guard case .recoveryCode(_, let toGuest, let toSponsor) = match else { return "" }
        return """
            , told as (
                \(LetterRows.insertion(of: toGuest, from: "raised"))
            ), sponsor as (
                \(Self.toSponsor(toSponsor, of: "raised", in: tenant))
            )
            """
    }

    /// - Parameter guests: A relation with `tenant_id` and `guest_id` of each.
    static func toSponsor(_ letter: NewLetter, of guests: String, in tenant: Tenant.ID) -> Query {
        let sponsored: Query = """
            (select t.tenant_id, \(unescaped: GuestSponsor.first(of: "g")) as sponsor
               from \(unescaped: guests) g
               join tenants t on t.tenant_id = \(tenant)
               \(GuestSponsor.contact(of: "g", in: "\(tenant)"))) sponsored
            """
        return LetterRows.insertion(of: letter, from: sponsored, to: "sponsor")
    }
}

extension FactorMatch {
    fileprivate var isBeyondGuessing: Bool {
        if case .authenticator = self { false } else { true }
    }

    /// Of what the guest has, as against a recovery code, which may lie in a mailbox.
    fileprivate var isPossession: Bool { !isRecoveryCode }

    fileprivate var isRecoveryCode: Bool {
        if case .recoveryCode = self { true } else { false }
    }

    /// As in RFC 8176.
    fileprivate var method: String {
        switch self {
        case .authenticator, .recoveryCode: "otp"
        case .passkey(_, _, let isHardware): isHardware ? "hwk" : "swk"
        }
    }

    /// What the event names.
    fileprivate var name: String {
        switch self {
        case .authenticator: "authenticator"
        case .passkey: "passkey"
        case .recoveryCode: "recoveryCode"
        }
    }
}
