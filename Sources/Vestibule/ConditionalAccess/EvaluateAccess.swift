import FoundationEssentials

/// Whether something is true of a sign-in, where that may not be known (Kleene's three values).
package enum Match: Sendable, Equatable {
    case yes, no, unknown

    package init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

    static func && (one: Match, other: @autoclosure () -> Match) -> Match {
        if one == .no { return .no }
        let second = other()
        return second == .no ? .no : one == .yes && second == .yes ? .yes : .unknown
    }

    static prefix func ! (match: Match) -> Match {
        switch match {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// Whether one of them is true at least.
    static func any<Element>(_ elements: [Element], _ test: (Element) -> Match) -> Match {
        var answer = Match.no
        for element in elements {
            switch test(element) {
            case .yes: return .yes
            case .unknown: answer = .unknown
            case .no: break
            }
        }
        return answer
    }
}

/// What a policy can speak of; those that are always known, and cheap to tell, first.
package enum PolicyCondition: Sendable, CaseIterable {
    case clients, applications, guests, domains, doors, sponsors, guestAge, proofAge, platforms, locations
}

/// A tenant's policies, with what they speak of.
package struct ConditionalAccess: Sendable, Equatable {
    /// By their ids.
    package let policies: [ConditionalAccessPolicy]
    package var locations: [NamedLocation.ID: NamedLocation]
    package var terms: [TermsOfUse.ID: TermsOfUse]
    /// Policies that are kept and that this program cannot read: while one is in force, nobody is let in (SECURITY 29).
    package var unreadable: [UnreadablePolicy]
    /// Whether there are places that this program cannot read: whether somebody is in one of them, trusted or not, is not known.
    package var hasUnreadableLocations: Bool

    package init(
        policies: [ConditionalAccessPolicy] = [], locations: [NamedLocation] = [], terms: [TermsOfUse] = [],
        unreadable: [UnreadablePolicy] = [], hasUnreadableLocations: Bool = false
    ) {
        self.policies = policies.sorted { $0.id.bytes.lexicographicallyPrecedes($1.id.bytes) }
        self.locations = Dictionary(uniqueKeysWithValues: locations.map { ($0.id, $0) })
        self.terms = Dictionary(uniqueKeysWithValues: terms.map { ($0.id, $0) })
        self.unreadable = unreadable
        self.hasUnreadableLocations = hasUnreadableLocations
    }

    /// Whether there is nothing to be judged.
    package var isEmpty: Bool { policies.allSatisfy { $0.state == .disabled } && !unreadable.contains(where: \.isEnabled) }

    /// The same with other policies.
    func with(_ policies: [ConditionalAccessPolicy]) -> ConditionalAccess {
        ConditionalAccess(
            policies: policies, locations: Array(locations.values), terms: Array(terms.values), unreadable: unreadable,
            hasUnreadableLocations: hasUnreadableLocations)
    }
}

package struct UnreadablePolicy: Sendable, Equatable {
    package var id: ConditionalAccessPolicy.ID
    package var displayName: String
    package var isEnabled: Bool

    package init(id: ConditionalAccessPolicy.ID, displayName: String, isEnabled: Bool) {
        self.id = id
        self.displayName = displayName
        self.isEnabled = isEnabled
    }
}

/// What came of all policies for one sign-in, and what of each.
package struct AccessJudgement: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case admitted
        /// In the order in which the guest is asked.
        case demanded([Demand])
        case blocked
        /// What some policy needs to know is not known: nobody is let in on a guess.
        case undecidable
    }

    package var outcome: Outcome
    /// By their ids.
    package var results: [PolicyResult]
    /// The strictest of the policies that were met; nil where none says.
    package var persistence: BrowserPersistence?
    /// What blocks, where it is a hook and no policy.
    package var denial: HookDenial?

    package init(outcome: Outcome, results: [PolicyResult], persistence: BrowserPersistence? = nil) {
        self.outcome = outcome
        self.results = results
        self.persistence = persistence
    }

    package static let unconditional = AccessJudgement(outcome: .admitted, results: [])
}

/// What one policy said of one sign-in.
package struct PolicyResult: Sendable, Equatable {
    /// Graph's `appliedConditionalAccessPolicyResult`, without what belongs to the state.
    package enum Verdict: String, Sendable, Codable {
        case satisfied, notApplied, demanding, blocking, undecidable
    }

    package var policy: ConditionalAccessPolicy.ID
    package var displayName: String
    package var isReportOnly: Bool
    package var verdict: Verdict
    /// What it still asks for: for a choice, all that would do.
    package var missing: [Demand]

    package init(
        policy: ConditionalAccessPolicy.ID, displayName: String, isReportOnly: Bool, verdict: Verdict, missing: [Demand] = []
    ) {
        self.policy = policy
        self.displayName = displayName
        self.isReportOnly = isReportOnly
        self.verdict = verdict
        self.missing = missing
    }
}

