import FoundationEssentials
import HTTPTypes
import Hummingbird
import OpenIDConnect
import Vestibule

/// `POST /{tenant}/oauth2/v2.0/token`: tokens for an application itself (RFC 6749 §4.4), and for it about a guest, by a code (§4.1.3), a
/// refresh token (§6) or a device that the guest has allowed (RFC 8628 §3.4).
struct TokenEndpoint: Sendable {
    let clients: ClientCheck
    let lookup: TenantLookup
    let grants: any GrantStore
    let grantTokens: GrantTokens
    let policies: PolicyGate
    let guestTokens: GuestTokens
    let askHooks: AskHooks
    let keys: KeyRing
    let surroundings: Surroundings
    let site: Site

    func issue(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let tenant = try await lookup.tenant(context) else {
            throw OAuthError(.invalidRequest, "No such tenant. The path is /{tenant id or domain}/oauth2/v2.0/token.")
        }
        let form: FormFields
        do { form = try await request.form(context) } catch let refusal as RequestRefusal
            where refusal != .tooLarge && refusal != .tooSlow
        {
            throw OAuthError(.invalidRequest, refusal.sentence)
        }
        let asked = try TokenRequest(form: form.pairs, authorization: request.headers[.authorization])
        let application = try await clients.application(asked.client, of: tenant)
        switch asked.grant {
        case .clientCredentials:
            guard !application.isPublic else {
                throw OAuthError(.unauthorizedClient, "A public application has no secret, and no tokens of its own.")
            }
            // Which API is meant is told by the host that was asked; the scope only has to be of the right form.
            if let scope = asked.scope, !scope.split(separator: " ").allSatisfy({ $0.hasSuffix("/.default") }) {
                throw OAuthError(.invalidScope, "With client credentials the scope ends in /.default.")
            }
            return Response.json(try await answer(for: application))
        case .authorizationCode(let code, let redirectURI, let proofKey):
            let granted = try await grantTokens.spend(
                code, of: tenant.id, by: application.id, redirectURI: redirectURI, challenge: proofKey.challenge,
                policies: try await policies.all(of: tenant))
            return try await answer(try await judged(granted, application, tenant), to: application, tenant, asked)
        case .refreshToken(let token):
            // Judged before it is spent: what goes wrong in between must not look like a token used twice.
            if try await policies.judges(at: tenant),
                let grant = try await grantTokens.grant(behind: token, of: tenant.id, by: application.id)
            {
                try await judge(grant, application, tenant, application.isPublic ? policies.whereabouts(of: request, context) : nil)
            }
            let added = try await claims(before: token, to: application, tenant)
            return try await answer(
                try await grantTokens.refresh(token, of: tenant.id, by: application.id), to: application, tenant, asked,
                adding: added)
        case .deviceCode(let code):
            var whereabouts = policies.whereabouts(of: request, context)
            whereabouts.client = .mobileAppsAndDesktopClients
            let granted = try await poll(code, of: tenant, by: application, from: whereabouts)
            return try await answer(try await judged(granted, application, tenant), to: application, tenant, asked)
        }
    }

    /// Nil for a device code that is none, or was spent.
    private func poll(
        _ code: String, of tenant: Tenant, by application: Application, from whereabouts: Whereabouts
    ) async throws -> GrantTokens.Granted? {
        guard application.allowsDeviceFlow else { throw OAuthError.deviceNotAllowed }
        switch try await grantTokens.poll(code, of: tenant.id, by: application.id, from: whereabouts) {
        case .granted(let granted): return granted
        case .pending: throw OAuthError(.authorizationPending, "The guest has not decided yet. Ask again after the interval.")
        case .tooFast:
            throw OAuthError(
                .slowDown, "Wait \(DeviceRequest.secondsBetweenPolls) seconds longer between two requests from now on.")
        case .denied: throw OAuthError(.accessDenied, "The guest refused.")
        case .expired: throw OAuthError(.expiredToken, "Nobody decided in time. Begin again.")
        case .over: return nil
        }
    }

    /// What was spent to get there cannot be spent again: a grant that the policies do not let pass is over.
    private func judged(
        _ granted: GrantTokens.Granted?, _ application: Application, _ tenant: Tenant
    ) async throws -> GrantTokens.Granted? {
        guard let granted else { return nil }
        do { try await judge(granted.grant, application, tenant, nil) } catch let error as OAuthError {
            try await grants.revoke(granted.grant.id, of: application.id, tenant: tenant.id)
            throw error
        }
        return granted
    }

