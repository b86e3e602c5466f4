/// What an activity is called where Graph's clients look for it. Names are Entra's where it has them ("Microsoft Entra audit log categories
/// and activities"), and in its style where it has none; several activities may share one, as there.
package struct ActivityName: Sendable, Equatable {
    package let text: String
    package let category: Category
    package let service: String
    package let operation: Operation

    package enum Category: String, Sendable, CaseIterable {
        case userManagement = "UserManagement"
        case applicationManagement = "ApplicationManagement"
        case directoryManagement = "DirectoryManagement"
        case authentication = "Authentication"
        case entitlementManagement = "EntitlementManagement"
        case policy = "Policy"
    }

    package enum Operation: String, Sendable {
        case add = "Add"
        case update = "Update"
        case delete = "Delete"
        case assign = "Assign"
        case unassign = "Unassign"
        case other = "Other"
    }

    private static func invited(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .userManagement, service: "Invited Users", operation: operation)
    }

    private static func user(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .userManagement, service: "Core Directory", operation: operation)
    }

    private static func application(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .applicationManagement, service: "Core Directory", operation: operation)
    }

    private static func directory(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .directoryManagement, service: "Core Directory", operation: operation)
    }

    private static func access(_ text: String, _ operation: Operation = .other) -> ActivityName {
        ActivityName(text: text, category: .entitlementManagement, service: "Entitlement Management", operation: operation)
    }

    private static func review(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .policy, service: "Access Reviews", operation: operation)
    }

    private static func policy(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .policy, service: "Conditional Access", operation: operation)
    }

    private static func terms(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .policy, service: "Terms Of Use", operation: operation)
    }

    private static func hook(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .policy, service: "Hooks", operation: operation)
    }

    private static func method(_ text: String, _ operation: Operation = .update) -> ActivityName {
        ActivityName(text: text, category: .userManagement, service: "Authentication Methods", operation: operation)
    }

    private static func door(_ text: String) -> ActivityName {
        ActivityName(text: text, category: .authentication, service: "B2B Auth", operation: .other)
    }

    package init(of activity: AuditEvent.Activity) {
        self =
            switch activity {
            case .tenantCreated: Self.directory("Create company", .add)
            case .tenantChanged: Self.directory("Set Company Information")
            case .authorizationPolicyChanged: Self.directory("Update authorization policy")
            case .domainPolicyChanged: Self.directory("Update policy")
            case .domainPolicyApplied: Self.directory("Apply policy to external users")
            case .crossTenantDefaultChanged: Self.directory("Update the company default cross-tenant access setting")
            case .partnerAdded: Self.directory("Add a partner to cross-tenant access setting", .add)
            case .partnerChanged: Self.directory("Update a partner cross-tenant access setting")
            case .partnerRemoved: Self.directory("Delete partner specific cross-tenant access setting", .delete)
            case .signingKeyRotated: Self.directory("Rotate signing key")
            case .applicationCreated: Self.application("Add application", .add)
            case .applicationChanged: Self.application("Update application")
            case .applicationDeleted: Self.application("Delete application", .delete)
            case .secretAdded, .secretRevoked, .clientKeyAdded, .clientKeyRevoked:
                Self.application("Update application – Certificates and secrets management")
            case .appRoleDeclared: Self.application("Add app role", .add)
            case .appRoleChanged: Self.application("Update app role")
            case .appRoleRemoved: Self.application("Delete app role", .delete)
            case .appRoleAssigned: Self.user("Add app role assignment grant to user", .assign)
            case .appRoleAssignmentRemoved: Self.user("Remove app role assignment from user", .unassign)
            case .invitationCreated: Self.invited("Invite external user", .add)
            case .invitationResent: Self.invited("Resend external user invite")
            case .invitationExtended: Self.invited("Extend external user invite")
            case .invitationRevoked: Self.invited("Revoke external user invite", .delete)
            case .invitationRedeemed: Self.invited("Redeem external user invite")
            case .invitationDeclined: Self.invited("Decline external user invite")
            case .invitationFrozen: Self.invited("Freeze external user invite")
            case .invitationUnfrozen: Self.invited("Unfreeze external user invite")
            case .newLinkRequested: Self.invited("Request new link for external user invite", .other)
            case .attemptReported: Self.invited("Report sign-in attempt of external user", .other)
            case .redemptionReset: Self.invited("Invite external user with reset invitation status")
            case .guestReinvited: Self.invited("Reinvite external user", .add)
            case .reinvitationUndone: Self.invited("Undo reinvite of external user")
            case .guestDeleted: Self.invited("Delete external user", .delete)
            case .guestChanged: Self.user("Update user")
            case .guestDisabled: Self.user("Disable account")
            case .guestEnabled: Self.user("Enable account")
            case .guestRestored: Self.user("Restore user")
            case .guestPurged: Self.user("Hard Delete user", .delete)
            case .sponsorAdded: Self.user("Add sponsor to user", .assign)
            case .bulkInvitationStarted: Self.invited("Bulk invite users - started (bulk)", .other)
            case .bulkInvitationCanceled: Self.invited("Bulk invite users - canceled (bulk)", .other)
            case .guestImported: Self.user("Add user", .add)
            case .sponsorRemoved: Self.user("Remove sponsor from user", .unassign)
            case .sponsorReplaced: Self.user("Replace sponsor of users")
            case .renewalAsked: Self.invited("Ask sponsor to renew access of external user", .other)
            case .accessRenewed: Self.invited("Renew access of external user")
            case .renewalDeclined: Self.invited("Let access of external user end")
            case .accessEnded: Self.invited("Access of external user ended", .other)
            case .handOverAsked: Self.invited("Ask sponsor to hand over access of external user", .other)
            case .handOverApproved: Self.invited("Hand over access of external user")
            case .handOverDeclined: Self.invited("Decline hand-over of external user")
            case .handOverWithdrawn: Self.invited("Withdraw hand-over of external user")
            case .accessReviewCreated: Self.review("Create access review", .add)
            case .accessReviewChanged: Self.review("Update access review")
            case .accessReviewDeleted: Self.review("Delete access review", .delete)
            case .accessReviewStarted: Self.review("Access review started", .other)
            case .accessReviewAsked: Self.review("Access review reviewer notified", .other)
            case .accessReviewDecided: Self.review("Record decision in access review")
            case .accessReviewCompleted: Self.review("Access review ended", .other)
            case .accessReviewApplied: Self.review("Apply access review", .other)
            case .conditionalAccessPolicyAdded: Self.policy("Add conditional access policy", .add)
            case .conditionalAccessPolicyChanged: Self.policy("Update conditional access policy")
            case .conditionalAccessPolicyRemoved: Self.policy("Delete conditional access policy", .delete)
            case .namedLocationAdded: Self.policy("Add named location", .add)
            case .namedLocationChanged: Self.policy("Update named location")
            case .namedLocationRemoved: Self.policy("Delete named location", .delete)
            case .termsOfUseAdded: Self.terms("Create Terms Of Use", .add)
            case .termsOfUseChanged: Self.terms("Edit Terms Of Use")
            case .termsOfUseRemoved: Self.terms("Delete Terms Of Use", .delete)
            case .termsAccepted: Self.terms("Accept Terms Of Use", .other)
            case .termsDeclined: Self.terms("Decline Terms Of Use", .other)
            case .accessDenied: Self.door("Deny sign-in by conditional access")
            case .hookCreated: Self.hook("Add hook", .add)
            case .hookChanged: Self.hook("Update hook")
            case .hookDeleted: Self.hook("Delete hook", .delete)
            case .hookSecretRotated: Self.hook("Rotate secret of hook")
            case .hookRedelivered: Self.hook("Redeliver event to hook", .other)
            case .hookDenied: Self.hook("Hook denied", .other)
            case .hookFailed: Self.hook("Hook failed", .other)
            case .secondFactorAdded: Self.method("User registered security info", .add)
            case .secondFactorRemoved: Self.method("User deleted security info", .delete)
            case .secondFactorTaken: Self.method("Admin deleted security info", .delete)
            case .recoveryCodesRenewed: Self.method("User changed recovery codes")
            case .factorResetAsked: Self.method("User requested reset of security info", .other)
            case .factorResetApproved: Self.method("Sponsor approved reset of security info")
            case .factorResetStopped: Self.method("User stopped reset of security info")
            case .factorsReset: Self.method("Reset security info", .delete)
            case .secondFactorProved: Self.door("Verify second factor")
            case .secondFactorRefused: Self.door("Refuse second factor")
            case .recoveryCodeUsed: Self.door("Verify recovery code")
            case .letterSent: Self.invited("Email sent", .other)
            case .letterFailed: Self.invited("Email not sent", .other)
            case .letterBounced: Self.invited("Email returned", .other)
            case .letterRetried: Self.invited("Email retried", .other)
            case .sessionsRevoked: Self.user("Update StsRefreshTokenValidFrom Timestamp")
            case .guestHealed: Self.user("Change sign-in method of external user")
            case .accountBound: Self.user("Bind account of external user")
            case .passcodeAllowed: Self.user("Allow email one-time passcode in place of account")
            case .passcodesCleared: Self.user("Unlock email one-time passcode")
            case .limitsReset: Self.policy("Reset limits")
            case .accessRequested: Self.access("Request access to application", .add)
            case .accessApproved: Self.access("Approve access request")
            case .accessRefused: Self.access("Deny access request")
            case .passcodeSent: Self.door("Send email one-time passcode")
            case .passcodeChecked: Self.door("Verify email one-time passcode")
            case .passcodeRefused: Self.door("Refuse email one-time passcode")
            case .passcodeWished: Self.door("Request email one-time passcode in place of account")
            case .providerVisited: Self.door("Redirect to identity provider")
            case .accountRefused: Self.door("Refuse account of identity provider")
            case .healingDeclined: Self.door("Decline change of sign-in method")
            case .healingFailed: Self.door("Change of sign-in method failed")
            case .deviceAllowed: Self.door("Allow sign-in of device")
            case .deviceRefused: Self.door("Deny sign-in of device")
            case .deviceCodeRefused: Self.door("Refuse device code")
            case .signedIn: Self.door("Sign in external user")
            case .signedOut: Self.door("Sign out external user")
            case .applicationEntered: Self.door("Sign in external user to application")
            }
    }

    private init(text: String, category: Category, service: String, operation: Operation) {
        self.text = text
        self.category = category
        self.service = service
        self.operation = operation
    }
}
