/// That an application may know a guest: begun by a code, kept by refresh tokens, over with the session that it came from.
package struct Grant: Sendable, Equatable {
    package typealias ID = Identifier<Grant>

    package var id: ID
    package var application: Application.ID
    package var scope: [String]
    /// Claims that were asked for one by one, as `id_token:email` or `userinfo:name`.
    package var claims: [String]
    /// ``Application/pairwiseSector`` as it is now.
    package var pairwiseSector: String?
    /// Whose, since when, and how they proved it. The grant lives no longer than this.
    package var session: Session
    /// What the guest is to the application now.
    package var access: ApplicationAccess
    /// From where the guest came to the application; of a device, from where it asked; nil where it was not written down.
    package var whereabouts: Whereabouts?

    package init(
        id: ID, application: Application.ID, scope: [String], claims: [String] = [], pairwiseSector: String? = nil,
        session: Session,
        access: ApplicationAccess, whereabouts: Whereabouts? = nil
    ) {
        self.id = id
        self.application = application
        self.scope = scope
        self.claims = claims
        self.pairwiseSector = pairwiseSector
        self.session = session
        self.access = access
        self.whereabouts = whereabouts
    }
}

/// A refresh token made ready; the statement that ends the one before begins it.
package struct NewRefreshToken: Sendable {
    package typealias ID = Identifier<NewRefreshToken>

    package var id: ID
    package var digest: TokenDigest
}

package enum GrantOutcome: Sendable, Equatable {
    case granted(Grant)
    /// What was presented had been spent before. Everything that came of it is dead now (RFC 9700 §2.2.2, §4.5).
    case spentBefore
    /// The session or the application is gone, or what was presented is none of ours.
    case over
}

package protocol GrantStore: Sendable {
    /// Spends a code, once.
    ///
    /// - Parameters:
    ///   - refresh: Begins with the grant where the application asked for it.
    ///   - judgement: What policies said of the sign-in, for its event.
    func begin(
        _ code: AuthorizationCode, of tenant: Tenant.ID, refresh: NewRefreshToken?, judgement: AccessJudgement
    ) async throws -> GrantOutcome
    /// Spends a refresh token, once, and begins the next.
    func rotate(_ token: Credential, of application: Application.ID, to next: NewRefreshToken) async throws -> GrantOutcome
    /// Answers a device; when its guest has allowed it, by a grant, once. What is asked a second time is ``DevicePollOutcome/over`` and ends
    /// nothing.
    ///
    /// - Parameters:
    ///   - refresh: Begins with the grant where its scope holds `offline_access`.
    ///   - whereabouts: Kept with it.
    func begin(
        _ device: Credential, by application: Application.ID, refresh: NewRefreshToken, whereabouts: Whereabouts
    ) async throws -> DevicePollOutcome<Grant>
    /// The grant, as long as its session lives, it was not revoked and its application is enabled.
    func grant(_ id: Grant.ID, of tenant: Tenant.ID) async throws -> Grant?
    /// The grant behind a refresh token that still works.
    func grant(behind token: Credential) async throws -> Grant?
    /// Ends a grant with all its tokens, by its application.
    func revoke(_ id: Grant.ID, of application: Application.ID, tenant: Tenant.ID) async throws
}
