import HTTPTypes
import Hummingbird
import Vestibule

/// `/v1.0/identity/identityProviders`: what a tenant's guests may sign in with, in Graph's shape. What comes with the installation can be switched
/// off (DELETE) and on again (POST); what the tenant registered itself is made, changed and taken away.
struct IdentityProviderEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$select"], usual: 999)
        let found = IdentityProviderResource.all(of: try await tenant(caller), registrations: parts.registrations)
        return Response.json(
            try page.list(of: found, path: "/v1.0/identity/identityProviders", site: parts.site) { $1.write(to: &$0) })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        Response.json(try resource(try await tenant(caller), context))
    }

    /// What can be registered or switched on: functions come with and without parentheses.
    func availableTypes(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        _ = try GraphPage.options(request, known: [])
        return Response.json(["value": ["Google", "MicrosoftAccount", "AADSignup", "EmailOTP", "OpenIDConnect"]])
    }

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let object = try await request.json(context)
        var body = try JSONBody(object)
        let tenant = try await tenant(caller)
        let resource: IdentityProviderResource
        switch try kind(of: object, &body) {
        case .builtIn(let door):
            _ = try body.string("displayName")
            try body.finish()
            guard door == .passcode || parts.registrations.doors(of: tenant).contains(door) else {
                throw RequestRefusal.malformed("This installation is not registered there, so it cannot be switched on.")
            }
            var settings = RouteSettings()
            settings.opened = [door]
            try await parts.changeRoutes(settings, of: tenant, isForced: false, by: caller.actor)
            resource = .builtIn(door)
        case .registered(let kind):
            let draft = try draft(&body)
            try body.finish()
            resource = .registered(
                try await parts.registerProvider(kind, draft, of: tenant.id, isForced: request.isForced, by: caller.actor))
        }
        return Response.json(resource, status: .created)
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        let draft = try draft(&body)
        try body.finish()
        guard case .registered(let provider) = try resource(try await tenant(caller), context) else {
            throw RequestRefusal.malformed(
                "This identity provider comes with the installation and cannot be changed. POST one of your own.")
        }
        guard draft != ProviderDraft() else { throw RequestRefusal.malformed("Say what to change, such as displayName.") }
        _ = try await parts.registerProvider.change(
            provider.id, draft, of: caller.tenant.id, isForced: request.isForced, by: caller.actor)
        return Response.noContent
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let tenant = try await tenant(caller)
        switch try resource(tenant, context) {
        case .registered(let provider):
            try await parts.registerProvider.remove(provider.id, of: tenant.id, isForced: request.isForced, by: caller.actor)
        case .builtIn(let door), .installed(let door, _):
            var settings = RouteSettings()
            settings.closed = [door]
            try await parts.changeRoutes(settings, of: tenant, isForced: request.isForced, by: caller.actor)
        }
        return Response.noContent
    }

    private enum Wanted {
        case builtIn(Door)
        case registered(RegisterProvider.Kind)
    }

    /// By `identityProviderType`, or by `@odata.type` for the kind that Graph gives none.
    private func kind(of object: [String: JSONValue], _ body: inout JSONBody) throws -> Wanted {
        let type = try body.string("identityProviderType")
        if case .string(let name)? = object["@odata.type"],
            name.drop(while: { $0 == "#" }).lowercased() == "microsoft.graph.oidcidentityprovider"
        {
            return .registered(.openID)
        }
        switch type?.lowercased() {
        case "google": return .registered(.google)
        case "aadsignup": return .builtIn(.azureAD)
        case "microsoftaccount": return .builtIn(.microsoftAccount)
        case "emailotp": return .builtIn(.passcode)
        case "openidconnect": return .registered(.openID)
        default:
            throw RequestRefusal.malformed(
                "identityProviderType: give Google, AADSignup, MicrosoftAccount or EmailOTP; or @odata.type #microsoft.graph.oidcIdentityProvider."
            )
        }
    }

    private func draft(_ body: inout JSONBody) throws -> ProviderDraft {
        var draft = ProviderDraft()
        _ = try body.string("identityProviderType")
        draft.name = try body.string("displayName")
        draft.authority = try body.string("issuer")
        draft.clientID = try body.string("clientId")
        draft.clientSecret = try body.string("clientSecret")
        if var authentication = try body.object("clientAuthentication") {
            draft.clientSecret = try authentication.string("clientSecret") ?? draft.clientSecret
            try authentication.finish()
        }
        // What was read comes back as it was shown.
        if draft.clientSecret == ProviderDraft.mask { draft.clientSecret = nil }
        guard try body.string("responseType") ?? "code" == "code" else {
            throw RequestRefusal.malformed("responseType: it is code here.")
        }
        _ = try body.string("scope")
        draft.domains = try body.strings("domains")
        return draft
    }

    private func resource(_ tenant: Tenant, _ context: RequestFacts) throws -> IdentityProviderResource {
        let id = context.parameters.get("id")?.lowercased()
        let all = IdentityProviderResource.all(of: tenant, registrations: parts.registrations)
        guard let found = all.first(where: { $0.id.lowercased() == id }) else { throw ProviderRefusal.notFound }
        return found
    }

    private func tenant(_ caller: Caller) async throws -> Tenant {
        guard let tenant = try await parts.tenants.freshTenant(caller.tenant.id) else { throw TenantRefusal.notFound }
        return tenant
    }
}
