/// Where an address goes, what else would be possible, and what was found about every door.
package struct Route: Sendable, Equatable {
    package var first: DoorVerdict
    /// Open doors besides the first, best first: where a guest goes on who has no account at the first.
    package var alternatives: [DoorVerdict]
    /// Every door's verdict, in the order they were looked at.
    package var trace: [DoorVerdict]
    /// Whether the guest may take the passcode instead of the first door.
    package var offersPasscode: Bool
}

package enum RouteRefusal: Error, Sendable, Equatable {
    case noDoor(tried: [DoorVerdict])
}

/// The door an address is sent to, and why: the first that fits, in the tenant's order; the inviter's wish stands before that, where the
/// order has the door, and a rule for the domain before all.
///
/// Pure: what is known about the domain comes in as `facts`, with what could not be learned said as such. An unknown is never taken for a
/// no, nor for a yes: such a door stays offered behind those that fit.
///
/// - Parameter failed: Doors that this guest came back from because there is no such account.
/// - Throws: ``RouteRefusal/noDoor(tried:)`` when no door fits this address, with what was found about each.
package func chooseRoute(
    for address: EmailAddress, under policy: RoutePolicy, facts: RealmFacts, without failed: Set<Door> = []
) throws(RouteRefusal) -> Route {
    let question = RouteQuestion(domain: address.domain, policy: policy, facts: facts, failed: failed)
    let trace = question.doors.map { DoorVerdict($0, question.standing(of: $0)) }
    guard let first = trace.first(where: { $0.fits && !$0.isFallback }) ?? trace.first(where: \.fits) else {
        throw .noDoor(tried: trace)
    }
    let others = trace.filter { $0.isOpen && $0 != first }
    return Route(
        first: first, alternatives: others.filter { !$0.isFallback } + others.filter(\.isFallback), trace: trace,
        offersPasscode: policy.guestMayChoosePasscode && first.door != .passcode && question.mayBeUsed(.passcode))
}

/// One address's question to each door.
private struct RouteQuestion {
    let domain: DomainName
    let policy: RoutePolicy
    let facts: RealmFacts
    let failed: Set<Door>
    private let rule: (domain: String, door: Door)?
    private let consumer: ConsumerDomain?

    init(domain: DomainName, policy: RoutePolicy, facts: RealmFacts, failed: Set<Door>) {
        self.domain = domain
        self.policy = policy
        self.facts = facts
        self.failed = failed
        rule = policy.rule(for: domain)
        consumer = ConsumerDomain(domain)
    }

    /// Every door once: the rule's, the tenant's order, what the order leaves out, the passcode.
    var doors: [Door] {
        let steps = policy.order + RoutePolicy.Step.allCases.filter { !policy.order.contains($0) }
        let all = [rule?.door, policy.wished].compactMap(\.self) + steps.flatMap(doors(of:)) + [.passcode]
        var seen: Set<Door> = []
        return all.filter { seen.insert($0).inserted }
    }

    private func doors(of step: RoutePolicy.Step) -> [Door] {
        switch step {
        case .azureAD: [.azureAD]
        case .externalFederation: policy.federatedProviders.map { .externalFederation($0.id) }
        case .social: [.google, .microsoftAccount]
        }
    }

    func mayBeUsed(_ door: Door) -> Bool { obstacle(before: door) == nil }

    func standing(of door: Door) -> DoorVerdict.Standing {
        if let obstacle = obstacle(before: door) { return .closed(obstacle) }
        if let rule, rule.door == door { return .fits(.rule(domain: rule.domain)) }
        if policy.wished == door, step(of: door).map(policy.order.contains) ?? true { return .fits(.wished) }
        if door == .microsoftAccount, consumer != .microsoft, isFallback(door) { return .fits(.microsoftAccountCanBeMade) }
        if let step = step(of: door), !policy.order.contains(step) { return .closed(.notInOrder) }
        switch door {
        case .azureAD: return azureAD
        case .externalFederation(let id):
            guard let provider = policy.federatedProviders.first(where: { $0.id == id }), provider.domains.contains(domain) else {
                return .closed(.anotherDomain)
            }
            return .fits(.federatedDomain(name: provider.name))
        case .google: return google
        case .microsoftAccount: return consumer == .microsoft ? .fits(.consumerDomain) : .mayFit(.anybodyCanHaveOne)
        case .passcode:
            // Where a Microsoft account is the fallback it stays open to who comes back from there, or chooses it.
            return isFallback(door) ? .fits(.mailbox) : .mayFit(.mailbox)
        }
    }

    private func obstacle(before door: Door) -> DoorVerdict.Obstacle? {
        if policy.switchedOff.contains(door) { return .switchedOff }
        if door != .passcode, !policy.registered.contains(door) { return .notConfigured }
        return failed.contains(door) ? .noSuchAccount : nil
    }

    private func isFallback(_ door: Door) -> Bool {
        switch policy.fallback {
        case .usual: door == .passcode || (door == .microsoftAccount && policy.switchedOff.contains(.passcode))
        case .passcode: door == .passcode
        case .microsoftAccount: door == .microsoftAccount
        }
    }

    private func step(of door: Door) -> RoutePolicy.Step? {
        switch door {
        case .azureAD: .azureAD
        case .externalFederation: .externalFederation
        case .google, .microsoftAccount: .social
        case .passcode: nil
        }
    }

    private var azureAD: DoorVerdict.Standing {
        if consumer != nil { return .closed(.domainHasNoTenant) }
        return switch facts.azureAD {
        case .known(.tenant(let id), _):
            policy.homeTenants?.contains(id) == false ? .closed(.homeTenantNotAllowed) : .fits(.verifiedInEntra(tenant: id))
        case .known(.noTenant, _): .closed(.domainHasNoTenant)
        case .unknown(let why): .mayFit(.unknown(why))
        }
    }

    private var google: DoorVerdict.Standing {
        if let consumer { return consumer == .google ? .fits(.consumerDomain) : .closed(.anotherDomain) }
        return switch facts.googleWorkspace {
        case .known(true, _): .fits(.workspaceDomain)
        case .known(false, _): .closed(.anotherDomain)
        case .unknown(let why): .mayFit(.unknown(why))
        }
    }
}
