import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresGuestStore: GuestStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func guest(_ id: Guest.ID, of tenant: Tenant.ID) async throws -> Guest? {
        try await database.rows(
            of: tenant, pace: .lookup,
            "select \(unescaped: Self.columns) from guests where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null"
        ).first.map { try Self.guest($0, of: tenant) }
    }

    package func guest(withAddress address: EmailAddress, of tenant: Tenant.ID) async throws -> Guest? {
        try await database.rows(
            of: tenant, pace: .lookup,
            """
            select \(unescaped: Self.columns) from guests where tenant_id = \(tenant) and mailbox = \(address.mailbox) and deleted_at is null
            """
        ).first.map { try Self.guest($0, of: tenant) }
    }

    package func list(
        of tenant: Tenant.ID, matching filter: GuestFilter, after cursor: Guest.ID?, limit: Int
    ) async throws -> [Guest] {
        if case .constant(let value) = filter, value != true { return [] }
        return try await database.rows(
            of: tenant, pace: filter.isKeyed && limit <= Self.shortPage ? .lookup : .unknown, isPlannedOnce: filter.isPlannedOnce,
            filter.selection(of: tenant, after: cursor, limit: limit)
        ).guests(of: tenant)
    }

    package func routesTaken(by guests: [Guest.ID], of tenant: Tenant.ID) async throws -> [Guest.ID: RouteTrace] {
        let rows = try await database.rows(
            of: tenant,
            """
            select guest_id, route_taken from guests
             where tenant_id = \(tenant) and guest_id = any (\(guests)) and route_taken is not null and deleted_at is null
            """)
        return try rows.reduce(into: [:]) { $0[try $1.decode("guest_id")] = try $1.trace("route_taken") }
    }

    package func count(of tenant: Tenant.ID, signingInAt doors: Set<Door>) async throws -> Int {
        try await database.rows(
            of: tenant,
            """
            select count(*) as guests from guests
             where tenant_id = \(tenant) and state = 'Accepted' and deleted_at is null
               and coalesce(identity_door, 'passcode') = any (\(doors.map(\.description)))
            """
        ).onlyRow.decode("guests")
    }

    package func revokeSessions(of id: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.sessionsRevoked, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with revoked as (
                update guests set sessions_valid_from = now()
                 where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null
                returning tenant_id, guest_id
            ), ended as (
                update sessions s set ended_at = now() from revoked
                 where s.tenant_id = \(tenant) and s.guest_id = revoked.guest_id and s.ended_at is null
                returning s.tenant_id, s.guest_id, s.session_id
            ), logouts as (
                \(LogoutRows.insertion(after: "ended", of: tenant))
            ), event as (
                \(event.beside("revoked", target: id.description))
            )
            select tenant_id from revoked
            """
        ).isEmpty
    }

    package func delete(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.guestDeleted, by: actor, in: surroundings)
        return try await !database.unit(
            of: tenant,
            """
            update guests set deleted_at = now(), invitation_id = null, sessions_valid_from = now()
             where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null
            returning guest_id
            """,
            // Its own snapshot: the first may have waited for a consent or an invitation under way, and what that one began ends here.
            """
            with gone as (
                select tenant_id, guest_id from guests
                 where tenant_id = \(tenant) and guest_id = \(id) and deleted_at = now()
            ), links as (
                update invitations i set revoked_at = now() from gone
                 where i.tenant_id = \(tenant) and i.guest_id = gone.guest_id
                   and i.redeemed_at is null and i.revoked_at is null
            ), ended as (
                update sessions s set ended_at = now() from gone
                 where s.tenant_id = \(tenant) and s.guest_id = gone.guest_id and s.ended_at is null
                returning s.tenant_id, s.guest_id, s.session_id
            ), logouts as (
                \(LogoutRows.insertion(after: "ended", of: tenant))
            ), event as (
                \(event.beside("gone", target: id.description))
            )
            select guest_id from gone
            """
        )[0].isEmpty
    }

    /// Up to which pages go together with what others look up.
    private static var shortPage: Int { 101 }

    /// In the order that ``GuestColumns`` has them.
    static let columns =
        "guest_id, address, display_name, preferred_language, state, state_changed_at, is_enabled, identity_door, created_at"

    static func guest(_ row: Row, of tenant: Tenant.ID) throws -> Guest {
        try GuestColumns(in: row).guest(row, of: tenant)
    }
}
