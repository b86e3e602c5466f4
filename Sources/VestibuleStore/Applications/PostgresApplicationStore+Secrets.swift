import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresApplicationStore {
    package func secrets(of id: Application.ID, tenant: Tenant.ID) async throws -> [ClientSecret] {
        try await database.rows(
            of: tenant,
            """
            select secret_id, hint, created_at, expires_at, revoked_at from client_secrets
             where tenant_id = \(tenant) and application_id = \(id) order by secret_id
            """
        ).map { row in
            ClientSecret(
                id: try row.decode("secret_id"), hint: try row.decode("hint"), createdAt: try row.decode("created_at"),
                expiresAt: try row.decode("expires_at"), revokedAt: try row.decode("revoked_at"))
        }
    }

    package func addSecret(
        _ secret: ClientSecret, digest: TokenDigest, to id: Application.ID, of tenant: Tenant.ID, overlap: Int?,
        by actor: Actor
    ) async throws -> Bool {
        defer { forget(id, of: tenant) }
        let event = Event(.secretAdded, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with application as (
                select tenant_id, application_id from applications
                 where tenant_id = \(tenant) and application_id = \(id) and deleted_at is null
            ), earlier as (
                update client_secrets s
                   set expires_at = least(s.expires_at, now() + make_interval(secs => \(overlap)))
                  from application a
                 where s.tenant_id = a.tenant_id and s.application_id = a.application_id and s.revoked_at is null
                   and \(overlap)::bigint is not null
            ), added as (
                insert into client_secrets (tenant_id, application_id, secret_id, digest, hint, expires_at)
                select tenant_id, application_id, \(secret.id), \(digest), \(secret.hint), \(secret.expiresAt)
                  from application
                returning secret_id
            ), event as (
                \(event.beside("application", target: id.description))
            )
            select secret_id from added
            """
        ).isEmpty
    }

    package func revokeSecret(
        _ secret: ClientSecret.ID, of id: Application.ID, tenant: Tenant.ID, by actor: Actor
    ) async throws -> Bool {
        defer { forget(id, of: tenant) }
        let event = Event(.secretRevoked, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with revoked as (
                update client_secrets set revoked_at = now()
                 where tenant_id = \(tenant) and application_id = \(id) and secret_id = \(secret) and revoked_at is null
                returning tenant_id
            ), event as (
                \(event.beside("revoked", target: id.description))
            )
            select tenant_id from revoked
            """
        ).isEmpty
    }

    package func authenticate(
        _ id: Application.ID, of tenant: Tenant.ID, secret: TokenDigest
    ) async throws -> Application? {
        if let kept = clients.value(Key(tenant, id)), kept.holds(secret) { return kept.application }
        // A secret that is not known may be a new one.
        guard let client = try await freshClient(id, of: tenant), client.holds(secret) else { return nil }
        return client.application
    }

    func freshClient(_ id: Application.ID, of tenant: Tenant.ID) async throws -> Client? {
        let asked = ContinuousClock.now
        let row = try await database.rows(
            of: tenant, pace: .lookup,
            """
            select a.*, array(
                       select s.digest from client_secrets s
                        where s.tenant_id = a.tenant_id and s.application_id = a.application_id
                          and s.revoked_at is null and (s.expires_at is null or s.expires_at > now())
                   ) as digests,
                   \(unescaped: Self.live("k.kind")) as key_kinds, \(unescaped: Self.live("k.public_key")) as public_keys
              from applications a join tenants t on t.tenant_id = a.tenant_id
             where a.tenant_id = \(tenant) and a.application_id = \(id) and a.disabled_at is null
               and a.deleted_at is null and t.status = 'active'
            """
        ).first
        guard let row else {
            clients.forget(Key(tenant, id))
            return nil
        }
        let client = Client(
            application: try Self.application(row),
            digests: try row.decode("digests", as: [[UInt8]].self).map(TokenDigest.init(rawValue:)),
            keys: try Self.keys(row))
        clients.keep(client, for: Key(tenant, id), as: asked)
        return client
    }
}

extension PostgresApplicationStore.Client {
    /// Every digest is looked at, so that the time does not tell which one matched.
    fileprivate func holds(_ secret: TokenDigest) -> Bool {
        digests.reduce(false) { known, digest in (digest == secret) || known }
    }
}
