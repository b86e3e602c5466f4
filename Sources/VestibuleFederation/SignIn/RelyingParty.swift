package import FoundationEssentials
import OpenIDConnect
package import Vestibule

/// Signs guests in at any OpenID provider: Azure AD, Microsoft account, Google, or a partner's own.
///
/// What the providers have in common stands here; what each one's word is worth, in its ``ProviderManners``.
package struct RelyingParty: FederatedSignIn {
    private let transport: any ProviderTransport
    private let shelf: ProviderShelf
    private let now: @Sendable () -> Date

    package init(transport: any ProviderTransport, now: @escaping @Sendable () -> Date) {
        self.transport = transport
        self.now = now
        shelf = ProviderShelf(transport: transport, now: now)
    }

    package func authorizationURL(
        for request: FederatedRequest, at registration: ProviderRegistration
    ) async throws(FederationRefusal) -> String {
        guard let proofKey = ProofKey(verifier: request.verifier) else {
            throw .misconfigured(reason: "the PKCE verifier is none")
        }
        let provider = try await provider(registration.manners)
        return AuthorizationRequest(
            clientID: registration.clientID, redirectURI: request.redirectURI, scope: "openid profile email", state: request.state,
            nonce: request.nonce, proofKey: proofKey, loginHint: request.loginHint?.text,
            // A proof made now lets the person choose too.
            prompt: request.provesAnew ? "login" : request.choosesAccount ? "select_account" : nil
        ).url(at: provider.authorizationEndpoint)
    }

    package func identity(
        provedBy code: String, issuer: String?, for request: FederatedRequest, at registration: ProviderRegistration
    ) async throws(FederationRefusal) -> ProvedIdentity {
        let manners = registration.manners
        let provider = try await provider(manners)
        // Before the code is sent anywhere: it may be another provider's (RFC 9207 §2.4).
        guard issuer.map(manners.issuer.mayBe) ?? !provider.namesItselfInAnswers else {
            throw .untrusted(reason: "the answer is of another issuer")
        }
        let tokens = try await CodeExchange(transport: transport, provider: provider, registration: registration)
            .tokens(for: code, of: request)
        let check = IDTokenCheck(
            issuer: manners.issuer, clientID: registration.clientID, nonce: request.nonce, accessToken: tokens.accessToken)
        var claims = try await claims(of: tokens.idToken, check, keysAt: provider.jwksURI)
        if case .template = manners.issuer, let issuer, issuer != claims.issuer {
            throw .untrusted(reason: "the answer is of another issuer")
        }
        if manners.asksUserInfo, request.needsAddress, claims.email == nil, let endpoint = provider.userInfoEndpoint,
            let token = tokens.accessToken
        {
            claims = try await UserInfo(transport: transport, endpoint: endpoint).completed(claims, accessToken: token)
        }
        return try manners.identity(of: claims)
    }

    private func provider(_ manners: any ProviderManners) async throws(FederationRefusal) -> DiscoveredProvider {
        try await shelf.metadata(at: manners.metadataURL, of: manners.metadataIssuer).content()
    }

    private func claims(
        of token: String, _ check: IDTokenCheck, keysAt url: String
    ) async throws(FederationRefusal) -> IDTokenClaims {
        let header: IDTokenHeader
        do throws(IDTokenFault) { header = try IDTokenHeader(of: token) } catch { throw FederationRefusal(error) }
        let keys = try await shelf.keys(at: url).content { $0.knows(header) }
        do throws(IDTokenFault) {
            let (claims, key) = try await Self.verified(token, by: try keys.candidates(for: header))
            try check.check(claims, at: now())
            guard key.vouches(for: claims) else { throw .keyOfAnotherIssuer }
            return claims
        } catch {
            throw FederationRefusal(error)
        }
    }

    private static func verified(
        _ token: String, by keys: [PublishedKey]
    ) async throws(IDTokenFault) -> (IDTokenClaims, PublishedKey) {
        for key in keys {
            if let claims = try? await key.claims(of: token) { return (claims, key) }
        }
        throw .signature
    }
}

extension FederationRefusal {
    fileprivate init(_ fault: IDTokenFault) { self = .untrusted(reason: "the ID token \(fault.reason)") }
}

extension PublishedKey {
    /// Entra publishes the keys of work and of personal accounts in one set, and says at each for whom it signs.
    fileprivate func vouches(for claims: IDTokenClaims) -> Bool {
        guard let issuer else { return true }
        let whom = issuer.contains(IDTokenCheck.Issuer.placeholder) ? IDTokenCheck.Issuer.template(issuer) : .oneOf([issuer])
        return claims.issuer.map { whom.matches($0, tenantID: claims.tenantID) } ?? false
    }
}
