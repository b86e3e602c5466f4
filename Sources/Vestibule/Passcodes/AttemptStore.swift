package import FoundationEssentials

/// A code made ready to be sent: its HMAC, its word, its letter, and the digest of its *this was not me* link.
package struct NewCode: Sendable {
    package var authenticationCode: [UInt8]
    package var referenceWord: String
    package var report: TokenDigest
    package var letter: NewLetter
    /// 5 to 30.
    package var minutes: Int
}

/// An attempt made ready to begin.
package struct NewAttempt: Sendable {
    package var id: Attempt.ID
    package var digest: TokenDigest
    package var purpose: Attempt.Purpose
    package var holder: Holder
    /// As it was typed at sign-in, or as it was invited.
    package var address: EmailAddress
    package var bucket: AttemptBucket
    package var code: NewCode
    /// Doors that this browser came back from because there is no such account.
    package var failedDoors: Set<Door> = []
    /// Of an invitation's: what was decided at its door.
    package var route: RouteTrace?

    /// Whose mailbox is to be proved. Without a guest no letter goes out and no code is ever right, while the page looks the same.
    package enum Holder: Sendable {
        case guest(Guest.ID)
        /// The guest who has accepted and has this mailbox, if there is one and its domain is allowed; `known` is the guest whom this
        /// browser proved before. Strangers, guests and the blocked are one statement, so that no time tells them apart (SECURITY 22).
        case whoeverHasTheMailbox(isAllowed: Bool, known: AskingBrowser.Known?)
    }
}

/// Where sends and wrong guesses are counted: a browser that once proved this guest has a bucket of its own, so that strangers
/// cannot lock the guest out.
package struct AttemptBucket: Sendable, Equatable {
    /// Empty for browsers that we do not know.
    package var name: String
    /// The network that asks: an IPv4 address or an IPv6 /64.
    package var network: String

    package init(name: String, network: String) {
        self.name = name
        self.network = network
    }
}

package enum BeginAttemptOutcome: Sendable, Equatable {
    /// The attempt stands; the code went to the outbox, or has to wait until then.
    case begun(codeWaitsUntil: Date?)
    /// The invitation no longer lets anybody in, for this reason.
    case refused(Invitation.Standing)
    case linkReplaced
    /// Too many codes went to this network in the last hour; nothing was written.
    case tooManyFromNetwork(until: Date)
    case settingsChanged
}

package enum SendCodeOutcome: Sendable, Equatable {
    case sent
    case tooEarly(until: Date)
    /// The attempt is over, used up or another browser's.
    case over
}

package enum CheckCodeOutcome: Sendable, Equatable {
    case proved
    case wrong(triesLeft: Int)
    /// Its half hour is over; another can be sent.
    case expired
    /// Five wrong guesses: the attempt is over.
    case usedUp
    /// Too many wrong guesses for this address: nothing is evaluated before then.
    case locked(until: Date)
    case noCode
    /// Killed, finished, expired, or another browser's.
    case over
    case settingsChanged
    /// The guess was right, and the guest is not let in any more: no session has begun.
    case accessEnded(at: Date)
}

/// What came of a guess.
package struct CheckedCode: Sendable, Equatable {
    package var outcome: CheckCodeOutcome
    /// Whether this browser holds the attempt at all.
    package var isHeld = true
    /// Of a right guess: whose it is, and where the guest wanted to go.
    package var guest: Guest.ID?
    /// As it was typed, or invited.
    package var address: EmailAddress?
    package var returnPath: String?
    /// Whether the session that began lets nobody in yet.
    package var isSessionHeld: Bool

    package init(
        _ outcome: CheckCodeOutcome, isHeld: Bool = true, guest: Guest.ID? = nil, address: EmailAddress? = nil,
        returnPath: String? = nil, isSessionHeld: Bool = false
    ) {
        self.outcome = outcome
        self.isHeld = isHeld
        self.guest = guest
        self.address = address
        self.returnPath = returnPath
        self.isSessionHeld = isSessionHeld
    }
}

/// The settings that a guess is checked under.
package struct SettingsStanding: Sendable, Equatable {
    package var revision: Int
    /// Whether the address was held against them just now. If not, they must be the ones that the attempt began under, when it was.
    package var isDecidedAnew: Bool

    package init(revision: Int, isDecidedAnew: Bool) {
        self.revision = revision
        self.isDecidedAnew = isDecidedAnew
    }
}

package protocol AttemptStore: Sendable {
    /// Begins an attempt and sends its code, if the invitation still stands and the address may have another code: one round trip.
    func begin(_ attempt: NewAttempt, link: TokenDigest?, in tenant: Tenant, limits: PasscodeLimits) async throws
        -> BeginAttemptOutcome
    /// Replaces the attempt's code; the count of wrong guesses stays.
    func send(_ code: NewCode, for attempt: Credential, limits: PasscodeLimits) async throws -> SendCodeOutcome
    /// Counts the guess and compares in one statement. At sign-in a right guess begins `session` in the same statement.
    func check(
        _ authenticationCode: [UInt8], for attempt: Credential, session: NewSession?, under settings: SettingsStanding
    ) async throws -> CheckedCode
    /// The attempt that this browser holds; nil for a wrong secret.
    func attempt(_ credential: Credential, limits: PasscodeLimits) async throws -> Attempt?
}
