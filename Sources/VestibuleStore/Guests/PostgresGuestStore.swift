package import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresGuestStore: GuestStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func guest(_ id: Guest.ID, of tenant: Tenant.ID) async throws -> Guest? {
        try await database.rows(
            of: tenant, pace: .lookup,
            """
            select \(unescaped: Self.columns), profile, \(unescaped: Self.version) as version from guests
             where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null
            """
        ).guests(of: tenant, with: [.profile, .version]).first
    }

    package func guest(withAddress address: EmailAddress, of tenant: Tenant.ID) async throws -> Guest? {
        try await database.rows(
            of: tenant, pace: .lookup,
            """
            select \(unescaped: Self.columns), profile, \(unescaped: Self.version) as version from guests
             where tenant_id = \(tenant) and mailbox = \(address.mailbox) and deleted_at is null
            """
        ).guests(of: tenant, with: [.profile, .version]).first
    }

    package func list(
        of tenant: Tenant.ID, _ part: GuestPart, matching filter: GuestFilter, in order: GuestOrder, behind place: GuestPlace?,
        limit: Int
    ) async throws -> [Guest] {
        if case .constant(let value) = filter, value != true { return [] }
        return try await database.rows(
            of: tenant,
            pace: part == .present && filter.isKeyed(in: order) && limit <= Self.shortPage ? .lookup : .unknown,
            isPlannedOnce: filter.isPlannedOnce(in: order),
            filter.selection(of: tenant, part, in: order, behind: place, limit: limit)
        ).guests(of: tenant, with: part == .present ? .profile : [.profile, .deletion])
    }

    package func count(of tenant: Tenant.ID, _ part: GuestPart, matching filter: GuestFilter) async throws -> Int {
        if case .constant(let value) = filter, value != true { return 0 }
        return try await database.rows(of: tenant, filter.counting(of: tenant, part)).onlyRow.decode("guests")
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

    package func lastBounces(of guests: [Guest.ID], tenant: Tenant.ID) async throws -> [Guest.ID: Date] {
        let rows = try await database.rows(
            of: tenant,
            """
            select guest_id, mail_bounced_at from guests
             where tenant_id = \(tenant) and guest_id = any (\(guests)) and mail_bounced_at is not null
            """)
        return try rows.reduce(into: [:]) { $0[try $1.decode("guest_id")] = try $1.decode("mail_bounced_at", as: Date.self) }
    }

    package func lastSignIns(of guests: [Guest.ID], tenant: Tenant.ID) async throws -> [Guest.ID: Date] {
        let rows = try await database.rows(
            of: tenant,
            """
            select guest_id, max(signed_in_at) as signed_in_at
              from (select guest_id, proved_at as signed_in_at from sessions
                     where tenant_id = \(tenant) and guest_id = any (\(guests)) and not is_held
                    union all
                    select guest_id, signed_in_at from last_sign_ins
                     where tenant_id = \(tenant) and guest_id = any (\(guests))) seen
             group by guest_id
            """)
        return try rows.reduce(into: [:]) { $0[try $1.decode("guest_id")] = try $1.decode("signed_in_at", as: Date.self) }
    }

    package func accessEnds(of guests: [Guest.ID], tenant: Tenant.ID) async throws -> [Guest.ID: Date] {
        let rows = try await database.rows(
            of: tenant,
            """
            select guest_id, access_ends_at from guests
             where tenant_id = \(tenant) and guest_id = any (\(guests)) and access_ends_at is not null
            """)
        return try rows.reduce(into: [:]) { $0[try $1.decode("guest_id")] = try $1.decode("access_ends_at", as: Date.self) }
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
            ), \(LogoutRows.end(sessionsOf: "revoked", in: tenant)), event as (
                \(event.beside("revoked", target: id.description, guest: "guest_id"))
            )
            select tenant_id from revoked
            """
        ).isEmpty
    }

    /// Up to which pages go together with what others look up.
    private static var shortPage: Int { 101 }

    /// In the order that ``GuestColumns`` has them.
    static let columns =
        "guest_id, address, display_name, preferred_language, state, state_changed_at, is_enabled, identity_door, created_at"

    /// The transaction that wrote the row as it stands: another one after each change, at no cost to any. A backup that is restored
    /// gives all new ones, and then a caller reads again.
    static let version = "xmin::text::bigint"

    static func guest(_ row: Row, of tenant: Tenant.ID) throws -> Guest {
        try GuestColumns(in: row).guest(row, of: tenant)
    }
}
