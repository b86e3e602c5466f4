import Vestibule

/// Reads the words of a redemption order, which operators and Graph's callers write alike, in any case.
enum RouteWords {
    static func order(_ names: [String], field: String) throws(RequestRefusal) -> [RoutePolicy.Step] {
        let steps = names.compactMap { name in RoutePolicy.Step.allCases.first { $0.rawValue.lowercased() == name.lowercased() } }
        guard steps.count == names.count, Set(steps).count == steps.count else {
            let known = RoutePolicy.Step.allCases.map(\.rawValue).joined(separator: ", ")
            throw .malformed("\(field): give each of these at most once: \(known).")
        }
        return steps
    }

    static func door(_ name: String, field: String) throws(RequestRefusal) -> Door {
        guard let door = Door(name) ?? IdentityProvider.ID(name).map({ .externalFederation($0) }) else {
            throw .malformed(
                "\(field): give azureAD, google, microsoftAccount, passcode, or the id of a partner's identity provider.")
        }
        return door
    }

    static func fallback(_ name: String, field: String) throws(RequestRefusal) -> RoutePolicy.Fallback {
        guard let fallback = RoutePolicy.Fallback.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
            throw .malformed("\(field): give one of \(RoutePolicy.Fallback.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return fallback
    }
}
