import FoundationEssentials
package import Vestibule

/// Makes logout tokens: what tells an application that a guest's session is over (OpenID Connect Back-Channel Logout 1.0 §2.4).
package struct LogoutTokens: Sendable {
    private let keys: KeyRing
    private let tenants: any TenantStore
    private let surroundings: Surroundings
    private let site: Site

    package init(
        signingKeys: any SigningKeyStore, tenants: any TenantStore, vault: Vault, surroundings: Surroundings, site: Site
    ) {
        keys = KeyRing(store: signingKeys, vault: vault, surroundings: surroundings)
        self.tenants = tenants
        self.surroundings = surroundings
        self.site = site
    }

    /// Good for two minutes from now; its `jti` is the same in every try.
    ///
    /// - Returns: Nil when the tenant is gone, and nobody has to be told anything any more.
    package func token(for logout: Logout) async throws -> String? {
        let now = surroundings.now()
        let application = logout.application
        guard let tenant = try await tenants.tenant(logout.tenant) else { return nil }
        guard let signer = try await keys.keys(of: tenant.id)?.signer(application.idTokenAlgorithm, at: now) else {
            throw NoSigningKey(tenant: tenant.id, algorithm: application.idTokenAlgorithm)
        }
        let names = SubjectNames(sector: application.pairwiseSector, in: tenant)
        return try signer.token(
            LogoutClaims(
                issuer: site.links.issuer(of: tenant.id), audience: application.id.description,
                subject: names.name(of: logout.guest), session: names.name(of: logout.session),
                issuedAt: Int(now.timeIntervalSince1970), id: logout.id.description), as: .logout)
    }
}

private struct LogoutClaims: JSONWritable {
    let issuer: String
    let audience: String
    let subject: String
    let session: String
    let issuedAt: Int
    let id: String

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("iss", issuer)
            json.member("aud", audience)
            json.member("sub", subject)
            json.member("sid", session)
            json.member("iat", issuedAt)
            json.member("exp", issuedAt + 120)
            json.member("jti", id)
            json.member("events") {
                $0.object { $0.member("http://schemas.openid.net/event/backchannel-logout") { $0.object { _ in } } }
            }
        }
    }
}
