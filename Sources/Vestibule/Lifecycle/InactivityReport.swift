package import FoundationEssentials

/// Guests who have not signed in for long.
package enum InactivityReport {
    /// A session says when its guest signed in until it is swept away, eight days after; from then on an index on the time does.
    package static let range = 10...3650
    package static let usualDays = 90

    package struct Entry: Sendable, Equatable {
        package var guest: Guest
        /// Nil for who never came.
        package var lastSignIn: Date?
        package var accessEndsAt: Date?
        /// Those that were added.
        package var sponsors: [EmailAddress]
        /// Those of them to whom a letter came back, of the letters that are kept.
        package var bounced: [EmailAddress]
        /// Who answers where none was.
        package var contact: EmailAddress

        package init(
            guest: Guest, lastSignIn: Date?, accessEndsAt: Date?, sponsors: [EmailAddress], bounced: [EmailAddress] = [],
            contact: EmailAddress
        ) {
            self.guest = guest
            self.lastSignIn = lastSignIn
            self.accessEndsAt = accessEndsAt
            self.sponsors = sponsors
            self.bounced = bounced
            self.contact = contact
        }

        package var cursor: Cursor { Cursor(lastSignIn: lastSignIn, guest: guest.id) }
    }

    /// Where a page ends: first come those who were here, by when that was, then those who never came, by their ids.
    package struct Cursor: Sendable, Equatable {
        package var lastSignIn: Date?
        package var guest: Guest.ID

        package init(lastSignIn: Date?, guest: Guest.ID) {
            self.lastSignIn = lastSignIn
            self.guest = guest
        }

        package init?(_ text: String) {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let guest = Guest.ID(String(parts[1])) else { return nil }
            self.guest = guest
            guard parts[0] != "never" else { return }
            // Within what PostgreSQL takes for a time.
            guard let micros = Int64(parts[0]), abs(micros) < 100_000_000_000_000_000 else { return nil }
            lastSignIn = Date(timeIntervalSince1970: Double(micros) / 1_000_000)
        }

        package var text: String {
            let moment = lastSignIn.map { String(Int64(($0.timeIntervalSince1970 * 1_000_000).rounded())) } ?? "never"
            return "\(moment).\(guest)"
        }
    }
}

package protocol LifecycleReportStore: Sendable {
    /// Guests who have not signed in for so many days, and those invited as long ago who never came.
    func inactive(
        of tenant: Tenant.ID, days: Int, after cursor: InactivityReport.Cursor?, limit: Int
    ) async throws -> [InactivityReport.Entry]
    func countInactive(of tenant: Tenant.ID, days: Int) async throws -> Int
}
