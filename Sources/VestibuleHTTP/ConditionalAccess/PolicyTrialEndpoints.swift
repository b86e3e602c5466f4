import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// What policies would do: Graph's what-if, and a draft's replay over what has been and who is there. Neither changes anything.
struct PolicyTrialEndpoints: Sendable {
    let parts: Parts

    // MARK: /v1.0/identity/conditionalAccess/evaluate

    func evaluate(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try checkKey(of: request)
        let (supposed, onlyApplied) = try SupposedSignInBody.read(try await request.json(context))
        guard let answer = try await parts.askPolicies.suppose(supposed, in: try await tenant(caller)) else {
            throw RequestRefusal.malformed("signInIdentity/userId: no such guest in this tenant.")
        }
        let verdicts = answer.verdicts.filter { !onlyApplied || $0.applies }
        return Response.json { json in
            json.object { json in
                json.member(
                    "@odata.context", "\(parts.site.base.origin)/v1.0/$metadata#Collection(microsoft.graph.whatIfAnalysisResult)")
                json.member("outcome") { Self.write(answer.outcome, to: &$0) }
                json.member("value") {
                    $0.array(verdicts.span) { json, verdict in
                        let verdict = copy verdict
                        PolicyResource(policy: verdict.policy).write(to: &json) { json in
                            json.member("policyApplies", verdict.applies)
                            json.member("analysisReasons", verdict.reasons)
                        }
                    }
                }
            }
        }
    }

    // MARK: /v1.0/identity/conditionalAccess/replay

    func replay(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try checkKey(of: request)
        var body = try JSONBody(try await request.json(context))
        let days = try body.whole("days") ?? 7
        guard ReplayPolicies.daysAllowed.contains(days) else {
            throw RequestRefusal.malformed("days: give 1 to \(ReplayPolicies.daysAllowed.upperBound).")
        }
        let replaced = try body.holds("policyId") ? body.id("policyId", of: ConditionalAccessPolicy.self) : nil
        let drafted = try body.members("policy")
        try body.finish()
        let tenant = try await tenant(caller)
        let draft: PolicyDraft
        if let replaced {
            guard let (access, _) = try await parts.conditionalAccess.freshConditionalAccess(of: tenant.id),
                let there = access.policies.first(where: { $0.id == replaced })
            else { throw ConditionalAccessRefusal.notFound }
            draft = try PolicyBody.change(
                drafted, from: PolicyDraft(displayName: there.displayName, state: there.state, rule: there.rule))
        } else {
            draft = try PolicyBody.new(drafted)
        }
        let report = try await parts.replayPolicies(draft, replacing: replaced, overDays: days, in: tenant)
        return Response.json { json in
            json.object { json in
                json.member("@odata.context", "\(parts.site.base.origin)/v1.0/$metadata#vestibule.policyReplay")
                json.member("days", days)
                json.member("isComplete", report.isComplete)
                json.member("signInsLookedAt", report.signInsLookedAt)
                json.member("signInsPassedOver", report.signInsPassedOver)
                json.member("guestsLookedAt", report.guestsLookedAt)
                // Who may not read guests, or the log, reads of them how many there are.
                let (readsGuests, readsLogs) = (caller.may(.readGuests), caller.may(.readLogs))
                json.member("signIns") { Self.write(report.signIns, areNamed: readsGuests && readsLogs, to: &$0) }
                json.member("guests") { Self.write(report.guests, areNamed: readsGuests, to: &$0) }
            }
        }
    }

    /// What changes nothing is done as often as it is asked, and its answer is not kept; a key that is none is refused all the same.
    private func checkKey(of request: Request) throws { _ = try request.headers[.idempotencyKey].map(IdempotencyKey.init) }

    private static func write(_ rows: [ReplayPolicies.Row], areNamed: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.member("stopped", rows.count { $0.effect == .stopped })
            json.member("askedForMore", rows.count { $0.effect == .askedForMore })
            json.member("newlyPasses", rows.count { $0.effect == .newlyPasses })
            json.member("depends", rows.count { $0.effect == .depends })
            guard areNamed else { return }
            json.member("value") {
                $0.array(rows.span) { json, row in
                    let row = copy row
                    json.object { json in
                        json.member("userId", row.guest.id)
                        json.member("mail", row.guest.address.text)
                        if let at = row.at {
                            json.member("createdDateTime", at)
                            json.member("appId", row.application?.description)
                        }
                        json.member("effect", row.effect.rawValue)
                        json.member("before") { Self.write(row.before, to: &$0) }
                        json.member("after") { Self.write(row.after, to: &$0) }
                    }
                }
            }
        }
    }

    private static func write(_ outcome: AccessJudgement.Outcome, to json: inout JSONWriter) {
        let (result, demands): (String, [Demand]) =
            switch outcome {
            case .admitted: ("admitted", [])
            case .demanded(let demands): ("demanded", demands)
            case .blocked: ("blocked", [])
            case .undecidable: ("undecidable", [])
            }
        json.object {
            $0.member("result", result)
            $0.member("demands") { $0.array(demands.map(\.text)) }
        }
    }

    private func tenant(_ caller: Caller) async throws -> Tenant {
        guard let tenant = try await parts.tenants.freshTenant(caller.tenant.id) else { throw TenantRefusal.notFound }
        return tenant
    }
}

