import Postgres
package import Vestibule

extension PostgresGuestStore {
    package func sponsors(of id: Guest.ID, tenant: Tenant.ID) async throws -> [Sponsor]? {
        let rows = try await database.rows(
            of: tenant,
            """
            select s.address, coalesce(p.contact, t.contact) as contact
              from guests g
              join tenants t on t.tenant_id = g.tenant_id
              left join guest_sponsors s on s.tenant_id = g.tenant_id and s.guest_id = g.guest_id
              \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
             where g.tenant_id = \(tenant) and g.guest_id = \(id) and g.deleted_at is null
             order by s.added_at
            """)
        guard let first = rows.first else { return nil }
        let added = try rows.compactMap { try $0.decode("address", as: EmailAddress?.self) }
        return (added.isEmpty ? [try first.decode("contact")] : added).map { Sponsor($0, of: tenant) }
    }

    package func add(_ sponsor: NamedSponsor, to id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws {
        let address: EmailAddress
        switch sponsor {
        case .address(let given): address = given
        case .id(let sponsor): address = try await self.address(of: sponsor, knownFrom: id, tenant: tenant)
        }
        let new = Sponsor(address, of: tenant)
        let event = Event(.sponsorAdded, by: actor, in: surroundings)
        let rows = try await database.unit(
            of: tenant,
            // Before the next one's snapshot: two that add at once do not both find the last place.
            """
            select guest_id from guests
             where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null for no key update
            """,
            """
            with guest as (
                select g.tenant_id, g.guest_id,
                       (select count(*) from guest_sponsors where tenant_id = \(tenant) and guest_id = \(id)) as sponsors
                  from guests g where g.tenant_id = \(tenant) and g.guest_id = \(id) and g.deleted_at is null
            ), added as (
                insert into guest_sponsors (tenant_id, guest_id, sponsor_id, address)
                select tenant_id, guest_id, \(new.id), \(address.text) from guest where sponsors < \(Sponsor.most)
                on conflict on constraint guest_sponsors_pkey do nothing
                returning tenant_id
            ), event as (
                \(event.beside(
                    "added", target: id.description, guest: "\(id)",
                    details: "jsonb_build_object('sponsor', \(new.id.description)::text)"))
            )
            select exists (select from added) as is_added,
                   exists (select from guest_sponsors
                            where tenant_id = \(tenant) and guest_id = \(id) and sponsor_id = \(new.id)) as was_there
              from guest
            """)
        guard let row = rows[1].first else { throw GuestChangeRefusal.notFound }
        guard try !row.decode("is_added", as: Bool.self) else { return }
        throw try row.decode("was_there", as: Bool.self)
            ? GuestChangeRefusal.sponsorAlreadyThere : GuestChangeRefusal.tooManySponsors
    }

    package func remove(_ sponsor: Sponsor.ID, from id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.sponsorRemoved, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with removed as (
                delete from guest_sponsors s using guests g
                 where s.tenant_id = \(tenant) and s.guest_id = \(id) and s.sponsor_id = \(sponsor)
                   and g.tenant_id = \(tenant) and g.guest_id = \(id) and g.deleted_at is null
                returning s.tenant_id
            ), event as (
                \(event.beside(
                    "removed", target: id.description, guest: "\(id)",
                    details: "jsonb_build_object('sponsor', \(sponsor.description)::text)"))
            )
            select tenant_id from removed
            """
        ).isEmpty
    }

    /// The mailbox behind an id that a list of sponsors of this tenant showed: an added one's, or one of the guest's own now.
    private func address(of sponsor: Sponsor.ID, knownFrom guest: Guest.ID, tenant: Tenant.ID) async throws -> EmailAddress {
        let rows = try await database.rows(
            of: tenant, "select address from guest_sponsors where tenant_id = \(tenant) and sponsor_id = \(sponsor) limit 1")
        if let row = rows.first { return try row.decode("address") }
        guard let own = try await sponsors(of: guest, tenant: tenant) else { throw GuestChangeRefusal.notFound }
        guard let known = own.first(where: { $0.id == sponsor }) else { throw GuestChangeRefusal.noSuchSponsor }
        return known.address
    }
}
