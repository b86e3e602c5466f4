import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// The domain policy for applications: `/legacy/policies` as Entra's clients send it, and what a change would do.
struct DomainPolicyEndpoints: Sendable {
    let parts: Parts

    // MARK: /v1.0/legacy/policies and /beta/legacy/policies

    /// The one there is; none where no domain is named.
    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$filter", "$select"])
        let rules = try await tenant(caller).domainRules
        let policies = rules.isEmpty ? [] : [LegacyPolicy(rules: rules)]
        return Response.json(
            try page.list(of: policies, path: "/v1.0/legacy/policies", site: parts.site) { json, policy in
                let policy = copy policy
                Self.write(policy, to: &json)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let tenant = try await known(context, caller)
        var response = Response.json { Self.write(LegacyPolicy(rules: tenant.domainRules), to: &$0) }
        response.headers[.eTag] = PolicyTag.text(tenant.domainPolicy.version)
        return response
    }

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let (policy, reach) = try await asked(request, context)
        guard try await tenant(caller).domainRules.isEmpty else {
            throw RequestRefusal.conflict("There is a \(LegacyPolicy.type) already. PATCH /legacy/policies/\(LegacyPolicy.id).")
        }
        guard let policy else { throw RequestRefusal.malformed("Give definition, type and displayName.") }
        try await change(policy.rules, reach, request, caller)
        return Response.json(status: .created) { Self.write(policy, to: &$0) }
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        _ = try await known(context, caller)
        let (policy, reach) = try await asked(request, context)
        if let policy { try await change(policy.rules, reach, request, caller) }
        return Response.noContent
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        _ = try await known(context, caller)
        try await change([], .usual, request, caller)
        return Response.noContent
    }

    private func change(
        _ rules: [DomainRule], _ reach: DomainPolicyReach, _ request: Request, _ caller: Caller
    ) async throws {
        try await parts.changeDomainPolicy(
            .replace(rules), reaching: reach, of: caller.tenant.id, ifVersion: PolicyTag.versions(request), by: caller.actor)
    }

    /// The policy, where the request says one.
    private func asked(_ request: Request, _ context: RequestFacts) async throws -> (LegacyPolicy?, DomainPolicyReach) {
        var body = try JSONBody(try await request.json(context))
        let type = try body.string("type")
        guard type ?? LegacyPolicy.type == LegacyPolicy.type else {
            throw RequestRefusal.malformed("type: only \(LegacyPolicy.type) is known here.")
        }
        // There is one, by one name, for everybody: what is said of these makes no difference.
        for name in ["displayName", "id", "alternativeIdentifier"] { _ = try body.string(name) }
        guard try body.bool("isOrganizationDefault") ?? true else {
            throw RequestRefusal.malformed("isOrganizationDefault: the one policy is the organization's. Give true.")
        }
        // Ours beside Graph's.
        let reach = try body.string("appliesTo").map { try AdminDomainPolicy.reach($0) } ?? .usual
        let policy = try body.strings("definition").map { try LegacyPolicy(definitions: $0) }
        for name in ["keyCredentials", "appliesToReferences"] { _ = body.value(name) }
        try body.finish()
        return (policy, reach)
    }

    private func tenant(_ caller: Caller) async throws -> Tenant {
        guard let tenant = try await parts.tenants.freshTenant(caller.tenant.id) else { throw TenantRefusal.notFound }
        return tenant
    }

    private func known(_ context: RequestFacts, _ caller: Caller) async throws -> Tenant {
        let tenant = try await tenant(caller)
        guard context.parameters.get("id")?.lowercased() == LegacyPolicy.id, !tenant.domainRules.isEmpty else {
            throw RequestRefusal.notFound("There is no such policy.")
        }
        return tenant
    }

    private static func write(_ policy: LegacyPolicy, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", LegacyPolicy.id)
            json.member("displayName", LegacyPolicy.type)
            json.member("type", LegacyPolicy.type)
            json.member("isOrganizationDefault", true)
            json.member("definition") { $0.array([policy.definition]) }
        }
    }

    // MARK: /v1.0/policies/domainPolicy/preview

    /// `{"allow": […], "block": […], "appliesTo": …}`: whom that would stop, or let in again. The next page is the same body, posted to the link.
    /// Guests are named to who may read guests.
    func preview(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let options = try GraphPage.options(request, known: ["$top", "$skiptoken"])
        let size = try Self.size(options["$top"])
        let cursor = try options["$skiptoken"].map { try PreviewCursor.read($0) }
        var body = try JSONBody(try await request.json(context))
        let allow = try (body.strings("allow") ?? []).map { try AdminTenants.rule(.allow, $0) }
        let block = try (body.strings("block") ?? []).map { try AdminTenants.rule(.block, $0) }
        let reach = try body.string("appliesTo").map { try AdminDomainPolicy.reach($0) } ?? .usual
        try body.finish()
        let new = NewDomainPolicy(allow + block, reach: reach)
        guard new.rules.count <= NewDomainPolicy.most else { throw DomainPolicyRefusal.tooManyRules }
        let tenant = try await tenant(caller)
        let impact = try await parts.previewDomainPolicy(new, in: tenant, after: cursor, limit: size)
        let link = impact.next.map {
            "\(parts.site.base.origin)/v1.0/policies/domainPolicy/preview?$top=\(size)&$skiptoken=\(PreviewCursor.text($0))"
        }
        return Response.json { json in
            json.object { json in
                json.member("version", tenant.domainPolicy.version)
                json.member("appliesTo", reach.rawValue)
                if cursor == nil {
                    json.member("stopped") { Self.write(impact.stopped, to: &$0) }
                    json.member("admitted") { Self.write(impact.admitted, to: &$0) }
                }
                json.member("isComplete", impact.isComplete)
                guard caller.may(.readGuests) else { return }
                if let link { json.member("@odata.nextLink", link) }
                json.member("value") {
                    $0.array(impact.guests.span) { json, affected in
                        let affected = copy affected
                        Self.write(affected, to: &json)
                    }
                }
            }
        }
    }

    private static func size(_ text: String?) throws(RequestRefusal) -> Int {
        guard let text else { return 100 }
        guard let size = Int(text), (1...999).contains(size) else { throw .malformed("$top: give 1 to 999.") }
        return size
    }

    private static func write(_ count: DomainPolicyImpact.Count, to json: inout JSONWriter) {
        json.object {
            $0.member("domains", count.domains)
            $0.member("acceptedGuests", count.acceptedGuests)
            $0.member("pendingGuests", count.pendingGuests)
            $0.member("pendingInvitations", count.pendingInvitations)
        }
    }

    private static func write(_ affected: DomainPolicyImpact.Affected, to json: inout JSONWriter) {
        json.object {
            $0.member("id", affected.guest.place.guest)
            $0.member("displayName", affected.guest.displayName)
            $0.member("mail", affected.guest.address.text)
            $0.member("externalUserState", affected.guest.state.rawValue)
            if let invitation = affected.guest.invitation { $0.member("invitationId", invitation) } else { $0.null("invitationId") }
            $0.member("effect", affected.effect.rawValue)
            $0.member("reason", affected.verdict.sentence)
        }
    }
}
