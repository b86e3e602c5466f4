package import FoundationEssentials

/// Holds a draft of a policy against what has been, and against who is there: who would be stopped by it, and who would newly get in.
/// Nothing is changed and nothing is written.
package struct ReplayPolicies: Sendable {
    private let store: any ConditionalAccessStore
    private let guests: any GuestStore
    private let audit: any AuditStore
    private let countries: any CountryDirectory
    private let surroundings: Surroundings

    package init(
        store: any ConditionalAccessStore, guests: any GuestStore, audit: any AuditStore, countries: any CountryDirectory,
        surroundings: Surroundings
    ) {
        self.store = store
        self.guests = guests
        self.audit = audit
        self.countries = countries
        self.surroundings = surroundings
    }

    package static let daysAllowed = 1...30
    /// The newest sign-ins, and as many guests.
    package static let most = 5000

    /// What would become of one sign-in, or of one guest's next.
    package enum Effect: String, Sendable, CaseIterable {
        /// Got in, and would not.
        case stopped
        /// Would be asked for more than before.
        case askedForMore
        /// Did not get in, or was asked for more, and would get in with less.
        case newlyPasses
        /// Hangs on what is not known: of a past sign-in what was not written down, of a guest the place and the device.
        case depends
        case same
    }

    package struct Row: Sendable {
        package var guest: Guest
        /// Nil for a guest's next sign-in, and for the tenant's own pages.
        package var application: Application.ID?
        /// Nil for a guest's next sign-in.
        package var at: Date?
        package var effect: Effect
        package var before: AccessJudgement.Outcome
        package var after: AccessJudgement.Outcome
    }

    package struct Report: Sendable {
        /// Those whose effect is not the same.
        package var signIns: [Row] = []
        package var guests: [Row] = []
        package var signInsLookedAt = 0
        package var guestsLookedAt = 0
        /// Sign-ins of guests who are gone for good.
        package var signInsPassedOver = 0
        /// Whether nothing was left out for being too many.
        package var isComplete = true
    }

    /// - Parameters:
    ///   - draft: In force for the replay, whatever its state says.
    ///   - replaced: The policy whose place it takes; nil for a new one.
    /// - Throws: ``ConditionalAccessRefusal``
    package func callAsFunction(
        _ draft: PolicyDraft, replacing replaced: ConditionalAccessPolicy.ID?, overDays days: Int, in tenant: Tenant
    ) async throws -> Report {
        let present = try await store.presentConditionalAccess(of: tenant.id)
        guard replaced.map({ id in present.policies.contains { $0.id == id } }) ?? true else {
            throw ConditionalAccessRefusal.notFound
        }
        try present.check(draft.rule)
        let policy = ConditionalAccessPolicy(
            id: replaced ?? surroundings.newID(), displayName: draft.displayName, state: .enabled, rule: draft.rule,
            createdAt: surroundings.now())
        var report = Report()
        let stage = Stage(
            before: present, after: present.with(present.policies.filter { $0.id != replaced } + [policy]),
            applications: draft.rule.conditions.applications.included.compactMap {
                if case .application(let id) = $0 { id } else { nil }
            })
        try await replaySignIns(of: days, on: stage, in: tenant, into: &report)
        try await lookAtGuests(on: stage, in: tenant, into: &report)
        return report
    }

    /// What is compared.
    private struct Stage {
        let before: ConditionalAccess
        let after: ConditionalAccess
        /// Those that the draft names: a guest's next sign-in may be at one of them.
        let applications: [Application.ID]

        /// Whether it matters how old a proof is.
        var speaksOfProofs: Bool {
            (before.policies + after.policies).contains { policy in
                policy.state != .disabled
                    && (policy.rule.conditions.proofMinutes != nil || policy.rule.session?.frequency != nil)
            }
        }

        func row(_ circumstances: Circumstances, of guest: Guest, application: Application.ID?, at moment: Date?) -> Row {
            let (before, after) = (before.judge(circumstances).outcome, after.judge(circumstances).outcome)
            return Row(
                guest: guest, application: application, at: moment, effect: Effect(from: before, to: after), before: before,
                after: after)
        }
    }

    // MARK: What has been

    private func replaySignIns(of days: Int, on stage: Stage, in tenant: Tenant, into report: inout Report) async throws {
        var search = LogSearch(.signIns, limit: 500)
        search.activities = [.applicationEntered, .accessDenied]
        search.begin(at: AuditEvent.ID.least(at: surroundings.now().addingTimeInterval(TimeInterval(-86_400 * days))))
        var kept: [Guest.ID: Guest] = [:]
        while true {
            try Task.checkCancellation()
            let events = try await audit.find(search, of: tenant.id)
            let signIns = events.compactMap(PastSignIn.init)
            let missing = Array(Set(signIns.map(\.guest)).subtracting(kept.keys))
            if !missing.isEmpty {
                for guest in try await guests.list(
                    of: tenant.id, .present, matching: .id(missing), after: nil, limit: missing.count)
                {
                    kept[guest.id] = guest
                }
            }
            let facts = try await store.facts(about: Array(Set(signIns.map(\.guest))), of: tenant.id)
            for signIn in signIns {
                guard let guest = kept[signIn.guest] else {
                    report.signInsPassedOver += 1
                    continue
                }
                report.signInsLookedAt += 1
                var circumstances = signIn.circumstances(of: guest)
                add(facts[guest.id], to: &circumstances)
                var row = stage.row(circumstances, of: guest, application: signIn.application, at: signIn.at)
                if signIn.provedAt == nil, stage.speaksOfProofs { row.effect = .depends }
                if row.effect != .same { report.signIns.append(row) }
            }
            guard events.count == search.limit, let last = events.last else { return }
            guard report.signInsLookedAt + report.signInsPassedOver < Self.most else {
                report.isComplete = false
                return
            }
            search.cursor = last.id
        }
    }

    // MARK: Who is there

    private func lookAtGuests(on stage: Stage, in tenant: Tenant, into report: inout Report) async throws {
        var last: Guest.ID?
        while true {
            try Task.checkCancellation()
            let page = try await guests.list(of: tenant.id, .present, matching: .everyone, after: last, limit: 500)
            let facts = try await store.facts(about: page.map(\.id), of: tenant.id)
            for guest in page {
                report.guestsLookedAt += 1
                var circumstances = Circumstances(
                    guest: guest.id, application: nil, client: .browser, address: .unknown, platform: .unknown, door: guest.door,
                    domain: guest.address.domain, guestSince: guest.createdAt, provedAt: surroundings.now(), hasSecondFactor: false,
                    now: surroundings.now())
                add(facts[guest.id], to: &circumstances)
                let rows = (stage.applications.isEmpty ? [nil] : stage.applications.map(Optional.init)).map { application in
                    circumstances.application = application
                    return stage.row(circumstances, of: guest, application: application, at: nil)
                }
                if let row = rows.first(where: { $0.effect != .same }) { report.guests.append(row) }
            }
            guard page.count == 500 else { return }
            guard report.guestsLookedAt < Self.most else {
                report.isComplete = false
                return
            }
            last = page.last?.id
        }
    }

    private func add(_ facts: GuestFacts?, to circumstances: inout Circumstances) {
        if case .known(let address) = circumstances.address { circumstances.country = countries.country(of: address) }
        guard let facts else { return }
        circumstances.sponsors = .known(facts.sponsors)
        circumstances.homeTenant = .known(facts.homeTenant)
        circumstances.acceptedTerms = .known(facts.acceptedTerms)
    }
}

