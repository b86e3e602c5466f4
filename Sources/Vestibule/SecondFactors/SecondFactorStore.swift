package import FoundationEssentials

package protocol SecondFactorStore: Sendable {
    func held(by guest: Guest.ID, of tenant: Tenant.ID) async throws -> HeldFactors

    /// Counts the guess, spends what it was right with, and raises the session under a new secret, in one statement: of any number of browsers
    /// with one code one is let on. Applications' grants stay with the session.
    ///
    /// - Parameter match: What was right by all that is known; nil for a wrong guess, which is counted.
    func prove(_ match: FactorMatch?, by session: Credential, next: TokenDigest) async throws -> ProveFactorOutcome

    /// Adds the factor and raises the session, where the session may: its second factor was proved a short while ago, or there is no factor yet
    /// and the guest has signed in a short while ago.
    func add(_ new: NewSecondFactor, by session: Credential, next: TokenDigest) async throws -> AddFactorOutcome

    /// Removes it; with the last one the recovery codes go. Sessions stay, but for that of the guest who removes it without the proof of a
    /// second factor: the next demand asks anew.
    ///
    /// - Returns: False where there is none, or the session may not.
    func remove(
        _ id: SecondFactor.ID, of guest: Guest.ID, tenant: Tenant.ID, by remover: FactorRemover, letter: NewLetter
    ) async throws -> Bool

    /// The older ones are dead.
    ///
    /// - Returns: False where the guest has no factor, or the session may not.
    func renewRecoveryCodes(_ codes: [KeptRecoveryCode], by session: Credential, letter: NewLetter) async throws -> Bool
}

/// Who removes a second factor.
package enum FactorRemover: Sendable {
    /// The guest, whose session has the fresh proof of one.
    case session(Credential)
    case other(Actor)

    package var session: Credential? {
        if case .session(let session) = self { session } else { nil }
    }
}

/// What a guess was right with, by what was read a moment ago. Whether it still is, the statement decides.
package enum FactorMatch: Sendable {
    /// - Parameter resealed: Its key under the master key that seals now, where another one sealed it.
    case authenticator(SecondFactor.ID, step: Int64, resealed: [UInt8]? = nil)
    case passkey(SecondFactor.ID, signCount: Int64, isHardware: Bool)
    /// The guest is told, and so is whoever answers for it.
    case recoveryCode(KeptRecoveryCode.ID, toGuest: NewLetter, toSponsor: NewLetter)
}

package enum ProveFactorOutcome: Sendable, Equatable {
    case proved
    case wrong
    /// Nothing is checked before then.
    case wait(until: Date)
    /// Nothing is checked any more until the factors are reset.
    case locked
    /// The session is over, or has a newer secret.
    case over
}

/// A factor made ready to be added.
package struct NewSecondFactor: Sendable {
    package var id: SecondFactor.ID
    package var secret: SecondFactor.Secret
    /// The time step of the code that confirmed an app, so that it is not used again.
    package var step: Int64?
    /// For a guest who has none.
    package var recoveryCodes: [KeptRecoveryCode]
    package var letter: NewLetter

    package init(
        id: SecondFactor.ID, secret: SecondFactor.Secret, step: Int64?, recoveryCodes: [KeptRecoveryCode], letter: NewLetter
    ) {
        self.id = id
        self.secret = secret
        self.step = step
        self.recoveryCodes = recoveryCodes
        self.letter = letter
    }
}

package enum AddFactorOutcome: Sendable, Equatable {
    /// Whether it is the first, so that the recovery codes are this call's.
    case added(isFirst: Bool)
    /// It was added before, or is another guest's.
    case taken
    case tooMany
    /// The session is over, or its proof is too old.
    case mayNot
}
