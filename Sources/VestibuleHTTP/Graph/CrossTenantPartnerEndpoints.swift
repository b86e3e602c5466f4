import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/v1.0/policies/crossTenantAccessPolicy` and its `partners`: organisations that are treated otherwise than the default says.
struct CrossTenantPartnerEndpoints: Sendable {
    let parts: Parts

    private struct Partner {
        let id: UUID
        let settings: CrossTenantSettings
    }

    private static let policyPath = "/v1.0/$metadata#policies/crossTenantAccessPolicy"

    func policy(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        Response.json { json in
            json.object { json in
                json.member("@odata.context", "\(parts.site.base.origin)\(Self.policyPath)/$entity")
                json.member("id", "crossTenantAccessPolicy")
                json.member("displayName", "Cross-tenant access policy")
                json.member("allowedCloudEndpoints") { $0.array([String]()) }
            }
        }
    }

    /// All at once unless `$top` says otherwise: there are at most 500.
    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$select"], usual: 999)
        let partners = try await tenant(caller).crossTenantAccess.partners.map(Partner.init)
            .sorted { $0.id.uuidString < $1.id.uuidString }
        return Response.json(
            try page.list(of: partners, path: "/v1.0/policies/crossTenantAccessPolicy/partners", site: parts.site) {
                json, partner in
                Self.write(partner.id, partner.settings, to: &json)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let (id, settings, _) = try await known(context, caller)
        return answer(id, settings)
    }

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        guard let id = try body.string("tenantId").flatMap(UUID.init(uuidString:)) else {
            throw RequestRefusal.malformed("tenantId: give the id of the organisation's Entra tenant, a GUID.")
        }
        let settings = try CrossTenantSettingsBody.read(&body, changing: CrossTenantSettings())
        try Self.finish(&body)
        for _ in 0..<5 {
            let tenant = try await tenant(caller)
            guard tenant.crossTenantAccess.partners[id] == nil else { throw PartnerRefusal.alreadyThere }
            guard tenant.crossTenantAccess.partners.count < CrossTenantAccess.most else { throw PartnerRefusal.tooMany }
            do {
                try await parts.tenants.change(tenant.id, .addPartner(id, settings), ifRevision: tenant.revision, by: caller.actor)
                return answer(id, settings, status: .created)
            } catch TenantRefusal.settingsKeepChanging {}
        }
        throw TenantRefusal.settingsKeepChanging
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let wanted = try await request.json(context)
        for _ in 0..<5 {
            let (id, settings, tenant) = try await known(context, caller)
            var body = try JSONBody(wanted)
            guard try body.string("tenantId").map({ UUID(uuidString: $0) == id }) ?? true else {
                throw RequestRefusal.malformed("tenantId: it is the one of the path, and cannot be changed.")
            }
            let changed = try CrossTenantSettingsBody.read(&body, changing: settings)
            try Self.finish(&body)
            do {
                try await parts.tenants.change(
                    tenant.id, .changePartner(id, changed), ifRevision: tenant.revision, by: caller.actor)
                return Response.noContent
            } catch TenantRefusal.settingsKeepChanging {}
        }
        throw TenantRefusal.settingsKeepChanging
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let (id, _, tenant) = try await known(context, caller)
        do { try await parts.tenants.change(tenant.id, .removePartner(id), by: caller.actor) } catch TenantRefusal.nothingToRemove {
            throw PartnerRefusal.notFound
        }
        return Response.noContent
    }

    /// The order of redemption is one for all.
    private static func finish(_ body: inout JSONBody) throws {
        guard body.value("invitationRedemptionIdentityProviderConfiguration") == nil else {
            throw RequestRefusal.malformed(
                "invitationRedemptionIdentityProviderConfiguration: give it in the default; it is one for all.")
        }
        try body.finish()
    }

    private func tenant(_ caller: Caller) async throws -> Tenant {
        guard let tenant = try await parts.tenants.freshTenant(caller.tenant.id) else { throw TenantRefusal.notFound }
        return tenant
    }

    private func known(_ context: RequestFacts, _ caller: Caller) async throws -> (UUID, CrossTenantSettings, Tenant) {
        let tenant = try await tenant(caller)
        guard let id = context.parameters.get("partner").flatMap({ UUID(uuidString: $0) }),
            let settings = tenant.crossTenantAccess.partners[id]
        else { throw PartnerRefusal.notFound }
        return (id, settings, tenant)
    }

    private func answer(_ id: UUID, _ settings: CrossTenantSettings, status: HTTPResponse.Status = .ok) -> Response {
        Response.json(status: status) { json in
            Self.write(id, settings, context: "\(parts.site.base.origin)\(Self.policyPath)/partners/$entity", to: &json)
        }
    }

    private static func write(_ id: UUID, _ settings: CrossTenantSettings, context: String? = nil, to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("tenantId", id.uuidString.lowercased())
            json.member("isServiceProvider", false)
            json.member("isInMultiTenantOrganization", false)
            CrossTenantSettingsResource(settings).writeMembers(to: &json)
            json.null("b2bCollaborationOutbound")
            json.null("b2bDirectConnectInbound")
            json.null("b2bDirectConnectOutbound")
        }
    }
}
