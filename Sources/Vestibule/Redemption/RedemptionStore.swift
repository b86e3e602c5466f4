package import FoundationEssentials

package enum AcceptOutcome: Sendable, Equatable {
    /// This browser won: the guest is in, the session has begun, and the browser goes there.
    case accepted(redirectURL: RedirectURL)
    case refused(Invitation.Standing)
    /// No proof yet, or the attempt is over or another browser's.
    case notProved
    /// The account that was proved is another guest's, or the guest is bound to another account.
    case accountTaken
    case settingsChanged
}

/// What a *this was not me* link is about.
package struct ReportedAttempt: Sendable, Equatable {
    package var attempt: Attempt.ID
    package var tenant: Tenant.ID
    package var purpose: Attempt.Purpose
    package var address: EmailAddress
    package var guestName: String?
    package var applicationName: String?
    /// Whether the attempt is about an invitation that nobody has used or revoked: then there is something to freeze.
    package var isInvitationOpen: Bool
    package var sponsor: EmailAddress
    package var isKilled: Bool
    /// Whether the attempt is already somebody's session: then the mailbox was proved.
    package var reportedAt: Date?

    package init(
        attempt: Attempt.ID, tenant: Tenant.ID, purpose: Attempt.Purpose, address: EmailAddress, guestName: String?,
        applicationName: String?, isInvitationOpen: Bool, sponsor: EmailAddress, isKilled: Bool, reportedAt: Date?
    ) {
        self.attempt = attempt
        self.tenant = tenant
        self.purpose = purpose
        self.address = address
        self.guestName = guestName
        self.applicationName = applicationName
        self.isInvitationOpen = isInvitationOpen
        self.sponsor = sponsor
        self.isKilled = isKilled
        self.reportedAt = reportedAt
    }
}

/// One press that a letter lets a sponsor make.
package struct SponsorAction: Sendable, Equatable {
    package typealias ID = Identifier<SponsorAction>

    package enum Kind: String, Sendable, CaseIterable {
        case liftFreeze, approveLink, allowPasscode, approveAccess, refuseAccess, resetFactors
    }

    /// What is decided about.
    package enum Subject: Sendable, Equatable {
        case invitation(Invitation.ID)
        case accessRequest(AccessRequest.ID)
    }

    package var id: ID
    package var tenant: Tenant.ID
    package var kind: Kind
    package var subject: Subject
    /// Who got the link; nil for one from before that was kept.
    package var recipient: EmailAddress?
    /// Not pressed, not over, and whoever got the link still answers.
    package var isOpen: Bool
    /// Nobody has pressed or decided, and it is too late now.
    package var isExpired: Bool

    package init(
        id: ID, tenant: Tenant.ID, kind: Kind, subject: Subject, recipient: EmailAddress? = nil, isOpen: Bool, isExpired: Bool
    ) {
        self.id = id
        self.tenant = tenant
        self.kind = kind
        self.subject = subject
        self.recipient = recipient
        self.isOpen = isOpen
        self.isExpired = isExpired
    }

    /// Long enough for a holiday.
    package static let life: TimeInterval = 14 * 86_400
}

package struct NewSponsorAction: Sendable {
    package var id: SponsorAction.ID
    package var digest: TokenDigest
    package var kind: SponsorAction.Kind
    package var invitation: Invitation.ID
}

package protocol RedemptionStore: Sendable {
    /// Spends the invitation, once. Two browsers may race here: the update's condition decides which one wins, and the loser
    /// reads the standing that the winner left.
    func accept(_ attempt: Credential, session: NewSession, revision: Int) async throws -> AcceptOutcome
    /// Ends the attempt; the invitation stays open.
    func decline(_ attempt: Credential) async throws
    /// What a report link is about; nil when it is unknown.
    func reported(_ link: Credential) async throws -> ReportedAttempt?
    /// Kills the attempt, ends what it began, freezes the invitation unless it is redeemed, tells the sponsor. False when that was
    /// done before.
    func report(_ link: Credential, action: NewSponsorAction?, letter: NewLetter) async throws -> Bool
    /// Writes the sponsor's action and letter, unless one for this invitation is open.
    func requestNewLink(
        _ invitation: Invitation.ID, of tenant: Tenant.ID, action: NewSponsorAction, letter: NewLetter
    ) async throws -> Bool
    func sponsorAction(_ link: Credential) async throws -> SponsorAction?
    /// Uses the action up, once; false for the second press.
    func spend(_ link: Credential) async throws -> Bool
}
