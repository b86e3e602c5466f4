package import FoundationEssentials

/// A browser's way to a provider and back: ten minutes, once.
package struct ProviderVisit: Sendable, Equatable {
    package typealias ID = Identifier<ProviderVisit>

    package var id: ID
    package var tenant: Tenant.ID
    package var purpose: Purpose
    package var door: Door

    package enum Purpose: Sendable, Equatable {
        /// The attempt is the invitation's; it goes on when the browser is back.
        case redemption(Invitation.ID, Attempt.ID)
        /// `returnPath` is a path of ours, where the guest wanted to go.
        case signIn(returnPath: String?)
        /// Whose guest came by passcode and moves to the door of the visit.
        case healing(Session.ID, returnPath: String?)

        package var name: String {
            switch self {
            case .redemption: "redemption"
            case .signIn: "signIn"
            case .healing: "healing"
            }
        }
    }

    package init(id: ID, tenant: Tenant.ID, purpose: Purpose, door: Door) {
        self.id = id
        self.tenant = tenant
        self.purpose = purpose
        self.door = door
    }

    package static let life: TimeInterval = 600
}

/// A visit made ready, with the attempt that begins with it at a redemption.
package struct NewProviderVisit: Sendable {
    package var visit: ProviderVisit
    /// Of the state, which the browser carries in its address.
    package var state: TokenDigest
    /// Of the secret in the browser's cookie.
    package var browser: TokenDigest
    package var attempt: NewProviderAttempt?
    /// Whose allowance of attempts it is taken from.
    package var network: String
}

/// An attempt that is to be proved at a provider, without a code.
package struct NewProviderAttempt: Sendable {
    package var id: Attempt.ID
    package var digest: TokenDigest
    package var invitation: Invitation.ID
    package var link: TokenDigest
    package var guest: Guest.ID
    package var address: EmailAddress
    package var bucket: AttemptBucket
    package var failedDoors: Set<Door>
    /// What was decided at its door.
    package var route: RouteTrace
}

package enum BeginVisitOutcome: Sendable, Equatable {
    case begun
    /// The invitation no longer lets anybody in, for this reason.
    case refused(Invitation.Standing)
    case linkReplaced
    case tooManyFromNetwork(until: Date)
    case settingsChanged
}

package enum BindOutcome: Sendable, Equatable {
    /// The account is the attempt's; whether the mailbox counts as proved with it.
    case bound(isProved: Bool)
    /// The account is another guest of this tenant.
    case anotherGuests
    /// The guest is bound to another account.
    case anotherAccount
    case over
    case settingsChanged
}

package enum ProviderSignInOutcome: Sendable, Equatable {
    case signedIn(Guest.ID)
    /// No guest of the tenant has this account, or the guest is switched off.
    case noGuest
    case settingsChanged
    /// A guest has the account, and is not let in any more: no session has begun.
    case accessEnded(AccessEnded)
}

package protocol ProviderVisitStore: Sendable {
    /// One statement: the door is looked at, the visit and its attempt begin.
    func begin(_ new: NewProviderVisit, in tenant: Tenant) async throws -> BeginVisitOutcome
    /// Uses the visit up, once, for the browser that began it; nil for any other browser, which uses nothing up.
    func spend(_ state: Credential, browser: TokenDigest) async throws -> ProviderVisit?
    /// Notes who came back on the attempt, unless it has somebody already.
    func bind(
        _ subject: ProvedIdentity.Subject, to attempt: Credential, isMailboxProved: Bool, hasSecondFactor: Bool, revision: Int
    ) async throws -> BindOutcome
    /// Whether the attempt's guest has this account already.
    func isAccount(_ subject: ProvedIdentity.Subject, ofGuestBehind attempt: Attempt) async throws -> Bool
    /// Notes that there is no such account behind the attempt's door.
    func noteFailedDoor(of attempt: Credential) async throws
    /// Writes down that an account came which is not the one that was wanted, and whose it should have been where that is known.
    func noteRefusedAccount(at door: Door, of tenant: Tenant.ID, target: String, guest: Guest.ID?) async throws
    /// The address of the guest who has this account, to be held against the tenant's rules; nil for nobody's.
    func address(
        ofGuestWith subject: ProvedIdentity.Subject, through door: Door, of tenant: Tenant.ID
    ) async throws -> EmailAddress?
    /// Begins the session of the guest whose account this is.
    func signIn(
        _ subject: ProvedIdentity.Subject, by visit: ProviderVisit, session: NewSession, revision: Int
    ) async throws -> ProviderSignInOutcome
}
