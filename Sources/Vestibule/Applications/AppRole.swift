/// What a guest may be to an application, in the application's own words (Graph's `appRole`): it reads the value in a token's `roles` and
/// decides what that means.
package struct AppRole: Sendable, Equatable {
    package typealias ID = Identifier<AppRole>

    package let id: ID
    /// `Projects.Read`; of an application's roles no two have one value.
    package let value: String
    package private(set) var displayName: String
    package private(set) var description: String?
    /// A role that is switched off is told in no token and assigned to nobody; who has it keeps it.
    package private(set) var isEnabled: Bool

    /// How many roles one application may have.
    package static let most = 100

    /// - Parameter displayName: Its value when nil.
    /// - Throws: ``AppRoleRefusal`` for a value or a text that a role cannot have.
    package init(
        id: ID, value: String, displayName: String? = nil, description: String? = nil, isEnabled: Bool = true
    ) throws(AppRoleRefusal) {
        guard Self.isValue(value) else { throw .value }
        self.id = id
        self.value = value
        self.displayName = value
        self.description = nil
        self.isEnabled = isEnabled
        try apply(AppRoleChange(displayName: displayName, description: description))
    }

    package mutating func apply(_ change: AppRoleChange) throws(AppRoleRefusal) {
        try change.check()
        if let name = change.displayName { displayName = name }
        if let text = change.description { description = text.isEmpty ? nil : text }
        if let flag = change.isEnabled { isEnabled = flag }
    }

    /// Graph's rule: printable ASCII without a space, a quote or a backslash; no dot in front; at most 120 characters.
    package static func isValue(_ text: String) -> Bool {
        (1...120).contains(text.utf8.count) && text.first != "."
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
}

/// What of a role is to be another. Its value stays: applications know the role by it.
package struct AppRoleChange: Sendable, Equatable {
    package var displayName: String?
    /// An empty one takes the description away.
    package var description: String?
    package var isEnabled: Bool?

    package init(displayName: String? = nil, description: String? = nil, isEnabled: Bool? = nil) {
        self.displayName = displayName
        self.description = description
        self.isEnabled = isEnabled
    }

    package func check() throws(AppRoleRefusal) {
        if let name = displayName, name.isEmpty || !PlainText.isAcceptable(name, limit: 256) { throw .displayName }
        if let text = description, !PlainText.isAcceptable(text, limit: 1024) { throw .description }
    }
}
