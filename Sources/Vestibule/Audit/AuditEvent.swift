package import FoundationEssentials

/// Something that happened, written in the transaction that made it happen.
package struct AuditEvent: Sendable, Equatable {
    package typealias ID = Identifier<AuditEvent>

    /// What happened. Where Entra has a name for it, Graph's answers give that one.
    package enum Activity: String, Sendable, CaseIterable {
        case tenantCreated, tenantChanged, applicationCreated, applicationChanged, applicationDeleted
        case secretAdded, secretRevoked, clientKeyAdded, clientKeyRevoked, signingKeyRotated
        case appRoleDeclared, appRoleChanged, appRoleRemoved
        /// Entra's "Add app role assignment grant to user" and "Remove app role assignment from user".
        case appRoleAssigned, appRoleAssignmentRemoved
        case invitationCreated, invitationResent, invitationExtended, invitationRevoked, invitationRedeemed
        case invitationDeclined, attemptReported, invitationFrozen, invitationUnfrozen, newLinkRequested
        case passcodeSent, passcodeChecked, passcodeRefused, passcodesCleared, limitsReset
        case providerVisited, accountBound, accountRefused
        case guestHealed, healingDeclined, healingFailed, passcodeWished, passcodeAllowed
        case deviceAllowed, deviceRefused, deviceCodeRefused
        case accessRequested, accessApproved, accessRefused
        case redemptionReset, guestReinvited, reinvitationUndone
        case signedIn, signedOut, applicationEntered, sessionsRevoked
        /// Entra's "Update user", "Disable account", "Enable account", "Delete external user", "Restore user" and "Hard Delete user".
        case guestChanged, guestDisabled, guestEnabled, guestDeleted, guestRestored, guestPurged
        case sponsorAdded, sponsorRemoved
        case letterSent, letterFailed, letterBounced, letterRetried
        case bulkInvitationStarted, bulkInvitationCanceled, guestImported
        /// Entra's "Update authorization policy", "Update policy" (of domains), "Update the company default cross-tenant access setting", "Add a partner
        /// to cross-tenant access setting", "Update a partner cross-tenant access setting" and "Delete partner specific cross-tenant access setting".
        case authorizationPolicyChanged, domainPolicyChanged, crossTenantDefaultChanged
        case partnerAdded, partnerChanged, partnerRemoved
        /// Sessions of guests whom a new version of the domain policy stops have ended.
        case domainPolicyApplied
        case sponsorReplaced
        case renewalAsked, accessRenewed, renewalDeclined, accessEnded
        case handOverAsked, handOverApproved, handOverDeclined, handOverWithdrawn
        /// Entra's "User registered security info", "User deleted security info" and "Admin deleted security info".
        case secondFactorAdded, secondFactorRemoved, secondFactorTaken
        case secondFactorProved, secondFactorRefused, recoveryCodeUsed, recoveryCodesRenewed
        case factorResetAsked, factorResetApproved, factorResetStopped, factorsReset
        /// Entra's "Create access review", "Update access review" and so on.
        case accessReviewCreated, accessReviewChanged, accessReviewDeleted, accessReviewStarted, accessReviewAsked
        case accessReviewDecided, accessReviewCompleted, accessReviewApplied
        /// Entra's "Add conditional access policy", "Add named location" and so on.
        case conditionalAccessPolicyAdded, conditionalAccessPolicyChanged, conditionalAccessPolicyRemoved
        case namedLocationAdded, namedLocationChanged, namedLocationRemoved
        /// Entra's "Create Terms Of Use", "Edit …", "Delete …", "Accept Terms Of Use" and "Decline Terms Of Use".
        case termsOfUseAdded, termsOfUseChanged, termsOfUseRemoved, termsAccepted, termsDeclined
        /// A sign-in that policies did not let pass.
        case accessDenied
        case hookCreated, hookChanged, hookDeleted, hookSecretRotated, hookRedelivered
        /// A hook said no, or gave no answer that counts.
        case hookDenied, hookFailed
    }

    package var id: ID
    package var at: Date
    package var activity: String
    package var actorKind: String
    package var actor: String?
    package var target: String?
    /// Whom it is about; nil where nobody, and for what programs before the logs wrote of others than the guest itself.
    package var guest: Guest.ID?
    /// What else there is to know, as a JSON object.
    package var details: String?

    package init(
        id: ID, at: Date, activity: String, actorKind: String, actor: String?, target: String?, guest: Guest.ID? = nil,
        details: String? = nil
    ) {
        self.id = id
        self.at = at
        self.activity = activity
        self.actorKind = actorKind
        self.actor = actor
        self.target = target
        self.guest = guest
        self.details = details
    }
}

extension AuditEvent {
    /// When its writer began it, to the millisecond.
    ///
    /// The logs tell and compare this one, for then their order is that of the ids, and one index has it. ``at`` is the database's
    /// time of the transaction.
    package var beganAt: Date { id.moment }
}
