import Postgres
import Vestibule

/// Where an answer's rows have what makes a guest.
struct GuestColumns {
    private let id, address, displayName, preferredLanguage, state, stateChangedAt, isEnabled, door, createdAt: Row.Column
    private let profile, version, deletedAt: Row.Column?

    /// What an answer has beside what every guest is made of.
    struct More: OptionSet {
        let rawValue: Int

        static let profile = More(rawValue: 1)
        static let version = More(rawValue: 2)
        static let deletion = More(rawValue: 4)
    }

    init(in row: Row, with more: More = []) throws {
        id = try row.column("guest_id")
        address = try row.column("address")
        displayName = try row.column("display_name")
        preferredLanguage = try row.column("preferred_language")
        state = try row.column("state")
        stateChangedAt = try row.column("state_changed_at")
        isEnabled = try row.column("is_enabled")
        door = try row.column("identity_door")
        createdAt = try row.column("created_at")
        profile = more.contains(.profile) ? try row.column("profile") : nil
        version = more.contains(.version) ? try row.column("version") : nil
        deletedAt = more.contains(.deletion) ? try row.column("deleted_at") : nil
    }

    func guest(_ row: borrowing Row, of tenant: Tenant.ID) throws -> Guest {
        Guest(
            id: try row.decode(id), tenant: tenant, address: try row.decode(address), displayName: try row.decode(displayName),
            preferredLanguage: try row.decode(preferredLanguage), state: try row.decode(state),
            stateChangedAt: try row.decode(stateChangedAt), isEnabled: try row.decode(isEnabled),
            door: try row.decode(door) ?? .passcode, createdAt: try row.decode(createdAt),
            profile: try profile.flatMap { try row.decode($0, as: JSONText?.self) }.flatMap { GuestProfile(kept: $0.rawValue) },
            version: try version.flatMap { try row.decode($0) },
            deletedAt: try deletedAt.flatMap { try row.decode($0) })
    }
}

extension Rows {
    /// One answer's rows as guests, their columns looked up once.
    func guests(of tenant: Tenant.ID, with more: GuestColumns.More) throws -> [Guest] {
        guard let first else { return [] }
        let columns = try GuestColumns(in: first, with: more)
        return try map { try columns.guest($0, of: tenant) }
    }
}
