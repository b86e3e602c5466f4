import Postgres
package import Vestibule

extension PostgresAccessRequestStore: AccessDigestStore {
    package func due(limit: Int) async throws -> [AccessDigest] {
        try await database.acrossTenants(
            """
            select p.tenant_id, p.application_id, p.name, count(*) as waiting, min(q.asked_at) as oldest_at, now() as as_of
              from access_requests q
              join applications p on p.tenant_id = q.tenant_id and p.application_id = q.application_id
              join tenants t on t.tenant_id = q.tenant_id
             where t.status = 'active' and \(unescaped: Self.isDue) and \(Self.isHeld)
             group by p.tenant_id, p.application_id
            having bool_or(\(unescaped: Self.isNews))
             order by p.access_digest_at nulls first limit \(limit)
            """
        ).map { row in
            AccessDigest(
                tenant: try row.decode("tenant_id"), application: try row.decode("application_id"),
                applicationName: try row.decode("name"), waiting: try row.decode("waiting"), oldestAt: try row.decode("oldest_at"),
                asOf: try row.decode("as_of"))
        }
    }

    /// Two replicas may have found the same. The application's row lets one of them write.
    package func write(_ letter: NewLetter, of digest: AccessDigest) async throws -> Bool {
        let (tenant, application) = (digest.tenant, digest.application)
        return try await !database.rows(
            of: tenant,
            """
            with told as (
                update applications p set access_digest_at = \(digest.asOf)
                 where p.tenant_id = \(tenant) and p.application_id = \(application) and \(unescaped: Self.isDue)
                   and exists (select from access_requests q
                                where q.tenant_id = \(tenant) and q.application_id = \(application)
                                  and \(Self.isHeld) and \(unescaped: Self.isNews))
                returning p.tenant_id, p.contact
            )
            \(LetterRows.insertion(
                of: letter, from: "told join tenants t using (tenant_id)", to: "coalesce(told.contact, t.contact)"))
            returning tenant_id
            """
        ).isEmpty
    }

    private static let isDue = """
        p.takes_access_requests and p.disabled_at is null and p.deleted_at is null
        and coalesce(p.access_digest_at <= now() - interval '1 day', true)
        """

    private static let isHeld: Query = """
        q.state = 'open' and q.told_at is null and not \(wasRefused("q", in: "q.tenant_id"))
        """

    private static let isNews = """
        q.asked_at > coalesce(p.access_digest_at, '-infinity') and q.asked_at <= now() - interval '1 hour'
        """
}
