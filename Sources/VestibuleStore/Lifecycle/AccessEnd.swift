import Postgres

/// Until when a guest is let in, as statements ask it of the guest's row that they read anyway. The database's clock decides.
enum AccessEnd {
    static func lies(ahead guest: String) -> String { "coalesce(\(guest).access_ends_at > now(), true)" }
}
