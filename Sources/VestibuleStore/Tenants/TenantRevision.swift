import Postgres
import Vestibule

/// For a change that was decided on a tenant's settings as they stood, made in the transaction that raises their revision.
enum TenantRevision {
    /// The row of the tenant that this transaction brought to the revision, to write from: of one that is gone, or at another revision, there
    /// is none, and nothing is written.
    ///
    /// The number alone would not do: another transaction may have raised the tenant to the same, on other settings. `changed_at` is this
    /// one's `now()` only where it raised the revision itself.
    ///
    /// - Parameter revision: Nil for a change that may be made at any.
    static func standing(_ tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        select tenant_id from tenants
         where tenant_id = \(tenant) and status <> 'deleted'
           and (\(revision)::bigint is null or (revision = \(revision) and changed_at = now()))
        """
    }
}
