package import FoundationEssentials

/// What a letter says; the words are VestibuleMail's.
package enum Letter: Codable, Sendable, Equatable {
    case invitation(InvitationLetter)
    case passcode(PasscodeLetter)
    case reported(ReportedLetter)
    case linkRequested(LinkRequestedLetter)
    case passcodeWished(PasscodeWishedLetter)
    case passcodeAllowed(PasscodeAllowedLetter)
    case accessRequested(AccessRequestedLetter)
    case accessWaits(AccessWaitsLetter)
    case alreadyGuest(AlreadyGuestLetter)
    case tenantDiscovery(TenantDiscoveryLetter)
    case letterBounced(LetterBouncedLetter)
    case accessEnding(AccessEndingLetter)
    case handOverAsked(HandOverAskedLetter)
    case handedOver(HandedOverLetter)
    case accessReview(AccessReviewLetter)
    case termsAccepted(TermsAcceptedLetter)
    case secondFactor(SecondFactorLetter)
    case factorResetAsked(FactorResetAskedLetter)
    case factorReset(FactorResetLetter)

    package enum Kind: String, Sendable, CaseIterable {
        case invitation, passcode, reported, linkRequested, passcodeWished, passcodeAllowed, accessRequested, accessWaits,
            alreadyGuest
        case tenantDiscovery, letterBounced
        case accessEnding, accessReview
        case handOverAsked, handedOver
        case termsAccepted
        case secondFactor, factorResetAsked, factorReset
    }

    package var kind: Kind {
        switch self {
        case .invitation: .invitation
        case .passcode: .passcode
        case .reported: .reported
        case .linkRequested: .linkRequested
        case .passcodeWished: .passcodeWished
        case .passcodeAllowed: .passcodeAllowed
        case .accessRequested: .accessRequested
        case .accessWaits: .accessWaits
        case .alreadyGuest: .alreadyGuest
        case .tenantDiscovery: .tenantDiscovery
        case .letterBounced: .letterBounced
        case .accessEnding: .accessEnding
        case .handOverAsked: .handOverAsked
        case .handedOver: .handedOver
        case .accessReview: .accessReview
        case .termsAccepted: .termsAccepted
        case .secondFactor: .secondFactor
        case .factorResetAsked: .factorResetAsked
        case .factorReset: .factorReset
        }
    }
}

package struct InvitationLetter: Codable, Sendable, Equatable {
    package var guestName: String?
    /// The inviting application's or person's name.
    package var inviterName: String
    package var applicationName: String
    package var destinationHost: String
    /// The inviter's words: plain text of at most 2,000 characters.
    package var message: String?
    package var link: String
    package var expiresAt: Date

    package init(
        guestName: String?, inviterName: String, applicationName: String, destinationHost: String, message: String?,
        link: String, expiresAt: Date
    ) {
        self.guestName = guestName
        self.inviterName = inviterName
        self.applicationName = applicationName
        self.destinationHost = destinationHost
        self.message = message
        self.link = link
        self.expiresAt = expiresAt
    }
}

package struct PasscodeLetter: Codable, Sendable, Equatable {
    package enum Purpose: String, Codable, Sendable { case redemption, signIn, accessRequest }

    /// Eight digits.
    package var code: String
    /// A word that the page shows too.
    package var referenceWord: String
    package var purpose: Purpose
    package var applicationName: String?
    package var requestedAt: Date
    package var expiresAt: Date
    /// Says *this was not me*.
    package var reportLink: String

    package init(
        code: String, referenceWord: String, purpose: Purpose, applicationName: String?, requestedAt: Date, expiresAt: Date,
        reportLink: String
    ) {
        self.code = code
        self.referenceWord = referenceWord
        self.purpose = purpose
        self.applicationName = applicationName
        self.requestedAt = requestedAt
        self.expiresAt = expiresAt
        self.reportLink = reportLink
    }
}

/// To the sponsor: the guest says *this was not me*.
package struct ReportedLetter: Codable, Sendable, Equatable {
    package var maskedGuest: String
    package var guestName: String?
    package var applicationName: String?
    package var reportedAt: Date
    package var invitationFrozen: Bool
    /// Lifts the freeze.
    package var actionLink: String?

    package init(
        maskedGuest: String, guestName: String?, applicationName: String?, reportedAt: Date, invitationFrozen: Bool,
        actionLink: String?
    ) {
        self.maskedGuest = maskedGuest
        self.guestName = guestName
        self.applicationName = applicationName
        self.reportedAt = reportedAt
        self.invitationFrozen = invitationFrozen
        self.actionLink = actionLink
    }
}

/// To the sponsor: a guest whose invitation has expired asks for a new link.
package struct LinkRequestedLetter: Codable, Sendable, Equatable {
    package var maskedGuest: String
    package var guestName: String?
    package var applicationName: String
    package var requestedAt: Date
    /// Approves: sends a new link to the guest's stored address.
    package var actionLink: String

    package init(
        maskedGuest: String, guestName: String?, applicationName: String, requestedAt: Date, actionLink: String
    ) {
        self.maskedGuest = maskedGuest
        self.guestName = guestName
        self.applicationName = applicationName
        self.requestedAt = requestedAt
        self.actionLink = actionLink
    }
}

/// To the sponsor: somebody at this address says that the account is gone, and asks to come by code again.
package struct PasscodeWishedLetter: Codable, Sendable, Equatable {
    package var maskedGuest: String
    package var requestedAt: Date
    /// Allows it.
    package var actionLink: String

    package init(maskedGuest: String, requestedAt: Date, actionLink: String) {
        self.maskedGuest = maskedGuest
        self.requestedAt = requestedAt
        self.actionLink = actionLink
    }
}

/// To the guest: the account is off, and a code is enough again.
package struct PasscodeAllowedLetter: Codable, Sendable, Equatable {
    package var allowedAt: Date
    package var signInLink: String

    package init(allowedAt: Date, signInLink: String) {
        self.allowedAt = allowedAt
        self.signInLink = signInLink
    }
}

/// To whoever answers for a guest: a letter to the guest did not arrive.
package struct LetterBouncedLetter: Codable, Sendable, Equatable {
    /// In full: a mistake in it is what the reader looks for.
    package var address: String
    package var isInvitation: Bool
    package var writtenAt: Date
    /// What the mail system said: a line of somebody else's words.
    package var reply: String

    package init(address: String, isInvitation: Bool, writtenAt: Date, reply: String) {
        self.address = address
        self.isInvitation = isInvitation
        self.writtenAt = writtenAt
        self.reply = reply
    }
}