extension ConditionalAccess {
    /// Judges one sign-in by every policy that is not switched off.
    ///
    /// Pure. Every policy that matches must be met, and one that blocks ends it; report-only ones are judged beside the others and
    /// change nothing; the order of the policies plays no part. What cannot be judged denies.
    package func judge(_ circumstances: Circumstances) -> AccessJudgement {
        var results: [PolicyResult] = []
        var persistence: BrowserPersistence?
        var needs: [Need] = []
        let places = places(of: circumstances)
        for policy in policies where policy.state != .disabled {
            let matches = matches(policy.rule.conditions, circumstances, places)
            let isReportOnly = policy.state == .reportOnly
            let need = matches == .yes ? Need(policy.rule, circumstances) : nil
            results.append(
                PolicyResult(
                    policy: policy.id, displayName: policy.displayName, isReportOnly: isReportOnly,
                    verdict: need?.verdict ?? (matches == .no ? .notApplied : .undecidable), missing: need?.missing ?? []))
            if !isReportOnly, let need {
                needs.append(need)
                persistence = Self.stricter(persistence, policy.rule.session?.persistence)
            }
        }
        results += unreadable.filter(\.isEnabled).map {
            PolicyResult(policy: $0.id, displayName: $0.displayName, isReportOnly: false, verdict: .undecidable)
        }
        return AccessJudgement(outcome: Self.outcome(of: results, needs), results: results, persistence: persistence)
    }

    private static func outcome(of results: [PolicyResult], _ needs: [Need]) -> AccessJudgement.Outcome {
        let enforced = results.filter { !$0.isReportOnly }
        if enforced.contains(where: { $0.verdict == .blocking }) { return .blocked }
        if enforced.contains(where: { $0.verdict == .undecidable }) { return .undecidable }
        var demands = Set(needs.flatMap(\.all))
        // A choice is met by what is asked for anyway; else the guest is asked for what comes first.
        for choice in needs.map(\.choice) where !choice.isEmpty && demands.isDisjoint(with: choice) {
            if let first = choice.min() { demands.insert(first) }
        }
        return demands.isEmpty ? .admitted : .demanded(demands.sorted())
    }

    private static func stricter(_ one: BrowserPersistence?, _ other: BrowserPersistence?) -> BrowserPersistence? {
        one == .never || other == .never ? .never : one ?? other
    }

    /// What a policy that matches still asks for.
    private struct Need {
        var isBlock = false
        var isUndecidable = false
        var all: [Demand] = []
        /// One of these.
        var choice: [Demand] = []

        init(_ rule: PolicyRule, _ circumstances: Circumstances) {
            func isMet(_ demand: Demand) -> Match { circumstances.meets(demand) }
            switch rule.grant {
            case nil: break
            case .block: isBlock = true
            case .all(let demands):
                isUndecidable = demands.contains { isMet($0) == .unknown }
                all = demands.filter { isMet($0) == .no }
            case .any(let demands):
                let met = Match.any(demands, isMet)
                isUndecidable = met == .unknown
                choice = met == .no ? demands : []
            }
            if let frequency = rule.session?.frequency, !circumstances.isProof(within: frequency) { all.append(.freshProof) }
        }

        var verdict: PolicyResult.Verdict {
            isBlock ? .blocking : isUndecidable ? .undecidable : missing.isEmpty ? .satisfied : .demanding
        }

        var missing: [Demand] { Set(all + choice).sorted() }
    }

    // MARK: Conditions

    /// Where the sign-in is, by each location: found out once, however many policies name it.
    private func places(of facts: Circumstances) -> [NamedLocation.ID: Match] {
        guard policies.contains(where: { $0.state != .disabled && $0.rule.conditions.locations != nil }) else { return [:] }
        return locations.mapValues { $0.holds(facts) }
    }

    private func matches(
        _ conditions: PolicyConditions, _ facts: Circumstances, _ places: [NamedLocation.ID: Match]
    ) -> Match {
        PolicyCondition.allCases.reduce(.yes) { $0 && match($1, of: conditions, facts, places) }
    }

