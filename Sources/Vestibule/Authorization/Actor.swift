/// Who did something, as an audit event names them.
package enum Actor: Sendable, Equatable {
    case application(Application.ID)
    case adminToken(AdminToken.ID)
    case guest(Guest.ID)
    case sponsor(EmailAddress)
    /// Somebody with a link or a page, not known to be anybody.
    case visitor
    case system

    package var kind: String {
        switch self {
        case .application: "application"
        case .adminToken: "adminToken"
        case .guest: "guest"
        case .sponsor: "sponsor"
        case .visitor: "visitor"
        case .system: "system"
        }
    }

    package var name: String? {
        switch self {
        case .application(let id): id.description
        case .adminToken(let id): id.description
        case .guest(let id): id.description
        case .sponsor(let address): address.text
        case .visitor, .system: nil
        }
    }
}
