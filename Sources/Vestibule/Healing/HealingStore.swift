/// A guest whose mailbox this browser has just proved, and who has no account yet.
package struct HealingCandidate: Sendable, Equatable {
    package var guest: Guest.ID
    package var address: EmailAddress
    /// Whether the session lets nobody in yet.
    package var isHeld: Bool
    package var history: HealingHistory

    package init(guest: Guest.ID, address: EmailAddress, isHeld: Bool, history: HealingHistory) {
        self.guest = guest
        self.address = address
        self.isHeld = isHeld
        self.history = history
    }
}

/// Why a guest goes on by code.
package enum GoingOnByCode: Sendable, Equatable {
    /// There is nothing to move to.
    case noBetterDoor
    /// The provider has no such account: it is not asked again for a while.
    case noSuchAccount(Door)
    /// The provider, or our registration there, does not work.
    case providerFailed(Door)
}

package enum HealOutcome: Sendable, Equatable {
    case healed(Guest.ID)
    /// The account is another guest's.
    case anotherGuests
    /// The session is over or too old, was killed, or its guest has an account by now.
    case over
    case settingsChanged
}

package protocol HealingStore: Sendable {
    /// Who holds this session, begun by passcode at most ``SelfHealing/proofLife`` ago; nil for any other.
    func candidate(_ session: Credential) async throws -> HealingCandidate?
    /// Notes that the guest put it off.
    func decline(_ session: Credential) async throws
    /// Lets a held session in, and notes why the guest did not move.
    func letIn(_ session: Credential, because reason: GoingOnByCode) async throws
    /// Gives the guest this account, once: the session ends and `new` begins, by both proofs. Of two at once one is done.
    func heal(
        _ session: Credential, with subject: ProvedIdentity.Subject, at door: Door, route: RouteTrace, new: NewSession,
        revision: Int
    ) async throws -> HealOutcome
    /// Asks the sponsor of the guest who has this address and an account, unless a wish of this guest is open; of anybody else it does
    /// nothing and answers the same.
    func note(_ wish: PasscodeWish, in tenant: Tenant, limits: PasscodeLimits) async throws -> PasscodeWishOutcome
    /// Clears the guest's binding, ends every session, and sends the letter. False for a guest who has no account.
    func allowPasscode(_ id: Guest.ID, of tenant: Tenant.ID, letter: NewLetter, by actor: Actor) async throws -> Bool
}
