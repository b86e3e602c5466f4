import Postgres
import Vestibule

/// A tenant's own registrations at identity providers, as they are kept.
enum IdentityProviderRows {
    static func selection(of tenant: Tenant.ID) -> Query {
        """
        select provider_id, kind, name, authority, client_id, sealed_client_secret, home_tenants,
               array(select domain from identity_provider_domains d
                      where d.tenant_id = p.tenant_id and d.provider_id = p.provider_id order by domain) as domains
          from identity_providers p where tenant_id = \(tenant) order by created_at, provider_id
        """
    }

    static func provider(_ row: Row) throws -> IdentityProvider {
        let kind: ProviderRegistration.Kind =
            switch try row.decode("kind", as: String.self) {
            case "azureAD": .azureAD(homeTenants: try row.decode("home_tenants", as: [String]?.self).map { Set($0) })
            case "microsoftAccount": .microsoftAccount
            case "google": .google
            case "openID": .openID(domains: try row.decode("domains", as: [String].self).compactMap { DomainName($0) })
            default: throw UnreadableRow(column: "kind")
            }
        return IdentityProvider(
            id: try row.decode("provider_id"), name: try row.decode("name"), kind: kind, authority: try row.decode("authority"),
            clientID: try row.decode("client_id"), sealedSecret: try row.decode("sealed_client_secret"))
    }

    static func insertion(of provider: IdentityProvider, tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        with new as (
            insert into identity_providers (tenant_id, provider_id, kind, name, authority, client_id, sealed_client_secret, home_tenants)
            select tenant_id, \(provider.id), \(provider.kind.name), \(provider.name), \(provider.authority), \(provider.clientID),
                   \(provider.sealedSecret), \(provider.kind.homeTenants)
              from (\(TenantRevision.standing(tenant, at: revision))) t
            returning tenant_id
        )
        insert into identity_provider_domains (tenant_id, domain, provider_id)
        select tenant_id, domain, \(provider.id) from new, unnest(\(provider.domains.map(\.text))) as domain
        """
    }

    static func update(of provider: IdentityProvider, tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        with changed as (
            update identity_providers p set
                name = \(provider.name), authority = \(provider.authority), client_id = \(provider.clientID),
                sealed_client_secret = \(provider.sealedSecret), home_tenants = \(provider.kind.homeTenants), changed_at = now()
              from (\(TenantRevision.standing(tenant, at: revision))) t
             where p.tenant_id = \(tenant) and p.provider_id = \(provider.id)
            returning p.tenant_id
        ), gone as (
            delete from identity_provider_domains d using changed
             where d.tenant_id = \(tenant) and d.provider_id = \(provider.id)
               and d.domain <> all (\(provider.domains.map(\.text)))
        )
        insert into identity_provider_domains (tenant_id, domain, provider_id)
        select tenant_id, domain, \(provider.id) from changed, unnest(\(provider.domains.map(\.text))) as domain
         where not exists (select from identity_provider_domains d
                            where d.tenant_id = \(tenant) and d.provider_id = \(provider.id) and d.domain = domain.domain)
        """
    }

    /// Its domains, and the rules that lead to it, go with it by their foreign keys.
    static func deletion(of provider: IdentityProvider.ID, tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        delete from identity_providers p using (\(TenantRevision.standing(tenant, at: revision))) t
         where p.tenant_id = \(tenant) and p.provider_id = \(provider)
        """
    }
}

extension ProviderRegistration.Kind {
    fileprivate var name: String {
        switch self {
        case .azureAD: "azureAD"
        case .microsoftAccount: "microsoftAccount"
        case .google: "google"
        case .openID: "openID"
        }
    }

    fileprivate var homeTenants: [String]? {
        if case .azureAD(let tenants) = self { tenants?.sorted() } else { nil }
    }
}
