import FoundationEssentials
import Vestibule

extension RedemptionRefusal {
    /// One of each case: an answer without facts has no other way to be counted. The switch below says when one is missing.
    static let each: [RedemptionRefusal] = [
        .linkUnknown, .linkReplaced, .expired, .revoked, .alreadyUsed, .frozen, .domainBlocked, .organisationBlocked,
        .tenantSuspended, .accessDenied, .wrongBrowser, .attemptOver, .tooManyGuesses, .locked(until: .distantPast), .formExpired,
        .tooManyLetters(until: .distantPast), .askedTooOften(until: .distantPast), .anotherAccount, .accountUnknown,
        .signInDeclined, .noSuchAccount, .providerUnavailable, .nothingFits,
        .hookDenied(HookDenial(hookName: "")),
    ]

    var explanation: Explanation {
        switch self {
        case .linkUnknown:
            Explanation(
                status: "404",
                when: "The link is damaged or of no invitation.",
                remedy: "Open the link of the letter whole; the inviter can resend it.")
        case .linkReplaced:
            Explanation(
                status: "410",
                when: "A newer link was sent to the same address.",
                remedy: "Use the newest letter.")
        case .expired:
            Explanation(
                status: "410",
                when: "The invitation was not redeemed in time.",
                remedy: "The page lets the guest ask for a new link; the inviter extends or resends.")
        case .revoked:
            Explanation(
                status: "410",
                when: "The invitation was taken back.",
                remedy: "Ask whoever invited.")
        case .alreadyUsed:
            Explanation(
                status: "410",
                when: "The invitation was redeemed before.",
                remedy: "Sign in at /{tenant}/signin.")
        case .frozen:
            Explanation(
                status: "403",
                when: "Somebody said *this was not me* about this invitation.",
                remedy: "An operator lifts it: POST /admin/tenants/{tenant}/invitations/{id}/unfreeze.")
        case .domainBlocked:
            Explanation(
                status: "403",
                when: "The tenant's domain policy lets nobody of this domain in.",
                remedy: "An administrator changes the policy.")
        case .organisationBlocked:
            Explanation(
                status: "403",
                when: "The tenant lets in no account of the organisation that this one is of.",
                remedy:
                    "An administrator changes the cross-tenant access policy (partners or default), or the guest signs in in another way that is open."
            )
        case .accessDenied:
            Explanation(
                status: "403",
                when:
                    "A conditional access policy of the tenant blocks this sign-in, or needs to know something of it that is not known.",
                remedy:
                    "The log of sign-ins names the policy. An administrator changes it, or the guest comes in another way: from another place or device, or by another sign-in."
            )
        case .tenantSuspended:
            Explanation(
                status: "403",
                when: "The tenant is suspended.",
                remedy: "An operator resumes it.")
        case .wrongBrowser:
            Explanation(
                status: "400",
                when: "Another browser began this, or cookies are off.",
                remedy: "Go on in the browser that began, or begin again here.")
        case .attemptOver:
            Explanation(
                status: "410",
                when: "The attempt to prove a mailbox has ended.",
                remedy: "Begin again.")
        case .tooManyGuesses:
            Explanation(
                status: "429",
                when: "Too many wrong codes in this attempt.",
                remedy: "Have a new code sent.")
        case .locked:
            Explanation(
                status: "429",
                when: "Too many wrong codes for this address.",
                remedy: "Wait until the time that the page says; an operator can lift it (clear-locks, limits/reset).")
        case .formExpired:
            Explanation(
                status: "403",
                when: "The form was open too long, was not this browser's, or came from another site.",
                remedy: "Open the page again.")
        case .tooManyLetters:
            Explanation(
                status: "429",
                when: "The mailbox had its letters for the day.",
                remedy:
                    "Look for the newest letter, or wait until the time that the page says; an operator can reset it (limits/reset)."
            )
        case .askedTooOften:
            Explanation(
                status: "429",
                when: "Too many codes or links were asked for from one network, or by everybody who asks for access.",
                remedy: "Wait until the time that the page says; an operator can reset it (limits/reset).")
        case .anotherAccount:
            Explanation(
                status: "403",
                when: "The account at the provider is not the invited person's, as far as anybody can tell.",
                remedy: "Sign in with the invited account.")
        case .accountUnknown:
            Explanation(
                status: "403",
                when: "No guest of the tenant has this account.",
                remedy: "Ask to be invited, or sign in another way.")
        case .signInDeclined:
            Explanation(
                status: "403",
                when: "The guest came back from the provider without signing in.",
                remedy: "Try again.")
        case .noSuchAccount:
            Explanation(
                status: "403",
                when: "The provider has no account for the address.",
                remedy: "Take the other way that the page offers.")
        case .providerUnavailable:
            Explanation(
                status: "502",
                when: "The identity provider does not answer as it should.",
                remedy: "Try later; an operator checks the registration.")
        case .nothingFits:
            Explanation(
                status: "403",
                when: "The tenant leaves no way open for this address.",
                remedy: "An administrator opens one: /admin/tenants/{tenant}/sign-in.")
        case .hookDenied:
            Explanation(
                status: "403",
                when:
                    "A hook of the tenant refused the redemption, or gave no answer and is set to deny then. The invitation stays open.",
                remedy:
                    "The page says the hook's words. GET /admin/tenants/{tenant}/hooks/{hook}/deliveries tells whether it failed.")
        }
    }
}
