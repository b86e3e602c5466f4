import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresLifecycleReportStore: LifecycleReportStore {
    private let database: Database

    package init(_ database: Database) {
        self.database = database
    }

    package func inactive(
        of tenant: Tenant.ID, days: Int, after cursor: InactivityReport.Cursor?, limit: Int
    ) async throws -> [InactivityReport.Entry] {
        var found: [InactivityReport.Entry] = []
        if cursor == nil || cursor?.lastSignIn != nil {
            found = try await entries(of: tenant, Self.away(of: tenant, days: days, after: cursor, limit: limit))
        }
        guard found.count < limit else { return found }
        let last = cursor?.lastSignIn == nil ? cursor?.guest : nil
        return try await found
            + entries(of: tenant, Self.neverCame(to: tenant, days: days, after: last, limit: limit - found.count))
    }

    package func countInactive(of tenant: Tenant.ID, days: Int) async throws -> Int {
        try await database.rows(
            of: tenant,
            """
            select (select count(*) from last_sign_ins l join guests g on g.tenant_id = l.tenant_id and g.guest_id = l.guest_id
                     where \(Self.isAway(from: tenant, days: days)))
                 + (select count(*) from (\(Self.waiting(for: tenant, days: days)) union all \(Self.imported(to: tenant, days: days))) never)
                   as guests
            """
        ).onlyRow.decode("guests")
    }

    static func away(of tenant: Tenant.ID, days: Int, after cursor: InactivityReport.Cursor?, limit: Int) -> Query {
        """
        select \(columns(in: tenant)), l.signed_in_at
          from last_sign_ins l
          join guests g on g.tenant_id = l.tenant_id and g.guest_id = l.guest_id
          join tenants t on t.tenant_id = \(tenant)
          \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
         where \(isAway(from: tenant, days: days))
           and (l.signed_in_at, l.guest_id) > (coalesce(\(cursor?.lastSignIn)::timestamptz, '-infinity'),
                                               coalesce(\(cursor?.guest)::uuid, '00000000-0000-0000-0000-000000000000'))
         order by l.signed_in_at, l.guest_id limit \(limit)
        """
    }

    static func neverCame(to tenant: Tenant.ID, days: Int, after cursor: Guest.ID?, limit: Int) -> Query {
        """
        select \(columns(in: tenant)), null::timestamptz as signed_in_at
          from (
                (\(waiting(for: tenant, days: days, after: cursor)) order by g.guest_id limit \(limit))
                union all
                (\(imported(to: tenant, days: days, after: cursor)) order by o.guest_id limit \(limit))
                order by guest_id limit \(limit)
          ) never
          join guests g on g.tenant_id = \(tenant) and g.guest_id = never.guest_id
          join tenants t on t.tenant_id = \(tenant)
          \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
         order by g.guest_id
        """
    }

    private static func isAway(from tenant: Tenant.ID, days: Int) -> Query {
        """
        l.tenant_id = \(tenant) and l.signed_in_at < now() - make_interval(days => \(Int32(clamping: days)))
          and g.tenant_id = \(tenant) and g.deleted_at is null
          and not exists (select from sessions s where s.tenant_id = \(tenant) and s.guest_id = l.guest_id and not s.is_held)
        """
    }

    /// Who was invited as long ago.
    private static func waiting(for tenant: Tenant.ID, days: Int, after cursor: Guest.ID? = nil) -> Query {
        """
        select g.guest_id from guests g
         where g.tenant_id = \(tenant) and g.state = 'PendingAcceptance' and g.deleted_at is null
           and g.created_at < now() - make_interval(days => \(Int32(clamping: days)))
           and g.guest_id > coalesce(\(cursor)::uuid, '00000000-0000-0000-0000-000000000000') and \(hasNeverCome(to: tenant))
        """
    }

    /// Who accepted elsewhere and was brought here as long ago.
    private static func imported(to tenant: Tenant.ID, days: Int, after cursor: Guest.ID? = nil) -> Query {
        """
        select g.guest_id from guest_origins o join guests g on g.tenant_id = o.tenant_id and g.guest_id = o.guest_id
         where o.tenant_id = \(tenant) and o.imported_at < now() - make_interval(days => \(Int32(clamping: days)))
           and o.guest_id > coalesce(\(cursor)::uuid, '00000000-0000-0000-0000-000000000000')
           and g.tenant_id = \(tenant) and g.state = 'Accepted' and g.deleted_at is null and \(hasNeverCome(to: tenant))
        """
    }

    private static func hasNeverCome(to tenant: Tenant.ID) -> Query {
        """
        not exists (select from last_sign_ins l where l.tenant_id = \(tenant) and l.guest_id = g.guest_id)
          and not exists (select from sessions s where s.tenant_id = \(tenant) and s.guest_id = g.guest_id and not s.is_held)
        """
    }

    private static func columns(in tenant: Tenant.ID) -> Query {
        """
        g.guest_id, g.address, g.display_name, g.preferred_language, g.state, g.state_changed_at, g.is_enabled, g.identity_door,
        g.created_at, g.access_ends_at, coalesce(p.contact, t.contact) as contact,
        array(select s.address from guest_sponsors s
               where s.tenant_id = \(tenant) and s.guest_id = g.guest_id order by s.added_at) as sponsors,
        array(select s.address from guest_sponsors s
               where s.tenant_id = \(tenant) and s.guest_id = g.guest_id
                 and lower(s.address) in (select lower(l.recipient) from letters l
                                           where l.tenant_id = \(tenant) and l.bounced_at is not null)
               order by s.added_at) as bounced
        """
    }

    private func entries(of tenant: Tenant.ID, _ query: Query) async throws -> [InactivityReport.Entry] {
        try await database.rows(of: tenant, query).map { row in
            InactivityReport.Entry(
                guest: try PostgresGuestStore.guest(row, of: tenant), lastSignIn: try row.decode("signed_in_at"),
                accessEndsAt: try row.decode("access_ends_at"), sponsors: try row.decode("sponsors"),
                bounced: try row.decode("bounced"), contact: try row.decode("contact"))
        }
    }
}
