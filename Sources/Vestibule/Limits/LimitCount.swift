package import FoundationEssentials

/// How far somebody or something has come towards one limit.
package struct LimitCount: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case passcodesPerHour, passcodesPerDay, wrongPasscodesPerHour, wrongPasscodesInARow
        case passcodesPerNetworkHour, lettersToStrangersPerHour
        case invitationLettersPerDay, invitationsByGuestPerDay
        case wrongSecondFactorsPerHour, wrongSecondFactorsInARow
        case wrongDeviceCodesPerHour, wrongDeviceCodesPerNetworkHour
        case accessRequestsPerDay, accessRequestsPerNetworkDay
        case lettersPerDay, requestsPerMinute
    }

    /// What browsers a mailbox's codes and guesses are counted for: each kind by itself, so that a stranger uses up nothing of a guest's.
    package enum Browsers: String, Sendable { case unknown, known, accessRequest }

    package var kind: Kind
    /// Whose: a mailbox, a guest's id, a network as ``NetworkAddress/network`` writes it, an application's id; nil of the tenant itself.
    package var subject: String?
    /// Whose mailbox it is, where it is a guest's.
    package var guest: Guest.ID?
    package var browsers: Browsers?
    package var used: Int
    package var most: Int
    /// When it is over by itself; nil where somebody has to end it.
    package var until: Date?

    package init(
        _ kind: Kind, of subject: String?, guest: Guest.ID?, browsers: Browsers?, used: Int, most: Int, until: Date?
    ) {
        self.kind = kind
        self.subject = subject
        self.guest = guest
        self.browsers = browsers
        self.used = used
        self.most = most
        self.until = until
    }

    package var isReached: Bool { used >= most }
}

/// Whose limits are looked at, or reset.
package enum LimitSubject: Sendable, Equatable {
    /// - Parameter guest: Who has the mailbox, where it is a guest's.
    case mailbox(EmailAddress, guest: Guest.ID?)
    case network(NetworkAddress)
    case application(Application.ID)
    /// Everybody who asks a tenant for access, together.
    case strangers
}

package protocol LimitStore: Sendable {
    /// What has been counted.
    ///
    /// - Parameters:
    ///   - subject: Of this alone, whether a limit is reached or not. Nil: what is reached, of everything.
    ///   - most: How many at most, those that last longest first.
    func counts(of tenant: Tenant, about subject: LimitSubject?, under limits: Limits, most: Int) async throws -> [LimitCount]

    /// Begins the counts of one subject anew, with its event.
    ///
    /// - Returns: How many there were.
    func reset(_ subject: LimitSubject, of tenant: Tenant.ID, by actor: Actor) async throws -> Int
}

/// Why a request is refused for how many there were.
package enum LimitRefusal: Refusal, Equatable {
    /// The application had its requests for the minute.
    case tooManyRequests(retryAfter: Int)

    package var sentence: String {
        switch self {
        case .tooManyRequests(let seconds):
            "The application has made its requests for this minute. Wait \(seconds) seconds, as Retry-After says, and go on more slowly."
        }
    }
}
