import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresImportStore: ImportStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func known(
        ids: [String], mailboxes: [String], of tenant: Tenant.ID
    ) async throws -> (origins: [String: KnownOrigin], holders: [String: KnownAddress]) {
        let rows = try await database.unit(
            of: tenant,
            """
            select o.origin_id, o.guest_id, o.said, g.deleted_at is not null as is_deleted,
                   g.state = 'PendingAcceptance' and g.invitation_id is null as may_be_accepted
              from guest_origins o join guests g on g.tenant_id = o.tenant_id and g.guest_id = o.guest_id
             where o.tenant_id = \(tenant) and o.origin = 'entra' and o.origin_id = any (\(ids)) and g.tenant_id = \(tenant)
            """,
            """
            select g.mailbox, g.guest_id, g.is_enabled, g.display_name <> g.address as has_name, o.guest_id is not null as is_anothers,
                   g.preferred_language is not null as has_language, g.profile is not null as has_profile
              from guests g
              left join guest_origins o on o.tenant_id = \(tenant) and o.guest_id = g.guest_id and o.origin = 'entra'
             where g.tenant_id = \(tenant) and g.mailbox = any (\(mailboxes)) and g.deleted_at is null
            """)
        let origins = try rows[0].reduce(into: [String: KnownOrigin]()) { known, row in
            guard let said = ImportedGuest(kept: try row.decode("said", as: JSONText.self).rawValue) else {
                throw UnreadableRow(column: "said")
            }
            known[try row.decode("origin_id")] = KnownOrigin(
                guest: try row.decode("guest_id"), isDeleted: try row.decode("is_deleted"), said: said,
                mayBeAccepted: try row.decode("may_be_accepted"))
        }
        let holders = try rows[1].reduce(into: [String: KnownAddress]()) { known, row in
            known[try row.decode("mailbox")] = KnownAddress(
                guest: try row.decode("guest_id"), isAnothers: try row.decode("is_anothers"), hasName: try row.decode("has_name"),
                hasLanguage: try row.decode("has_language"), hasProfile: try row.decode("has_profile"),
                isEnabled: try row.decode("is_enabled"))
        }
        return (origins, holders)
    }

    package func create(_ id: Guest.ID, _ said: ImportedGuest, at address: EmailAddress, of tenant: Tenant.ID) async throws {
        let event = Event(.guestImported, by: .system, in: surroundings)
        let profile = said.profile == GuestProfile() ? nil : JSONText(said.profile.kept)
        let sponsors = try said.sponsors.map { Sponsor(try EmailAddress($0), of: tenant) }
        do {
            _ = try await database.rows(
                of: tenant, pace: .commit,
                """
                with guest as (
                    insert into guests (tenant_id, guest_id, address, mailbox, display_name, preferred_language, state, is_enabled,
                                        created_at, profile, company, access_ends_at)
                    values (\(tenant), \(id), \(address.text), \(address.mailbox), \(said.displayName), \(said.preferredLanguage),
                            case when \(said.isAccepted) then 'Accepted' else 'PendingAcceptance' end, \(said.isEnabled),
                            least(\(said.createdAt), now()), \(profile), \(said.profile[.companyName].map { FoldedText($0).text }),
                            case when \(said.isAccepted) then \(Self.usualEnd(in: tenant)) end)
                    returning tenant_id, guest_id
                ), origin as (
                    insert into guest_origins (tenant_id, origin, origin_id, guest_id, said)
                    select tenant_id, 'entra', \(said.originID), guest_id, \(JSONText(said.kept)) from guest
                ), sponsors as (
                    insert into guest_sponsors (tenant_id, guest_id, sponsor_id, address)
                    select tenant_id, guest_id, sponsor_id, s.address
                      from guest cross join unnest(\(sponsors.map(\.id)), \(sponsors.map(\.address.text))) as s (sponsor_id, address)
                    on conflict on constraint guest_sponsors_pkey do nothing
                ), event as (
                    \(event.beside("guest", target: id.description, guest: "guest_id", details: "jsonb_build_object('origin', 'entra', 'id', \(said.originID)::text)"))
                )
                select guest_id from guest
                """)
        } catch let error as PostgresError
            where ["guests_mailbox_key", "guest_origins_pkey", "guest_origins_one_a_guest"].contains(error.constraint)
        {
            throw ImportRefusal.alreadyAnothers
        }
    }

    package func note(_ said: ImportedGuest, about guest: Guest.ID, of tenant: Tenant.ID, accepts: Bool) async throws {
        let event = Event(.guestImported, by: .system, in: surroundings)
        do {
            _ = try await database.rows(
                of: tenant,
                """
                with noted as (
                    insert into guest_origins (tenant_id, origin, origin_id, guest_id, said)
                    values (\(tenant), 'entra', \(said.originID), \(guest), \(JSONText(said.kept)))
                    on conflict on constraint guest_origins_pkey do update set said = excluded.said, imported_at = now()
                    returning tenant_id, guest_id
                ), accepted as (
                    update guests g
                       set state = 'Accepted', state_changed_at = now(),
                           access_ends_at = coalesce(g.access_ends_at, \(Self.usualEnd(in: tenant)))
                      from noted n
                     where g.tenant_id = \(tenant) and g.guest_id = n.guest_id and g.deleted_at is null and \(accepts)
                       and g.state = 'PendingAcceptance' and g.invitation_id is null
                ), event as (
                    \(event.beside("noted", target: guest.description, guest: "guest_id", details: "jsonb_build_object('origin', 'entra', 'id', \(said.originID)::text)"))
                )
                select guest_id from noted
                """)
        } catch let error as PostgresError where error.constraint == "guest_origins_one_a_guest" {
            throw ImportRefusal.alreadyAnothers
        }
    }

    /// The end that a redemption gives; null where the tenant gives none.
    private static func usualEnd(in tenant: Tenant.ID) -> Query {
        """
        (select now() + make_interval(days => nullif(t.guest_access_days, 0)) from tenants t where t.tenant_id = \(tenant))
        """
    }

    package func uninvited(of tenant: Tenant.ID, limit: Int) async throws -> [UninvitedGuest] {
        try await database.rows(
            of: tenant,
            """
            select g.guest_id, g.address, g.display_name, g.preferred_language
              from guest_origins o join guests g on g.tenant_id = o.tenant_id and g.guest_id = o.guest_id
             where o.tenant_id = \(tenant) and g.tenant_id = \(tenant) and o.invited_at is null and g.deleted_at is null
               and g.state = 'PendingAcceptance' and g.is_enabled and g.invitation_id is null
             order by g.guest_id limit \(limit)
            """
        ).map { row in
            UninvitedGuest(
                guest: try row.decode("guest_id"), address: try row.decode("address"), displayName: try row.decode("display_name"),
                language: try row.decode("preferred_language"))
        }
    }

    package func invite(_ guests: [Guest.ID], by job: NewBulkJob, of tenant: Tenant.ID) async throws -> BulkJob {
        let rows = try await database.unit(
            of: tenant, BulkRows.insertion(of: job, tenant: tenant, in: surroundings),
            """
            update guest_origins set invited_at = now()
             where tenant_id = \(tenant) and guest_id = any (\(guests))
               and exists (select from bulk_jobs where tenant_id = \(tenant) and job_id = \(job.id))
            """)
        guard let row = rows[0].first else { throw BulkRefusal.callerDisabled }
        return try PostgresBulkStore.job(row)
    }
}
