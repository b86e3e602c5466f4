import Vestibule

/// An assignment as Graph's `appRoleAssignment`.
struct AppRoleAssignmentResource: JSONWritable {
    private let assignment: Assignment
    private let context: String?

    init(_ assignment: Assignment, context: String? = nil) {
        self.assignment = assignment
        self.context = context
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("@odata.type", "#microsoft.graph.appRoleAssignment")
            json.member("id", assignment.id)
            json.null("deletedDateTime")
            json.member("appRoleId", assignment.role ?? .ofDefaultAccess)
            json.member("createdDateTime", assignment.createdAt)
            json.member("principalDisplayName", assignment.guestName)
            json.member("principalId", assignment.guest)
            json.member("principalType", "User")
            json.member("resourceDisplayName", assignment.applicationName)
            json.member("resourceId", assignment.application)
        }
    }
}
