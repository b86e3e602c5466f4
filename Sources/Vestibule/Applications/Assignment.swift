package import FoundationEssentials

/// That a guest may use an application, in one of its roles or by default (Graph's `appRoleAssignment`).
package struct Assignment: Sendable, Equatable {
    package typealias ID = Identifier<Assignment>

    package let id: ID
    package let guest: Guest.ID
    package let guestName: String
    package let application: Application.ID
    package let applicationName: String
    /// Nil for default access.
    package let role: AppRole.ID?
    package let roleValue: String?
    package let createdAt: Date

    package init(
        id: ID, guest: Guest.ID, guestName: String, application: Application.ID, applicationName: String, role: AppRole.ID?,
        roleValue: String?, createdAt: Date
    ) {
        self.id = id
        self.guest = guest
        self.guestName = guestName
        self.application = application
        self.applicationName = applicationName
        self.role = role
        self.roleValue = roleValue
        self.createdAt = createdAt
    }

    /// From whose side assignments are looked at.
    package enum Side: Sendable, Equatable {
        case guest(Guest.ID)
        case application(Application.ID)
    }
}

/// A role of an application as somebody names it who wants a guest to have it.
package struct WantedRole: Sendable, Equatable {
    package var application: Application.ID
    package var role: Name

    package init(_ role: Name, of application: Application.ID) {
        self.application = application
        self.role = role
    }

    package enum Name: Sendable, Equatable, CustomStringConvertible {
        /// To be assigned, and to have no role.
        case defaultAccess
        case id(AppRole.ID)
        case value(String)

        /// - Parameter id: Graph's `appRoleId`, which is all zeros for default access.
        package init(_ id: AppRole.ID) { self = id == .ofDefaultAccess ? .defaultAccess : .id(id) }

        /// As a person names it: by its value or its id.
        ///
        /// - Throws: ``AppRoleRefusal/value`` for what no role can be called.
        package init(_ text: String) throws(AppRoleRefusal) {
            guard AppRole.isValue(text) else { throw .value }
            self = AppRole.ID(text).map { Name($0) } ?? .value(text)
        }

        package var description: String {
            switch self {
            case .defaultAccess: AppRole.ID.ofDefaultAccess.description
            case .id(let id): id.description
            case .value(let value): value
            }
        }
    }
}

extension Identifier<AppRole> {
    /// What Graph writes where there is no role: all zeros.
    package static var ofDefaultAccess: AppRole.ID {
        AppRole.ID(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
    }
}
