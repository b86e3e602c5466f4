package import FoundationEssentials

/// A permitted invitation with everything its rows need, made before the statement so that it takes one round trip.
package struct NewInvitation: Sendable {
    package var id: Invitation.ID
    package var guest: Guest.ID
    package var permitted: PermittedInvitation
    package var link: TokenDigest
    package var letter: NewLetter?
    package var inviter: Application.ID
    /// Who does it, where it is not the inviter.
    package var doer: Actor?
    package var actor: Actor { doer ?? .application(inviter) }
    /// Where the guest will go, as far as it is known now.
    package var forecast: RouteTrace
    package var repetition: Repetition?
    package var approval: Approval?
    package var replaced: Replaced?
    /// Whether it may say of somebody who is a guest already until when, and who answers.
    package var mayChangeGuests = true
    package var broughtBy: BroughtBy?

    /// The guest who invites by the application, and who answers for that guest.
    package struct BroughtBy: Sendable {
        package var guest: Guest.ID
        package var sponsors: [Sponsor]
    }

    /// The guest who is invited anew.
    package struct Replaced: Sendable {
        package var guest: Guest.ID
        /// Whether it stays the same guest.
        package var keepsAccess: Bool
        package var record: Reinvitation.ID
        /// The hand-over that this is, whose sponsor says yes: then the roles go over too.
        package var handingOver: HandOverApproval?
    }

    /// The access request that it answers, and who says so.
    package struct Approval: Sendable {
        package var request: AccessRequest.ID
        package var actor: Actor
    }

    /// The caller's idempotency key, what the request was, and the link kept sealed for the retry.
    package struct Repetition: Sendable {
        package var key: String
        package var request: TokenDigest
        package var sealedLink: [UInt8]
    }
}

package enum CreateInvitationOutcome: Sendable {
    case created(Invitation)
    /// The same key and request came before: what that call made, and its link as sealed then.
    case repeated(Invitation, sealedLink: [UInt8])
    case keyReused
    /// The decision was made on settings that no longer stand.
    case settingsChanged
    /// The access request or hand-over that it was to answer is not open any more.
    case requestDecided
    case callerDisabled
    case guestDisabled
    case guestNotFound
    /// Another guest has the new address.
    case addressTaken
    /// One of the wanted roles is none: nothing was written.
    case noSuchRole(WantedRole)
    /// One of the sponsors is named by an id that none of the tenant has, or they were too many with those that the guest has: nothing was written.
    case noSuchSponsor, tooManySponsors
    /// Who is a guest already would get an end or sponsors from somebody who may only invite: nothing was written.
    case guestKnown
    /// The guest's access has ended, and the invitation gives it no other end.
    case accessEnded
    case tooMany(retryAfter: Int)
}

/// A new link for an invitation that stands, with its letter.
package struct NewLink: Sendable {
    package var digest: TokenDigest
    package var letter: NewLetter
    /// Nil leaves the end as it is.
    package var expiresAt: Date?
}

package enum ChangeInvitationOutcome: Sendable {
    case changed(Invitation)
    case notFound
    case notPending(Invitation.Standing)
    case tooMany(retryAfter: Int)
}

package protocol InvitationStore: Sendable {
    /// Guest if new, invitation, letter, audit event, idempotency row: all or none, in one round trip.
    func create(_ new: NewInvitation, in tenant: Tenant) async throws -> CreateInvitationOutcome
    /// With the traces of its route, which neither a link nor a list brings.
    func invitation(_ id: Invitation.ID, of tenant: Tenant.ID) async throws -> Invitation?
    /// The newest one of the guest.
    func newest(of guest: Guest.ID, tenant: Tenant.ID) async throws -> Invitation?
    /// The invitation that `link` is or once was a link of, with whether it is today's; nil for one that never was.
    func invitation(openedBy link: Credential) async throws -> (invitation: Invitation, linkIsCurrent: Bool)?
    /// Invitations in the order of their making, after `cursor`; of one address when given.
    func list(
        of tenant: Tenant.ID, address: EmailAddress?, after cursor: Invitation.ID?, limit: Int
    ) async throws -> [Invitation]
    /// How many invitations a guest has made within a day.
    func broughtInADay(by guest: Guest.ID, of tenant: Tenant.ID) async throws -> Int
    func revoke(_ id: Invitation.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> ChangeInvitationOutcome
    /// Replaces the link; the older ones are dead at commit.
    func resend(
        _ id: Invitation.ID, of tenant: Tenant.ID, with link: NewLink, by actor: Actor
    ) async throws -> ChangeInvitationOutcome
    func extend(
        _ id: Invitation.ID, of tenant: Tenant.ID, until end: Date, by actor: Actor
    ) async throws -> ChangeInvitationOutcome
    func unfreeze(_ id: Invitation.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> ChangeInvitationOutcome
    /// Takes back the guest's newest reinvitation of the last 30 days.
    func undoReinvitation(of guest: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws -> UndoReinvitationOutcome
}
