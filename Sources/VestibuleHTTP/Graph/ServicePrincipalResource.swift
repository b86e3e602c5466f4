import Vestibule

/// An application as Graph's `servicePrincipal`, with its app roles.
struct ServicePrincipalResource: Sendable {
    private let properties: [Property]
    private let context: String?

    /// - Parameter select: The properties that are asked for, as in a `$select`; all when nil.
    init(select: String?, context: String? = nil) throws(RequestRefusal) {
        self.context = context
        guard let select else {
            properties = Property.allCases
            return
        }
        let names = select.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " }.lowercased() }
        if let unknown = names.first(where: { name in !Property.allCases.contains { $0.rawValue.lowercased() == name } }) {
            let known = Property.allCases.map(\.rawValue).joined(separator: ", ")
            throw .malformed("$select: there is no property '\(unknown.prefix(60))'. There are: \(known).")
        }
        properties = Property.allCases.filter { names.contains($0.rawValue.lowercased()) }
    }

    /// In the order they are written.
    private enum Property: String, CaseIterable {
        case id, appId, displayName, appDisplayName, accountEnabled, appRoleAssignmentRequired, appRoles, createdDateTime
        case replyUrls, servicePrincipalType
    }

    func write(_ application: Application, roles: [AppRole], to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("@odata.type", "#microsoft.graph.servicePrincipal")
            for property in properties { Self.write(property, of: application, roles, to: &json) }
        }
    }

    private static func write(_ property: Property, of application: Application, _ roles: [AppRole], to json: inout JSONWriter) {
        switch property {
        case .id: json.member("id", application.id)
        case .appId: json.member("appId", application.id)
        case .displayName: json.member("displayName", application.name)
        case .appDisplayName: json.member("appDisplayName", application.name)
        case .accountEnabled: json.member("accountEnabled", application.disabledAt == nil)
        case .appRoleAssignmentRequired: json.member("appRoleAssignmentRequired", application.requiresAssignment)
        case .appRoles: json.member("appRoles") { $0.array(roles.span) { write($1, to: &$0) } }
        case .createdDateTime: json.member("createdDateTime", application.createdAt)
        case .replyUrls: json.member("replyUrls") { $0.array(application.redirectURIs.map(\.text)) }
        case .servicePrincipalType: json.member("servicePrincipalType", "Application")
        }
    }

    private static func write(_ role: borrowing AppRole, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", role.id)
            json.member("value", role.value)
            json.member("displayName", role.displayName)
            json.member("description", role.description)
            json.member("isEnabled", role.isEnabled)
            json.member("allowedMemberTypes") { $0.array(ofOne: "User") }
            json.member("origin", "Application")
        }
    }
}
