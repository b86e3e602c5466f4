import OpenIDConnect
import Vestibule

/// Holds a client's authentication against the tenant's applications.
struct ClientCheck: Sendable {
    let applications: any ApplicationStore

    /// - Throws: `invalid_client`, the same whatever is wrong.
    func application(_ client: ClientAuthentication, of tenant: Tenant) async throws -> Application {
        guard let id = Application.ID(client.id), let found = try await found(id, client, of: tenant) else {
            throw OAuthError(
                .invalidClient, "The client id or secret is wrong, expired or revoked, or the application is disabled.",
                triedBasic: client.triedBasic)
        }
        return found
    }

    private func found(_ id: Application.ID, _ client: ClientAuthentication, of tenant: Tenant) async throws -> Application? {
        if let secret = client.secret {
            // What a public application was once given is in everybody's hands by now.
            return try await applications.authenticate(id, of: tenant.id, secret: TokenDigest(of: secret)).flatMap {
                $0.isPublic ? nil : $0
            }
        }
        guard tenant.status == .active, let application = try await applications.recentApplication(id, of: tenant.id),
            application.isPublic, application.disabledAt == nil
        else { return nil }
        return application
    }
}
