import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresSecondFactorStore {
    package func add(
        _ new: NewSecondFactor, by session: Credential, next: TokenDigest
    ) async throws -> AddFactorOutcome {
        do {
            let rows = try await database.unit(
                of: session.tenant, pace: .commit, [place(for: session), addition(of: new, by: session, next: next)])
            guard let row = rows[1].first else { return .mayNot }
            if try row.decode("is_full", as: Bool.self) { return .tooMany }
            return try row.decode("is_added", as: Bool.self) ? .added(isFirst: try row.decode("is_first")) : .mayNot
        } catch let error as PostgresError
            where ["second_factors_pkey", "second_factors_credential"].contains(error.constraint)
        {
            return .taken
        }
    }

    /// The guest's row, made or taken, before the next statement's snapshot: of two first factors at once the second is not the first. The guest
    /// is taken before it, so that a deletion comes wholly before or wholly after.
    private func place(for session: Credential) -> Query {
        """
        with guest as (
            select g.tenant_id, g.guest_id
              from guests g join sessions s on s.tenant_id = g.tenant_id and s.guest_id = g.guest_id
             where g.tenant_id = \(session.tenant) and s.tenant_id = \(session.tenant)
               and s.session_id = \(Session.ID(rawValue: session.row)) and s.digest = \(session.digest)
               and \(unescaped: GuestSecurity.isLive)
               and greatest(s.proved_at, s.second_factor_at) > now() - make_interval(secs => \(SecondFactor.freshness))
               for no key update of g
        )
        insert into guest_security as y (tenant_id, guest_id)
        select tenant_id, guest_id from guest
        on conflict on constraint guest_security_pkey do update set changed_at = now()
        """
    }

    private func addition(of new: NewSecondFactor, by session: Credential, next: TokenDigest) -> Query {
        let tenant = session.tenant
        let event = Event(.secondFactorAdded, by: .visitor, in: surroundings)
        var (sealedKey, passkey): ([UInt8]?, Passkey?)
        switch new.secret {
        case .authenticator(let sealed): sealedKey = sealed
        case .passkey(let key): passkey = key
        }
        let used = passkey.map { $0.isHardware ? "hwk" : "swk" } ?? "otp"
        return """
            with asking as (
                select s.tenant_id, s.session_id, s.guest_id, s.methods, s.proved_at,
                       case when s.attempt_id is not null and 'otp' = any (s.methods) then s.proved_at end as mailbox_proved_at,
                       s.second_factor_at > now() - make_interval(secs => \(SecondFactor.freshness)) as is_fresh, had.count
                  from sessions s
                  join guests g on g.tenant_id = \(tenant) and g.guest_id = s.guest_id
                 cross join lateral (select count(*) from second_factors f
                                      where f.tenant_id = \(tenant) and f.guest_id = s.guest_id) had
                 where s.tenant_id = \(tenant) and s.session_id = \(Session.ID(rawValue: session.row)) and s.digest = \(session.digest)
                   and \(unescaped: GuestSecurity.isLive)
                   for update of s
            ), permitted as (
                -- The first is trusted on first use, of who has just signed in; each other one needs the proof of one that is there.
                select * from asking
                 where count < \(Int64(SecondFactor.most))
                   and (is_fresh or (count = 0 and proved_at > now() - make_interval(secs => \(SecondFactor.freshness))))
            ), added as (
                insert into second_factors (tenant_id, factor_id, guest_id, kind, sealed_key, last_step, credential_id, algorithm,
                                            public_key, sign_count, is_hardware, make, session_id, last_used_at)
                select tenant_id, \(new.id), guest_id, \(new.secret.kind.rawValue), \(sealedKey), \(new.step), \(passkey?.credentialID),
                       \(passkey.map { Int32($0.key.algorithm.rawValue) }), \(passkey?.key.bytes), \(passkey?.signCount),
                       \(passkey?.isHardware), \(passkey?.make), session_id, now()
                  from permitted
                returning tenant_id, guest_id, factor_id, kind
            ), proved as (
                update guest_security y set mailbox_proved_at = greatest(y.mailbox_proved_at, permitted.mailbox_proved_at),
                                            wrong_in_a_row = case when permitted.count = 0 then 0 else y.wrong_in_a_row end
                  from permitted where y.tenant_id = \(tenant) and y.guest_id = permitted.guest_id
            ), first as (
                select tenant_id, guest_id from permitted where count = 0
            ), older as (
                delete from recovery_codes r using first where r.tenant_id = \(tenant) and r.guest_id = first.guest_id
            ), codes as (
                \(Self.insertion(of: new.recoveryCodes, for: "first"))
            ), raised as (
                update sessions s set digest = \(next), second_factor_at = now(), methods = \(GuestSecurity.methods(of: "s", with: used))
                  from permitted
                 where s.tenant_id = \(tenant) and s.session_id = permitted.session_id
            ), letter as (
                \(LetterRows.insertion(of: new.letter, from: "added"))
            ), event as (
                \(event.besideGuest(of: "added", naming: "factor_id::text", details: "jsonb_build_object('method', kind)"))
            )
            select count >= \(Int64(SecondFactor.most)) as is_full, exists (select from added) as is_added, count = 0 as is_first
              from asking
            """
    }
}
