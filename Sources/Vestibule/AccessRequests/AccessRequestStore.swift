package import FoundationEssentials

/// An attempt of a stranger who asks for access, made ready. The statement decides whether a code goes out, or a letter that says that there is
/// nothing to ask for, or nothing.
package struct NewAccessAttempt: Sendable {
    package var id: Attempt.ID
    package var digest: TokenDigest
    package var wish: AccessWish
    package var address: EmailAddress
    package var network: String
    package var letters: AccessLetters
    /// Whether the tenant's domain policy lets the address in.
    package var isAllowed: Bool
}

/// What one press may send, drawn for every address, so that all take the same time.
package struct AccessLetters: Sendable {
    package var code: NewCode
    /// Kept in the place of the code where none is sent: it is nobody's, so no guess is ever right.
    package var decoy: [UInt8]
    package var alreadyGuest: NewLetter
}

/// What follows a right code, made ready.
package struct NewAccessRequest: Sendable {
    package var id: AccessRequest.ID
    package var approve: NewSponsorLink
    package var refuse: NewSponsorLink
    /// To the sponsor, whom the statement knows.
    package var letter: NewLetter
}

package struct NewSponsorLink: Sendable {
    package var id: SponsorAction.ID
    package var digest: TokenDigest
}

package enum AskForAccessOutcome: Sendable, Equatable {
    /// Whoever has the mailbox.
    case begun
    /// A network or the tenant had its requests for the day, or the network its codes for the hour; nothing was written.
    case tooMany(until: Date)
    case settingsChanged
}

package enum ProveAccessOutcome: Sendable, Equatable {
    case checked(CheckedCode)
    /// The mailbox is proved, and nothing to be asked for any more: the application takes no requests, the limits are reached, or the
    /// asker is a guest by now.
    case notKept
}

package protocol AccessRequestStore: Sendable {
    /// Begins an attempt for any address alike, in one statement.
    func ask(_ attempt: NewAccessAttempt, in tenant: Tenant, limits: PasscodeLimits, _ access: AccessLimits) async throws
        -> AskForAccessOutcome
    /// Sends another code of the attempt, or what goes out instead; the count of wrong guesses stays.
    func sendAgain(
        _ letters: AccessLetters, isAllowed: Bool, for attempt: Credential, limits: PasscodeLimits, _ access: AccessLimits
    ) async throws -> SendCodeOutcome
    /// Counts the guess; a right one makes the request, or refreshes the one that is open, in the same transaction. The sponsor is written
    /// to at most once a day about one mailbox.
    func prove(
        _ authenticationCode: [UInt8], for attempt: Credential, making request: NewAccessRequest, revision: Int,
        _ access: AccessLimits
    ) async throws -> ProveAccessOutcome
    func request(_ id: AccessRequest.ID, of tenant: Tenant.ID) async throws -> AccessRequest?
    /// The oldest first, after `cursor`.
    func list(
        of tenant: Tenant.ID, state: AccessRequest.State?, after cursor: AccessRequest.ID?, limit: Int
    ) async throws -> [AccessRequest]
    /// Refuses an open request, once; false for one that is decided.
    func refuse(_ id: AccessRequest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool
}
