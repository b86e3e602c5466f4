/// What a guest is to an application, as it stands now: what decides whether tokens are made, and what they say.
package struct ApplicationAccess: Sendable, Equatable {
    /// Whether the application lets in only guests who were assigned to it.
    package var requiresAssignment: Bool
    /// In whatever role, or by default.
    package var isAssigned: Bool
    /// The values of the guest's enabled roles, sorted: a token's `roles`.
    package var roles: [String]

    package init(requiresAssignment: Bool, isAssigned: Bool, roles: [String]) {
        self.requiresAssignment = requiresAssignment
        self.isAssigned = isAssigned
        self.roles = roles
    }

    package var isGranted: Bool { isAssigned || !requiresAssignment }
}

/// The application lets in only guests who were assigned to it, and this one was not.
package struct NotAssigned: Refusal, Equatable {
    /// Who answers for the application.
    package var contact: EmailAddress

    package init(to application: Application, of tenant: Tenant) { contact = application.contact ?? tenant.contact }

    package var sentence: String {
        "The application lets in only guests who were assigned to it, and this guest was not. Ask \(contact.text) for it."
    }
}
