/// What routing found about one door, for one address.
package struct DoorVerdict: Sendable, Equatable {
    package var door: Door
    package var standing: Standing

    package enum Standing: Sendable, Equatable {
        /// It is where the address belongs.
        case fits(Reason)
        /// It may know the guest; it is offered when better doors have failed.
        case mayFit(Reason)
        case closed(Obstacle)
    }

    package enum Reason: Sendable, Equatable {
        /// The guest's own account is there.
        case bound
        /// The inviter named it.
        case wished
        /// The tenant's rule for this domain.
        case rule(domain: String)
        case verifiedInEntra(tenant: String)
        case federatedDomain(name: String)
        case consumerDomain
        case workspaceDomain
        /// The fallback: every mailbox can receive a code.
        case mailbox
        /// The fallback: a Microsoft account can be made for any address.
        case microsoftAccountCanBeMade
        /// Nobody can say whether there is such an account.
        case unknown(Ignorance)
        case anybodyCanHaveOne
    }

    package enum Obstacle: String, Sendable, CaseIterable {
        case switchedOff
        /// This installation is not registered there.
        case notConfigured
        /// The tenant's order leaves it out.
        case notInOrder
        case domainHasNoTenant
        /// The domain's Entra tenant is none of those that are let in.
        case homeTenantNotAllowed
        case anotherDomain
        /// The guest came back from it: there is no such account.
        case noSuchAccount
    }

    package init(_ door: Door, _ standing: Standing) {
        self.door = door
        self.standing = standing
    }

    package var fits: Bool {
        if case .fits = standing { true } else { false }
    }

    /// Whether it is taken only where nothing else fits.
    package var isFallback: Bool {
        switch standing {
        case .fits(.mailbox), .fits(.microsoftAccountCanBeMade), .mayFit(.mailbox): true
        default: false
        }
    }

    package var isOpen: Bool {
        if case .closed = standing { false } else { true }
    }
}

extension DoorVerdict {
    /// For an administrator: why this door, or why not.
    package var sentence: String {
        switch standing {
        case .fits(let reason), .mayFit(let reason): reason.sentence
        case .closed(let obstacle): obstacle.sentence
        }
    }
}

extension DoorVerdict.Reason {
    fileprivate var sentence: String {
        switch self {
        case .bound: "The guest's account is there."
        case .wished: "The invitation names it."
        case .rule(let domain): "The tenant's rule for \(domain) sends its addresses here."
        case .verifiedInEntra(let tenant): "The domain is verified in Entra tenant \(tenant)."
        case .federatedDomain(let name): "The domain is one that \(name) vouches for."
        case .consumerDomain: "The domain is this provider's own for everybody."
        case .workspaceDomain: "The domain's mail goes to Google Workspace."
        case .mailbox: "Any mailbox can receive a passcode."
        case .microsoftAccountCanBeMade: "A Microsoft account can be made for any address, and the tenant's fallback says so."
        case .unknown(.notAsked): "The directory was not asked about the domain."
        case .unknown(.unreachable): "The directory did not answer, so whether the domain is known here could not be learned."
        case .unknown(.resting): "The directory has failed of late and is asked again later."
        case .anybodyCanHaveOne: "There may be an account for this address."
        }
    }
}

extension DoorVerdict.Obstacle {
    fileprivate var sentence: String {
        switch self {
        case .switchedOff: "The tenant has switched this provider off."
        case .notConfigured: "No client is registered for this provider. Give its client id and secret."
        case .notInOrder: "The tenant's redemption order leaves this provider out."
        case .domainHasNoTenant: "The domain is verified in no Entra tenant."
        case .homeTenantNotAllowed: "The domain's Entra tenant is none of the home tenants that are let in."
        case .anotherDomain: "The domain is none of this provider's."
        case .noSuchAccount: "The guest came back from it: there is no such account."
        }
    }
}
