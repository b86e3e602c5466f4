/// Passes everything that one sponsor answers for to another, or, where nobody follows, takes it off the sponsor: piece by piece, each in a
/// transaction of its own, so that it can be gone on with.
package struct ReplaceSponsor: Sendable {
    private let sponsors: any SponsorChangeStore

    package init(sponsors: any SponsorChangeStore) {
        self.sponsors = sponsors
    }

    package struct Done: Sendable, Equatable {
        package var guests = 0
        /// Applications whose contact it was; with them go the requests for access that are open.
        package var applications = 0
        /// Whether there is more: the same call goes on.
        package var isUnfinished = false

        package init() {}
    }

    /// How many guests one transaction passes on, and one call at most.
    package static let piece = 500
    package static let mostPieces = 40

    /// - Parameter to: Nil where nobody follows: the guests' other sponsors answer, or the contact.
    /// - Throws: ``SponsorChangeRefusal``.
    package func callAsFunction(_ from: EmailAddress, by to: EmailAddress?, of tenant: Tenant, doneBy actor: Actor) async throws
        -> Done
    {
        guard from != to else { throw SponsorChangeRefusal.same }
        guard from.mailbox != tenant.contact.mailbox else { throw SponsorChangeRefusal.tenantsContact }
        var done = Done()
        done.applications = try await sponsors.passApplications(from: from, to: to, of: tenant.id, by: actor)
        for _ in 0..<Self.mostPieces {
            let passed = try await sponsors.passGuests(from: from, to: to, of: tenant.id, atMost: Self.piece, by: actor)
            done.guests += passed
            if passed < Self.piece {
                done.isUnfinished = try await !passReviews(from, of: tenant, doneBy: actor)
                return done
            }
        }
        done.isUnfinished = true
        return done
    }

    /// After all else, because whoever answers then is asked.
    ///
    /// - Returns: Whether none is left.
    private func passReviews(_ from: EmailAddress, of tenant: Tenant, doneBy actor: Actor) async throws -> Bool {
        for _ in 0..<Self.mostPieces {
            let passed = try await sponsors.passReviews(from: from, of: tenant.id, atMost: Self.piece, by: actor)
            if passed < Self.piece { return true }
        }
        return false
    }
}

package enum SponsorChangeRefusal: Refusal, Equatable {
    case same
    case tenantsContact

    package var sentence: String {
        switch self {
        case .same: "from and to are the same mailbox."
        case .tenantsContact:
            "from is the tenant's contact, who answers for all guests without a sponsor. Name another contact first: PATCH /admin/tenants/{tenant} -d contact=…"
        }
    }
}

package protocol SponsorChangeStore: Sendable {
    /// - Returns: How many guests were passed on; fewer than `limit` when none is left.
    func passGuests(
        from: EmailAddress, to: EmailAddress?, of tenant: Tenant.ID, atMost limit: Int, by actor: Actor
    ) async throws -> Int
    /// Applications whose contact it was have the other one, or the tenant's; open requests for access are told of anew.
    func passApplications(from: EmailAddress, to: EmailAddress?, of tenant: Tenant.ID, by actor: Actor) async throws -> Int
    /// Access reviews under way that asked it about guests ask whoever answers for them now.
    ///
    /// - Returns: How many guests were passed on; fewer than `limit` when none is left.
    func passReviews(from: EmailAddress, of tenant: Tenant.ID, atMost limit: Int, by actor: Actor) async throws -> Int
}
