import Postgres
package import Vestibule

extension PostgresDomainPolicyStore: DomainCensus {
    package func domains(in span: DomainSpan, of tenant: Tenant.ID, limit: Int) async throws -> [String] {
        try await database.rows(of: tenant, isPlannedOnce: true, Self.domains(in: span, of: tenant, limit: limit))
            .map { try $0.decode("domain") }
    }

    /// From one distinct value of the index to the next, however many guests have it.
    static func domains(in span: DomainSpan, of tenant: Tenant.ID, limit: Int) -> Query {
        """
        with recursive found as (
            (select domain_backwards as domain from guests
              where tenant_id = \(tenant) and deleted_at is null and domain_backwards >= \(span.lower) and domain_backwards < \(span.upper)
              order by domain_backwards limit 1)
            union all
            select (select g.domain_backwards from guests g
                     where g.tenant_id = \(tenant) and g.deleted_at is null
                       and g.domain_backwards > found.domain and g.domain_backwards < \(span.upper)
                     order by g.domain_backwards limit 1)
              from found where found.domain is not null
        )
        select domain from found where domain is not null limit \(limit)
        """
    }

    package func counts(of parts: [DomainPart], tenant: Tenant.ID) async throws -> [DomainPart: (guests: Int, invitations: Int)] {
        var counts: [DomainPart: (guests: Int, invitations: Int)] = [:]
        let domains = Array(Set(parts.map(\.domain)))
        for row in try await database.rows(of: tenant, isPlannedOnce: true, Self.counting(domains, of: tenant)) {
            let part = DomainPart(domain: try row.decode("domain"), state: try row.decode("state"))
            counts[part] = (try row.decode("guests"), 0)
        }
        // Only where there are any: this one reads the guests' own rows.
        let pending = counts.keys.filter { $0.state == .pendingAcceptance }.map(\.domain)
        guard !pending.isEmpty else { return counts }
        for row in try await database.rows(of: tenant, isPlannedOnce: true, Self.countingInvitations(pending, of: tenant)) {
            let part = DomainPart(domain: try row.decode("domain"), state: .pendingAcceptance)
            counts[part]?.invitations = try row.decode("invitations")
        }
        return counts
    }

    /// From the index alone.
    static func counting(_ domains: [String], of tenant: Tenant.ID) -> Query {
        """
        select w.domain, g.state, count(*) as guests
          from unnest(\(domains)) as w (domain)
          join guests g on g.tenant_id = \(tenant) and g.deleted_at is null and g.domain_backwards = w.domain
         group by w.domain, g.state
        """
    }

    static func countingInvitations(_ domains: [String], of tenant: Tenant.ID) -> Query {
        """
        select w.domain, count(*) as invitations
          from unnest(\(domains)) as w (domain)
          join guests g on g.tenant_id = \(tenant) and g.deleted_at is null and g.domain_backwards = w.domain
                       and g.state = 'PendingAcceptance'
          join invitations i on i.tenant_id = \(tenant) and i.invitation_id = g.invitation_id
         where i.redeemed_at is null and i.revoked_at is null and i.expires_at > now()
         group by w.domain
        """
    }

    package func guests(
        in parts: [DomainPart], tenant: Tenant.ID, after cursor: GuestByDomain, limit: Int
    ) async throws -> [PolicedGuest] {
        try await database.rows(of: tenant, isPlannedOnce: true, Self.listing(parts, of: tenant, after: cursor, limit: limit)).map {
            row in
            PolicedGuest(
                place: GuestByDomain(domain: try row.decode("domain"), guest: try row.decode("guest_id")),
                address: try row.decode("address"), displayName: try row.decode("display_name"), state: try row.decode("state"),
                invitation: try row.decode("live_invitation"))
        }
    }

    static func listing(_ parts: [DomainPart], of tenant: Tenant.ID, after cursor: GuestByDomain, limit: Int) -> Query {
        """
        select w.domain, g.guest_id, g.address, g.display_name, g.state,
               (select i.invitation_id from invitations i
                 where i.tenant_id = \(tenant) and i.invitation_id = g.invitation_id
                   and i.redeemed_at is null and i.revoked_at is null and i.expires_at > now()) as live_invitation
          from unnest(\(parts.map(\.domain)), \(parts.map(\.state.rawValue))) as w (domain, state)
         cross join lateral (
                select * from guests g
                 where g.tenant_id = \(tenant) and g.deleted_at is null and g.domain_backwards = w.domain and g.state = w.state
                   and g.guest_id > case when w.domain = \(cursor.domain) then \(cursor.guest)
                                         else '00000000-0000-0000-0000-000000000000'::uuid end
                 order by g.guest_id limit \(limit)) g
         where w.domain collate "C" >= \(cursor.domain)
         order by w.domain collate "C", g.guest_id limit \(limit)
        """
    }
}
