import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresSigningKeyStore: SigningKeyStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func keys(of tenant: Tenant.ID) async throws -> [SigningKey] {
        try await database.rows(
            of: tenant,
            """
            select \(unescaped: SigningKeyRows.columns) from signing_keys
             where tenant_id = \(tenant) and (published_until is null or published_until > now()
                   or published_until > signs_until and published_until > now() - make_interval(secs => \(Session.life)))
             order by signs_from desc, key_id
            """
        ).map(SigningKeyRows.key)
    }

    package func rotate(to key: SigningKey, of tenant: Tenant.ID, by actor: Actor) async throws {
        let event = Event(.signingKeyRotated, by: actor, in: surroundings)
        // A key that is replaced at once has leaked: what it signed must not be believed a moment longer.
        let isUrgent = key.signsFrom <= key.createdAt
        let end = isUrgent ? key.signsFrom : key.signsFrom.addingTimeInterval(SigningKey.afterlife)
        _ = try await database.unit(
            of: tenant,
            """
            update signing_keys set signs_until = least(signs_until, \(key.signsFrom)),
                   published_until = case when \(isUrgent) then least(signs_until, \(key.signsFrom)) else \(end) end
             where tenant_id = \(tenant) and algorithm = \(key.algorithm.rawValue)
               and (signs_until is null or signs_until > \(key.signsFrom) or \(isUrgent))
            """,
            SigningKeyRows.insertion(of: key, tenant: tenant),
            event.written(of: tenant, target: key.id))
    }

    package func anySealedKey() async throws -> (tenant: Tenant.ID, key: SigningKey)? {
        try await database.acrossTenants("select \(unescaped: SigningKeyRows.columns) from signing_keys limit 1")
            .first.map { (try $0.decode("tenant_id"), try SigningKeyRows.key($0)) }
    }
}
