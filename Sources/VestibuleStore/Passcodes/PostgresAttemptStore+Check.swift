import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresAttemptStore {
    package func check(
        _ authenticationCode: [UInt8], for credential: Credential, session: NewSession?, under settings: SettingsStanding
    ) async throws -> CheckedCode {
        try await check(authenticationCode, for: credential, session: session, under: settings, then: []).checked
    }

    /// - Parameter others: What follows in the same transaction; `proved_at = now()` tells it whether the guess was right.
    func check(
        _ authenticationCode: [UInt8], for credential: Credential, session: NewSession?, under settings: SettingsStanding,
        then others: [Query]
    ) async throws -> (checked: CheckedCode, others: [Rows]) {
        let answers = try await database.unit(
            of: credential.tenant, pace: .commit,
            [checking(authenticationCode, for: credential, session: session, under: settings)] + others)
        let checked = try await checked(answers.first?.first, for: credential, session: session, under: settings)
        return (checked, Array(answers.dropFirst()))
    }

    private func checked(
        _ evaluated: Row?, for credential: Credential, session: NewSession?, under settings: SettingsStanding
    ) async throws -> CheckedCode {
        guard let evaluated else { return try await standing(of: credential, under: settings) }
        if try evaluated.decode("is_right", as: Bool.self) {
            let endedAt = try evaluated.decode("ended_at", as: Date?.self)
            return CheckedCode(
                endedAt.map { .accessEnded(at: $0) } ?? .proved, guest: try evaluated.decode("guest_id"),
                address: try evaluated.decode("address"),
                returnPath: try evaluated.decode("return_path"), isSessionHeld: session?.isHeld ?? false)
        }
        let wrong = Int(try evaluated.decode("wrong_guesses", as: Int32.self))
        let left = max(0, PasscodeLimits.guessesPerAttempt - wrong)
        return CheckedCode(left == 0 ? .usedUp : .wrong(triesLeft: left))
    }

    /// Why a guess was not evaluated. Asked afterwards, so it sees what the guesses that raced this one left.
    private func standing(of credential: Credential, under settings: SettingsStanding) async throws -> CheckedCode {
        let id = Attempt.ID(rawValue: credential.row)
        let row = try await database.rows(
            of: credential.tenant,
            """
            select a.passcode_code is not null as has_code, a.wrong_guesses,
                   a.proved_at is not null or a.finished_at is not null or a.killed_at is not null
                       or a.expires_at <= now() or not \(guestIsThere(of: credential.tenant)) as is_over,
                   case when guesses_wait_until(c) > now() then guesses_wait_until(c) end as wait_until,
                   (\(settings.isDecidedAnew) or a.tenant_revision = \(settings.revision))
                       and exists (select from tenants t where t.tenant_id = a.tenant_id and t.revision = \(settings.revision)
                                                           and t.status = 'active') as is_current
              from attempts a
              left join passcode_counts c
                on c.tenant_id = a.tenant_id and c.mailbox = a.mailbox and c.bucket = a.bucket
             where a.tenant_id = \(credential.tenant) and a.attempt_id = \(id) and a.digest = \(credential.digest)
            """
        ).first
        guard let row else { return CheckedCode(.over, isHeld: false) }
        if try row.decode("is_over", as: Bool.self) { return CheckedCode(.over) }
        guard try row.decode("is_current", as: Bool.self) else { return CheckedCode(.settingsChanged) }
        if try row.decode("wrong_guesses", as: Int32.self) >= Int32(PasscodeLimits.guessesPerAttempt) {
            return CheckedCode(.usedUp)
        }
        guard try row.decode("has_code", as: Bool.self) else { return CheckedCode(.noCode) }
        if let until = try row.decode("wait_until", as: Date?.self) { return CheckedCode(.locked(until: until)) }
        return CheckedCode(.expired)
    }

    /// One statement. `counter` takes the row's lock first, so that of any number of guesses at once each sees what the one before
    /// it left, and the guess is counted before anything is said about it.
    private func checking(
        _ code: [UInt8], for credential: Credential, session: NewSession?, under settings: SettingsStanding
    ) -> Query {
        let id = Attempt.ID(rawValue: credential.row)
        let checked = Event(.passcodeChecked, by: .visitor, in: surroundings)
        // Who asks for access is no guest; where no code was sent, the one that is kept was never anybody's.
        let isRight: Query = "(a.guest_id is not null or a.purpose = 'accessRequest') and a.passcode_code = \(code)"
        return """
            with counter as (
                select s.revision, guesses_wait_until(c) > now() as is_waiting
                  from attempts a
                  join tenants s on s.tenant_id = a.tenant_id
                  join passcode_counts c on c.tenant_id = a.tenant_id and c.mailbox = a.mailbox and c.bucket = a.bucket
                 where a.tenant_id = \(credential.tenant) and a.attempt_id = \(id) and a.digest = \(credential.digest)
                   and s.revision = \(settings.revision) and s.status = 'active'
                   for update of c
            ), guess as (
                update attempts a set
                    wrong_guesses = a.wrong_guesses + case when \(isRight) then 0 else 1 end,
                    proved_at = case when \(isRight) then now() end,
                    finished_at = case when \(isRight) and a.purpose <> 'redemption' then now() end
                  from counter
                 where a.tenant_id = \(credential.tenant) and a.attempt_id = \(id)
                   and counter.is_waiting is not true
                   and (\(settings.isDecidedAnew) or a.tenant_revision = counter.revision)
                   and a.passcode_code is not null and a.passcode_expires_at > now()
                   and a.wrong_guesses < \(Int32(PasscodeLimits.guessesPerAttempt))
                   and a.proved_at is null and a.finished_at is null and a.killed_at is null and a.expires_at > now()
                   and \(guestIsThere(of: credential.tenant))
                returning a.tenant_id, a.mailbox, a.bucket, a.network, a.guest_id, a.address, a.proved_at, a.return_path, a.wrong_guesses,
                          a.proved_at is not null as is_right,
                          a.finished_at is not null and a.guest_id is not null and \(session != nil) as signs_in,
                          -- Told to who has proved the mailbox, and to nobody else.
                          (select e.access_ends_at from guests e
                            where a.purpose = 'signIn' and a.proved_at is not null and e.tenant_id = a.tenant_id
                              and e.guest_id = a.guest_id and not \(unescaped: AccessEnd.lies(ahead: "e"))) as ended_at
            ), tally as (
                update passcode_counts c set
                    wrong_in_hour = case when g.is_right then c.wrong_in_hour
                                         when c.guess_hour_began_at > now() - interval '1 hour' then c.wrong_in_hour + 1
                                         else 1 end,
                    guess_hour_began_at = case when g.is_right or c.guess_hour_began_at > now() - interval '1 hour'
                                               then c.guess_hour_began_at else now() end,
                    wrong_in_a_row = case when g.is_right then 0 else c.wrong_in_a_row + 1 end,
                    locked_until = case when not g.is_right and c.wrong_in_a_row + 1
                                                 >= \(Int32(PasscodeLimits.guessesInARow))
                                        then now() + interval '1 day' else c.locked_until end,
                    changed_at = now()
                  from guess g
                 where c.tenant_id = \(credential.tenant) and c.mailbox = g.mailbox and c.bucket = g.bucket
            ), session as (
                -- That the guest is there, enabled and accepted, the guess has asked in this statement's view of the guests.
                insert into sessions (tenant_id, session_id, guest_id, digest, attempt_id, methods, proved_at, expires_at, is_held)
                select tenant_id, \(session?.id), guest_id, \(session?.digest), \(id), array['otp'], proved_at,
                       proved_at + make_interval(secs => \(Session.life)), \(session?.isHeld ?? false)
                  from guess where signs_in and ended_at is null
            ), mailbox as (
                -- For who may come by a passkey for a while after it. Most guests have no such row.
                update guest_security y set mailbox_proved_at = now() from guess
                 where y.tenant_id = \(credential.tenant) and y.guest_id = guess.guest_id and guess.signs_in and guess.ended_at is null
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, target, guest_id, details)
                select tenant_id, \(checked.id),
                       case when signs_in and ended_at is null and not \(session?.isHeld ?? false) then 'signedIn' when is_right then 'passcodeChecked' else 'passcodeRefused' end,
                       \(checked.actor.kind), \(id.description), guest_id,
                       jsonb_build_object('method', 'passcode', 'network', network)
                  from guess
            )
            select is_right, guest_id, address, return_path, wrong_guesses, ended_at from guess
            """
    }
}
