import Foundation
import Vestibule
import VestibuleHTTP
import VestibuleSandbox

/// Gives a new sandbox its tenant, its application and its admin token; a later start keeps them while they still work.
struct SandboxSeed: Sendable {
    let parts: Parts

    func plant(earlier: SandboxFile?, story: SandboxStory, databaseURL: String) async throws -> SandboxFile {
        let token = try await adminToken(earlier)
        let tenant = try await tenant(earlier, story)
        let application = try await application(earlier, tenant, story)
        return SandboxFile(
            baseURL: story.baseURL, adminToken: token, databaseURL: databaseURL, mailboxURL: story.mailboxURL,
            demoAppURL: story.demoURL, providers: story.providers,
            tenant: .init(id: tenant.id.description, domain: tenant.domains.first?.text ?? ""), application: application,
            caFile: story.caFile)
    }

    private func adminToken(_ earlier: SandboxFile?) async throws -> String {
        if let kept = earlier.flatMap({ Credential($0.adminToken, kind: .adminToken) }),
            try await parts.adminTokens.find(AdminToken.ID(rawValue: kept.row), digest: kept.digest) != nil
        {
            return kept.text
        }
        let token = AdminToken(
            id: parts.surroundings.newID(), name: "sandbox", tenant: nil, createdAt: parts.surroundings.now())
        let credential = Credential(.adminToken, tenant: AdminToken.everyTenant, row: token.id, in: parts.surroundings)
        try await parts.adminTokens.create(token, digest: credential.digest)
        return credential.text
    }

    private func tenant(_ earlier: SandboxFile?, _ story: SandboxStory) async throws -> Tenant {
        let origin = try RedirectOrigin(story.demoURL)
        if let id = earlier.flatMap({ Tenant.ID($0.tenant.id) }), let kept = try await parts.tenants.freshTenant(id) {
            if !kept.redirectOrigins.contains(origin) {
                try await parts.tenants.change(id, .addRedirectOrigin(origin), by: .system)
            }
            return kept
        }
        var tenant = Tenant(
            id: parts.surroundings.newID(), name: "Contoso", contact: try EmailAddress("it@contoso.example"),
            branding: Branding(tenantName: "Contoso", colour: "#0b5394"), createdAt: parts.surroundings.now())
        tenant.domains = [DomainName("contoso.example")].compactMap(\.self)
        tenant.redirectOrigins = [origin]
        let maker = SigningKeyMaker(vault: parts.vault, surroundings: parts.surroundings)
        let keys = try SigningKey.Algorithm.allCases.map {
            try maker.make($0, for: tenant.id, signsFrom: parts.surroundings.now())
        }
        try await parts.tenants.create(tenant, keys: keys, by: .system)
        return tenant
    }

    private func application(
        _ earlier: SandboxFile?, _ tenant: Tenant, _ story: SandboxStory
    ) async throws -> SandboxFile.Application {
        let redirectURIs = ["\(story.demoURL)/signed-in"].compactMap { RedirectURI($0) }
        let postLogoutRedirectURIs = ["\(story.demoURL)/signed-out"].compactMap { RedirectURI($0) }
        if let kept = earlier?.application, let id = Application.ID(kept.clientId),
            try await parts.applications.authenticate(id, of: tenant.id, secret: TokenDigest(of: kept.clientSecret)) != nil
        {
            var change = ApplicationChange()
            (change.redirectURIs, change.postLogoutRedirectURIs) = (redirectURIs, postLogoutRedirectURIs)
            _ = try await parts.applications.change(id, of: tenant.id, change, by: .system)
            return .init(clientId: kept.clientId, clientSecret: kept.clientSecret, redirectURIs: redirectURIs.map(\.text))
        }
        let now = parts.surroundings.now()
        let application = Application(
            id: parts.surroundings.newID(), tenant: tenant.id, name: "Contoso Projects",
            permissions: Set(Permission.allCases), redirectURIs: redirectURIs, postLogoutRedirectURIs: postLogoutRedirectURIs,
            contact: try EmailAddress("projects@contoso.example"), createdAt: now)
        let text = ClientSecret.draw(in: parts.surroundings)
        let secret = ClientSecret(id: parts.surroundings.newID(), hint: ClientSecret.hint(of: text), createdAt: now)
        try await parts.applications.create(application, secret: secret, digest: TokenDigest(of: text), by: .system)
        return .init(clientId: application.id.description, clientSecret: text, redirectURIs: redirectURIs.map(\.text))
    }
}
