import FoundationEssentials
import Vestibule

/// Reads a `conditionalAccessPolicy` as Graph's clients send it. What is left out stays as it is; null clears. What Graph has and this
/// service cannot judge is refused by its name, but for the values that say nothing.
enum PolicyBody {
    static func new(_ object: [String: JSONValue]) throws -> PolicyDraft {
        var body = try JSONBody(object)
        guard let state = try state(&body) else { throw RequestRefusal.malformed("state is missing. \(Self.states)") }
        guard body.holds("displayName") else { throw RequestRefusal.malformed("displayName is missing.") }
        guard let conditions = try body.object("conditions") else {
            throw RequestRefusal.malformed("conditions is missing: give users and applications at least.")
        }
        for needed in ["users", "applications"] where !conditions.holds(needed) {
            throw RequestRefusal.malformed("conditions/\(needed) is missing.")
        }
        // Nobody and nothing, until the body says whom.
        let empty = PolicyConditions(guests: Choice([]), applications: Choice([]))
        var draft = PolicyDraft(displayName: "", state: state, rule: PolicyRule(conditions: empty))
        draft.rule.conditions = try PolicyConditionsBody.read(conditions, changing: empty)
        return try rest(&body, changing: draft)
    }

    static func change(_ object: [String: JSONValue], from draft: PolicyDraft) throws -> PolicyDraft {
        var body = try JSONBody(object)
        var draft = draft
        draft.state = try state(&body) ?? draft.state
        if let conditions = try body.object("conditions") {
            draft.rule.conditions = try PolicyConditionsBody.read(conditions, changing: draft.rule.conditions)
        }
        return try rest(&body, changing: draft)
    }

    private static let states = "Give enabled, disabled or enabledForReportingButNotEnforced."

    private static func state(_ body: inout JSONBody) throws(RequestRefusal) -> ConditionalAccessPolicy.State? {
        guard let text = try body.string("state") else { return nil }
        guard let state = ConditionalAccessPolicy.State(rawValue: text) else { throw .malformed("state: \(states)") }
        return state
    }

    private static func rest(_ body: inout JSONBody, changing draft: PolicyDraft) throws -> PolicyDraft {
        var draft = draft
        if body.holds("displayName") { draft.displayName = try DisplayNameOfPolicy.read(&body) }
        if body.holds("grantControls") {
            draft.rule.grant = try grant(body.object("grantControls"), changing: draft.rule.grant)
        }
        if body.holds("sessionControls") {
            draft.rule.session = try session(body.object("sessionControls"), changing: draft.rule.session)
        }
        // As clients send back what they read.
        for name in ["id", "createdDateTime", "modifiedDateTime", "templateId"] { _ = body.value(name) }
        for name in ["description", "partialEnablementStrategy"] where body.value(name) != nil {
            throw RequestRefusal.malformed("\(name): not supported here. Leave it out, or give null.")
        }
        try body.finish()
        guard draft.rule.grant != nil || draft.rule.session != nil else {
            throw RequestRefusal.malformed("Give grantControls, sessionControls or both: the policy would do nothing.")
        }
        return draft
    }

    // MARK: Controls

    private static let ours = "block and mfa, and the ids of termsOfUse"

    private static func grant(_ given: JSONBody?, changing grant: PolicyGrant?) throws -> PolicyGrant? {
        guard var body = given else { return nil }
        let terms = try body.strings("termsOfUse")
        let builtIn = try body.strings("builtInControls")
        let wantsAny = try body.string("operator").map { text throws(RequestRefusal) in
            switch text.uppercased() {
            case "AND": false
            case "OR": true
            default: throw .malformed("grantControls/operator: give AND or OR.")
            }
        }
        guard try (body.strings("customAuthenticationFactors") ?? []).isEmpty else {
            throw RequestRefusal.malformed("grantControls/customAuthenticationFactors: not supported here. Known are \(ours).")
        }
        guard body.value("authenticationStrength") == nil else {
            throw RequestRefusal.malformed(
                "grantControls/authenticationStrength: not supported here. Give null, and builtInControls [\"mfa\"].")
        }
        try body.finish()

        var demands: [Demand] = []
        var blocks = false
        for control in builtIn ?? grant?.builtIn ?? [] {
            switch control {
            case "block": blocks = true
            case "mfa": demands.append(.secondFactor)
            default:
                throw RequestRefusal.malformed(
                    "grantControls/builtInControls: \(control.prefix(60)) cannot be judged here. Known are \(ours).")
            }
        }
        for text in terms ?? grant?.terms ?? [] {
            guard let id = TermsOfUse.ID(text) else {
                throw RequestRefusal.malformed("grantControls/termsOfUse: \(text.prefix(60)) is no id.")
            }
            demands.append(.terms(id))
        }
        guard Set(demands).count == demands.count else { throw RequestRefusal.malformed("grantControls: name each control once.") }
        guard demands.count <= 20 else { throw RequestRefusal.malformed("grantControls: name at most 20.") }
        // What was written beside a block says nothing of demands, nor the other way round.
        let isChoice = wantsAny ?? grant.flatMap { $0.isBlock == blocks ? $0.isChoice : nil }
        if blocks {
            guard demands.isEmpty else {
                throw RequestRefusal.malformed("grantControls: block stands alone, because nobody gets in beside it.")
            }
            return .block(isChoice: isChoice ?? true)
        }
        guard !demands.isEmpty else { return nil }
        return isChoice ?? false ? .any(demands) : .all(demands)
    }

