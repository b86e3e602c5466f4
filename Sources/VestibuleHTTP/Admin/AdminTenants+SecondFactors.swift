import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/second-factors`: how long a reset waits, and whether passkeys take the place of codes.
extension AdminTenants {
    func secondFactors(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let policy = try await gate.tenant(context, for: someone).secondFactors
        return AdminAnswer.thing([
            ("resetHours", .number(policy.resetHours)), ("passkeysReplaceCodes", .flag(policy.passkeysReplaceCodes)),
            ("mailboxProofEveryDays", .number(policy.mailboxProofEveryDays)),
        ]).response(to: request)
    }

    func changeSecondFactors(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        var settings = SecondFactorSettings()
        settings.resetHours = try body.number("resetHours", in: SecondFactorPolicy.resetRange)
        settings.passkeysReplaceCodes = try body.flag("passkeysReplaceCodes")
        settings.mailboxProofEveryDays = try body.number("mailboxProofEveryDays", in: SecondFactorPolicy.mailboxProofRange)
        try body.finish()
        guard settings != SecondFactorSettings() else {
            throw RequestRefusal.malformed("Say what to change. Example: -d resetHours=48")
        }
        try await parts.tenants.change(tenant.id, .secondFactors(settings), by: someone.actor)
        _ = try await parts.tenants.freshTenant(tenant.id)
        return try await secondFactors(request, context, someone)
    }
}
