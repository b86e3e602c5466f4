import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresApplicationStore: ApplicationStore {
    let database: Database
    let surroundings: Surroundings
    private let snapshots = Snapshots<Key, Application>()
    /// Who may have a token, with the digests of the secrets and the keys that live, as of a second ago at most: that is how soon a secret, a key or
    /// an application that is taken away bites.
    let clients = Snapshots<Key, Client>()

    /// Of the tenant and the application both: somebody else's question about a public client id must not touch what is known.
    struct Key: Hashable, Sendable {
        var tenant: Tenant.ID
        var application: Application.ID

        init(_ tenant: Tenant.ID, _ application: Application.ID) {
            self.tenant = tenant
            self.application = application
        }
    }

    struct Client: Sendable {
        var application: Application
        var digests: [TokenDigest]
        var keys: [ClientKey.Material]
    }

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func application(_ id: Application.ID, of tenant: Tenant.ID) async throws -> Application? {
        try await database.rows(
            of: tenant,
            "select * from applications where tenant_id = \(tenant) and application_id = \(id) and deleted_at is null"
        ).first.map(Self.application)
    }

    package func recentApplication(_ id: Application.ID, of tenant: Tenant.ID) async throws -> Application? {
        if let kept = snapshots.value(Key(tenant, id)) { return kept }
        let asked = ContinuousClock.now
        guard let read = try await application(id, of: tenant) else { return nil }
        snapshots.keep(read, for: Key(tenant, id), as: asked)
        return read
    }

    func forget(_ id: Application.ID, of tenant: Tenant.ID) {
        snapshots.forget(Key(tenant, id))
        clients.forget(Key(tenant, id))
    }

    package func list(
        of tenant: Tenant.ID, named name: String?, after cursor: Application.ID?, limit: Int
    ) async throws -> [Application] {
        try await database.rows(
            of: tenant,
            """
            select * from applications
             where tenant_id = \(tenant) and deleted_at is null and (\(cursor)::uuid is null or application_id > \(cursor))
               and (\(name)::text is null or lower(name) = lower(\(name)))
             order by application_id limit \(limit)
            """
        ).map(Self.application)
    }

    package func create(
        _ application: Application, secret: ClientSecret, digest: TokenDigest, by actor: Actor
    ) async throws {
        let event = Event(.applicationCreated, by: actor, in: surroundings)
        _ = try await database.unit(
            of: application.tenant,
            """
            insert into applications (tenant_id, application_id, name, permissions, token_algorithm, contact,
                                      redirect_uris, post_logout_redirect_uris, is_public, allows_device_flow,
                                      id_token_algorithm, pairwise_sector, backchannel_logout_uri, requires_assignment,
                                      start_url, takes_access_requests)
            values (\(application.tenant), \(application.id), \(application.name),
                    \(application.permissions.map(\.rawValue).sorted()), \(application.tokenAlgorithm.rawValue),
                    \(application.contact?.text), \(application.redirectURIs.map(\.text)),
                    \(application.postLogoutRedirectURIs.map(\.text)), \(application.isPublic),
                    \(application.allowsDeviceFlow),
                    \(application.idTokenAlgorithm.rawValue), \(application.pairwiseSector),
                    \(application.backchannelLogoutURI?.text), \(application.requiresAssignment),
                    \(application.startURL?.text), \(application.takesAccessRequests))
            """,
            """
            insert into client_secrets (tenant_id, application_id, secret_id, digest, hint, expires_at)
            values (\(application.tenant), \(application.id), \(secret.id), \(digest), \(secret.hint), \(secret.expiresAt))
            """,
            event.written(of: application.tenant, target: application.id.description))
    }

    package func change(
        _ id: Application.ID, of tenant: Tenant.ID, _ change: ApplicationChange, by actor: Actor
    ) async throws -> Application? {
        defer { forget(id, of: tenant) }
        let event = Event(.applicationChanged, by: actor, in: surroundings)
        return try await database.rows(
            of: tenant,
            """
            with changed as (
                update applications set
                    name = coalesce(\(change.name), name),
                    permissions = coalesce(\(change.permissions.map { $0.map(\.rawValue).sorted() }), permissions),
                    token_algorithm = coalesce(\(change.tokenAlgorithm?.rawValue), token_algorithm),
                    contact = coalesce(\(change.contact?.text), contact),
                    redirect_uris = coalesce(\(change.redirectURIs.map { $0.map(\.text) }), redirect_uris),
                    post_logout_redirect_uris =
                        coalesce(\(change.postLogoutRedirectURIs.map { $0.map(\.text) }), post_logout_redirect_uris),
                    is_public = coalesce(\(change.isPublic), is_public),
                    allows_device_flow = coalesce(\(change.allowsDeviceFlow), allows_device_flow),
                    id_token_algorithm = coalesce(\(change.idTokenAlgorithm?.rawValue), id_token_algorithm),
                    pairwise_sector = case when \(change.pairwiseSector != nil) then \(change.pairwiseSector ?? nil)
                                           else pairwise_sector end,
                    backchannel_logout_uri = case when \(change.backchannelLogoutURI != nil)
                                                  then \(change.backchannelLogoutURI.flatMap { $0?.text })
                                                  else backchannel_logout_uri end,
                    requires_assignment = coalesce(\(change.requiresAssignment), requires_assignment),
                    start_url = case when \(change.startURL != nil) then \(change.startURL.flatMap { $0?.text }) else start_url end,
                    takes_access_requests = coalesce(\(change.takesAccessRequests), takes_access_requests),
                    disabled_at = case \(change.isDisabled) when true then coalesce(disabled_at, now())
                                                            when false then null else disabled_at end
                 where tenant_id = \(tenant) and application_id = \(id) and deleted_at is null
                returning *
            ), event as (
                \(event.beside("changed", target: id.description))
            )
            select * from changed
            """
        ).first.map(Self.application)
    }

    package func delete(_ id: Application.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        defer { forget(id, of: tenant) }
        let event = Event(.applicationDeleted, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with gone as (
                update applications set deleted_at = now()
                 where tenant_id = \(tenant) and application_id = \(id) and deleted_at is null
                returning tenant_id, application_id
            ), secrets as (
                update client_secrets s set revoked_at = coalesce(s.revoked_at, now()) from gone
                 where s.tenant_id = gone.tenant_id and s.application_id = gone.application_id
            ), event as (
                \(event.beside("gone", target: id.description))
            )
            select application_id from gone
            """
        ).isEmpty
    }

    static func application(_ row: Row) throws -> Application {
        Application(
            id: try row.decode("application_id"), tenant: try row.decode("tenant_id"), name: try row.decode("name"),
            permissions: Set(try row.decode("permissions", as: [String].self).compactMap(Permission.init(rawValue:))),
            tokenAlgorithm: try row.word("token_algorithm"),
            redirectURIs: try row.decode("redirect_uris", as: [String].self).compactMap { RedirectURI($0) },
            postLogoutRedirectURIs: try row.decode("post_logout_redirect_uris", as: [String].self).compactMap { RedirectURI($0) },
            isPublic: try row.decode("is_public"), allowsDeviceFlow: try row.decode("allows_device_flow"),
            idTokenAlgorithm: try row.word("id_token_algorithm"),
            pairwiseSector: try row.decode("pairwise_sector"),
            backchannelLogoutURI: try row.decode("backchannel_logout_uri", as: String?.self).flatMap { RedirectURI($0) },
            requiresAssignment: try row.decode("requires_assignment"),
            startURL: try row.decode("start_url", as: String?.self).flatMap { try? RedirectURL($0) },
            takesAccessRequests: try row.decode("takes_access_requests"), contact: try row.decode("contact"),
            createdAt: try row.decode("created_at"), disabledAt: try row.decode("disabled_at"))
    }
}
