/// Why somebody was not invited, or an invitation not changed.
package enum InviteRefusal: Refusal, Equatable {
    case tenantSuspended
    case callerDisabled
    case address(EmailAddressRefusal)
    case domainBlocked(DomainName, DomainVerdict)
    /// The authorization policy does not let this inviter invite.
    case mayNotInvite(AuthorizationPolicy.InvitesFrom)
    /// The domain is an organisation's that the cross-tenant access policy keeps out.
    case organisationBlocked(DomainName, tenant: String)
    case redirectURL(RedirectRefusal)
    case displayName, message, language, tooManyCopies, expiry
    case tooManyRoles
    case noSuchRole(WantedRole)
    case noSuchSponsor, tooManySponsors
    case accessEnd
    /// The guest is not let in any more, and the invitation does not say until when it shall be.
    case accessEnded
    /// Who may invite and no more says of a guest until when, or who answers.
    case guestKnown
    /// The guest's account is switched off.
    case guestDisabled
    /// Five invitations a day go to one address of a tenant.
    case tooManyInvitations(retryAfter: Int)
    case notFound
    case guestNotFound
    /// Another guest has the address, or the account, that this one was to have.
    case addressTaken, accountTaken
    /// Nobody can be sent to the wished identity provider.
    case identityProvider(Door, DoorVerdict?)
    /// The guest was not invited anew in the last 30 days.
    case nothingToUndo
    /// The access request or hand-over that the invitation was to answer was decided by somebody else.
    case requestDecided
    case notPending(Invitation.Standing)
    case hook(HookDenial)

    package var sentence: String {
        switch self {
        case .tenantSuspended: "The tenant is suspended, so nobody can be invited. An administrator can resume it."
        case .callerDisabled: "The calling application is disabled. An administrator can enable it."
        case .address(let refusal): "invitedUserEmailAddress: \(refusal.sentence)"
        case .domainBlocked(let domain, let verdict): "\(domain) cannot be invited. \(verdict.sentence)"
        case .mayNotInvite(.nobody):
            "The authorization policy says allowInvitesFrom: none, so nobody can be invited. An administrator can change it."
        case .mayNotInvite(let from):
            "The authorization policy says allowInvitesFrom: \(from.rawValue), so guests cannot invite. An administrator can change it to everyone."
        case .organisationBlocked(let domain, let tenant):
            "\(domain) cannot be invited. It belongs to the organisation \(tenant), whose accounts the cross-tenant access policy keeps out."
        case .redirectURL(let refusal): "inviteRedirectUrl: \(refusal.sentence)"
        case .displayName:
            "invitedUserDisplayName: give at most 256 characters without line breaks, control or bidirectional characters."
        case .message:
            "customizedMessageBody: give plain text of at most 2,000 characters without control or bidirectional characters."
        case .language: "messageLanguage: give a language tag such as en-US."
        case .tooManyCopies: "ccRecipients: give at most one address."
        case .expiry: "expirationDateTime: give a time in the future, at most 365 days from now."
        case .tooManyRoles: "appRoleAssignments: give at most \(AppRole.most)."
        case .noSuchRole(let wanted):
            "appRoleAssignments: there is no enabled role \(wanted.role) of an application \(wanted.application)."
        case .noSuchSponsor: "invitedUserSponsors: there is no sponsor of that id here. Name a new one by mail."
        case .tooManySponsors: "invitedUserSponsors: a guest has at most \(Sponsor.most), with those that it has already."
        case .accessEnd: "accessEndDateTime: give a time in the future."
        case .guestKnown:
            "The address is a guest's already, and accessEndDateTime and invitedUserSponsors would change the guest: leave them out, or have an "
                + "administrator grant \(Permission.changeGuests.rawValue) too."
        case .accessEnded: "The guest's access has ended. Give accessEndDateTime, until when the guest is let in again."
        case .guestDisabled: "The guest's account is disabled. Enable it before inviting again."
        case .tooManyInvitations(let seconds):
            "This address has had its invitations for today. Try again in \(seconds) seconds."
        case .notFound: "No such invitation."
        case .guestNotFound: "No such user."
        case .addressTaken: "This address is another guest's. Give another address, or delete that guest first."
        case .accountTaken: "The account that the guest had is another guest's by now. Invite the guest again instead."
        case .identityProvider(let door, let verdict):
            "identityProvider: guests of this address cannot sign in by \(door). \(verdict?.sentence ?? "There is no such identity provider.")"
        case .nothingToUndo: "The guest was not invited anew in the last 30 days, or that was undone already."
        case .requestDecided: "The access request was decided already."
        case .notPending(let standing):
            "The invitation is \(standing.rawValue), so this cannot be done. Create a new invitation instead."
        case .hook(let denial): denial.sentence
        }
    }
}
