import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Vestibule

/// `/admin/tenants`: tenants, their domains, redirect origins and domain policy.
struct AdminTenants: Sendable {
    let parts: Parts
    let gate: AdminGate
    let keyMaker: SigningKeyMaker

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        if let only = someone.token.tenant {
            let tenant = try await parts.tenants.tenant(only)
            return AdminAnswer.list(tenant.map { [Self.summary($0)] } ?? []).response(to: request)
        }
        let page = try AdminPage(request)
        let found = try await parts.tenants.list(after: page.cursor(as: Tenant.self), limit: page.size + 1)
        return page.answer(found, id: \.id, Self.summary).response(to: request)
    }

    func create(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        var body = try await AdminBody(request, context)
        guard let name = try body.name("name") else {
            throw RequestRefusal.malformed("name is missing. Example: -d name=Contoso")
        }
        guard let contact = try body.address("contact") else {
            throw RequestRefusal.malformed("contact is missing: who answers for guests. Example: -d contact=it@contoso.example")
        }
        let now = parts.surroundings.now()
        var tenant = Tenant(
            id: parts.surroundings.newID(), name: name, contact: contact, branding: Branding(tenantName: name), createdAt: now)
        tenant.domains = try (body.list("domain") ?? []).map(Self.domain)
        tenant.redirectOrigins = try (body.list("redirectOrigin") ?? []).map { try RedirectOrigin($0) }
        tenant.domainRules =
            try (body.list("allow") ?? []).map { try Self.rule(.allow, $0) }
            + (body.list("block") ?? []).map { try Self.rule(.block, $0) }
        let settings = try Self.settings(&body)
        try body.finish()
        tenant.language = settings.language ?? tenant.language
        tenant.branding.colour = settings.colour ?? tenant.branding.colour
        tenant.passcodeMinutes = settings.passcodeMinutes ?? tenant.passcodeMinutes
        tenant.dailyLetters = settings.dailyLetters ?? tenant.dailyLetters
        tenant.senderName = settings.senderName
        tenant.senderAddress = settings.senderAddress
        var keys: [SigningKey] = []
        for algorithm in SigningKey.Algorithm.allCases {
            keys.append(try await keyMaker.makeAside(algorithm, for: tenant.id, signsFrom: now))
        }
        try await parts.tenants.create(tenant, keys: keys, by: someone.actor)
        return AdminAnswer.thing(Self.detail(tenant)).response(to: request, status: .created)
    }

    func show(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        AdminAnswer.thing(Self.detail(try await gate.tenant(context, for: someone))).response(to: request)
    }

    func change(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        var settings = try Self.settings(&body)
        settings.name = try body.name("name")
        settings.contact = try body.address("contact")
        try body.finish()
        try Self.check(settings, maySetBy: someone, on: tenant)
        return try await apply(.settings(settings), to: tenant, request, someone)
    }

    func suspend(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        try await apply(.status(.suspended), to: gate.tenant(context, for: someone), request, someone)
    }

    func resume(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        try await apply(.status(.active), to: gate.tenant(context, for: someone), request, someone)
    }

    func delete(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        try await parts.tenants.change(
            gate.tenant(context, for: someone).id, .status(.deleted), by: someone.actor)
        return Response.noContent
    }

    func addDomain(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        var body = try await AdminBody(request, context)
        let domain = try Self.domain(try body.required("domain", example: "contoso.example"))
        try body.finish()
        return try await apply(.addDomain(domain), to: gate.tenant(context, for: someone), request, someone)
    }

    func removeDomain(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let domain = try Self.domain(context.parameters.get("domain") ?? "")
        return try await apply(.removeDomain(domain), to: gate.tenant(context, for: someone), request, someone)
    }

    func addOrigin(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        var body = try await AdminBody(request, context)
        let origin = try RedirectOrigin(try body.required("origin", example: "https://app.contoso.example"))
        try body.finish()
        return try await apply(.addRedirectOrigin(origin), to: gate.tenant(context, for: someone), request, someone)
    }

    func removeOrigin(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        guard let text = request.query("origin") else {
            throw RequestRefusal.malformed("Name the origin: DELETE …/redirect-origins?origin=https://app.contoso.example")
        }
        let origin = try RedirectOrigin(text)
        return try await apply(.removeRedirectOrigin(origin), to: gate.tenant(context, for: someone), request, someone)
    }

    private func apply(
        _ change: TenantChange, to tenant: Tenant, _ request: Request, _ someone: Operator
    ) async throws -> Response {
        try await parts.tenants.change(tenant.id, change, by: someone.actor)
        guard let changed = try await parts.tenants.freshTenant(tenant.id) else { throw TenantRefusal.notFound }
        return AdminAnswer.thing(Self.detail(changed)).response(to: request)
    }
}
