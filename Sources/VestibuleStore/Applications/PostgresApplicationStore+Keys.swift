package import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresApplicationStore {
    package func keys(of id: Application.ID, tenant: Tenant.ID) async throws -> [ClientKey] {
        try await database.rows(
            of: tenant,
            """
            select key_id, kind, public_key, fingerprint, created_at, expires_at, revoked_at from client_keys
             where tenant_id = \(tenant) and application_id = \(id) order by key_id
            """
        ).map { row in
            ClientKey(
                id: try row.decode("key_id"),
                material: ClientKey.Material(kind: try row.word("kind"), pem: try row.decode("public_key")),
                fingerprint: try row.decode("fingerprint"), createdAt: try row.decode("created_at"),
                expiresAt: try row.decode("expires_at"), revokedAt: try row.decode("revoked_at"))
        }
    }

    /// Two additions may race for the last place: the application's row is locked before the keys are counted.
    package func addKey(
        _ key: ClientKey, to id: Application.ID, of tenant: Tenant.ID, by actor: Actor
    ) async throws -> AddedKey {
        defer { forget(id, of: tenant) }
        let event = Event(.clientKeyAdded, by: actor, in: surroundings)
        let rows = try await database.unit(
            of: tenant,
            """
            select application_id from applications
             where tenant_id = \(tenant) and application_id = \(id) and deleted_at is null for update
            """,
            """
            with application as (
                select a.tenant_id, a.application_id from applications a
                 where a.tenant_id = \(tenant) and a.application_id = \(id) and a.deleted_at is null
                   and (select count(*) from client_keys k
                         where k.tenant_id = \(tenant) and k.application_id = \(id) and \(unescaped: Self.isLive)) < \(ClientKey.most)
            ), added as (
                insert into client_keys (tenant_id, application_id, key_id, kind, public_key, fingerprint, expires_at)
                select tenant_id, application_id, \(key.id), \(key.material.kind.rawValue), \(key.material.pem),
                       \(key.fingerprint), \(key.expiresAt)
                  from application
                returning key_id
            ), event as (
                \(event.beside("application", target: id.description))
            )
            select key_id from added
            """)
        guard !rows[0].isEmpty else { return .noSuchApplication }
        return rows[1].isEmpty ? .tooMany : .added
    }

    package func revokeKey(
        _ key: ClientKey.ID, of id: Application.ID, tenant: Tenant.ID, by actor: Actor
    ) async throws -> Bool {
        defer { forget(id, of: tenant) }
        let event = Event(.clientKeyRevoked, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with revoked as (
                update client_keys set revoked_at = now()
                 where tenant_id = \(tenant) and application_id = \(id) and key_id = \(key) and revoked_at is null
                returning tenant_id
            ), event as (
                \(event.beside("revoked", target: id.description))
            )
            select tenant_id from revoked
            """
        ).isEmpty
    }

    package func keyHolder(_ id: Application.ID, of tenant: Tenant.ID, isAnew: Bool) async throws -> KeyHolder? {
        let kept = isAnew ? nil : clients.value(Key(tenant, id))
        let client = if let kept { kept } else { try await freshClient(id, of: tenant) }
        return client.map { KeyHolder(application: $0.application, keys: $0.keys) }
    }

    package func spend(
        assertion: TokenDigest, until end: Date, of id: Application.ID, tenant: Tenant.ID
    ) async throws -> Bool {
        try await !database.rows(
            of: tenant,
            """
            insert into spent_assertions (tenant_id, application_id, digest, expires_at)
            values (\(tenant), \(id), \(assertion), \(end))
            on conflict (tenant_id, application_id, digest) do nothing
            returning tenant_id
            """
        ).isEmpty
    }

    /// One column of the keys that work now, always in the same order.
    static func live(_ column: String) -> String {
        """
        array(select \(column) from client_keys k
               where k.tenant_id = a.tenant_id and k.application_id = a.application_id and \(isLive) order by k.key_id)
        """
    }

    static func keys(_ row: Row) throws -> [ClientKey.Material] {
        try zip(row.decode("key_kinds", as: [String].self), row.decode("public_keys", as: [String].self)).compactMap { kind, pem in
            ClientKey.Kind(rawValue: kind).map { ClientKey.Material(kind: $0, pem: pem) }
        }
    }

    private static let isLive = "k.revoked_at is null and (k.expires_at is null or k.expires_at > now())"
}
