import Hummingbird
import NIOCore
import OpenIDConnect
import Vestibule

/// The tenant's discovery document and its published keys. Both may be kept for five minutes.
struct Discovery: Sendable {
    let lookup: TenantLookup
    let keys: KeyRing
    /// What stands between the tenant's ids in the document, the same for every tenant.
    private let pieces: [Substring]

    init(lookup: TenantLookup, keys: KeyRing, site: Site) {
        self.lookup = lookup
        self.keys = keys
        let placeholder = "{tenant}"
        let document = Response.jsonText(
            ProviderMetadata(tenantBase: "\(site.base.origin)/\(placeholder)", locales: Language.allCases.map(\.rawValue)))
        pieces = document.split(separator: placeholder, omittingEmptySubsequences: false)
    }

    func document(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let tenant = try await lookup.tenant(context) else { throw RequestRefusal.notFound("No such tenant.") }
        var response = Response.text(pieces.joined(separator: tenant.id.description), type: "application/json")
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }

    func keySet(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let tenant = try await lookup.tenant(context), let keys = try await keys.keys(of: tenant.id) else {
            throw RequestRefusal.notFound("No such tenant.")
        }
        var response = Response.text(keys.published, type: "application/json")
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }
}

/// Finds the tenant that a path names, by its id or by one of its domains.
struct TenantLookup: Sendable {
    let tenants: any TenantStore

    /// Nil when the path names none.
    func tenant(_ context: RequestFacts) async throws -> Tenant? {
        guard let name = context.parameters.get("tenant") else { return nil }
        let tenant = try await tenant(named: name)
        if let tenant { context.notes.isAbout(tenant.id) }
        return tenant
    }

    func tenant(named name: String) async throws -> Tenant? {
        if let id = Tenant.ID(name) { return try await tenants.tenant(id) }
        guard let domain = DomainName(name), let id = try await tenants.tenant(named: domain) else { return nil }
        return try await tenants.tenant(id)
    }
}
