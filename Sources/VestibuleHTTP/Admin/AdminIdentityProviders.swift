import HTTPTypes
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/identity-providers`: where a tenant is registered by itself.
struct AdminIdentityProviders: Sendable {
    let parts: Parts
    let gate: AdminGate

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        return AdminAnswer.list(tenant.identityProviders.map(shown)).response(to: request)
    }

    func create(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let name = try body.required("kind", example: "google")
        guard let kind = RegisterProvider.Kind.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
            let kinds = RegisterProvider.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw RequestRefusal.malformed("kind: give one of \(kinds).")
        }
        let (draft, isForced) = (try draft(&body), try body.flag("force") ?? false)
        try body.finish()
        let provider = try await parts.registerProvider(kind, draft, of: tenant.id, isForced: isForced, by: someone.actor)
        return AdminAnswer.thing(shown(provider)).response(to: request, status: .created)
    }

    func show(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let id = try id(context)
        guard let provider = tenant.identityProviders.first(where: { $0.id == id }) else { throw ProviderRefusal.notFound }
        return AdminAnswer.thing(shown(provider)).response(to: request)
    }

    func change(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let (draft, isForced) = (try draft(&body), try body.flag("force") ?? false)
        try body.finish()
        guard draft != ProviderDraft() else { throw RequestRefusal.malformed("Say what to change. Example: -d name=Fabrikam") }
        let provider = try await parts.registerProvider.change(
            try id(context), draft, of: tenant.id, isForced: isForced, by: someone.actor)
        return AdminAnswer.thing(shown(provider)).response(to: request)
    }

    func remove(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        try await parts.registerProvider.remove(
            try id(context), of: tenant.id, isForced: request.isForced, by: someone.actor)
        return Response.noContent
    }

    /// Whether the provider says where to send browsers.
    func check(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        do {
            try await parts.registerProvider.check(try id(context), of: tenant.id)
            return AdminAnswer.thing([("isReachable", .flag(true)), ("because", .text("It says where to send browsers."))])
                .response(to: request)
        } catch let refusal as FederationRefusal {
            return AdminAnswer.thing([("isReachable", .flag(false)), ("because", .text(refusal.sentence))]).response(to: request)
        }
    }

    private func draft(_ body: inout AdminBody) throws -> ProviderDraft {
        var draft = ProviderDraft()
        draft.name = try body.text("name")
        draft.authority = try body.text("issuer")
        draft.clientID = try body.text("clientId")
        draft.clientSecret = try body.text("clientSecret")
        draft.homeTenants = body.list("homeTenants")
        draft.domains = body.list("domains")
        return draft
    }

    private func shown(_ provider: IdentityProvider) -> AdminAnswer.Thing {
        var thing: AdminAnswer.Thing = [
            ("id", .text(provider.id.description)), ("identityProvider", .text(provider.door.description)),
            ("name", .text(provider.name)), ("issuer", .text(provider.authority)), ("clientId", .text(provider.clientID)),
            ("clientSecret", .text(ProviderDraft.mask)), ("redirectURI", .text(parts.site.links.callback(from: provider.door))),
            ("domains", .list(provider.domains.map(\.text))),
        ]
        if case .azureAD(let tenants?) = provider.kind { thing.append(("homeTenants", .list(tenants.sorted()))) }
        return thing
    }

    private func id(_ context: RequestFacts) throws(ProviderRefusal) -> IdentityProvider.ID {
        guard let id = context.id("provider", of: IdentityProvider.self) else { throw .notFound }
        return id
    }
}

extension Request {
    /// `?force=true`: what would be refused for the harm it does is wanted all the same.
    var isForced: Bool { query("force")?.lowercased() == "true" }
}