    /// The conditions of a policy that keep it from concerning the sign-in, and those of which that is not known.
    package func judge(
        _ policy: ConditionalAccessPolicy, by circumstances: Circumstances
    ) -> (failing: [PolicyCondition], unknown: [PolicyCondition]) {
        let places = locations.mapValues { $0.holds(circumstances) }
        let matches = PolicyCondition.allCases.map { ($0, match($0, of: policy.rule.conditions, circumstances, places)) }
        return (matches.filter { $0.1 == .no }.map(\.0), matches.filter { $0.1 == .unknown }.map(\.0))
    }

    private func match(
        _ condition: PolicyCondition, of conditions: PolicyConditions, _ facts: Circumstances,
        _ places: [NamedLocation.ID: Match]
    ) -> Match {
        switch condition {
        case .clients: Match(conditions.clients.contains { $0 == .all || $0.rawValue == facts.client.rawValue })
        case .applications:
            chooses(conditions.applications) { application in
                switch application {
                case .all: .yes
                case .none: .no
                case .application(let id): Match(id == facts.application)
                }
            }
        case .guests: matchesGuest(conditions, facts)
        case .domains: chooses(conditions.domains) { Match($0.covers(facts.domain)) }
        case .doors: chooses(conditions.doors) { $0.match(facts.door) }
        case .sponsors:
            chooses(conditions.sponsors) { sponsor in
                guard case .known(let sponsors) = facts.sponsors else { return .unknown }
                return Match(sponsors.contains(sponsor))
            }
        case .guestAge: within(conditions.guestDays, facts.now.timeIntervalSince(facts.guestSince) / 86_400)
        case .proofAge: within(conditions.proofMinutes, facts.now.timeIntervalSince(facts.provedAt) / 60)
        case .platforms:
            chooses(conditions.platforms) { platform in
                if platform == .all { return .yes }
                guard case .known(let known) = facts.platform else { return .unknown }
                return Match(known?.rawValue == platform.rawValue)
            }
        case .locations: chooses(conditions.locations) { matches($0, places) }
        }
    }

    private func matchesGuest(_ conditions: PolicyConditions, _ facts: Circumstances) -> Match {
        func names(_ word: GuestWord) -> Match {
            switch word {
            case .all, .guestsOrExternalUsers: .yes
            case .none: .no
            case .guest(let id): Match(id == facts.guest)
            }
        }
        func isOf(_ types: GuestTypes?) -> Match {
            guard let types, types.types.contains(GuestTypes.ours) else { return .no }
            guard let tenants = types.homeTenants else { return .yes }
            guard case .known(let home) = facts.homeTenant else { return .unknown }
            return Match(home.map(tenants.contains) ?? false)
        }
        let included = Match.any([Match.any(conditions.guests.included, names), isOf(conditions.includedTypes)]) { $0 }
        let excluded = Match.any([Match.any(conditions.guests.excluded, names), isOf(conditions.excludedTypes)]) { $0 }
        return !excluded && included
    }

    private func matches(_ word: LocationWord, _ places: [NamedLocation.ID: Match]) -> Match {
        switch word {
        case .all: .yes
        case .allTrusted:
            Match.any(
                locations.values.filter(\.isTrusted).map { places[$0.id] ?? .unknown } + [hasUnreadableLocations ? .unknown : .no]
            ) { $0 }
        // One that is gone is nowhere, and nobody can say who would be there.
        case .named(let id): places[id] ?? .unknown
        }
    }

    private func chooses<Word>(_ choice: Choice<Word>?, _ test: (Word) -> Match) -> Match {
        guard let choice else { return .yes }
        return !Match.any(choice.excluded, test) && Match.any(choice.included, test)
    }

    private func within(_ range: AgeRange?, _ age: Double) -> Match { Match(range?.contains(age) ?? true) }
}

extension DoorWord {
    fileprivate func match(_ door: Door) -> Match {
        switch self {
        case .all: return .yes
        case .door(let named): return Match(named == door)
        case .anyFederation:
            if case .externalFederation = door { return .yes }
            return .no
        }
    }
}

extension Circumstances {
    fileprivate func meets(_ demand: Demand) -> Match {
        switch demand {
        // Never asked for by a grant; by frequency alone.
        case .freshProof: return .yes
        case .secondFactor: return Match(hasSecondFactor)
        case .terms(let id):
            guard case .known(let accepted) = acceptedTerms else { return .unknown }
            return Match(accepted.contains(id))
        }
    }

    fileprivate func isProof(within frequency: SignInFrequency) -> Bool {
        now.timeIntervalSince(provedAt) < frequency.seconds
    }
}
