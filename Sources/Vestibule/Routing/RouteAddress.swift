package import FoundationEssentials

/// Asks what must be known, and chooses.
package struct RouteAddress: Sendable {
    private let registrations: Registrations
    private let realms: any RealmDirectory

    package init(registrations: Registrations, realms: any RealmDirectory) {
        self.registrations = registrations
        self.realms = realms
    }

    /// The route of an address to a tenant.
    ///
    /// - Parameters:
    ///   - bound: The door of a guest's own account: it is the only one, until the guest is reset or healed.
    ///   - wished: The door that the inviter named.
    ///   - failed: Doors that this guest came back from because there is no such account.
    package func callAsFunction(
        _ address: EmailAddress, to tenant: Tenant, bound: Door? = nil, wished: Door? = nil, without failed: Set<Door> = []
    ) async throws(RouteRefusal) -> Route {
        var policy = policy(of: tenant)
        policy.wished = wished
        if let bound {
            let verdict = verdict(onBound: bound, under: policy)
            guard verdict.fits else { throw .noDoor(tried: [verdict]) }
            return Route(first: verdict, alternatives: [], trace: [verdict], offersPasscode: false)
        }
        return try chooseRoute(
            for: address, under: policy, facts: await facts(about: address.domain, under: policy, of: tenant), without: failed)
    }

    /// The same, to be kept: with the moment, and what was tried where no door fits.
    package func trace(
        of address: EmailAddress, to tenant: Tenant, bound: Door? = nil, wished: Door? = nil, at moment: Date
    ) async -> RouteTrace {
        do throws(RouteRefusal) {
            return RouteTrace(try await callAsFunction(address, to: tenant, bound: bound, wished: wished), at: moment)
        } catch {
            return RouteTrace(error, at: moment)
        }
    }

    /// The organisation (its Entra tenant) that a domain is verified in, as far as anybody knows. Nobody is asked where it decides nothing.
    package func home(of domain: DomainName, at tenant: Tenant) async -> String? {
        guard tenant.crossTenantAccess != CrossTenantAccess(),
            case .tenant(let home)? = await facts(about: domain, under: policy(of: tenant), of: tenant).azureAD.value
        else { return nil }
        return home
    }

    private func policy(of tenant: Tenant) -> RoutePolicy {
        var policy = tenant.routes
        policy.registered = registrations.doors(of: tenant)
        policy.homeTenants = registrations.homeTenants(of: tenant)
        policy.federatedProviders = tenant.identityProviders.filter { !$0.domains.isEmpty }.map {
            FederatedProvider(id: $0.id, name: $0.name, domains: $0.domains)
        }
        return policy
    }

    private func verdict(onBound door: Door, under policy: RoutePolicy) -> DoorVerdict {
        if policy.switchedOff.contains(door) { return DoorVerdict(door, .closed(.switchedOff)) }
        if door != .passcode, !policy.registered.contains(door) { return DoorVerdict(door, .closed(.notConfigured)) }
        return DoorVerdict(door, .fits(.bound))
    }

    /// Nobody is asked about a domain of everybody, nor for a door that cannot be used.
    private func facts(about domain: DomainName, under policy: RoutePolicy, of tenant: Tenant) async -> RealmFacts {
        let usable = policy.registered.subtracting(policy.switchedOff)
        guard ConsumerDomain(domain) == nil, usable.contains(.azureAD) || usable.contains(.google) else { return .none }
        return await realms.facts(
            about: domain, fromEntraAt: usable.contains(.azureAD) ? registrations.authority(at: .azureAD, of: tenant) : nil,
            asksForWorkspace: usable.contains(.google))
    }
}
