package import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresTenantDiscoveryStore: TenantDiscoveryStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    /// Counted, not locked: questions at the same moment may go over by as many as they are.
    package func note(_ new: NewTenantDiscovery, perNetworkHour: Int) async throws -> Date? {
        try await database.tenantless(
            """
            with came as (
                select (select min(created_at) + interval '1 hour' from tenant_discoveries
                         where network = \(new.network) and created_at > now() - interval '1 hour'
                        having count(*) >= \(Int64(perNetworkHour))) as free_at,
                       (select count(*) >= \(Int64(TenantDiscovery.lettersPerDay))
                               or count(*) filter (where created_at > now() - make_interval(
                                        secs => \(TenantDiscovery.secondsBetweenLetters))) > 0
                          from tenant_discoveries
                         where mailbox_hash = \(new.mailbox) and created_at > now() - interval '1 day') as is_full
            ), noted as (
                insert into tenant_discoveries (discovery_id, mailbox_hash, network, sealed_question)
                select \(new.discovery.id), \(new.mailbox), \(new.network), \(new.discovery.sealedQuestion)
                  from came where free_at is null and not is_full
            )
            select free_at from came
            """
        ).onlyRow.decode("free_at")
    }

    package func claim(limit: Int, lease: Int) async throws -> [TenantDiscovery] {
        try await database.acrossTenants(
            """
            with due as (
                select discovery_id from tenant_discoveries
                 where next_try_at <= now() and created_at > now() - make_interval(secs => \(TenantDiscovery.life))
                 order by next_try_at limit \(unescaped: String(limit)) for update skip locked
            )
            update tenant_discoveries d set next_try_at = now() + make_interval(secs => \(lease))
              from due where d.discovery_id = due.discovery_id
            returning d.discovery_id, d.sealed_question
            """
        ).map { TenantDiscovery(id: try $0.decode("discovery_id"), sealedQuestion: try $0.decode("sealed_question")) }
    }

    /// One probe of each tenant's index: an index over the mailboxes of all tenants would cost each invitation.
    package func guests(at mailbox: String) async throws -> [(tenant: Tenant.ID, address: EmailAddress)] {
        try await database.acrossTenants(
            """
            select t.tenant_id, guest.address
              from tenants t
             cross join lateral (
                   select g.address from guests g
                    where g.tenant_id = t.tenant_id and g.mailbox = \(mailbox) and g.deleted_at is null and g.is_enabled
                      and g.state = 'Accepted') guest
             where t.status = 'active'
             order by t.name, t.tenant_id limit 200
            """
        ).map { (try $0.decode("tenant_id"), try $0.decode("address")) }
    }

    package func send(_ letter: NewLetter, of tenant: Tenant.ID) async throws {
        _ = try await database.rows(
            of: tenant,
            """
            with tenant as (select tenant_id from tenants where tenant_id = \(tenant))
            \(LetterRows.insertion(of: letter, from: "tenant"))
            """)
    }

    package func finish(_ id: TenantDiscovery.ID, found sealed: [UInt8]) async throws {
        _ = try await database.acrossTenants(
            """
            update tenant_discoveries set next_try_at = null, sealed_question = '', sealed_list = \(sealed)
             where discovery_id = \(id)
            """)
    }

    package func found(_ id: TenantDiscovery.ID) async throws -> [UInt8]? {
        try await database.tenantless("select sealed_list from tenant_discoveries where discovery_id = \(id)").first?
            .decode("sealed_list")
    }
}
