import Postgres
import Vestibule

/// Where an answer's rows have what makes a guest.
struct GuestColumns {
    private let id, address, displayName, preferredLanguage, state, stateChangedAt, isEnabled, door, createdAt: Row.Column

    init(in row: Row) throws {
        id = try row.column("guest_id")
        address = try row.column("address")
        displayName = try row.column("display_name")
        preferredLanguage = try row.column("preferred_language")
        state = try row.column("state")
        stateChangedAt = try row.column("state_changed_at")
        isEnabled = try row.column("is_enabled")
        door = try row.column("identity_door")
        createdAt = try row.column("created_at")
    }

    func guest(_ row: borrowing Row, of tenant: Tenant.ID) throws -> Guest {
        Guest(
            id: try row.decode(id), tenant: tenant, address: try row.decode(address), displayName: try row.decode(displayName),
            preferredLanguage: try row.decode(preferredLanguage), state: try row.decode(state),
            stateChangedAt: try row.decode(stateChangedAt), isEnabled: try row.decode(isEnabled),
            door: try row.decode(door) ?? .passcode, createdAt: try row.decode(createdAt))
    }
}

extension Rows {
    /// One answer's rows as guests, their columns looked up once.
    func guests(of tenant: Tenant.ID) throws -> [Guest] {
        guard let first else { return [] }
        let columns = try GuestColumns(in: first)
        return try map { try columns.guest($0, of: tenant) }
    }
}
