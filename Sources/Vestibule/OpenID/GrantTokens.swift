import FoundationEssentials

/// From a code, a device or a refresh token to a grant that tokens can be made of.
package struct GrantTokens: Sendable {
    private let grants: any GrantStore
    private let vault: Vault
    private let surroundings: Surroundings

    package init(grants: any GrantStore, vault: Vault, surroundings: Surroundings) {
        self.grants = grants
        self.vault = vault
        self.surroundings = surroundings
    }

    package struct Granted: Sendable {
        package var grant: Grant
        package var nonce: String?
        /// The refresh token, shown this once.
        package var refresh: Credential?
    }

    /// A new code for a session.
    package func code(
        for session: Session, application: Application.ID, redirectURI: String, challenge: String, nonce: String?, scope: [String],
        claims: [String], whereabouts: Whereabouts, client: ClientKind, judgement: AccessJudgement
    ) throws -> String {
        try AuthorizationCode(
            grant: surroundings.newID(), session: session.id, application: application, redirectURI: redirectURI,
            challenge: challenge, nonce: nonce, scope: scope, claims: claims, whereabouts: whereabouts,
            client: client, policies: PolicyMark.marks(of: judgement), madeAt: surroundings.now()
        ).text(of: session.tenant, with: vault)
    }

    /// - Parameter challenge: Of the verifier that came with the code (RFC 7636 §4.6).
    /// - Returns: Nil for whatever is wrong with it: nobody is told what.
    package func spend(
        _ text: String, of tenant: Tenant.ID, by application: Application.ID, redirectURI: String, challenge: String,
        policies: ConditionalAccess
    ) async throws -> Granted? {
        guard let code = AuthorizationCode(text, of: tenant, with: vault), code.application == application,
            code.redirectURI == redirectURI, code.challenge == challenge
        else { return nil }
        guard (-60..<AuthorizationCode.life).contains(surroundings.now().timeIntervalSince(code.madeAt)) else {
            // Was it spent in its time, it is presented a second time now.
            try await grants.revoke(code.grant, of: application, tenant: tenant)
            return nil
        }
        let refresh = code.scope.contains(Self.staysSignedIn) ? newRefreshToken(of: tenant) : nil
        guard
            case .granted(let grant) = try await grants.begin(
                code, of: tenant, refresh: refresh?.new,
                judgement: AccessJudgement(of: code.policies ?? [], by: policies))
        else { return nil }
        return Granted(grant: grant, nonce: code.nonce, refresh: refresh?.credential)
    }

    /// The grant behind a refresh token that is not spent by looking at it; nil for whatever is wrong with it.
    package func grant(behind text: String, of tenant: Tenant.ID, by application: Application.ID) async throws -> Grant? {
        guard let token = Credential(text, kind: .refreshToken), token.tenant == tenant,
            let grant = try await grants.grant(behind: token), grant.application == application
        else { return nil }
        return grant
    }

    /// - Returns: Nil for whatever is wrong with it.
    package func refresh(_ text: String, of tenant: Tenant.ID, by application: Application.ID) async throws -> Granted? {
        guard let token = Credential(text, kind: .refreshToken), token.tenant == tenant else { return nil }
        let next = newRefreshToken(of: tenant)
        guard case .granted(let grant) = try await grants.rotate(token, of: application, to: next.new) else { return nil }
        return Granted(grant: grant, nonce: nil, refresh: next.credential)
    }

    /// What a device learns that asks with its code.
    package func poll(
        _ text: String, of tenant: Tenant.ID, by application: Application.ID, from whereabouts: Whereabouts
    ) async throws -> DevicePollOutcome<Granted> {
        guard let device = Credential(text, kind: .deviceCode), device.tenant == tenant else { return .over }
        let refresh = newRefreshToken(of: tenant)
        return try await grants.begin(device, by: application, refresh: refresh.new, whereabouts: whereabouts).map { grant in
            Granted(grant: grant, nonce: nil, refresh: grant.scope.contains(Self.staysSignedIn) ? refresh.credential : nil)
        }
    }

    /// The scope that asks for a refresh token (OpenID Connect Core 1.0 §11).
    package static let staysSignedIn = "offline_access"

    private func newRefreshToken(of tenant: Tenant.ID) -> (new: NewRefreshToken, credential: Credential) {
        let id = surroundings.newID(of: NewRefreshToken.self)
        let credential = Credential(.refreshToken, tenant: tenant, row: id, in: surroundings)
        return (NewRefreshToken(id: id, digest: credential.digest), credential)
    }
}
