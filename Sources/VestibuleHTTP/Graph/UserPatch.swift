import Vestibule

/// Reads what a PATCH of a user wishes, in Graph's words.
enum UserPatch {
    /// - Throws: ``RequestRefusal/malformed(_:)`` naming what is of a wrong type, not known, or not to be written, and why.
    static func change(_ fields: [String: JSONValue]) throws(RequestRefusal) -> GuestChange {
        if let type = fields["@odata.type"] {
            guard ["microsoft.graph.user", "#microsoft.graph.user"].map(JSONValue.string).contains(type) else {
                throw .malformed("@odata.type: this is a #microsoft.graph.user.")
            }
        }
        var body = try JSONBody(fields)
        for (name, reason) in readOnly where body.holds(name) {
            throw .malformed("The property \(name) cannot be written: \(reason).")
        }
        var change = GuestChange()
        switch try body.wish("displayName") {
        case .set(let name): change.displayName = name
        case .clear: throw .malformed("The property displayName cannot be null: every user has one.")
        case nil: break
        }
        change.preferredLanguage = try body.wish("preferredLanguage")
        if let end = try body.wish(GuestChange.accessEndName) {
            switch end {
            case .clear: change.accessEnd = .clear
            case .set(let text):
                guard let date = JSONBody.date(text) else {
                    throw .malformed(
                        "The property accessEndDateTime must be an RFC 3339 time such as 2026-12-31T12:00:00Z, or null.")
                }
                change.accessEnd = .set(date)
            }
        }
        if body.holds("accountEnabled") {
            guard let flag = try body.bool("accountEnabled") else {
                throw .malformed("The property accountEnabled must be true or false.")
            }
            change.isEnabled = flag
        }
        for property in GuestProfile.Property.allCases { change.profile[property] = try body.wish(property.rawValue) }
        if body.holds(GuestProfile.phones) { change.businessPhones = try body.strings(GuestProfile.phones) ?? [] }
        try body.finish()
        return change
    }

    /// What Graph has of a user and nobody writes here, and why.
    private static let readOnly = [
        ("id", "it stays"), ("mail", "it is the address that was invited; invite the new one"),
        ("otherMails", "it holds the mail"), ("proxyAddresses", "the mail is the one address"),
        ("mailNickname", "the principal name is made of the mail"), ("userPrincipalName", "it is made of the mail"),
        ("userType", "every user here is a guest"), ("creationType", "every guest is invited"),
        ("externalUserState", "it follows the invitation"), ("externalUserStateChangeDateTime", "it follows the invitation"),
        ("createdDateTime", "it stays"), ("deletedDateTime", "DELETE and restore set it"),
        ("identities", "signing in binds them"), ("passwordProfile", "guests have no password here"),
        ("signInSessionsValidFromDateTime", "revokeSignInSessions sets it"), ("signInActivity", "signing in sets it"),
        ("mailBouncedDateTime", "letters that come back set it"),
        ("sponsors", "POST to /v1.0/users/{id}/sponsors/$ref"), ("routeTaken", "signing in sets it"),
    ]
}
