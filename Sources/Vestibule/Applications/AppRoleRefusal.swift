/// Why a role was not declared, or a guest not assigned.
package enum AppRoleRefusal: Refusal, Equatable {
    case value, displayName, description
    case noSuchApplication(Application.ID)
    /// The application has another role of this value, or this id.
    case taken
    case tooMany
    case noSuchRole(WantedRole)
    case noSuchGuest
    case alreadyAssigned
    case noSuchAssignment

    package var sentence: String {
        switch self {
        case .value:
            "value: give 1 to 120 printable ASCII characters without a space, a quote or a backslash, and no dot in front, such as Projects.Read."
        case .displayName: "displayName: give 1 to 256 characters without line breaks, control or bidirectional characters."
        case .description: "description: give at most 1,024 characters without line breaks, control or bidirectional characters."
        case .noSuchApplication(let id): "There is no application \(id)."
        case .taken: "The application has a role of this value or id. Change that one, or choose another value."
        case .tooMany: "An application has at most \(AppRole.most) roles. Remove one that nobody needs."
        case .noSuchRole(let wanted):
            "Permission being assigned was not found on application: \(wanted.application) has no enabled role \(wanted.role)."
        case .noSuchGuest: "No such user."
        // Graph's own words, which programs look for.
        case .alreadyAssigned: "Permission being assigned already exists on the object"
        case .noSuchAssignment: "No such app role assignment."
        }
    }
}