extension ReplayPolicies.Effect {
    init(from before: AccessJudgement.Outcome, to after: AccessJudgement.Outcome) {
        switch (before, after) {
        case (_, _) where before == after: self = .same
        case (.undecidable, _), (_, .undecidable): self = .depends
        case (_, .blocked): self = .stopped
        case (.admitted, .demanded): self = .askedForMore
        case (.demanded(let before), .demanded(let after)):
            self = Set(after).isSubset(of: before) ? .newlyPasses : .askedForMore
        case (.blocked, _), (_, .admitted): self = .newlyPasses
        }
    }
}

/// What the log keeps of a sign-in at an application.
private struct PastSignIn {
    let guest: Guest.ID
    let application: Application.ID?
    let at: Date
    /// Nil where it was not written down.
    var provedAt: Date? { details.provedAt.map { Date(timeIntervalSince1970: $0) } }
    private let details: Details

    private struct Details: Decodable {
        var methods: [String]?
        var network: String?
        var platform: String?
        var door: String?
        var client: String?
        var flow: String?
        var provedAt: Double?
    }

    init?(_ event: AuditEvent) {
        guard let guest = event.guest else { return nil }
        self.guest = guest
        application = event.target.flatMap { Application.ID($0) }
        at = event.beganAt
        details = event.details.flatMap { try? JSONDecoder().decode(Details.self, from: Data($0.utf8)) } ?? Details()
    }

    /// As far as it is known. Of an IPv6 address the log keeps the network alone.
    func circumstances(of guest: Guest) -> Circumstances {
        let methods = details.methods ?? []
        return Circumstances(
            guest: guest.id, application: application,
            client: details.flow == "device" ? .mobileAppsAndDesktopClients : details.client.flatMap(ClientKind.init) ?? .browser,
            address: details.network.flatMap { NetworkAddress($0) }.map { .known($0) } ?? .unknown,
            platform: details.platform.map { .known(Platform(rawValue: $0)) } ?? .unknown,
            door: details.door.flatMap { Door($0) } ?? (methods.contains("otp") ? .passcode : guest.door),
            domain: guest.address.domain, guestSince: guest.createdAt, provedAt: provedAt ?? at,
            hasSecondFactor: methods.contains("mfa"),
            now: at)
    }
}
