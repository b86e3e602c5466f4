package import FoundationEssentials

/// From where and with what somebody comes.
package struct Whereabouts: Sendable, Equatable, Codable {
    /// Nil where it is not known.
    package var address: NetworkAddress?
    /// Nil for what names no platform that policies know.
    package var platform: Platform?
    /// Nil for what the application is.
    package var client: ClientKind?

    package init(address: NetworkAddress?, platform: Platform?, client: ClientKind? = nil) {
        self.address = address
        self.platform = platform
        self.client = client
    }
}

extension Whereabouts {
    /// As events keep it: what names no platform that policies know is another one.
    package var loggedPlatform: String { platform?.rawValue ?? "other" }
}

extension NetworkAddress: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try String(from: decoder)
        guard let address = NetworkAddress(text) else { throw UnknownPolicyWord(text: text) }
        self = address
    }

    package func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

/// A guest who asks to come in.
package struct AccessQuestion: Sendable {
    package var guest: Guest
    /// The Entra tenant of an account that the guest is about to be bound to; nil where what is bound counts.
    package var provedHomeTenant: String?
    /// Nil for the tenant's own pages.
    package var application: Application.ID?
    /// For hooks that are told.
    package var applicationName: String?
    package var client: ClientKind
    /// Nil where nobody wrote down from where the guest came.
    package var whereabouts: Whereabouts?
    package var door: Door
    package var provedAt: Date
    /// How it was proved (RFC 8176).
    package var methods: [String] = []
    package var hasSecondFactor: Bool

    package init(
        guest: Guest, application: Application.ID?, client: ClientKind, whereabouts: Whereabouts?, door: Door, provedAt: Date,
        hasSecondFactor: Bool
    ) {
        self.guest = guest
        self.application = application
        self.client = client
        self.whereabouts = whereabouts
        self.door = door
        self.provedAt = provedAt
        self.hasSecondFactor = hasSecondFactor
    }

    package init(_ session: Session, to application: Application.ID?, client: ClientKind, whereabouts: Whereabouts?) {
        self.init(
            guest: session.guest, application: application, client: client, whereabouts: whereabouts, door: session.door,
            provedAt: session.provedAt, hasSecondFactor: session.methods.contains("mfa"))
        methods = session.methods
    }
}

extension Session {
    /// How the guest came in: who is bound to an account may have come by a passcode all the same.
    package var door: Door { methods.contains("fed") ? guest.door : .passcode }
}

