import FoundationEssentials

/// Changes policies and named locations. What one names must be there, and what one names stays.
package struct ChangeConditionalAccess: Sendable {
    private let store: any ConditionalAccessStore
    private let countries: any CountryDirectory
    private let surroundings: Surroundings

    package init(store: any ConditionalAccessStore, countries: any CountryDirectory, surroundings: Surroundings) {
        self.store = store
        self.countries = countries
        self.surroundings = surroundings
    }

    // MARK: Policies

    package func add(
        _ new: PolicyDraft, to tenant: Tenant.ID, by actor: Actor
    ) async throws -> ConditionalAccessPolicy {
        let policy = ConditionalAccessPolicy(
            id: surroundings.newID(), displayName: new.displayName, state: new.state, rule: new.rule,
            createdAt: surroundings.now())
        try await decide(on: tenant, by: actor) { access in
            guard access.policies.count + access.unreadable.count < ConditionalAccessPolicy.most else {
                throw ConditionalAccessRefusal.tooMany(ConditionalAccessPolicy.most)
            }
            try access.check(policy.rule)
            return .addPolicy(policy)
        }
        return policy
    }

    /// - Parameter change: From what is there to what shall be; asked once more when something changed meanwhile.
    package func change(
        _ id: ConditionalAccessPolicy.ID, of tenant: Tenant.ID, by actor: Actor,
        _ change: @Sendable (PolicyDraft) throws -> PolicyDraft
    ) async throws {
        try await decide(on: tenant, by: actor) { access in
            guard var policy = access.policies.first(where: { $0.id == id }) else {
                throw access.unreadable.contains { $0.id == id }
                    ? ConditionalAccessRefusal.unreadable : ConditionalAccessRefusal.notFound
            }
            let draft = try change(PolicyDraft(displayName: policy.displayName, state: policy.state, rule: policy.rule))
            guard draft != PolicyDraft(displayName: policy.displayName, state: policy.state, rule: policy.rule) else { return nil }
            try access.check(draft.rule)
            (policy.displayName, policy.state, policy.rule) = (draft.displayName, draft.state, draft.rule)
            policy.changedAt = surroundings.now()
            return .changePolicy(policy)
        }
    }

    package func remove(_ id: ConditionalAccessPolicy.ID, of tenant: Tenant.ID, by actor: Actor) async throws {
        try await decide(on: tenant, by: actor) { access in
            guard access.policies.contains(where: { $0.id == id }) || access.unreadable.contains(where: { $0.id == id }) else {
                throw ConditionalAccessRefusal.notFound
            }
            return .removePolicy(id)
        }
    }

    // MARK: Named locations

    package func add(_ draft: LocationDraft, to tenant: Tenant.ID, by actor: Actor) async throws -> NamedLocation {
        let location = NamedLocation(
            id: surroundings.newID(), displayName: draft.displayName, extent: draft.extent, createdAt: surroundings.now())
        try check(draft.extent)
        try await decide(on: tenant, by: actor) { access in
            guard access.locations.count < NamedLocation.most else { throw ConditionalAccessRefusal.tooMany(NamedLocation.most) }
            try check(access.locations.values.map(\.extent) + [draft.extent])
            return .addLocation(location)
        }
        return location
    }

    package func change(
        _ id: NamedLocation.ID, of tenant: Tenant.ID, by actor: Actor,
        _ change: @Sendable (LocationDraft) throws -> LocationDraft
    ) async throws {
        try await decide(on: tenant, by: actor) { access in
            guard var location = access.locations[id] else { throw ConditionalAccessRefusal.notFound }
            let draft = try change(LocationDraft(displayName: location.displayName, extent: location.extent))
            guard draft != LocationDraft(displayName: location.displayName, extent: location.extent) else { return nil }
            try check(draft.extent)
            try check(access.locations.values.filter { $0.id != id }.map(\.extent) + [draft.extent])
            (location.displayName, location.extent) = (draft.displayName, draft.extent)
            location.changedAt = surroundings.now()
            return .changeLocation(location)
        }
    }

    package func remove(_ id: NamedLocation.ID, of tenant: Tenant.ID, by actor: Actor) async throws {
        try await decide(on: tenant, by: actor) { access in
            guard access.locations[id] != nil else { throw ConditionalAccessRefusal.notFound }
            let users = access.policies.filter { policy in
                policy.rule.conditions.locations.map { ($0.included + $0.excluded).contains(.named(id)) } ?? false
            }
            // Of an unreadable one nobody knows what it names.
            if let user = users.first?.displayName ?? access.unreadable.first?.displayName {
                throw ConditionalAccessRefusal.inUse(by: user)
            }
            return .removeLocation(id)
        }
    }

    private func check(_ extents: [NamedLocation.Extent]) throws(ConditionalAccessRefusal) {
        guard extents.reduce(0, { $0 + $1.ranges }) <= NamedLocation.mostRangesTogether else { throw .tooManyRanges }
    }

    /// A condition that could never be judged would deny everybody.
    private func check(_ extent: NamedLocation.Extent) throws(ConditionalAccessRefusal) {
        if case .countries = extent, !countries.isThere { throw .noCountries }
    }

    // MARK: Terms of use

    package func add(_ draft: TermsDraft, to tenant: Tenant.ID, by actor: Actor) async throws -> TermsOfUse {
        let terms = TermsOfUse(
            id: surroundings.newID(), displayName: draft.displayName, isViewingRequired: draft.isViewingRequired,
            reacceptDays: draft.reacceptDays, createdAt: surroundings.now())
        try await decide(on: tenant, by: actor) { access in
            guard access.terms.count < TermsOfUse.most else { throw ConditionalAccessRefusal.tooMany(TermsOfUse.most) }
            return .addTerms(terms, draft.texts)
        }
        return terms
    }

    /// Other texts are another version; of a major one every guest is asked anew.
    package func change(
        _ id: TermsOfUse.ID, of tenant: Tenant.ID, by actor: Actor, _ change: @Sendable (TermsDraft) throws -> TermsDraft
    ) async throws {
        try await decide(on: tenant, by: actor) { access in
            guard var terms = access.terms[id] else { throw ConditionalAccessRefusal.notFound }
            let there = TermsDraft(
                displayName: terms.displayName, isViewingRequired: terms.isViewingRequired, reacceptDays: terms.reacceptDays)
            let draft = try change(there)
            guard draft != there else { return nil }
            terms.displayName = draft.displayName
            terms.isViewingRequired = draft.isViewingRequired
            terms.reacceptDays = draft.reacceptDays
            terms.changedAt = surroundings.now()
            if !draft.texts.isEmpty {
                terms.version += 1
                if draft.isMajor { terms.countsSince = terms.version }
            }
            return .changeTerms(terms, texts: draft.texts)
        }
    }

    package func remove(_ id: TermsOfUse.ID, of tenant: Tenant.ID, by actor: Actor) async throws {
        try await decide(on: tenant, by: actor) { access in
            guard access.terms[id] != nil else { throw ConditionalAccessRefusal.notFound }
            let users = access.policies.filter { $0.rule.grant?.demands.contains(.terms(id)) ?? false }
            if let user = users.first?.displayName ?? access.unreadable.first?.displayName {
                throw ConditionalAccessRefusal.inUse(by: user)
            }
            return .removeTerms(id)
        }
    }

    // MARK: Against what stands

    private func decide(
        on tenant: Tenant.ID, by actor: Actor, _ decision: (ConditionalAccess) throws -> ConditionalAccessChange?
    ) async throws {
        for _ in 0..<5 {
            guard let (access, revision) = try await store.freshConditionalAccess(of: tenant) else { throw TenantRefusal.notFound }
            guard let change = try decision(access) else { return }
            if try await store.change(tenant, change, ifRevision: revision, by: actor) { return }
        }
        throw TenantRefusal.settingsKeepChanging
    }
}

