import FoundationEssentials

/// Ends the sessions of guests inside whom a new version of the domain policy stops, a batch at a time.
///
/// Nobody gets in meanwhile: each step asks the policy in force. This makes what is left of the earlier days worth nothing, tells applications that
/// the sessions are over, and counts.
package struct ApplyDomainPolicy: Sendable {
    private let versions: any DomainPolicyWork

    package init(versions: any DomainPolicyWork) { self.versions = versions }

    private static let batch = 1000

    /// Works at one version that is not done.
    ///
    /// - Returns: Whose it is, and whether sessions ended in any batch; nil when there is nothing to do.
    package func callAsFunction() async throws -> Tenant.ID? {
        guard var task = try await versions.claim() else { return nil }
        while true {
            let seen = try await versions.census(of: task.tenant, after: task.place, limit: Self.batch)
            let step = Self.step(task, seen)
            guard try await versions.take(step, of: task) else { return task.tenant }
            guard !step.isLast else { return task.tenant }
            task.place = step.place
        }
    }

    /// What comes of a batch. Pure.
    static func step(_ task: DomainPolicyTask, _ seen: [CountedGuest]) -> DomainPolicyStep {
        var verdicts: [DomainPart: Bool] = [:]
        func isStopped(_ guest: CountedGuest) -> Bool {
            let part = DomainPart(domain: guest.place.domain, state: guest.state)
            if let known = verdicts[part] { return known }
            let rules = guest.state == .accepted ? task.guestRules : task.pendingRules
            let isStopped = DomainName(backwards: part.domain).map { !domainVerdict(on: $0, rules: rules).isAllowed } ?? false
            verdicts[part] = isStopped
            return isStopped
        }
        let stopped = seen.filter(isStopped)
        var step = DomainPolicyStep(
            place: seen.last?.place ?? task.place, guests: stopped.filter { $0.state == .accepted }.map(\.place.guest),
            pending: stopped.filter { $0.state == .pendingAcceptance }.map(\.place.guest), isLast: seen.count < batch)
        // The rest of a domain that nobody is stopped of is passed over.
        if let last = seen.last, let name = DomainName(backwards: last.place.domain),
            domainVerdict(on: name, rules: task.guestRules).isAllowed, domainVerdict(on: name, rules: task.pendingRules).isAllowed
        {
            step.place = GuestByDomain(domain: last.place.domain, guest: .greatest)
        }
        return step
    }
}

/// A version whose guests are to be looked at, from a place on.
package struct DomainPolicyTask: Sendable {
    package var tenant: Tenant.ID
    package var version: Int
    package var place: GuestByDomain
    package var guestRules: [DomainRule]
    package var pendingRules: [DomainRule]

    package init(tenant: Tenant.ID, version: Int, place: GuestByDomain, guestRules: [DomainRule], pendingRules: [DomainRule]) {
        self.tenant = tenant
        self.version = version
        self.place = place
        self.guestRules = guestRules
        self.pendingRules = pendingRules
    }
}

/// A guest that was looked at.
package struct CountedGuest: Sendable, Equatable {
    package var place: GuestByDomain
    package var state: Guest.State

    package init(place: GuestByDomain, state: Guest.State) {
        self.place = place
        self.state = state
    }
}

/// What is done about one batch.
package struct DomainPolicyStep: Sendable, Equatable {
    /// Where the next one begins.
    package var place: GuestByDomain
    /// Whose sessions end.
    package var guests: [Guest.ID]
    /// Whose invitations open nothing.
    package var pending: [Guest.ID]
    package var isLast: Bool
}

package protocol DomainPolicyWork: Sendable {
    /// A version that is not done and that nobody is at. Who claims it has half a minute for each batch.
    func claim() async throws -> DomainPolicyTask?
    /// The tenant's next guests in the order of their domains.
    func census(of tenant: Tenant.ID, after place: GuestByDomain, limit: Int) async throws -> [CountedGuest]
    /// Does it, unless the version was superseded or somebody else went on from there.
    ///
    /// - Returns: Whether it was done.
    func take(_ step: DomainPolicyStep, of task: DomainPolicyTask) async throws -> Bool
}

extension Identifier {
    /// Before and after all.
    static var least: Identifier { Identifier(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))) }
    static var greatest: Identifier {
        let all = UInt8.max
        return Identifier(
            rawValue: UUID(uuid: (all, all, all, all, all, all, all, all, all, all, all, all, all, all, all, all)))
    }
}
