import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresSecondFactorStore: PasskeySignInStore {
    package func passkey(_ credentialID: [UInt8], of tenant: Tenant.ID) async throws -> FoundPasskey? {
        let row = try await database.rows(
            of: tenant, pace: .lookup,
            """
            select f.factor_id, f.kind, f.sealed_key, f.credential_id, f.algorithm, f.public_key, f.sign_count, f.is_hardware, f.make,
                   f.created_at, f.last_used_at, g.address
              from second_factors f
              join guests g on g.tenant_id = \(tenant) and g.guest_id = f.guest_id
             where f.tenant_id = \(tenant) and f.credential_id = \(credentialID) and g.deleted_at is null
            """
        ).first
        guard let row else { return nil }
        let factor = try Self.factor(row)
        guard let passkey = factor.passkey else { return nil }
        return FoundPasskey(factor: factor.id, address: try row.decode("address"), passkey: passkey)
    }

    /// The challenge's row is written first, and its key lets one in: of any number of browsers with one answer one has a session.
    package func signIn(by used: UsedPasskey, session: NewSession, in tenant: Tenant) async throws -> PasskeySignInOutcome {
        let id = tenant.id
        let event = Event(.signedIn, by: .visitor, in: surroundings)
        let stopped = Event(.factorResetStopped, by: .visitor, in: surroundings)
        let method = used.isHardware ? "hwk" : "swk"
        let row = try await database.rows(
            of: id, pace: .commit,
            """
            with settings as (
                select tenant_id, mailbox_proof_days from tenants
                 where tenant_id = \(id) and revision = \(tenant.revision) and status = 'active'
            ), guest as (
                select g.tenant_id, g.guest_id, g.access_ends_at, not \(unescaped: AccessEnd.lies(ahead: "g")) as has_ended,
                       y.mailbox_proved_at > now() - make_interval(days => settings.mailbox_proof_days) as is_mailbox_proved,
                       y.reset_due_at is not null as is_reset_due
                  from settings
                  join second_factors f on f.tenant_id = \(id) and f.factor_id = \(used.factor)
                  join guest_security y on y.tenant_id = \(id) and y.guest_id = f.guest_id
                  join guests g on g.tenant_id = \(id) and g.guest_id = f.guest_id
                 where g.deleted_at is null and g.is_enabled and g.state = 'Accepted' and g.identity_subject is null
                   for no key update of g
            ), admitted as (
                select * from guest where is_mailbox_proved and not has_ended
            ), spent as (
                insert into spent_challenges (tenant_id, digest, expires_at)
                select tenant_id, \(used.challenge), now() + make_interval(secs => \(PasskeyChallenge.life)) from admitted
                on conflict on constraint spent_challenges_pkey do nothing
                returning tenant_id
            ), counted as (
                update second_factors f set sign_count = \(used.signCount), last_used_at = now() from admitted join spent using (tenant_id)
                 where f.tenant_id = \(id) and f.factor_id = \(used.factor)
                   and (f.sign_count < \(used.signCount) or (f.sign_count = 0 and \(used.signCount) = 0))
                returning f.tenant_id, f.guest_id
            ), session as (
                insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at, second_factor_at)
                select tenant_id, \(session.id), guest_id, \(session.digest), array[\(method), 'mfa'], now(),
                       now() + make_interval(secs => \(Session.life)), now()
                  from counted
            ), unset as (
                update guest_security y set reset_due_at = null, reset_digest = null, changed_at = now()
                  from counted where y.tenant_id = \(id) and y.guest_id = counted.guest_id and y.reset_due_at is not null
            ), wishes as (
                \(GuestSecurity.withdrawWishes(of: "counted", in: id))
            ), stopped as (
                \(stopped.besideGuest(of: "admitted where is_reset_due and exists (select from counted)", naming: "guest_id::text"))
            ), event as (
                \(event.besideGuest(
                    of: "counted", naming: "\(used.factor)::text", details: "jsonb_build_object('method', 'passkey')"))
            )
            select exists (select from settings) as is_current, (select guest_id from counted) as guest_id,
                   (select guest_id from guest where has_ended) as ended_guest, (select access_ends_at from guest where has_ended) as ended_at,
                   exists (select from guest where is_mailbox_proved is not true) as is_due
            """
        ).onlyRow
        if let guest = try row.decode("guest_id", as: Guest.ID?.self) { return .signedIn(guest) }
        guard try row.decode("is_current", as: Bool.self) else { return .settingsChanged }
        if let guest = try row.decode("ended_guest", as: Guest.ID?.self), let moment = try row.decode("ended_at", as: Date?.self) {
            return .accessEnded(AccessEnded(guest: guest, at: moment))
        }
        return try row.decode("is_due", as: Bool.self) ? .mailboxDue : .refused
    }
}