extension SupposedAnswer.Verdict {
    /// Graph's flags, joined with commas; conditions that Entra has not are about the user.
    fileprivate var reasons: String {
        guard !applies else { return "notSet" }
        let words = Set((failing.isEmpty ? unknown : failing).map(\.reason)).sorted()
        return (failing.isEmpty ? ["notEnoughInformation"] + words : words).joined(separator: ",")
    }
}

extension PolicyCondition {
    fileprivate var reason: String {
        switch self {
        case .clients: "clientApps"
        case .applications: "application"
        case .platforms: "devicePlatform"
        case .locations: "location"
        case .guests, .domains, .doors, .sponsors, .guestAge, .proofAge: "users"
        }
    }
}

/// Reads what Graph's `evaluate` takes, and `conditions` of ours beside it.
private enum SupposedSignInBody {
    static func read(_ object: [String: JSONValue]) throws -> (SupposedSignIn, onlyApplied: Bool) {
        var body = try JSONBody(object)
        guard var identity = try body.object("signInIdentity") else {
            throw RequestRefusal.malformed(
                "signInIdentity is missing: give {\"@odata.type\": \"#microsoft.graph.userSignIn\", \"userId\": …}.")
        }
        var supposed = SupposedSignIn(guest: try identity.id("userId", of: Guest.self))
        _ = identity.value("externalTenantId")
        _ = identity.value("externalUserType")
        try identity.finish()
        if var context = try body.object("signInContext") { supposed.application = try application(&context) }
        if var conditions = try body.object("signInConditions") { try read(&conditions, into: &supposed) }
        let onlyApplied = try body.bool("appliedPoliciesOnly") ?? false
        try body.finish()
        return (supposed, onlyApplied)
    }

    private static func application(_ context: inout JSONBody) throws(RequestRefusal) -> Application.ID? {
        let names = try context.strings("includeApplications") ?? []
        try context.finish()
        guard names.count <= 1 else {
            throw .malformed("signInContext/includeApplications: give one client id; ask once for each.")
        }
        return try names.first.map { name throws(RequestRefusal) in
            guard let id = Application.ID(name) else {
                throw .malformed("signInContext/includeApplications: \(name.prefix(60)) is no client id.")
            }
            return id
        }
    }

    private static func read(_ conditions: inout JSONBody, into supposed: inout SupposedSignIn) throws(RequestRefusal) {
        if let text = try conditions.string("devicePlatform"), text != "all" {
            guard let platform = Platform(rawValue: text) else { throw wrong("devicePlatform", Platform.allCases.map(\.rawValue)) }
            supposed.platform = platform
        }
        if let text = try conditions.string("clientAppType"), text != "all" {
            guard let client = ClientKind(rawValue: text) else { throw wrong("clientAppType", ClientKind.allCases.map(\.rawValue)) }
            supposed.client = client
        }
        if let text = try conditions.string("ipAddress") {
            guard let address = NetworkAddress(text) else { throw wrong("ipAddress", ["an IPv4 or IPv6 address"]) }
            supposed.address = address
        }
        if let text = try conditions.string("country") {
            guard text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0 & 0xDF) }) else {
                throw wrong("country", ["two letters of ISO 3166-1"])
            }
            supposed.country = text.uppercased()
        }
        for name in ["signInRiskLevel", "userRiskLevel", "servicePrincipalRiskLevel", "insiderRiskLevel", "agentIdRiskLevel"] {
            guard try ["none", nil].contains(conditions.string(name)) else {
                throw .malformed("signInConditions/\(name): risk is not measured here. Give none.")
            }
        }
        for name in ["deviceInfo", "authenticationFlow"] where conditions.value(name) != nil {
            throw .malformed("signInConditions/\(name): cannot be judged here. Give null.")
        }
        if let text = try conditions.string("identityProvider") {
            guard let door = Door(text) else {
                throw wrong("identityProvider", ["azureAD", "externalFederation:{id}", "google", "microsoftAccount", "passcode"])
            }
            supposed.door = door
        }
        if let minutes = try conditions.whole("proofAgeInMinutes") {
            guard (0...1_000_000).contains(minutes) else { throw wrong("proofAgeInMinutes", ["0 to 1000000"]) }
            supposed.proofMinutes = minutes
        }
        supposed.hasSecondFactor = try conditions.bool("hasSecondFactor") ?? false
        try conditions.finish()
    }

    private static func wrong(_ name: String, _ known: [String]) -> RequestRefusal {
        .malformed("signInConditions/\(name): give \(known.joined(separator: ", ")).")
    }
}