extension ConditionalAccess {
    /// Whether all that a rule names is there, and it is not longer than every sign-in may have to read.
    package func check(_ rule: PolicyRule) throws(ConditionalAccessRefusal) {
        guard let json = try? JSONEncoder().encode(rule), json.count <= PolicyRule.longest else { throw .tooLong }
        for case .named(let id) in (rule.conditions.locations.map { $0.included + $0.excluded } ?? [])
        where locations[id] == nil {
            throw .noSuchLocation(id)
        }
        for case .terms(let id) in rule.grant?.demands ?? [] where terms[id] == nil { throw .noSuchTerms(id) }
    }
}

/// What a caller says of a policy.
package struct PolicyDraft: Sendable, Equatable {
    package var displayName: String
    package var state: ConditionalAccessPolicy.State
    package var rule: PolicyRule

    package init(displayName: String, state: ConditionalAccessPolicy.State, rule: PolicyRule) {
        self.displayName = displayName
        self.state = state
        self.rule = rule
    }
}

/// What a caller says of a named location.
package struct LocationDraft: Sendable, Equatable {
    package var displayName: String
    package var extent: NamedLocation.Extent

    package init(displayName: String, extent: NamedLocation.Extent) {
        self.displayName = displayName
        self.extent = extent
    }
}

/// What a caller says of terms of use.
package struct TermsDraft: Sendable, Equatable {
    package var displayName: String
    package var isViewingRequired: Bool
    package var reacceptDays: Int?
    /// None where they stay as they are.
    package var texts: [TermsText] = []
    /// Whether who accepted an earlier version is asked anew.
    package var isMajor = false

    package init(displayName: String, isViewingRequired: Bool, reacceptDays: Int?) {
        self.displayName = displayName
        self.isViewingRequired = isViewingRequired
        self.reacceptDays = reacceptDays
    }
}

package enum ConditionalAccessRefusal: Refusal, Equatable {
    case notFound
    case tooMany(Int)
    case noSuchLocation(NamedLocation.ID)
    case noSuchTerms(TermsOfUse.ID)
    case inUse(by: String)
    case noCountries
    case unreadable
    case tooLong
    case tooManyRanges

    package var sentence: String {
        switch self {
        case .notFound: "No such policy, location or terms of use in this tenant."
        case .tooMany(let most): "A tenant may have \(most). Delete one that is not needed any more."
        case .noSuchLocation(let id):
            "conditions/locations: there is no named location \(id) in this tenant. Create it first at /v1.0/identity/conditionalAccess/namedLocations."
        case .noSuchTerms(let id): "grantControls/termsOfUse: there are no terms of use \(id) in this tenant."
        case .inUse(let policy): "The policy \(policy) names it. Change or delete that policy first."
        case .noCountries:
            "Countries cannot be told from addresses here: the operator has given no file of countries (VESTIBULE_COUNTRIES_FILE). Use ranges of addresses, or ask the operator."
        case .tooLong:
            "The policy is longer than \(PolicyRule.longest / 1024) KiB. Name fewer guests, domains and applications in it, or make two."
        case .tooManyRanges:
            "All named locations of a tenant together may have \(NamedLocation.mostRangesTogether) ranges. Join neighbouring ranges."
        case .unreadable:
            "A newer version of this service wrote the policy, and this one cannot read all of it. Try again when the update is over, or delete the policy."
        }
    }
}
