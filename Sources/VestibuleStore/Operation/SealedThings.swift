import FoundationEssentials
package import Postgres
package import Vestibule

/// What the database holds sealed, by the master key that sealed it: for `vestibule check`.
package struct SealedThings: Equatable, Sendable {
    /// Things of one kind under one master key, named as ``Vault/keyNames`` does.
    package struct Heap: Equatable, Sendable {
        package var kind: String
        package var masterKey: [UInt8]
        package var count: Int

        package init(kind: String, masterKey: [UInt8], count: Int) {
            self.kind = kind
            self.masterKey = masterKey
            self.count = count
        }
    }

    package var heaps: [Heap]
    /// A signing key of each master key, to be tried.
    package var samples: [Sample]
    /// Tenants in use that could not sign a token now.
    package var tenantsWithoutKey: Int
    /// The age of the oldest key that signs, in days.
    package var oldestKeyDays: Int?

    package struct Sample: Equatable, Sendable {
        package var tenant: Tenant.ID
        package var key: SigningKey
    }

    package init(heaps: [Heap], samples: [Sample] = [], tenantsWithoutKey: Int = 0, oldestKeyDays: Int? = nil) {
        self.heaps = heaps
        self.samples = samples
        self.tenantsWithoutKey = tenantsWithoutKey
        self.oldestKeyDays = oldestKeyDays
    }

    /// - Parameter worker: The pool of a login that sees every tenant.
    package static func read(by worker: ConnectionPool) async throws -> SealedThings {
        // A sealed value begins with its version, then its master key's name (Vault).
        let heaps = try await worker.query(
            """
            select 'signing keys' as kind, substring(sealed_private_key from 2 for 4) as master_key, count(*) as count
              from signing_keys where published_until is null or published_until > now() group by 2
            union all
            select 'relays of tenants', substring(sealed_relay from 2 for 4), count(*)
              from tenants where sealed_relay is not null and status <> 'deleted' group by 2
            union all
            select 'client secrets of tenants', substring(sealed_client_secret from 2 for 4), count(*)
              from identity_providers p join tenants t on t.tenant_id = p.tenant_id
             where t.status <> 'deleted' group by 2
            union all
            select 'secrets of hooks', substring(secret from 2 for 4), count(*)
              from (select sealed_secret as secret from hooks
                     union all select sealed_former_secret from hooks where former_until > now()) secrets group by 2
            union all
            select 'keys of authenticator apps', substring(sealed_key from 2 for 4), count(*)
              from second_factors where sealed_key is not null group by 2
            union all
            -- The oldest name no key, and may be any's.
            select 'recovery codes', case when length(authentication_code) > 32 then substring(authentication_code from 2 for 4) else '' end, count(*)
              from recovery_codes where used_at is null group by 2
            union all
            select 'letters', substring(sealed_body from 2 for 4), count(*)
              from letters where state in ('queued', 'failed') and sealed_body is not null group by 2
            union all
            select 'heads of audit chains', substring(signature from 2 for 4), count(*)
              from (select signature from audit_heads union all select signature from audit_checkpoints) signed group by 2
            """)
        let samples = try await worker.query(
            """
            select distinct on (substring(sealed_private_key from 2 for 4)) \(unescaped: SigningKeyRows.columns)
              from signing_keys where published_until is null or published_until > now()
             order by substring(sealed_private_key from 2 for 4), created_at desc
            """)
        let signing = try await worker.query(
            """
            select count(*) filter (where k.created_at is null) as without_key,
                   (extract(epoch from now() - min(k.created_at)) / 86400)::bigint as oldest_days
              from tenants t
              left join lateral (
                  select min(created_at) as created_at from signing_keys s
                   where s.tenant_id = t.tenant_id and s.signs_from <= now() and (s.signs_until is null or s.signs_until > now())
              ) k on true
             where t.status <> 'deleted'
            """
        ).first
        return SealedThings(
            heaps: try heaps.map {
                Heap(kind: try $0.decode("kind"), masterKey: try $0.decode("master_key"), count: try $0.decode("count"))
            },
            samples: try samples.map { Sample(tenant: try $0.decode("tenant_id"), key: try SigningKeyRows.key($0)) },
            tenantsWithoutKey: try signing?.decode("without_key", as: Int.self) ?? 0,
            oldestKeyDays: try signing?.decode("oldest_days", as: Int?.self) ?? nil)
    }
}
