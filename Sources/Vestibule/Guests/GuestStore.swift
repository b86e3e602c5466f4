package import FoundationEssentials

package protocol GuestStore: Sendable {
    /// With its profile and its version.
    func guest(_ id: Guest.ID, of tenant: Tenant.ID) async throws -> Guest?
    func guest(withAddress address: EmailAddress, of tenant: Tenant.ID) async throws -> Guest?
    /// The guests that `filter` chooses, in `order`, behind `place`, which is one of that order.
    func list(
        of tenant: Tenant.ID, _ part: GuestPart, matching filter: GuestFilter, in order: GuestOrder, behind place: GuestPlace?,
        limit: Int
    ) async throws -> [Guest]
    /// How many guests `filter` chooses.
    func count(of tenant: Tenant.ID, _ part: GuestPart, matching filter: GuestFilter) async throws -> Int
    /// What was decided at the door of each of these guests who has come, by the guest.
    func routesTaken(by guests: [Guest.ID], of tenant: Tenant.ID) async throws -> [Guest.ID: RouteTrace]
    /// When a letter to each of these guests last did not arrive, of those whose ever did not.
    func lastBounces(of guests: [Guest.ID], tenant: Tenant.ID) async throws -> [Guest.ID: Date]
    /// When each of these guests last signed in, of those who ever did.
    func lastSignIns(of guests: [Guest.ID], tenant: Tenant.ID) async throws -> [Guest.ID: Date]
    /// Until when each of these guests is let in, of those with an end.
    func accessEnds(of guests: [Guest.ID], tenant: Tenant.ID) async throws -> [Guest.ID: Date]
    /// How many guests who have accepted sign in at one of these doors.
    func count(of tenant: Tenant.ID, signingInAt doors: Set<Door>) async throws -> Int
    /// Ends what the guest proved up to now: sessions, and with them codes and tokens. False when there is no such guest.
    func revokeSessions(of id: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws -> Bool

    /// - Parameter versions: Those that the caller decided on; nil for any.
    func change(
        _ id: Guest.ID, of tenant: Tenant.ID, _ change: GuestChange, ifOneOf versions: [Guest.Version]?, by actor: Actor
    ) async throws -> ChangeGuestOutcome
    /// Soft: the row stays 30 days; its links, codes, attempts and sessions are dead at commit.
    ///
    /// - Parameter versions: Those that the caller decided on; nil for any.
    func delete(
        _ id: Guest.ID, of tenant: Tenant.ID, ifOneOf versions: [Guest.Version]?, by actor: Actor
    ) async throws -> ChangeGuestOutcome

    /// A guest who was deleted in the last 30 days.
    func deletedGuest(_ id: Guest.ID, of tenant: Tenant.ID) async throws -> Guest?
    /// Takes the deletion back. What ended by it stays ended: the guest signs in anew, and a pending one is invited anew.
    func restore(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> RestoreGuestOutcome
    /// Deletes a deleted guest for good: at once for every reader; the rows go within a minute or two. False when there is none.
    func purge(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool
    /// Removes, over all tenants, the rows of whose 30 days are over or who was purged, and returns how many guests that were.
    func removePurged() async throws -> Int

    /// The guest's sponsors, the first of whom gets the letters: those that were added, else the inviter's contact or the tenant's. Nil
    /// when there is no such guest.
    func sponsors(of id: Guest.ID, tenant: Tenant.ID) async throws -> [Sponsor]?
    /// - Throws: ``GuestChangeRefusal``
    func add(_ sponsor: NamedSponsor, to id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws
    /// False when the guest is not there, or has no such sponsor that was added.
    func remove(_ sponsor: Sponsor.ID, from id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool
}

/// Which of a tenant's guests: those who are there, or those who were deleted in the last 30 days.
package enum GuestPart: Sendable {
    case present, deleted
}

package enum ChangeGuestOutcome: Sendable, Equatable {
    case changed
    case notFound
    /// The guest is there in another version.
    case outdated
}

package enum RestoreGuestOutcome: Sendable, Equatable {
    case restored(Guest)
    case notFound
    case addressTaken(by: Guest.ID)
    case accountTaken(by: Guest.ID)
    /// To a colleague who is there.
    case handedOver(to: Guest.ID)
}

extension GuestStore {
    /// In the order of their ids, after `cursor`.
    package func list(
        of tenant: Tenant.ID, _ part: GuestPart, matching filter: GuestFilter, after cursor: Guest.ID?, limit: Int
    ) async throws -> [Guest] {
        try await list(
            of: tenant, part, matching: filter, in: .byID, behind: cursor.map { GuestPlace(key: nil, id: $0) }, limit: limit)
    }

    /// Guests in the order of their ids, after `cursor`.
    package func list(of tenant: Tenant.ID, after cursor: Guest.ID?, limit: Int) async throws -> [Guest] {
        try await list(of: tenant, .present, matching: .everyone, after: cursor, limit: limit)
    }

    package func list(
        of tenant: Tenant.ID, matching filter: GuestFilter, after cursor: Guest.ID?, limit: Int
    ) async throws -> [Guest] {
        try await list(of: tenant, .present, matching: filter, after: cursor, limit: limit)
    }

    /// False when there is no such guest.
    package func delete(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        try await delete(id, of: tenant, ifOneOf: nil, by: actor) == .changed
    }
}
