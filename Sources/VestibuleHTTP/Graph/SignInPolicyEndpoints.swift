import HTTPTypes
import Hummingbird
import Vestibule

/// The two policies of Graph that say how guests sign in: whether by email passcode, and in which order providers are tried.
struct SignInPolicyEndpoints: Sendable {
    let parts: Parts

    // MARK: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email

    func emailPasscode(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let isOff = try await tenant(caller).routes.switchedOff.contains(.passcode)
        return Response.json { json in
            json.object { json in
                json.member("@odata.context", "\(parts.site.base.origin)/v1.0/$metadata#authenticationMethodConfigurations/$entity")
                json.member("@odata.type", "#microsoft.graph.emailAuthenticationMethodConfiguration")
                json.member("id", "Email")
                json.member("state", isOff ? "disabled" : "enabled")
                json.member("allowExternalIdToUseEmailOtp", isOff ? "disabled" : "enabled")
            }
        }
    }

    /// `allowExternalIdToUseEmailOtp`: `default` is on, as in Entra. `?force=true` where guests would be locked out.
    func changeEmailPasscode(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        let isAllowed = try body.string("allowExternalIdToUseEmailOtp")
        let state = try body.string("state")
        _ = try body.string("id")
        try body.finish()
        var settings = RouteSettings()
        switch (isAllowed ?? state)?.lowercased() {
        case "default", "enabled": settings.opened = [.passcode]
        case "disabled": settings.closed = [.passcode]
        default: throw RequestRefusal.malformed("allowExternalIdToUseEmailOtp: give default, enabled or disabled.")
        }
        try await parts.changeRoutes(settings, of: try await tenant(caller), isForced: request.isForced, by: caller.actor)
        return Response.noContent
    }

    // MARK: /v1.0/policies/crossTenantAccessPolicy/default

    func crossTenantAccess(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let tenant = try await tenant(caller)
        let (routes, settings) = (tenant.routes, tenant.crossTenantAccess.byDefault)
        let isDefault =
            routes.order == RoutePolicy().order && routes.fallback == RoutePolicy().fallback && settings == .serviceDefault
        return Response.json { json in
            json.object { json in
                json.member(
                    "@odata.context", "\(parts.site.base.origin)/v1.0/$metadata#policies/crossTenantAccessPolicy/default/$entity")
                json.member("isServiceDefault", isDefault)
                CrossTenantSettingsResource(settings).writeMembers(to: &json)
                json.member("invitationRedemptionIdentityProviderConfiguration") {
                    $0.object {
                        $0.member("@odata.type", "#microsoft.graph.defaultInvitationRedemptionIdentityProviderConfiguration")
                        $0.member("primaryIdentityProviderPrecedenceOrder") { $0.array(routes.order.map(\.rawValue)) }
                        $0.member("fallbackIdentityProvider", routes.fallback.rawValue)
                    }
                }
            }
        }
    }

    func changeCrossTenantAccess(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        let key = "invitationRedemptionIdentityProviderConfiguration"
        guard [key, "inboundTrust", "b2bCollaborationInbound", "automaticUserConsentSettings"].contains(where: body.holds) else {
            throw RequestRefusal.malformed(
                "Give \(key), inboundTrust, b2bCollaborationInbound or automaticUserConsentSettings.")
        }
        let tenant = try await tenant(caller)
        let inbound = try CrossTenantSettingsBody.read(&body, changing: tenant.crossTenantAccess.byDefault).filled
        var configuration = try body.object(key)
        var settings = RouteSettings()
        settings.order = try configuration?.strings("primaryIdentityProviderPrecedenceOrder").map {
            try RouteWords.order($0, field: "primaryIdentityProviderPrecedenceOrder")
        }
        settings.fallback = try configuration?.string("fallbackIdentityProvider").map {
            try RouteWords.fallback($0, field: "fallbackIdentityProvider")
        }
        try configuration?.finish()
        try body.finish()
        if configuration != nil { try await parts.changeRoutes(settings, of: tenant, isForced: false, by: caller.actor) }
        if inbound != tenant.crossTenantAccess.byDefault {
            try await parts.tenants.change(tenant.id, .crossTenantDefault(inbound), by: caller.actor)
        }
        return Response.noContent
    }

    func resetCrossTenantAccess(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var settings = RouteSettings()
        settings.order = RoutePolicy().order
        settings.fallback = RoutePolicy().fallback
        let tenant = try await tenant(caller)
        try await parts.changeRoutes(settings, of: tenant, isForced: false, by: caller.actor)
        try await parts.tenants.change(tenant.id, .crossTenantDefault(.serviceDefault), by: caller.actor)
        return Response.noContent
    }

    private func tenant(_ caller: Caller) async throws -> Tenant {
        guard let tenant = try await parts.tenants.freshTenant(caller.tenant.id) else { throw TenantRefusal.notFound }
        return tenant
    }
}