    /// - Parameter whereabouts: Of who asks; nil where the guest is not there, but where the grant was begun: a confidential application's
    ///   requests come from its server.
    private func judge(
        _ grant: Grant, _ application: Application, _ tenant: Tenant, _ whereabouts: Whereabouts?
    ) async throws {
        switch try await policies.judge(grant, to: application, at: tenant, from: whereabouts).outcome {
        case .admitted: return
        case .demanded:
            throw OAuthError(
                .interactionRequired, "The tenant's policies ask the guest for more. Send the guest to the authorization endpoint.")
        case .blocked, .undecidable: throw OAuthError(.invalidGrant, "The tenant's policies do not let the guest in so any more.")
        }
    }

    private func answer(
        _ granted: GrantTokens.Granted?, to application: Application, _ tenant: Tenant, _ asked: TokenRequest,
        adding added: HookClaims? = nil
    ) async throws -> Response {
        guard let granted else {
            throw OAuthError(
                .invalidGrant, "It was used before, has expired, is another client's, or the guest's session is over. Begin again.")
        }
        guard tenant.admits(granted.grant.session.guest.address.domain) else {
            // What was just spent cannot be spent again: the application begins anew once the rule is lifted.
            try await grants.revoke(granted.grant.id, of: application.id, tenant: tenant.id)
            throw OAuthError(.invalidGrant, "The tenant no longer lets guests of this domain in.")
        }
        guard granted.grant.access.isGranted else {
            try await grants.revoke(granted.grant.id, of: application.id, tenant: tenant.id)
            throw OAuthError(.invalidGrant, NotAssigned(to: application, of: tenant).sentence)
        }
        var claims = added
        if claims == nil {
            do { claims = try await self.claims(for: granted.grant, to: application, tenant) } catch {
                // The code is spent, and nothing came of it.
                try await grants.revoke(granted.grant.id, of: application.id, tenant: tenant.id)
                throw error
            }
        }
        return Response.json(
            try await guestTokens.answer(
                for: granted, to: application, tenant: tenant, adding: claims ?? HookClaims(), clientInfo: asked.wantsClientInfo))
    }

    /// What hooks add to the tokens that a refresh token is to bring. They are asked before it is spent: a hook that fails for a moment
    /// does not end what the application has.
    ///
    /// - Returns: Nil where they are not asked, because the token brings nothing: what is wrong with it is found out where it is spent.
    private func claims(before token: String, to application: Application, _ tenant: Tenant) async throws -> HookClaims? {
        guard !tenant.hooks(at: .tokenIssuing).isEmpty else { return HookClaims() }
        guard let token = Credential(token, kind: .refreshToken), token.tenant == tenant.id,
            let grant = try await grants.grant(behind: token), grant.application == application.id, grant.access.isGranted,
            tenant.admits(grant.session.guest.address.domain)
        else { return nil }
        return try await claims(for: grant, to: application, tenant)
    }

    private func claims(for grant: Grant, to application: Application, _ tenant: Tenant) async throws -> HookClaims {
        let session = grant.session
        let facts = HookFacts(
            guest: .init(session.guest), application: .init(id: application.id, name: application.name),
            signIn: .init(door: session.guest.door, methods: session.methods, provedAt: session.provedAt))
        switch await askHooks(facts, at: .tokenIssuing, of: tenant) {
        case .allow(let claims): return claims
        // Anybody may be a public client: which hook it was, what it said and why it failed is the tenant's alone.
        case .deny, .require: throw OAuthError(.invalidGrant, "The tenant refused the tokens.")
        }
    }

    private func answer(for application: Application) async throws -> TokenAnswer {
        let now = surroundings.now()
        guard let keys = try await keys.keys(of: application.tenant),
            let signer = keys.signer(application.tokenAlgorithm, at: now)
        else { throw NoSigningKey(tenant: application.tenant, algorithm: application.tokenAlgorithm) }
        let issued = Int(now.timeIntervalSince1970)
        let claims = AccessTokenClaims(
            iss: site.links.issuer(of: application.tenant), aud: site.base.origin, sub: application.id.description,
            oid: application.id.description, azp: application.id.description, tid: application.tenant.description,
            roles: application.permissions.map(\.rawValue).sorted(), iat: issued, nbf: issued,
            exp: issued + AccessTokenClaims.life, jti: Base64URL.encode(surroundings.randomBytes(16)))
        return TokenAnswer(token: try signer.token(claims))
    }
}

/// The tenant has no key that signs now: an accident, because every tenant is made with keys.
struct NoSigningKey: Error {
    var tenant: Tenant.ID
    var algorithm: SigningKey.Algorithm
}

/// RFC 6749 §5.1, with `ext_expires_in`, which Microsoft's clients look for.
private struct TokenAnswer: JSONWritable {
    let token: String

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("access_token", token)
            json.member("expires_in", AccessTokenClaims.life)
            json.member("ext_expires_in", AccessTokenClaims.life)
            json.member("token_type", "Bearer")
        }
    }
}
