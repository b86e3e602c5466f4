package import FoundationEssentials

/// Why a guest does not get on with an invitation or a sign-in, in the facts that its page needs.
package enum RedemptionRefusal: Refusal, Equatable {
    /// Damaged, of another kind, or of no invitation.
    case linkUnknown
    /// A newer link was sent to the same address.
    case linkReplaced
    case expired, revoked, alreadyUsed, frozen
    case domainBlocked
    /// The tenant lets no account of the organisation in that this one is of.
    case organisationBlocked
    case tenantSuspended
    /// The tenant's conditional access policies let nobody in so, or could not be judged.
    case accessDenied
    /// This browser holds no attempt: another one began it, or cookies are off.
    case wrongBrowser
    case attemptOver
    case tooManyGuesses
    case locked(until: Date)
    /// The form is not this browser's, or came from another site.
    case formExpired
    /// The mailbox had its letters for the day.
    case tooManyLetters(until: Date)
    /// A network, or everybody together, asks too much, whoever it asks for.
    case askedTooOften(until: Date)
    /// The account at the provider is not the invited person's, as far as anybody can tell.
    case anotherAccount
    /// No guest of the tenant has the account that came.
    case accountUnknown
    /// The guest came back from the provider without signing in.
    case signInDeclined
    /// The provider has no such account; another door may be open.
    case noSuchAccount
    /// The provider does not answer as it should.
    case providerUnavailable
    /// The tenant leaves no door open for this address.
    case nothingFits
    /// A hook of the tenant said no, or failed.
    case hookDenied(HookDenial)

    package var sentence: String { "The redemption was refused: \(self)." }

    package init(_ refusal: FederationRefusal) {
        self =
            switch refusal {
            case .declined: .signInDeclined
            case .noSuchAccount: .noSuchAccount
            case .homeTenantNotAllowed: .anotherAccount
            case .unavailable, .untrusted, .misconfigured: .providerUnavailable
            }
    }

    package init?(_ standing: Invitation.Standing) {
        switch standing {
        case .pending: return nil
        case .redeemed: self = .alreadyUsed
        case .revoked: self = .revoked
        case .frozen: self = .frozen
        case .superseded: self = .linkReplaced
        case .expired: self = .expired
        }
    }
}
