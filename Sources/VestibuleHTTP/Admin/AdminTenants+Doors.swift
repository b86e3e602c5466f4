import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/sign-in`: how a tenant's guests may sign in.
extension AdminTenants {
    private static let switches: [Door] = [.azureAD, .microsoftAccount, .google, .passcode]

    func doors(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let registered = parts.registrations.doors(of: tenant)
        let doors = Self.switches.map { door -> AdminAnswer.Thing in
            let isOff = tenant.routes.switchedOff.contains(door)
            let standing = isOff ? "off" : door == .passcode || registered.contains(door) ? "on" : "on, but not configured here"
            return [("identityProvider", .text(door.description)), ("standing", .text(standing))]
        }
        return AdminAnswer.thing([
            ("identityProviders", .things(doors)), ("order", .list(tenant.routes.order.map(\.rawValue))),
            ("fallback", .text(tenant.routes.fallback.rawValue)),
            ("guestMayChoosePasscode", .flag(tenant.routes.guestMayChoosePasscode)),
            ("selfHealing", .text(tenant.routes.selfHealing.rawValue)),
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
        settings.order = try body.list("order").map { try RouteWords.order($0, field: "order") }
        settings.fallback = try body.text("fallback").map { try RouteWords.fallback($0, field: "fallback") }
        settings.guestMayChoosePasscode = try body.flag("guestMayChoosePasscode")
        settings.selfHealing = try body.text("selfHealing").map { try Self.healing($0) }
        let isForced = try body.flag("force") ?? false
        try body.finish()
        guard settings != RouteSettings() else {
            throw RequestRefusal.malformed("Say what to change. Example: -d google=off")
        }
        try await parts.changeRoutes(settings, of: tenant, isForced: isForced, by: someone.actor)
        return try await doors(request, context, someone)
    }

    private static func healing(_ name: String) throws(RequestRefusal) -> SelfHealing {
        guard let healing = SelfHealing(rawValue: name.lowercased()) else {
            throw .malformed("selfHealing: give one of \(SelfHealing.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return healing
    }
}
