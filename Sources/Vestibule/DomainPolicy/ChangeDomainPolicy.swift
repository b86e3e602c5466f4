/// Changes a tenant's domain policy: each change is a new version, and none is lost to another that was made at the same time.
package struct ChangeDomainPolicy: Sendable {
    private let tenants: any TenantStore
    private let versions: any DomainPolicyStore

    package init(tenants: any TenantStore, versions: any DomainPolicyStore) {
        self.tenants = tenants
        self.versions = versions
    }

    /// What is to be different.
    package enum Edit: Sendable {
        case replace([DomainRule])
        case add([DomainRule])
        case remove(DomainRule)

        /// - Throws: ``TenantRefusal/nothingToRemove(_:)``.
        package func applied(to rules: [DomainRule]) throws(TenantRefusal) -> [DomainRule] {
            switch self {
            case .replace(let new): return new
            case .add(let more): return rules + more
            case .remove(let rule):
                guard rules.contains(rule) else { throw .nothingToRemove("The domain rule \(rule)") }
                return rules.filter { $0 != rule }
            }
        }
    }

    /// - Parameter wanted: The versions that the change may be made on; nil for any.
    /// - Throws: ``DomainPolicyRefusal``, ``TenantRefusal``.
    package func callAsFunction(
        _ edit: Edit, reaching reach: DomainPolicyReach = .usual, of id: Tenant.ID, ifVersion wanted: [Int]? = nil, by actor: Actor
    ) async throws {
        try await change(id, ifVersion: wanted, by: actor) { tenant in
            NewDomainPolicy(try edit.applied(to: tenant.domainRules), reach: reach)
        }
    }

    /// Brings a version back as a new one: as it was, with what decided beside it then, or with a reach of its own.
    ///
    /// - Throws: As the other; ``DomainPolicyRefusal/noSuchVersion``.
    package func restore(
        _ number: Int, reaching reach: DomainPolicyReach? = nil, of id: Tenant.ID, ifVersion wanted: [Int]? = nil, by actor: Actor
    ) async throws {
        guard let version = try await versions.version(number, of: id) else { throw DomainPolicyRefusal.noSuchVersion }
        try await change(id, ifVersion: wanted, by: actor) { _ in
            NewDomainPolicy(
                version.rules, reach: reach ?? version.reach, restored: .init(version, isWhole: reach == nil))
        }
    }

    private func change(
        _ id: Tenant.ID, ifVersion wanted: [Int]?, by actor: Actor, _ make: (Tenant) throws -> NewDomainPolicy
    ) async throws {
        try await tenants.decideChange(of: id, by: actor) { tenant in
            guard wanted?.contains(tenant.domainPolicy.version) ?? true else {
                throw DomainPolicyRefusal.outdated(now: tenant.domainPolicy.version)
            }
            let new = try make(tenant)
            guard new.rules.count <= NewDomainPolicy.most else { throw DomainPolicyRefusal.tooManyRules }
            return (new, .domainPolicy(new))
        }
    }
}
