/// Whom a change of the domain policy would stop, and whom it would let in again. Nothing has changed.
package struct DomainPolicyImpact: Sendable, Equatable {
    package enum Effect: String, Sendable { case stopped, admitted }

    /// How many of each.
    package struct Count: Sendable, Equatable {
        package var domains = 0
        package var acceptedGuests = 0
        package var pendingGuests = 0
        /// Of those pending guests, who has a link that is not over.
        package var pendingInvitations = 0

        package init(domains: Int = 0, acceptedGuests: Int = 0, pendingGuests: Int = 0, pendingInvitations: Int = 0) {
            self.domains = domains
            self.acceptedGuests = acceptedGuests
            self.pendingGuests = pendingGuests
            self.pendingInvitations = pendingInvitations
        }
    }

    package var stopped = Count()
    package var admitted = Count()
    /// Whether every domain was looked at; a tenant may have guests of more than are looked at in one go.
    package var isComplete = true
    package var guests: [Affected] = []
    /// Where the next page begins; nil where there is none.
    package var next: GuestByDomain?

    package init() {}

    package struct Affected: Sendable, Equatable {
        package var guest: PolicedGuest
        package var effect: Effect
        /// What the new rules say of the domain.
        package var verdict: DomainVerdict
    }

    package subscript(_ effect: Effect) -> Count {
        get { effect == .stopped ? stopped : admitted }
        set { if effect == .stopped { stopped = newValue } else { admitted = newValue } }
    }
}

/// A place in a tenant's guests in the order of their domains.
package struct GuestByDomain: Sendable, Equatable {
    /// Backwards; empty before the first.
    package var domain: String
    package var guest: Guest.ID

    package init(domain: String, guest: Guest.ID) {
        self.domain = domain
        self.guest = guest
    }

    package static let beforeFirst = GuestByDomain(domain: "", guest: .least)
}

/// A guest as the domain policy sees one.
package struct PolicedGuest: Sendable, Equatable {
    package var place: GuestByDomain
    package var address: EmailAddress
    package var displayName: String
    package var state: Guest.State
    /// The one whose link is alive.
    package var invitation: Invitation.ID?

    package init(place: GuestByDomain, address: EmailAddress, displayName: String, state: Guest.State, invitation: Invitation.ID?) {
        self.place = place
        self.address = address
        self.displayName = displayName
        self.state = state
        self.invitation = invitation
    }
}

/// The guests of one domain in one state.
package struct DomainPart: Sendable, Hashable {
    /// Backwards.
    package var domain: String
    package var state: Guest.State

    package init(domain: String, state: Guest.State) {
        self.domain = domain
        self.state = state
    }
}

extension Guest.State {
    /// The step that a guest of this state takes next.
    package var stage: DomainPolicyStage { self == .accepted ? .signIn : .redemption }
}
