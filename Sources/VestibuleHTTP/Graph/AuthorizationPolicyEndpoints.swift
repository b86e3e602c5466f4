import HTTPTypes
import Hummingbird
import Vestibule

/// `/v1.0/policies/authorizationPolicy`: who may invite guests. What else Graph says there is said as it is here, and cannot be changed.
struct AuthorizationPolicyEndpoints: Sendable {
    let parts: Parts

    private static let displayName = "Authorization Policy"
    private static let description = "Who may invite guests."
    /// What Graph lets be allowed, and nobody may do here: there are no members, no self-service and no consent of users.
    private static let never: [StaticString] = [
        "allowedToSignUpEmailBasedSubscriptions", "allowedToUseSSPR", "allowEmailVerifiedUsersToJoinOrganization",
        "allowUserConsentForRiskyApps", "blockMsolPowerShell",
    ]
    private static let neverByMembers: [StaticString] = [
        "allowedToCreateApps", "allowedToCreateSecurityGroups", "allowedToCreateTenants",
        "allowedToReadBitlockerKeysForOwnedDevice", "allowedToReadOtherUsers",
    ]

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard let policy = try await parts.tenants.freshTenant(caller.tenant.id)?.authorization else {
            throw TenantRefusal.notFound
        }
        return Response.json { json in
            json.object { json in
                json.member("@odata.context", "\(parts.site.base.origin)/v1.0/$metadata#policies/authorizationPolicy/$entity")
                json.member("@odata.type", "#microsoft.graph.authorizationPolicy")
                json.member("id", "authorizationPolicy")
                json.member("displayName", Self.displayName)
                json.member("description", Self.description)
                json.member("allowInvitesFrom", policy.invitesFrom.rawValue)
                json.member("guestUserRoleId", policy.guestRole.rawValue)
                for name in Self.never { json.member(name, false) }
                json.member("defaultUserRolePermissions") {
                    $0.object { json in
                        for name in Self.neverByMembers { json.member(name, false) }
                        json.member("permissionGrantPoliciesAssigned") { $0.array([String]()) }
                    }
                }
            }
        }
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        var change = AuthorizationPolicyChange()
        if let text = try body.string("allowInvitesFrom") {
            guard
                let from = AuthorizationPolicy.InvitesFrom.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() })
            else {
                throw RequestRefusal.malformed(
                    "allowInvitesFrom: give none, adminsAndGuestInviters, adminsGuestInvitersAndAllMembers or everyone.")
            }
            change.invitesFrom = from
        }
        if let text = try body.string("guestUserRoleId") {
            guard let role = AuthorizationPolicy.GuestRole(rawValue: text.lowercased()) else {
                throw RequestRefusal.malformed(
                    "guestUserRoleId: give \(AuthorizationPolicy.GuestRole.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            change.guestRole = role
        }
        // A program that sends back what it read is heard.
        for (name, value) in [("id", "authorizationPolicy"), ("displayName", Self.displayName), ("description", Self.description)] {
            guard try body.string(name) ?? value == value else {
                throw RequestRefusal.malformed("The property \(name) is \"\(value)\" here and cannot be changed.")
            }
        }
        try Self.refuse(Self.never, in: &body)
        if var permissions = try body.object("defaultUserRolePermissions") {
            try Self.refuse(Self.neverByMembers, in: &permissions)
            guard try permissions.strings("permissionGrantPoliciesAssigned")?.isEmpty ?? true else {
                throw RequestRefusal.malformed("permissionGrantPoliciesAssigned: there are none here. Leave it out.")
            }
            try permissions.finish()
        }
        try body.finish()
        if change != AuthorizationPolicyChange() {
            try await parts.tenants.change(caller.tenant.id, .authorization(change), by: caller.actor)
        }
        return Response.noContent
    }

    private static func refuse(_ names: [StaticString], in body: inout JSONBody) throws(RequestRefusal) {
        for name in names where try body.bool("\(name)") ?? false {
            throw .malformed("The property \(name) is false here and cannot be changed: there are no members of a directory.")
        }
    }
}
