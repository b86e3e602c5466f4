import Postgres
package import Vestibule

extension PostgresGuestStore {
    /// Among the deleted guests that may be seen: whose row waits for the worker was deleted for ever, which is `-infinity`.
    static let isKept = "deleted_at > now() - interval '30 days'"
    /// The second half is the index's.
    static let isOver = "deleted_at <= now() - interval '30 days' and deleted_at < 'infinity'"

    package func deletedGuest(_ id: Guest.ID, of tenant: Tenant.ID) async throws -> Guest? {
        try await database.rows(
            of: tenant, pace: .lookup,
            """
            select \(unescaped: Self.columns), profile, deleted_at from guests
             where tenant_id = \(tenant) and guest_id = \(id) and \(unescaped: Self.isKept)
            """
        ).guests(of: tenant, with: [.profile, .deletion]).first
    }

    package func restore(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> RestoreGuestOutcome {
        do { return try await tryToRestore(id, of: tenant, by: actor) } catch let error as PostgresError
            where ["guests_mailbox_key", "guests_identity_key"].contains(error.constraint)
        {
            // Somebody was invited, or signed in, between the look and the end of the statement. Now that one is seen.
            return try await tryToRestore(id, of: tenant, by: actor)
        }
    }

    private func tryToRestore(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> RestoreGuestOutcome {
        let event = Event(.guestRestored, by: actor, in: surroundings)
        let rows = try await database.unit(
            of: tenant,
            """
            with gone as (
                select tenant_id, guest_id, mailbox, identity_issuer, identity_subject from guests
                 where tenant_id = \(tenant) and guest_id = \(id) and \(unescaped: Self.isKept) for update
            ), address as (
                select o.guest_id from guests o join gone on o.mailbox = gone.mailbox
                 where o.tenant_id = \(tenant) and o.deleted_at is null
            ), account as (
                select o.guest_id from guests o
                  join gone on o.identity_issuer = gone.identity_issuer and o.identity_subject = gone.identity_subject
                 where o.tenant_id = \(tenant) and o.deleted_at is null
            ), successor as (
                select h.successor_id as guest_id
                  from hand_overs h join gone using (tenant_id, guest_id)
                  join reinvitations v on v.tenant_id = \(tenant) and v.guest_id = h.successor_id and v.earlier_guest_id = h.guest_id
                                      and v.undone_at is null
                  join guests o on o.tenant_id = \(tenant) and o.guest_id = h.successor_id and o.deleted_at is null
                 where h.tenant_id = \(tenant) and h.state = 'approved' limit 1
            ), restored as (
                update guests g set deleted_at = null, sessions_valid_from = now() from gone
                 where g.tenant_id = \(tenant) and g.guest_id = gone.guest_id
                   and not exists (select from address) and not exists (select from account)
                   and not exists (select from successor)
                returning g.tenant_id
            ), event as (
                \(event.beside("restored", target: id.description, guest: "\(id)"))
            )
            select exists (select from restored) as is_restored,
                   (select guest_id from address) as address_of, (select guest_id from account) as account_of,
                   (select guest_id from successor) as successor
              from gone
            """,
            """
            select \(unescaped: Self.columns), profile, \(unescaped: Self.version) as version from guests
             where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null
            """)
        guard let outcome = rows[0].first else { return .notFound }
        if try outcome.decode("is_restored", as: Bool.self) {
            return try rows[1].guests(of: tenant, with: [.profile, .version]).first.map { .restored($0) } ?? .notFound
        }
        if let other = try outcome.decode("address_of", as: Guest.ID?.self) { return .addressTaken(by: other) }
        if let other = try outcome.decode("account_of", as: Guest.ID?.self) { return .accountTaken(by: other) }
        return try outcome.decode("successor", as: Guest.ID?.self).map { .handedOver(to: $0) } ?? .notFound
    }

    package func purge(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.guestPurged, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with purged as (
                update guests set deleted_at = '-infinity', profile = null, company = null
                 where tenant_id = \(tenant) and guest_id = \(id) and \(unescaped: Self.isKept)
                returning tenant_id
            ), event as (
                \(event.beside("purged", target: id.description, guest: "\(id)"))
            )
            select tenant_id from purged
            """
        ).isEmpty
    }

    package func removePurged() async throws -> Int {
        var gone = 0
        while !Task.isCancelled {
            let count = try await removeSomePurged()
            gone += count
            guard count == Self.most else { break }
        }
        return gone
    }

    /// In pieces, so that no transaction is long. Events stay; whom the worker purges because of the time has one by the system.
    private func removeSomePurged() async throws -> Int {
        let due = try await database.acrossTenants(
            "select tenant_id, guest_id from guests where \(unescaped: Self.isOver) limit \(Self.most)")
        guard !due.isEmpty else { return 0 }
        let tenants = try due.map { try $0.decode("tenant_id", as: Tenant.ID.self) }
        let guests = try due.map { try $0.decode("guest_id", as: Guest.ID.self) }
        let events = due.map { _ in Event(.guestPurged, by: .system, in: surroundings) }
        _ = try await database.acrossTenants(
            """
            with due as (
                select g.tenant_id, g.guest_id, g.deleted_at, d.event_id
                  from unnest(\(tenants), \(guests), \(events.map(\.id))) as d (tenant_id, guest_id, event_id)
                  join guests g on g.tenant_id = d.tenant_id and g.guest_id = d.guest_id
                 where g.deleted_at <= now() - interval '30 days'
            ), links as (
                delete from invitations i using due where i.tenant_id = due.tenant_id and i.guest_id = due.guest_id
            ), ended as (
                delete from sessions s using due where s.tenant_id = due.tenant_id and s.guest_id = due.guest_id
            ), gone as (
                delete from guests g using due where g.tenant_id = due.tenant_id and g.guest_id = due.guest_id
                returning g.tenant_id, g.guest_id, due.event_id, due.deleted_at
            )
            insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id)
            select tenant_id, event_id, \(AuditEvent.Activity.guestPurged.rawValue), 'system', null, guest_id::text, guest_id
              from gone where deleted_at > '-infinity'
            returning 1 as written
            """)
        return due.count
    }

    private static var most: Int { 500 }
}
