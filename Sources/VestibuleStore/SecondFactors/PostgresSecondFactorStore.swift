import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresSecondFactorStore: SecondFactorStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func held(by guest: Guest.ID, of tenant: Tenant.ID) async throws -> HeldFactors {
        let rows = try await database.unit(
            of: tenant, pace: .lookup,
            [
                """
                select factor_id, kind, sealed_key, credential_id, algorithm, public_key, sign_count, is_hardware, make, created_at,
                       last_used_at
                  from second_factors where tenant_id = \(tenant) and guest_id = \(guest) order by factor_id
                """,
                """
                select code_id, authentication_code from recovery_codes
                 where tenant_id = \(tenant) and guest_id = \(guest) and used_at is null
                """,
                "select reset_due_at from guest_security where tenant_id = \(tenant) and guest_id = \(guest)",
                """
                select a.created_at from guests g
                  join sponsor_actions a on a.tenant_id = \(tenant) and a.invitation_id = g.invitation_id and a.kind = 'resetFactors'
                 where g.tenant_id = \(tenant) and g.guest_id = \(guest) and a.used_at is null and a.expires_at > now()
                """,
            ])
        return HeldFactors(
            factors: try rows[0].map(Self.factor),
            recoveryCodes: try rows[1].map {
                KeptRecoveryCode(id: try $0.decode("code_id"), code: try $0.decode("authentication_code"))
            },
            resetDueAt: try rows[2].first?.decode("reset_due_at", as: Date?.self),
            resetAskedAt: try rows[3].first?.decode("created_at"))
    }

    static func factor(_ row: Row) throws -> SecondFactor {
        let secret: SecondFactor.Secret
        switch try row.word("kind", as: SecondFactor.Kind.self) {
        case .authenticator: secret = .authenticator(sealedKey: try row.decode("sealed_key"))
        case .passkey:
            guard let algorithm = Passkey.Key.Algorithm(rawValue: Int(try row.decode("algorithm", as: Int32.self))) else {
                throw UnreadableRow(column: "algorithm")
            }
            secret = .passkey(
                Passkey(
                    credentialID: try row.decode("credential_id"),
                    key: Passkey.Key(algorithm: algorithm, bytes: try row.decode("public_key")),
                    signCount: try row.decode("sign_count"), isHardware: try row.decode("is_hardware"),
                    make: try row.decode("make")))
        }
        return SecondFactor(
            id: try row.decode("factor_id"), secret: secret, createdAt: try row.decode("created_at"),
            lastUsedAt: try row.decode("last_used_at"))
    }

    package func remove(
        _ id: SecondFactor.ID, of guest: Guest.ID, tenant: Tenant.ID, by remover: FactorRemover, letter: NewLetter
    ) async throws -> Bool {
        let event: Event
        let mayRemove: Query
        switch remover {
        case .session(let session):
            event = Event(.secondFactorRemoved, by: .guest(guest), in: surroundings)
            mayRemove = """
                exists (select from sessions s join guests g on g.tenant_id = \(tenant) and g.guest_id = s.guest_id
                         where s.tenant_id = \(tenant) and s.session_id = \(Session.ID(rawValue: session.row)) and s.digest = \(session.digest)
                           and s.guest_id = \(guest) and \(unescaped: GuestSecurity.isLive)
                           and s.second_factor_at > now() - make_interval(secs => \(SecondFactor.freshness)))
                """
        case .other(let actor):
            event = Event(.secondFactorTaken, by: actor, in: surroundings)
            mayRemove = "true"
        }
        let spared = remover.session.map { Session.ID(rawValue: $0.row) }
        return try await !database.unit(
            of: tenant,
            Self.lock(guest, of: tenant),
            """
            with removed as (
                delete from second_factors
                 where tenant_id = \(tenant) and factor_id = \(id) and guest_id = \(guest) and \(mayRemove)
                returning tenant_id, guest_id, kind
            ), lowered as (
                -- What was proved by a factor that is gone, perhaps by somebody else, is not proved any more; a provider's word stays.
                update sessions s set methods = array_remove(s.methods, 'mfa'), second_factor_at = null
                  from removed
                 where s.tenant_id = \(tenant) and s.guest_id = removed.guest_id and s.second_factor_at is not null
                   and s.session_id is distinct from \(spared)
            ), unlocked as (
                -- Wrong codes were those of the app that is gone.
                update guest_security y set wrong_in_a_row = 0, changed_at = now()
                  from removed
                 where y.tenant_id = \(tenant) and y.guest_id = removed.guest_id and removed.kind = 'authenticator' and y.wrong_in_a_row > 0
            ), letter as (
                \(LetterRows.insertion(of: letter, from: "removed"))
            ), event as (
                \(event.beside(
                    "removed", target: id.description, guest: "guest_id", details: "jsonb_build_object('method', kind)"))
            )
            select tenant_id from removed
            """,
            // Its own snapshot: with the last factor the recovery codes go, and a reset has nothing left to do.
            """
            delete from guest_security y
             where y.tenant_id = \(tenant) and y.guest_id = \(guest)
               and not exists (select from second_factors f where f.tenant_id = \(tenant) and f.guest_id = \(guest))
            """)[1].isEmpty
    }

    package func renewRecoveryCodes(_ codes: [KeptRecoveryCode], by session: Credential, letter: NewLetter) async throws -> Bool {
        let tenant = session.tenant
        let event = Event(.recoveryCodesRenewed, by: .visitor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with guest as (
                -- The row is taken: of two at once, the codes of the later one live.
                select y.tenant_id, y.guest_id
                  from sessions s
                  join guests g on g.tenant_id = \(tenant) and g.guest_id = s.guest_id
                  join guest_security y on y.tenant_id = \(tenant) and y.guest_id = s.guest_id
                 where s.tenant_id = \(tenant) and s.session_id = \(Session.ID(rawValue: session.row)) and s.digest = \(session.digest)
                   and \(unescaped: GuestSecurity.isLive)
                   and s.second_factor_at > now() - make_interval(secs => \(SecondFactor.freshness))
                   for update of y
            ), gone as (
                delete from recovery_codes r using guest where r.tenant_id = \(tenant) and r.guest_id = guest.guest_id
            ), drawn as (
                \(Self.insertion(of: codes, for: "guest"))
            ), letter as (
                \(LetterRows.insertion(of: letter, from: "guest"))
            ), event as (
                \(event.besideGuest(of: "guest", naming: "null"))
            )
            select tenant_id from guest
            """
        ).isEmpty
    }

    /// Of two that change one guest's factors at once the second sees what the first left.
    static func lock(_ guest: Guest.ID, of tenant: Tenant.ID) -> Query {
        "select guest_id from guest_security where tenant_id = \(tenant) and guest_id = \(guest) for update"
    }

    static func insertion(of codes: [KeptRecoveryCode], for guest: String) -> Query {
        """
        insert into recovery_codes (tenant_id, code_id, guest_id, authentication_code)
        select tenant_id, drawn.id::uuid, guest_id, decode(drawn.code, 'hex')
          from \(unescaped: guest), unnest(\(codes.map(\.id.description))::text[], \(codes.map { Self.hex($0.code) })::text[]) as drawn (id, code)
        """
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
