import HTTPTypes
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/domain-policy`: the rules, their history, and the way back. A change names the version that it is made on with
/// `If-Match`, if it is not to be made on another.
struct AdminDomainPolicy: Sendable {
    let parts: Parts
    let gate: AdminGate

    /// The domain policy; with `?domain=` also what it says of that domain.
    func show(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        return try await answer(tenant, request, about: try request.choice("domain").map { try AdminTenants.domain($0) })
    }

    /// Replaces the whole list: `-d 'allow=*' -d block=evil.test -d appliesTo=newInvitations`.
    func replace(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let (rules, reach) = try Self.rules(&body)
        try body.finish()
        return try await change(tenant, .replace(rules), reach, request, someone)
    }

    /// Adds rules: `-d block=evil.test -d 'allow=*.partner.example'`.
    func add(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let (rules, reach) = try Self.rules(&body)
        try body.finish()
        guard !rules.isEmpty else {
            throw RequestRefusal.malformed("Give allow or block. Example: -d block=evil.test")
        }
        return try await change(tenant, .add(rules), reach, request, someone)
    }

    /// Takes one away: `?block=evil.test&appliesTo=everyone`.
    func remove(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let effect = try ["allow", "block"].first(where: { try request.choice($0) != nil }),
            let kind = DomainRule.Effect(rawValue: effect), let pattern = try request.choice(effect)
        else { throw RequestRefusal.malformed("Name the rule: DELETE …/domain-policy?block=evil.test") }
        let reach = try request.choice("appliesTo").map { try Self.reach($0) } ?? .usual
        return try await change(tenant, .remove(try AdminTenants.rule(kind, pattern)), reach, request, someone)
    }

    /// Whom the list that is wished for would stop, or let in again: counts, and a page of guests. The fields of `PUT`; nothing is changed.
    func preview(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let size = try AdminPage(request).size
        let cursor = try request.choice("after").map { try PreviewCursor.read($0) }
        var body = try await AdminBody(request, context)
        let (rules, reach) = try Self.rules(&body)
        try body.finish()
        guard let settings = try await parts.tenants.freshTenant(tenant.id) else { throw TenantRefusal.notFound }
        guard rules.count <= NewDomainPolicy.most else { throw DomainPolicyRefusal.tooManyRules }
        let impact = try await parts.previewDomainPolicy(
            NewDomainPolicy(rules, reach: reach), in: settings, after: cursor, limit: size)
        var thing: AdminAnswer.Thing = [
            ("version", .number(settings.domainPolicy.version)), ("appliesTo", .text(reach.rawValue)),
        ]
        if cursor == nil {
            thing += [
                ("stopped", .things([Self.thing(impact.stopped)])), ("admitted", .things([Self.thing(impact.admitted)])),
            ]
        }
        thing += [
            ("isComplete", .flag(impact.isComplete)), ("guests", .things(impact.guests.map(Self.thing))),
            ("next", .text(impact.next.map(PreviewCursor.text))),
        ]
        return AdminAnswer.thing(thing).response(to: request)
    }

    private static func thing(_ count: DomainPolicyImpact.Count) -> AdminAnswer.Thing {
        [
            ("acceptedGuests", .number(count.acceptedGuests)), ("pendingGuests", .number(count.pendingGuests)),
            ("pendingInvitations", .number(count.pendingInvitations)), ("domains", .number(count.domains)),
        ]
    }

    private static func thing(_ affected: DomainPolicyImpact.Affected) -> AdminAnswer.Thing {
        [
            ("id", .text(affected.guest.place.guest.description)), ("address", .text(affected.guest.address.text)),
            ("state", .text(affected.guest.state.rawValue)), ("effect", .text(affected.effect.rawValue)),
            ("invitation", .text(affected.guest.invitation?.description)), ("because", .text(affected.verdict.sentence)),
        ]
    }

    // MARK: Versions

    /// Newest first; `?after=` the number that `next` named.
    func versions(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let size = try AdminPage(request).size
        let after = try request.choice("after").map { text in
            guard let number = Int(text) else { throw RequestRefusal.malformed("after: give the number that \"next\" named.") }
            return number
        }
        let found = try await parts.domainPolicies.versions(of: tenant.id, before: after, limit: size + 1)
        let shown = found.prefix(size)
        return AdminAnswer.list(
            shown.map(Self.thing), next: found.count > size ? shown.last.map { "\($0.number)" } : nil
        ).response(to: request)
    }

    func version(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let version = try await parts.domainPolicies.version(try Self.number(context), of: tenant.id) else {
            throw DomainPolicyRefusal.noSuchVersion
        }
        return AdminAnswer.thing(Self.thing(version)).response(to: request)
    }

    /// A new version that is as that one was. With `appliesTo` its list alone, with a reach of its own.
    func restore(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let number = try Self.number(context)
        var body = try await AdminBody(request, context)
        let reach = try body.text("appliesTo").map { try Self.reach($0) }
        try body.finish()
        try await parts.changeDomainPolicy.restore(
            number, reaching: reach, of: tenant.id, ifVersion: PolicyTag.versions(request), by: someone.actor)
        return try await answer(tenant, request)
    }

    // MARK: What they share

    private func change(
        _ tenant: Tenant, _ edit: ChangeDomainPolicy.Edit, _ reach: DomainPolicyReach, _ request: Request, _ someone: Operator
    ) async throws -> Response {
        try await parts.changeDomainPolicy(
            edit, reaching: reach, of: tenant.id, ifVersion: PolicyTag.versions(request), by: someone.actor)
        return try await answer(tenant, request)
    }

    private func answer(_ known: Tenant, _ request: Request, about domain: DomainName? = nil) async throws -> Response {
        guard let tenant = try await parts.tenants.freshTenant(known.id) else { throw TenantRefusal.notFound }
        let standing = tenant.domainPolicy
        var thing: AdminAnswer.Thing = [
            ("version", .number(standing.version)), ("allow", .list(Self.patterns(tenant.domainRules, .allow))),
            ("block", .list(Self.patterns(tenant.domainRules, .block))),
            ("pendingInvitationsDecidedByVersion", .number(standing.forPending?.version ?? standing.version)),
            ("guestsDecidedByVersion", .number(standing.forGuests?.version ?? standing.version)),
        ]
        if let version = try await parts.domainPolicies.version(standing.version, of: tenant.id) {
            thing += [("appliesTo", .text(version.reach.rawValue))] + Self.progress(version)
        }
        if let domain {
            let verdict = domainVerdict(on: domain, rules: tenant.domainRules)
            thing += [
                ("domain", .text(domain.text)), ("isAllowed", .flag(verdict.isAllowed)), ("because", .text(verdict.sentence)),
                ("mayRedeem", .flag(tenant.admits(domain, at: .redemption))), ("maySignIn", .flag(tenant.admits(domain))),
            ]
        }
        var response = AdminAnswer.thing(thing).response(to: request)
        response.headers[.eTag] = PolicyTag.text(standing.version)
        return response
    }

    private static func thing(_ version: DomainPolicyVersion) -> AdminAnswer.Thing {
        [
            ("version", .number(version.number)), ("allow", .list(patterns(version.rules, .allow))),
            ("block", .list(patterns(version.rules, .block))), ("appliesTo", .text(version.reach.rawValue)),
            ("changedAt", .moment(version.createdAt)),
            ("changedBy", .text([version.actorKind, version.actor].compactMap(\.self).joined(separator: " "))),
            ("restoredFrom", version.restoredFrom.map { .number($0) } ?? .none),
        ] + progress(version)
    }

    private static func progress(_ version: DomainPolicyVersion) -> AdminAnswer.Thing {
        let progress = version.progress
        return [
            ("state", .text(progress.state)), ("guestsStopped", .number(progress.guestsStopped)),
            ("invitationsStopped", .number(progress.invitationsStopped)), ("sessionsEnded", .number(progress.sessionsEnded)),
        ]
    }

    private static func patterns(_ rules: [DomainRule], _ effect: DomainRule.Effect) -> [String] {
        rules.filter { $0.effect == effect }.map(\.pattern)
    }

    static func rules(_ body: inout AdminBody) throws -> ([DomainRule], DomainPolicyReach) {
        let rules =
            try (body.list("allow") ?? []).map { try AdminTenants.rule(.allow, $0) }
            + (body.list("block") ?? []).map { try AdminTenants.rule(.block, $0) }
        return (rules, try body.text("appliesTo").map { try reach($0) } ?? .usual)
    }

    static func reach(_ text: String) throws(RequestRefusal) -> DomainPolicyReach {
        guard let reach = DomainPolicyReach.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
            throw .malformed("appliesTo: give newInvitations, pendingInvitations or everyone.")
        }
        return reach
    }

    private static func number(_ context: RequestFacts) throws(DomainPolicyRefusal) -> Int {
        guard let number = context.parameters.get("version").flatMap({ Int($0) }) else { throw .noSuchVersion }
        return number
    }
}

/// The entity tag of a domain policy: its version.
enum PolicyTag {
    static func text(_ version: Int) -> String { "\"\(version)\"" }

    /// The versions that a request's `If-Match` names; nil for any. A tag that is none of ours names no version.
    static func versions(_ request: Request) -> [Int]? { request.wantedTags?.compactMap { Int($0) } }
}
