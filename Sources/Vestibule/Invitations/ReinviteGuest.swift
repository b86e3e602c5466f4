package import FoundationEssentials

/// Invites a guest anew: every older link, code, session, token and account is dead at the commit that makes the new link. For 30 days it can
/// be undone.
package struct ReinviteGuest: Sendable {
    private let inviteGuest: InviteGuest
    private let guests: any GuestStore
    private let invitations: any InvitationStore

    package init(inviteGuest: InviteGuest, guests: any GuestStore, invitations: any InvitationStore) {
        self.inviteGuest = inviteGuest
        self.guests = guests
        self.invitations = invitations
    }

    /// - Parameter keepsAccess: Whether the guest keeps id, roles and what applications know of it; else the guest is deleted, and a new one invited.
    /// - Throws: ``InviteRefusal``, ``TenantRefusal``.
    package func callAsFunction(
        _ id: Guest.ID, _ request: InvitationRequest, keepsAccess: Bool, by caller: Application, doneBy actor: Actor? = nil
    ) async throws -> InviteGuest.Invited {
        try await inviteGuest(
            request, by: caller, repetitionKey: nil, replacing: .init(guest: id, keepsAccess: keepsAccess), doneBy: actor)
    }

    /// Makes the guest what it was before it was invited anew, or brings the deleted one back in the place of the new one. What the new
    /// invitation led to is dead at commit; what was dead stays dead, the link of a pending invitation too.
    ///
    /// - Parameter id: The guest who has the new invitation.
    /// - Returns: The guest as it was.
    /// - Throws: ``InviteRefusal``.
    package func undo(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Guest {
        switch try await invitations.undoReinvitation(of: id, tenant: tenant, by: actor) {
        case .undone(let earlier):
            guard let guest = try await guests.guest(earlier, of: tenant) else { throw InviteRefusal.guestNotFound }
            return guest
        case .nothingToUndo:
            guard try await guests.guest(id, of: tenant) != nil else { throw InviteRefusal.guestNotFound }
            throw InviteRefusal.nothingToUndo
        case .addressTaken: throw InviteRefusal.addressTaken
        case .accountTaken: throw InviteRefusal.accountTaken
        }
    }
}

/// What was done when a guest was invited anew.
package enum Reinvitation {
    package typealias ID = Identifier<Reinvitation>

    /// How long it can be undone, in seconds.
    package static let undoLife: TimeInterval = 30 * 86_400
}

package enum UndoReinvitationOutcome: Sendable, Equatable {
    case undone(Guest.ID)
    case nothingToUndo
    /// Somebody else is a guest at the earlier address, or by the earlier account, by now.
    case addressTaken, accountTaken
}
