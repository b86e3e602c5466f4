import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/sign-in`: how a tenant's guests may sign in.
extension AdminTenants {
    private static let switches: [Door] = [.azureAD, .microsoftAccount, .google, .passcode]

    func doors(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let registered = parts.visitProvider.registeredDoors
        let doors = Self.switches.map { door -> AdminAnswer.Thing in
            let isOff = tenant.routes.switchedOff.contains(door)
            let standing = isOff ? "off" : door == .passcode || registered.contains(door) ? "on" : "on, but not configured here"
            return [("identityProvider", .text(door.description)), ("standing", .text(standing))]
        }
        return AdminAnswer.thing([
            ("identityProviders", .things(doors)), ("order", .list(tenant.routes.order.map(\.rawValue))),
            ("fallback", .text(tenant.routes.fallback.rawValue)),
            ("guestMayChoosePasscode", .flag(tenant.routes.guestMayChoosePasscode)),
        ]).response(to: request)
    }

    func changeDoors(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        var settings = RouteSettings()
        for door in Self.switches {
            switch try body.flag(door.description) {
            case true?: settings.opened.insert(door)
            case false?: settings.closed.insert(door)
            case nil: break
            }
        }
        settings.order = try body.list("order").map { try Self.order($0) }
        settings.fallback = try body.text("fallback").map { try Self.fallback($0) }
        settings.guestMayChoosePasscode = try body.flag("guestMayChoosePasscode")
        let isForced = try body.flag("force") ?? false
        try body.finish()
        guard settings != RouteSettings() else {
            throw RequestRefusal.malformed("Say what to change. Example: -d google=off")
        }
        if settings.closed.contains(.passcode), !isForced {
            let guests = try await parts.guests.countByPasscode(of: tenant.id)
            guard guests == 0 else {
                throw RequestRefusal.conflict(
                    "\(guests) guest\(guests == 1 ? " signs" : "s sign") in by passcode and would be locked out. Send force=true to do it all the same."
                )
            }
        }
        try await parts.tenants.change(tenant.id, .routes(settings), by: someone.actor)
        return try await doors(request, context, someone)
    }

    private static func order(_ names: [String]) throws(RequestRefusal) -> [RoutePolicy.Step] {
        let steps = names.compactMap { name in RoutePolicy.Step.allCases.first { $0.rawValue.lowercased() == name.lowercased() } }
        guard steps.count == names.count, Set(steps).count == steps.count else {
            let known = RoutePolicy.Step.allCases.map(\.rawValue).joined(separator: ", ")
            throw .malformed("order: give each of these at most once: \(known).")
        }
        return steps
    }

    private static func fallback(_ name: String) throws(RequestRefusal) -> RoutePolicy.Fallback {
        guard let fallback = RoutePolicy.Fallback.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
            throw .malformed("fallback: give one of \(RoutePolicy.Fallback.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return fallback
    }
}
