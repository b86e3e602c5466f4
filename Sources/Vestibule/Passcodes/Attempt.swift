package import FoundationEssentials

/// One browser's attempt to prove who a guest is: to redeem an invitation or to sign in; or whose mailbox it is that asks for access. At most
/// one passcode of it is live.
package struct Attempt: Sendable, Equatable {
    package typealias ID = Identifier<Attempt>

    package enum Purpose: Sendable, Equatable {
        case redemption(Invitation.ID)
        /// `returnPath` is a path of ours, where the guest wanted to go.
        case signIn(returnPath: String?)
        case accessRequest(AccessWish)

        package var name: String {
            switch self {
            case .redemption: "redemption"
            case .signIn: "signIn"
            case .accessRequest: "accessRequest"
            }
        }

        /// Which step of the domain policy it is.
        package var stage: DomainPolicyStage {
            switch self {
            case .redemption: .redemption
            case .signIn: .signIn
            case .accessRequest: .invitation
            }
        }
    }

    package var id: ID
    package var tenant: Tenant.ID
    package var purpose: Purpose
    package var guest: Guest.ID?
    package var address: EmailAddress
    /// Where the proof is made.
    package var door: Door
    /// Doors that this browser came back from because there is no such account.
    package var failedDoors: Set<Door>
    /// Whom the door's provider knows; nil at the passcode, and before the browser has come back.
    package var identity: ProvedIdentity.Subject?
    /// That the provider asked for a second factor, and its word is taken for it.
    package var hasSecondFactor: Bool
    package var code: SentCode?
    package var wrongGuesses: Int
    package var provedAt: Date?
    package var finishedAt: Date?
    package var killedAt: Date?
    package var expiresAt: Date
    /// When the next passcode may be asked for; nil when now.
    package var nextSendAt: Date?

    package struct SentCode: Sendable, Equatable {
        package var referenceWord: String
        package var sentAt: Date
        package var expiresAt: Date
        package var delivery: StoredLetter.State?
        package var deliveredAt: Date?
        package var tries: Int

        package init(
            referenceWord: String, sentAt: Date, expiresAt: Date, delivery: StoredLetter.State?, deliveredAt: Date?, tries: Int
        ) {
            self.referenceWord = referenceWord
            self.sentAt = sentAt
            self.expiresAt = expiresAt
            self.delivery = delivery
            self.deliveredAt = deliveredAt
            self.tries = tries
        }
    }

    package init(
        id: ID, tenant: Tenant.ID, purpose: Purpose, guest: Guest.ID?, address: EmailAddress, door: Door = .passcode,
        failedDoors: Set<Door> = [], identity: ProvedIdentity.Subject? = nil, hasSecondFactor: Bool = false, code: SentCode?,
        wrongGuesses: Int, provedAt: Date?, finishedAt: Date?, killedAt: Date?, expiresAt: Date, nextSendAt: Date?
    ) {
        self.id = id
        self.tenant = tenant
        self.purpose = purpose
        self.guest = guest
        self.address = address
        self.door = door
        self.failedDoors = failedDoors
        self.identity = identity
        self.hasSecondFactor = hasSecondFactor
        self.code = code
        self.wrongGuesses = wrongGuesses
        self.provedAt = provedAt
        self.finishedAt = finishedAt
        self.killedAt = killedAt
        self.expiresAt = expiresAt
        self.nextSendAt = nextSendAt
    }

    /// How long a browser may take from its first press to the end.
    package static let life: TimeInterval = 2 * 3600
    /// Whether the tenant has left the attempt's door open, and where it is.
    func mayGoOn(in tenant: Tenant) -> Bool {
        if case .externalFederation = door, tenant.identityProvider(at: door) == nil { return false }
        return !tenant.routes.switchedOff.contains(door)
    }

    package var triesLeft: Int { max(0, PasscodeLimits.guessesPerAttempt - wrongGuesses) }
}

/// The numbers that bound passcodes (SECURITY 3 and 18): settings with these defaults; a sandbox may raise the sends.
package struct PasscodeLimits: Sendable, Equatable {
    package static let guessesPerAttempt = 5
    package static let guessesPerHour = 10
    package static let guessesInARow = 100

    /// Seconds between two codes to one address of a tenant.
    package var secondsBetweenSends = 30
    package var sendsPerHour = 10
    package var sendsPerDay = 30
    /// Codes that one network (IPv4 address or IPv6 /64) may ask a tenant for in an hour.
    package var sendsPerNetworkHour = 120

    package init() {}
}
