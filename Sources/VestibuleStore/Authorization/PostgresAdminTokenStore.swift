import FoundationEssentials
import Postgres
package import Vestibule

/// Operators' tokens: they belong to no tenant, so row-level security does not stand behind them.
package struct PostgresAdminTokenStore: AdminTokenStore {
    private let database: Database

    package init(_ database: Database) {
        self.database = database
    }

    package func create(_ token: AdminToken, digest: TokenDigest) async throws {
        _ = try await database.tenantless(
            """
            insert into admin_tokens (token_id, name, tenant_id, digest, expires_at)
            values (\(token.id), \(token.name), \(token.tenant), \(digest), \(token.expiresAt))
            """)
    }

    package func list() async throws -> [AdminToken] {
        try await database.tenantless("select * from admin_tokens order by token_id").map(Self.token)
    }

    package func isLive(_ id: AdminToken.ID) async throws -> Bool {
        try await !database.tenantless(
            "select 1 from admin_tokens where token_id = \(id) and revoked_at is null and (expires_at is null or expires_at > now())"
        ).isEmpty
    }

    package func find(_ id: AdminToken.ID, digest: TokenDigest) async throws -> AdminToken? {
        let row = try await database.tenantless(
            """
            select *, case when earlier_until > now() then earlier_digest end as still_valid from admin_tokens
             where token_id = \(id) and revoked_at is null and (expires_at is null or expires_at > now())
            """
        ).first
        guard let row else { return nil }
        let current = try row.decode("digest", as: TokenDigest.self)
        let earlier = try row.decode("still_valid", as: TokenDigest?.self)
        // Compared here, in constant time, and not by the database.
        return current == digest || earlier == digest ? try Self.token(row) : nil
    }

    package func rotate(_ id: AdminToken.ID, digest: TokenDigest, overlap: Int) async throws -> Bool {
        try await !database.tenantless(
            """
            update admin_tokens
               set earlier_digest = digest, earlier_until = now() + make_interval(secs => \(overlap)), digest = \(digest)
             where token_id = \(id) and revoked_at is null returning token_id
            """
        ).isEmpty
    }

    package func revoke(_ id: AdminToken.ID) async throws -> Bool {
        try await !database.tenantless(
            """
            update admin_tokens set revoked_at = now() where token_id = \(id) and revoked_at is null returning token_id
            """
        ).isEmpty
    }

    private static func token(_ row: Row) throws -> AdminToken {
        AdminToken(
            id: try row.decode("token_id"), name: try row.decode("name"), tenant: try row.decode("tenant_id"),
            createdAt: try row.decode("created_at"), expiresAt: try row.decode("expires_at"),
            revokedAt: try row.decode("revoked_at"))
    }
}
