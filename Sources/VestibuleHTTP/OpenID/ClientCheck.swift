import FoundationEssentials
import OpenIDConnect
import Vestibule

/// Holds a client's authentication against the tenant's applications.
struct ClientCheck: Sendable {
    let applications: any ApplicationStore
    let surroundings: Surroundings
    let site: Site

    /// - Throws: `invalid_client`, the same whatever is wrong with a secret or a signature; what an assertion says wrongly
    ///   is said.
    func application(_ client: ClientAuthentication, of tenant: Tenant) async throws -> Application {
        guard let id = Application.ID(client.id), let found = try await found(id, client, of: tenant) else {
            throw OAuthError(
                .invalidClient,
                "The client id, secret or signing key is wrong, expired or revoked, or the application is disabled.",
                triedBasic: client.triedBasic)
        }
        return found
    }

    private func found(_ id: Application.ID, _ client: ClientAuthentication, of tenant: Tenant) async throws -> Application? {
        switch client.proof {
        case .secret(let secret):
            // What a public application was once given is in everybody's hands by now.
            return try await applications.authenticate(id, of: tenant.id, secret: TokenDigest(of: secret)).flatMap {
                $0.isPublic ? nil : $0
            }
        case .assertion(let assertion):
            // First what costs nothing: none of it is a secret.
            try assertion.check(
                client: id.description,
                audiences: [site.links.issuer(of: tenant.id), site.links.tokenEndpoint(of: tenant.id)], at: surroundings.now())
            guard let application = try await signer(of: assertion, id, tenant), !application.isPublic else { return nil }
            try await spend(assertion, of: application, tenant)
            return application
        case .none:
            guard tenant.status == .active, let application = try await applications.recentApplication(id, of: tenant.id),
                application.isPublic, application.disabledAt == nil
            else { return nil }
            return application
        }
    }

    private func signer(of assertion: ClientAssertion, _ id: Application.ID, _ tenant: Tenant) async throws -> Application? {
        var tried: Set<ClientKey.Material> = []
        // A key that is not known may be a new one.
        for isAnew in [false, true] {
            guard let holder = try await applications.keyHolder(id, of: tenant.id, isAnew: isAnew) else { return nil }
            for key in holder.keys where tried.insert(key).inserted {
                if await key.signed(assertion) { return holder.application }
            }
        }
        return nil
    }

    private func spend(_ assertion: ClientAssertion, of application: Application, _ tenant: Tenant) async throws {
        guard assertion.isForOneUse else { return }
        // As long as the check would take it again, and a while for the clocks of other replicas.
        let end = assertion.expiresAt.addingTimeInterval(300)
        guard
            try await applications.spend(
                assertion: TokenDigest(of: assertion.id), until: end, of: application.id, tenant: tenant.id)
        else { throw OAuthError(.invalidClient, "client_assertion: it was used before. Sign a new one, with another jti.") }
    }
}
