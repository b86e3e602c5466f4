package import FoundationEssentials

/// Where applications and their secrets are kept; every change writes its audit event in the same transaction.
package protocol ApplicationStore: Sendable {
    /// The application, disabled ones too; nil for a foreign or unknown id.
    func application(_ id: Application.ID, of tenant: Tenant.ID) async throws -> Application?
    /// The same, as it was at most a second ago: what checks each request asks.
    func recentApplication(_ id: Application.ID, of tenant: Tenant.ID) async throws -> Application?
    /// In the order of their ids, after `cursor`; those of one name, in whatever case, when given.
    func list(of tenant: Tenant.ID, named name: String?, after cursor: Application.ID?, limit: Int) async throws -> [Application]
    func create(_ application: Application, secret: ClientSecret, digest: TokenDigest, by actor: Actor) async throws
    /// Nil when there is no such application.
    func change(
        _ id: Application.ID, of tenant: Tenant.ID, _ change: ApplicationChange, by actor: Actor
    ) async throws -> Application?
    func delete(_ id: Application.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool
    func secrets(of id: Application.ID, tenant: Tenant.ID) async throws -> [ClientSecret]
    /// Adds a secret; with `overlap` every earlier one ends that many seconds from now.
    func addSecret(
        _ secret: ClientSecret, digest: TokenDigest, to id: Application.ID, of tenant: Tenant.ID, overlap: Int?,
        by actor: Actor
    ) async throws -> Bool
    func revokeSecret(
        _ secret: ClientSecret.ID, of id: Application.ID, tenant: Tenant.ID, by actor: Actor
    ) async throws -> Bool
    func keys(of id: Application.ID, tenant: Tenant.ID) async throws -> [ClientKey]
    func addKey(
        _ key: ClientKey, to id: Application.ID, of tenant: Tenant.ID, by actor: Actor
    ) async throws -> AddedKey
    func revokeKey(_ key: ClientKey.ID, of id: Application.ID, tenant: Tenant.ID, by actor: Actor) async throws -> Bool
    /// The application with its live keys: enabled, of an active tenant.
    ///
    /// - Parameter isAnew: Else as it was at most a second ago.
    func keyHolder(_ id: Application.ID, of tenant: Tenant.ID, isAnew: Bool) async throws -> KeyHolder?
    /// Notes that an assertion was used.
    ///
    /// - Returns: False for one that was used before.
    func spend(
        assertion: TokenDigest, until end: Date, of id: Application.ID, tenant: Tenant.ID
    ) async throws -> Bool
    /// The application whose live secret this is, in one round trip: enabled, of an active tenant.
    func authenticate(
        _ id: Application.ID, of tenant: Tenant.ID, secret: TokenDigest
    ) async throws -> Application?
}

extension ApplicationStore {
    package func list(of tenant: Tenant.ID, after cursor: Application.ID?, limit: Int) async throws -> [Application] {
        try await list(of: tenant, named: nil, after: cursor, limit: limit)
    }
}

package enum AddedKey: Sendable, Equatable {
    case added
    case noSuchApplication
    /// ``ClientKey/most`` of them work already.
    case tooMany
}

package struct ApplicationChange: Sendable, Equatable {
    package var name: String?
    package var permissions: Set<Permission>?
    package var tokenAlgorithm: SigningKey.Algorithm?
    package var redirectURIs: [RedirectURI]?
    package var postLogoutRedirectURIs: [RedirectURI]?
    package var isPublic: Bool?
    package var allowsDeviceFlow: Bool?
    package var idTokenAlgorithm: SigningKey.Algorithm?
    /// The inner nil: it knows guests by their ids again.
    package var pairwiseSector: String??
    /// The inner nil: it no longer wants to know.
    package var backchannelLogoutURI: RedirectURI??
    package var requiresAssignment: Bool?
    /// The inner nil: it has none any more.
    package var startURL: RedirectURL??
    package var takesAccessRequests: Bool?
    package var contact: EmailAddress?
    package var isDisabled: Bool?

    package init() {}
}
