import FoundationEssentials

/// What a hook said to a question.
package enum HookAnswer: Sendable, Equatable {
    case allow(HookClaims)
    case deny(HookWords?)
    case require([HookDemand])

    /// Bytes of an answer that is read.
    package static let mostBytes = 65_536
    static let mostDemands = 8

    /// Reads an answer of ours, `{"decision": …}`, or of Entra's `onTokenIssuanceStart`; nil for whatever is neither. Members that are not
    /// known are passed over.
    ///
    /// Once it says deny, nothing else that is wrong with it makes it less of a no: then a hook whose failure mode is to allow would let in
    /// whom it meant to keep out.
    ///
    /// - Parameter allowed: The names of claims that the hook may add; it adds no others.
    package init?(_ body: [UInt8], allowing allowed: [String]) {
        guard body.count <= Self.mostBytes, let members = (try? JSONDecoder().decode(LooseJSON.self, from: Data(body)))?.members
        else { return nil }
        switch members["decision"] {
        case .text("deny"): self = .deny(HookWords(members["message"]))
        case .text("allow"):
            if let wanted = members["require"], wanted != .none {
                guard let demands = Self.demands(wanted) else { return nil }
                self = .require(demands)
            } else {
                guard let claims = Self.claims(members["claims"] ?? .none, allowing: allowed) else { return nil }
                self = .allow(claims)
            }
        case nil:
            guard let claims = Self.claims(ofEntra: members["data"], allowing: allowed) else { return nil }
            self = .allow(claims)
        default: return nil
        }
    }

    private static func demands(_ json: LooseJSON) -> [HookDemand]? {
        let texts = json.text.map { [$0] } ?? json.items?.compactMap(\.text) ?? []
        guard !texts.isEmpty, texts.count == json.items?.count ?? 1, texts.count <= mostDemands else { return nil }
        let demands = texts.compactMap { HookDemand($0) }
        return demands.count == texts.count ? demands : nil
    }

    private static func claims(_ json: LooseJSON, allowing allowed: [String]) -> HookClaims? {
        var claims = HookClaims()
        guard json != .none else { return claims }
        guard let members = json.members else { return nil }
        for name in allowed where HookClaims.isPermitted(name) {
            guard let member = members[name], member != .none else { continue }
            guard let value = HookClaims.Value(member) else { return nil }
            claims.add(name, value)
        }
        return claims.size <= HookClaims.mostBytes ? claims : nil
    }

    /// learn.microsoft.com, "Custom claims provider reference": one response type, and actions of which one kind is known.
    private static func claims(ofEntra data: LooseJSON?, allowing allowed: [String]) -> HookClaims? {
        guard let members = data?.members,
            isEntra("onTokenIssuanceStartResponseData", members["@odata.type"]),
            let actions = members["actions"]?.items, !actions.isEmpty
        else { return nil }
        var sum = HookClaims()
        for action in actions {
            guard let action = action.members,
                isEntra("tokenIssuanceStart.provideClaimsForToken", action["@odata.type"]),
                let claims = claims(action["claims"] ?? .none, allowing: allowed), let merged = sum.merged(with: claims)
            else { return nil }
            sum = merged
        }
        return sum
    }

    private static func isEntra(_ type: String, _ json: LooseJSON?) -> Bool {
        json?.text?.lowercased() == "microsoft.graph.\(type)".lowercased()
    }
}