    private static func session(_ given: JSONBody?, changing session: PolicySession?) throws -> PolicySession? {
        guard var body = given else { return nil }
        var session = session ?? PolicySession()
        if body.holds("signInFrequency") { session.frequency = try frequency(body.object("signInFrequency")) }
        if body.holds("persistentBrowser") { session.persistence = try persistence(body.object("persistentBrowser")) }
        for name in [
            "applicationEnforcedRestrictions", "cloudAppSecurity", "continuousAccessEvaluation", "secureSignInSession",
            "globalSecureAccessFilteringProfile",
        ] {
            guard let control = body.value(name) else { continue }
            guard case .object(let members) = control,
                members.first(where: { $0.key.lowercased() == "isenabled" })?.value == .bool(false)
            else {
                throw RequestRefusal.malformed(
                    "sessionControls/\(name): not supported here. Known are signInFrequency and persistentBrowser.")
            }
        }
        guard try body.bool("disableResilienceDefaults") != true else {
            throw RequestRefusal.malformed("sessionControls/disableResilienceDefaults: there are none here. Give null.")
        }
        try body.finish()
        return session == PolicySession() ? nil : session
    }

    private static func frequency(_ given: JSONBody?) throws(RequestRefusal) -> SignInFrequency? {
        guard var body = given else { return nil }
        let path = "sessionControls/signInFrequency"
        let isEnabled = try body.bool("isEnabled") ?? true
        let (value, type) = (try body.whole("value"), try body.string("type"))
        let interval = try body.string("frequencyInterval") ?? "timeBased"
        guard try body.string("authenticationType").map({ $0 == "primaryAndSecondaryAuthentication" }) ?? true else {
            throw .malformed("\(path)/authenticationType: only primaryAndSecondaryAuthentication is known here.")
        }
        try body.finish()
        guard isEnabled else { return nil }
        switch (interval, type, value) {
        case ("everyTime", nil, nil): return .everyTime
        case ("timeBased", "hours", let hours?) where SignInFrequency.hoursAllowed.contains(hours): return .hours(hours)
        case ("timeBased", "days", let days?) where SignInFrequency.daysAllowed.contains(days): return .days(days)
        default:
            throw .malformed(
                "\(path): give type hours with a value of 1 to 23, type days with 1 to 365, or frequencyInterval everyTime with neither."
            )
        }
    }

    private static func persistence(_ given: JSONBody?) throws(RequestRefusal) -> BrowserPersistence? {
        guard var body = given else { return nil }
        let (isEnabled, mode) = (try body.bool("isEnabled") ?? true, try body.string("mode"))
        try body.finish()
        guard isEnabled else { return nil }
        guard let persistence = mode.flatMap(BrowserPersistence.init) else {
            throw .malformed("sessionControls/persistentBrowser/mode: give always or never.")
        }
        return persistence
    }
}

extension PolicyGrant {
    /// Graph's names of what it asks for, but for terms of use.
    var builtIn: [String] {
        if isBlock { return ["block"] }
        return demands.contains(.secondFactor) ? ["mfa"] : []
    }

    var terms: [String] {
        demands.compactMap { if case .terms(let id) = $0 { id.description } else { nil } }
    }

    var isBlock: Bool { if case .block = self { true } else { false } }

    var isChoice: Bool {
        switch self {
        case .block(let isChoice): isChoice
        case .any: true
        case .all: false
        }
    }
}

/// What policies and named locations are called.
enum DisplayNameOfPolicy {
    static func read(_ body: inout JSONBody) throws(RequestRefusal) -> String {
        guard let name = try body.string("displayName"), !name.isEmpty, PlainText.isAcceptable(name, limit: 256)
        else { throw .malformed("displayName: give 1 to 256 characters, without control characters.") }
        return name
    }
}
