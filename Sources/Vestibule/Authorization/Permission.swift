/// What an application may do at `/v1.0`, in Microsoft Graph's names (`roles` of an access token).
package enum Permission: String, Codable, Sendable, CaseIterable {
    case inviteGuests = "User.Invite.All"
    case readGuests = "User.Read.All"
    case changeGuests = "User.ReadWrite.All"
    case changeDirectory = "Directory.ReadWrite.All"

    /// Every permission that having this one gives.
    package var implied: Set<Permission> {
        switch self {
        case .inviteGuests: [.inviteGuests]
        case .readGuests: [.readGuests]
        case .changeGuests: [.changeGuests, .readGuests, .inviteGuests]
        case .changeDirectory: [.changeDirectory, .changeGuests, .readGuests, .inviteGuests]
        }
    }

    package static func isGranted(_ wanted: Permission, by roles: Set<Permission>) -> Bool {
        roles.contains { $0.implied.contains(wanted) }
    }
}
