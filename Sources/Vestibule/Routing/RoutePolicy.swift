/// What a tenant says about doors: which are open to its guests, in which order they are tried, and what is left when none fits.
package struct RoutePolicy: Sendable, Equatable {
    /// One step of Graph's `primaryIdentityProviderPrecedenceOrder`.
    package enum Step: String, Sendable, CaseIterable {
        case azureAD = "azureActiveDirectory"
        case externalFederation
        /// Google, then Microsoft accounts, for the addresses that are theirs.
        case social = "socialIdentityProviders"
    }

    /// Graph's `fallbackIdentityProvider`.
    package enum Fallback: String, Sendable, CaseIterable {
        /// The passcode; where it is switched off, a Microsoft account.
        case usual = "defaultConfiguredIdp"
        case passcode = "emailOneTimePasscode"
        /// A Microsoft account that the guest has for the address or makes for it.
        case microsoftAccount
    }

    /// A step that is left out is not tried.
    package var order: [Step]
    package var fallback: Fallback
    /// Doors that an administrator has closed.
    package var switchedOff: Set<Door>
    /// Doors at which there is a registration, so that they can be used at all. The passcode needs nothing.
    package var registered: Set<Door>
    package var federatedProviders: [FederatedProvider]
    /// The Entra tenants (GUIDs in lower case) whose accounts are let in; nil for any.
    package var homeTenants: Set<String>?
    /// Domains whose guests go to one door whatever the directory says; the nearest name above an address counts.
    package var rules: [DomainName: Door]
    /// The door that the inviter named for this guest. It stands before the order, and behind the rules.
    package var wished: Door?
    /// Whether a guest may take the passcode instead of the first door.
    package var guestMayChoosePasscode: Bool
    package var selfHealing: SelfHealing

    package init(
        order: [Step] = Step.allCases, fallback: Fallback = .usual, switchedOff: Set<Door> = [], registered: Set<Door> = [],
        federatedProviders: [FederatedProvider] = [], homeTenants: Set<String>? = nil, rules: [DomainName: Door] = [:],
        guestMayChoosePasscode: Bool = false, selfHealing: SelfHealing = .offer
    ) {
        self.order = order
        self.fallback = fallback
        self.switchedOff = switchedOff
        self.registered = registered
        self.federatedProviders = federatedProviders
        self.homeTenants = homeTenants
        self.rules = rules
        self.guestMayChoosePasscode = guestMayChoosePasscode
        self.selfHealing = selfHealing
    }

    func rule(for domain: DomainName) -> (domain: String, door: Door)? {
        for name in domain.ancestry {
            if let door = DomainName(name).flatMap({ rules[$0] }) { return (name, door) }
        }
        return nil
    }
}