/// Asks a tenant's policies about a sign-in. Asked at redemption, at every authorize and refresh, and on every page behind a sign-in.
package struct AskPolicies: Sendable {
    let store: any ConditionalAccessStore
    let guests: any GuestStore
    private let countries: any CountryDirectory
    private let askHooks: AskHooks
    let surroundings: Surroundings

    package init(
        store: any ConditionalAccessStore, guests: any GuestStore, countries: any CountryDirectory, askHooks: AskHooks,
        surroundings: Surroundings
    ) {
        self.store = store
        self.guests = guests
        self.askHooks = askHooks
        self.countries = countries
        self.surroundings = surroundings
    }

    package func all(of tenant: Tenant) async throws -> ConditionalAccess { try await store.conditionalAccess(of: tenant) }

    /// By the policies, and where those let pass, by the tenant's hooks.
    package func judgeAndAskHooks(_ question: AccessQuestion, in tenant: Tenant) async throws -> AccessJudgement {
        let judgement = try await judge(question, in: tenant)
        guard judgement.outcome == .admitted, !tenant.hooks(at: .signInEvaluating).isEmpty else { return judgement }
        return try await ask(question, in: tenant, after: judgement)
    }

    private func ask(_ question: AccessQuestion, in tenant: Tenant, after judgement: AccessJudgement) async throws
        -> AccessJudgement
    {
        var judgement = judgement
        let signIn = HookFacts.SignInFacts(
            door: question.door, methods: question.methods, provedAt: question.provedAt,
            ipAddress: question.whereabouts?.address?.description, platform: question.whereabouts?.loggedPlatform,
            clientAppType: question.client.rawValue)
        let application = question.application.map {
            HookFacts.ApplicationFacts(id: $0, name: question.applicationName ?? "")
        }
        switch await askHooks.asks(signIn, of: question.guest, at: application, in: tenant) {
        case .allow: break
        case .deny(let denial):
            judgement.outcome = .blocked
            judgement.denial = denial
        case .require(let wanted):
            guard let missing = try await missing(of: wanted, question, in: tenant) else {
                judgement.outcome = .blocked
                judgement.denial = HookDenial(unmet: wanted, of: tenant.hooks(at: .signInEvaluating))
                break
            }
            if !missing.isEmpty { judgement.outcome = .demanded(missing.sorted()) }
        }
        if judgement.denial != nil { try await store.note(DeniedAccess(question: question, judgement: judgement), of: tenant.id) }
        return judgement
    }

    /// Nil where a hook asks for terms that the tenant has not.
    private func missing(of wanted: [HookDemand], _ question: AccessQuestion, in tenant: Tenant) async throws -> [Demand]? {
        var missing: Set<Demand> = []
        for demand in wanted {
            switch demand {
            case .mfa: if !question.hasSecondFactor { missing.insert(.secondFactor) }
            case .freshProof:
                let age = surroundings.now().timeIntervalSince(question.provedAt)
                if age >= SignInFrequency.everyTime.seconds { missing.insert(.freshProof) }
            case .termsOfUse(let text):
                guard let id = TermsOfUse.ID(text), try await store.conditionalAccess(of: tenant).terms[id] != nil else {
                    return nil
                }
                let facts = try await store.facts(about: [question.guest.id], of: tenant.id)[question.guest.id]
                if facts?.acceptedTerms.contains(id) != true { missing.insert(.terms(id)) }
            }
        }
        return Array(missing)
    }

    /// Who is denied is written down.
    package func judge(_ question: AccessQuestion, in tenant: Tenant) async throws -> AccessJudgement {
        let access = try await store.conditionalAccess(of: tenant)
        guard !access.isEmpty else { return .unconditional }
        let judgement = access.judge(try await circumstances(of: question, for: access, in: tenant))
        switch judgement.outcome {
        case .admitted, .demanded: break
        case .blocked, .undecidable:
            try await store.note(
                DeniedAccess(question: question, judgement: judgement), of: tenant.id)
        }
        return judgement
    }

    /// Of a guest who is about to accept an invitation.
    func judge(_ attempt: Attempt, from whereabouts: Whereabouts, in tenant: Tenant) async throws -> AccessJudgement {
        guard try await !store.conditionalAccess(of: tenant).isEmpty else { return .unconditional }
        guard let id = attempt.guest, let guest = try await guests.guest(id, of: tenant.id), let provedAt = attempt.provedAt else {
            // Who it is, or what was proved, is not there any more: the redemption itself says so.
            return .unconditional
        }
        var question = AccessQuestion(
            guest: guest, application: nil, client: .browser, whereabouts: whereabouts, door: attempt.door, provedAt: provedAt,
            hasSecondFactor: attempt.hasSecondFactor)
        if attempt.door == .azureAD { question.provedHomeTenant = attempt.identity?.issuer }
        return try await judge(question, in: tenant)
    }

    /// What is known about the sign-in: what costs a question to the database, only where a policy speaks of it.
    func circumstances(
        of question: AccessQuestion, for access: ConditionalAccess, in tenant: Tenant
    ) async throws -> Circumstances {
        var known = Circumstances(
            guest: question.guest.id, application: question.application, client: question.client,
            address: question.whereabouts?.address.map { .known($0) } ?? .unknown,
            platform: question.whereabouts.map { .known($0.platform) } ?? .unknown,
            door: question.door, domain: question.guest.address.domain, guestSince: question.guest.createdAt,
            provedAt: question.provedAt, hasSecondFactor: question.hasSecondFactor, now: surroundings.now())
        if case .known(let address) = known.address, access.speaksOfCountries { known.country = countries.country(of: address) }
        if access.speaksOfGuestFacts,
            let facts = try await store.facts(about: [question.guest.id], of: tenant.id)[question.guest.id]
        {
            known.sponsors = .known(facts.sponsors)
            known.homeTenant = .known(question.provedHomeTenant ?? facts.homeTenant)
            known.acceptedTerms = .known(facts.acceptedTerms)
        }
        return known
    }
}

extension ConditionalAccess {
    fileprivate var speaksOfCountries: Bool {
        locations.values.contains { location in
            if case .countries = location.extent { true } else { false }
        }
    }

    fileprivate var speaksOfGuestFacts: Bool {
        policies.contains { policy in
            let conditions = policy.rule.conditions
            return policy.state != .disabled
                && (conditions.sponsors != nil || conditions.includedTypes?.homeTenants != nil
                    || conditions.excludedTypes?.homeTenants != nil
                    || policy.rule.grant?.demands.contains { if case .terms = $0 { true } else { false } } ?? false)
        }
    }
}
