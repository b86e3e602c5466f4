package import FoundationEssentials

/// Guests whose access ends soon, for the one letter that their sponsor gets about them.
package struct EndingGuests: Sendable, Equatable {
    package var tenant: Tenant.ID
    package var sponsor: EmailAddress
    package var guests: [EndingGuest]

    package init(tenant: Tenant.ID, sponsor: EmailAddress, guests: [EndingGuest]) {
        self.tenant = tenant
        self.sponsor = sponsor
        self.guests = guests
    }
}

package struct EndingGuest: Sendable, Equatable {
    package var id: Guest.ID
    package var name: String
    package var address: EmailAddress
    package var endsAt: Date
    /// Which of the tenant's warnings this is, in days; ``asked`` where the guest asks.
    package var step: Int

    package static let asked = -1

    package init(id: Guest.ID, name: String, address: EmailAddress, endsAt: Date, step: Int) {
        self.id = id
        self.name = name
        self.address = address
        self.endsAt = endsAt
        self.step = step
    }
}

/// A letter to a sponsor, with the link to the page that lists these guests.
package struct NewRenewalNotice: Sendable {
    package var id: RenewalNotice.ID
    package var digest: TokenDigest
    package var about: EndingGuests
    package var letter: NewLetter
}

/// What a sponsor sees who follows the link.
package struct RenewalNotice: Sendable, Equatable {
    package typealias ID = Identifier<RenewalNotice>

    package var tenant: Tenant.ID
    package var sponsor: EmailAddress
    package var isAlive: Bool
    package var entries: [Entry]

    package init(tenant: Tenant.ID, sponsor: EmailAddress, isAlive: Bool, entries: [Entry]) {
        self.tenant = tenant
        self.sponsor = sponsor
        self.isAlive = isAlive
        self.entries = entries
    }

    package struct Entry: Sendable, Equatable {
        package var guest: EndingGuest
        package var lastSignIn: Date?
        package var standing: Standing

        package init(guest: EndingGuest, lastSignIn: Date?, standing: Standing) {
            self.guest = guest
            self.lastSignIn = lastSignIn
            self.standing = standing
        }
    }

    package enum Standing: Sendable, Equatable {
        /// Nobody has decided, and it can still be renewed.
        case open(hasEnded: Bool)
        case declined(hasEnded: Bool)
        /// It ends at another time by now, or without an end.
        case renewed(until: Date?)
        /// Deleted, blocked, another sponsor's, or over for too long.
        case closed
    }
}

package enum RenewalOutcome: Sendable, Equatable {
    case done
    /// Somebody decided otherwise meanwhile, or the link is over.
    case over
}

package protocol RenewalStore: Sendable {
    /// Over all active tenants, by tenant and sponsor: whose next warning is due, and whose sponsor had no such letter for twenty hours.
    func due(limit: Int) async throws -> [EndingGuests]
    /// The notice and its letter; false where another replica was first, or the sponsor was told a short while ago.
    func write(_ notice: NewRenewalNotice) async throws -> Bool
    /// A guest whose access has ended not longer than ``LifecyclePolicy/graceDays`` ago, and who answers for it.
    func ended(_ guest: Guest.ID, of tenant: Tenant.ID) async throws -> EndingGuests?
    /// Nil for a link that never was.
    func notice(_ link: Credential) async throws -> RenewalNotice?
    /// Prolongs the access, once for each end: from the end, or from now where that is over.
    func renew(_ guest: Guest.ID, byDays days: Int, through link: Credential) async throws -> RenewalOutcome
    /// Notes that the access shall end.
    func decline(_ guest: Guest.ID, through link: Credential) async throws -> RenewalOutcome
    /// Ends the sessions of those whose access has ended, so that applications are told, and writes it down. Nobody waits for this: an end
    /// counts from its moment on.
    ///
    /// - Returns: How many there were.
    func noteEnds(limit: Int) async throws -> Int
}
