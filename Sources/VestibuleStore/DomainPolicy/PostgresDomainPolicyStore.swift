import Postgres
package import Vestibule

/// The history of domain policies in PostgreSQL, what a version would do, and the doing of it.
package struct PostgresDomainPolicyStore: DomainPolicyStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func versions(of tenant: Tenant.ID, before cursor: Int?, limit: Int) async throws -> [DomainPolicyVersion] {
        try await database.rows(
            of: tenant,
            """
            select \(unescaped: DomainPolicyRows.columns) from domain_policy_versions
             where tenant_id = \(tenant) and version < coalesce(\(cursor), 9223372036854775807)
             order by version desc limit \(limit)
            """
        ).map(DomainPolicyRows.version)
    }

    package func version(_ number: Int, of tenant: Tenant.ID) async throws -> DomainPolicyVersion? {
        try await database.rows(
            of: tenant,
            """
            select \(unescaped: DomainPolicyRows.columns) from domain_policy_versions
             where tenant_id = \(tenant) and version = \(number)
            """
        ).first.map(DomainPolicyRows.version)
    }
}
