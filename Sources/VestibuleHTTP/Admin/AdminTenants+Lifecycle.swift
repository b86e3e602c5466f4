import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/lifecycle`: how long guests stay.
extension AdminTenants {
    func lifecycle(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let policy = try await gate.tenant(context, for: someone).lifecycle
        return AdminAnswer.thing([
            ("accessDays", .number(policy.accessDays ?? 0)), ("renewalDays", .number(policy.renewalDays)),
            ("warningDays", .list(policy.warningDays.map(String.init))),
            ("guestsMayHandOver", .flag(policy.guestsMayHandOver)),
        ]).response(to: request)
    }

    func changeLifecycle(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        var settings = LifecycleSettings()
        settings.accessDays = try body.number("accessDays", in: LifecyclePolicy.accessRange)
        settings.renewalDays = try body.number("renewalDays", in: LifecyclePolicy.renewalRange)
        settings.warningDays = try body.list("warningDays").map(Self.warnings)
        settings.guestsMayHandOver = try body.flag("guestsMayHandOver")
        try body.finish()
        guard settings != LifecycleSettings() else {
            throw RequestRefusal.malformed("Say what to change. Example: -d accessDays=365")
        }
        try await parts.tenants.change(tenant.id, .lifecycle(settings), by: someone.actor)
        _ = try await parts.tenants.freshTenant(tenant.id)
        return try await lifecycle(request, context, someone)
    }

    /// `none` for no warnings.
    private static func warnings(_ texts: [String]) throws -> [Int] {
        if texts == ["none"] { return [] }
        let days = texts.compactMap { Int($0) }
        guard days.count == texts.count, (1...LifecyclePolicy.mostWarnings).contains(days.count),
            days.allSatisfy(LifecyclePolicy.warningRange.contains)
        else {
            throw RequestRefusal.malformed(
                "warningDays: give up to \(LifecyclePolicy.mostWarnings) numbers from 1 to \(LifecyclePolicy.warningRange.upperBound), or none."
            )
        }
        return Set(days).sorted(by: >)
    }
}
