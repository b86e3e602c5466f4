import Postgres
import Vestibule

/// A tenant's hooks, as they are kept.
enum HookRows {
    static let columns =
        """
        hook_id, name, url, kind, activities, time_limit_ms, failure_mode, is_enabled, allowed_claims, sealed_secret,
        sealed_former_secret, former_until, created_at
        """

    static func selection(of tenant: Tenant.ID) -> Query {
        "select \(unescaped: columns) from hooks where tenant_id = \(tenant) order by created_at, hook_id"
    }

    /// - Parameter prefix: Of its columns, where they stand beside others.
    static func hook(_ row: Row, prefix: String = "") throws -> Hook {
        guard let kind = Hook.Kind(try row.decode(prefix + "kind", as: String.self)) else {
            throw UnreadableRow(column: prefix + "kind")
        }
        return Hook(
            id: try row.decode("hook_id"), name: try row.decode(prefix + "name"), url: try row.decode("url"), kind: kind,
            activities: try row.decode("activities"), milliseconds: Int(try row.decode("time_limit_ms", as: Int32.self)),
            failureMode: try row.word("failure_mode"), isEnabled: try row.decode("is_enabled"),
            allowedClaims: try row.decode("allowed_claims"),
            secrets: HookSecrets(
                sealed: try row.decode("sealed_secret"), sealedFormer: try row.decode("sealed_former_secret"),
                formerUntil: try row.decode("former_until")),
            createdAt: try row.decode(prefix + "created_at"))
    }

    /// What happened before is not told to it.
    static func insertion(of hook: Hook, tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        insert into hooks (tenant_id, hook_id, name, url, kind, activities, time_limit_ms, failure_mode, is_enabled, allowed_claims,
                           sealed_secret, created_at, cursor_position)
        select tenant_id, \(hook.id), \(hook.name), \(hook.url), \(hook.kind.name), \(hook.activities),
               \(Int32(clamping: hook.milliseconds)), \(hook.failureMode.rawValue), \(hook.isEnabled), \(hook.allowedClaims),
               \(hook.secrets.sealed), \(hook.createdAt), \(head(of: tenant))
          from (\(TenantRevision.standing(tenant, at: revision))) t
        """
    }

    /// One that is switched off is sent nothing any more, what waits for it included; switched on, it is told of what happens from then on.
    static func update(of hook: Hook, tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        with changed as (
            update hooks h set
                name = \(hook.name), url = \(hook.url), activities = \(hook.activities),
                time_limit_ms = \(Int32(clamping: hook.milliseconds)), failure_mode = \(hook.failureMode.rawValue),
                is_enabled = \(hook.isEnabled), allowed_claims = \(hook.allowedClaims),
                cursor_position = case when \(hook.isEnabled) and not h.is_enabled then \(head(of: tenant)) else cursor_position end
              from (\(TenantRevision.standing(tenant, at: revision))) t
             where h.tenant_id = \(tenant) and h.hook_id = \(hook.id)
            returning h.tenant_id, h.is_enabled
        )
        update hook_deliveries d set state = 'parked', next_try_at = null, reply = 'the hook was switched off'
          from changed
         where d.tenant_id = \(tenant) and d.hook_id = \(hook.id) and d.next_try_at is not null and not changed.is_enabled
        """
    }

    static func newSecret(of hook: Hook, tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        update hooks h set sealed_secret = \(hook.secrets.sealed), sealed_former_secret = \(hook.secrets.sealedFormer),
               former_until = \(hook.secrets.formerUntil)
          from (\(TenantRevision.standing(tenant, at: revision))) t
         where h.tenant_id = \(tenant) and h.hook_id = \(hook.id)
        """
    }

    /// Its deliveries go with it by their foreign key.
    static func deletion(of hook: Hook.ID, tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        delete from hooks h using (\(TenantRevision.standing(tenant, at: revision))) t
         where h.tenant_id = \(tenant) and h.hook_id = \(hook)
        """
    }

    private static func head(of tenant: Tenant.ID) -> Query {
        "coalesce((select chain_position from audit_heads where tenant_id = \(tenant)), 0)"
    }
}
