/// Who may invite, and what guests are said to see: Graph's `authorizationPolicy`, as far as it means something here.
package struct AuthorizationPolicy: Sendable, Equatable {
    /// Graph's `allowInvitesFrom`.
    package enum InvitesFrom: String, Sendable, CaseIterable {
        case nobody = "none"
        case adminsAndGuestInviters
        case adminsGuestInvitersAndAllMembers
        case everyone
    }

    /// Graph's three roles of a guest, by their ids. Kept and given back: there is no directory here that a guest could look into.
    package enum GuestRole: String, Sendable, CaseIterable {
        case member = "a0b1b346-4d3e-4e8b-98f8-753987be4970"
        case guest = "10dae51f-b6af-4016-8d66-8c2a99b929b3"
        case restrictedGuest = "2af84b1e-32c8-42b7-82bc-daa82404023b"
    }

    package var invitesFrom: InvitesFrom
    package var guestRole: GuestRole

    package init(invitesFrom: InvitesFrom = .adminsGuestInvitersAndAllMembers, guestRole: GuestRole = .guest) {
        self.invitesFrom = invitesFrom
        self.guestRole = guestRole
    }

    /// Whether this one may invite. An application's permission makes it a guest inviter, whoever uses it; a guest is none.
    package func admits(_ inviter: Inviter) -> Bool {
        switch (invitesFrom, inviter) {
        case (.nobody, _): false
        case (.everyone, _): true
        case (.adminsAndGuestInviters, .application), (.adminsGuestInvitersAndAllMembers, .application): true
        case (.adminsAndGuestInviters, .guest), (.adminsGuestInvitersAndAllMembers, .guest): false
        }
    }
}

/// On whose behalf somebody is invited.
package enum Inviter: Sendable, Equatable {
    /// The application itself, or who decides for it: a sponsor, an operator.
    case application
    /// A guest who uses it, with those who answer for the guest: they answer for whom the guest brings too.
    case guest(Guest.ID, sponsors: [Sponsor])

    package var guest: Guest.ID? {
        if case .guest(let id, _) = self { id } else { nil }
    }
}

/// The settings of the authorization policy that one call changes; nil leaves one as it is.
package struct AuthorizationPolicyChange: Sendable, Equatable {
    package var invitesFrom: AuthorizationPolicy.InvitesFrom?
    package var guestRole: AuthorizationPolicy.GuestRole?

    package init(invitesFrom: AuthorizationPolicy.InvitesFrom? = nil, guestRole: AuthorizationPolicy.GuestRole? = nil) {
        self.invitesFrom = invitesFrom
        self.guestRole = guestRole
    }
}
