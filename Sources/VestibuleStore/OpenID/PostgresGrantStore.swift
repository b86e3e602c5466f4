import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresGrantStore: GrantStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    /// Two requests with one code may race. The grant's primary key lets one of them in; the other one, which finds that it was not let
    /// in, looks for what was begun in its stead, and ends that: in a statement of its own, which sees what the first left.
    ///
    /// A first statement that lets nobody in writes nothing and answers nobody, and the second notices and ends at once: whatever stops
    /// the service between them leaves a replay that nobody was told of, which the next try brings to the same end.
    package func begin(
        _ code: AuthorizationCode, of tenant: Tenant.ID, refresh: NewRefreshToken?, judgement: AccessJudgement
    ) async throws -> GrantOutcome {
        let whereabouts = try code.whereabouts.map { try JSONText($0) }
        let policies = try judgement.logged().map { JSONText($0) }
        let request = surroundings.newID(of: Grant.self)
        let event = Event(.applicationEntered, by: .visitor, in: surroundings)
        let begun = try await database.rows(
            of: tenant, pace: .commit,
            """
            with live as (
                \(Self.liveSession("\(code.session)", of: tenant, for: "\(code.application)"))
            ), begun as (
                insert into grants (tenant_id, grant_id, application_id, guest_id, session_id, scope, claims, spent_by, expires_at,
                                    whereabouts, has_second_factor)
                select tenant_id, \(code.grant), \(code.application), guest_id, session_id, \(code.scope), \(code.claims ?? []),
                       \(request), expires_at, \(whereabouts), 'mfa' = any (methods)
                  from live
                on conflict (tenant_id, grant_id) do nothing
                returning tenant_id, grant_id, application_id, session_id, scope, claims, expires_at, whereabouts
            ), refresh as (
                insert into refresh_tokens (tenant_id, token_id, grant_id, digest, expires_at)
                select tenant_id, \(refresh?.id), grant_id, \(refresh?.digest), expires_at
                  from begun where \(refresh != nil)
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select live.tenant_id, \(event.id), \(event.activity.rawValue), 'guest', live.guest_id::text,
                       \(code.application.description), live.guest_id,
                       jsonb_strip_nulls(jsonb_build_object(
                           'methods', live.methods, 'network', \(code.whereabouts?.address?.network)::text,
                           'platform', \(code.whereabouts?.loggedPlatform)::text, 'client', \(code.client?.rawValue)::text,
                           'provedAt', extract(epoch from live.proved_at), 'policies', \(policies)::jsonb))
                  from live join begun using (tenant_id)
            )
            select live.*, begun.grant_id, begun.application_id, begun.scope, begun.claims, begun.whereabouts
              from live join begun using (tenant_id)
            """
        ).first
        if let begun { return .granted(try Self.grant(begun, of: tenant)) }
        let ended = try await database.rows(
            of: tenant,
            """
            update grants set revoked_at = coalesce(revoked_at, now())
             where tenant_id = \(tenant) and grant_id = \(code.grant) and spent_by <> \(request)
            returning grant_id
            """)
        return ended.isEmpty ? .over : .spentBefore
    }

    /// As ``begin(_:of:refresh:)``: of two requests with one token one goes on, and the other ends the grant.
    package func rotate(
        _ token: Credential, of application: Application.ID, to next: NewRefreshToken
    ) async throws -> GrantOutcome {
        let tenant = token.tenant
        let id = NewRefreshToken.ID(rawValue: token.row)
        let request = surroundings.newID(of: Grant.self)
        let kept = try await database.rows(
            of: tenant, pace: .commit,
            """
            with held as (
                select tenant_id, token_id, grant_id from refresh_tokens
                 where tenant_id = \(tenant) and token_id = \(id) and digest = \(token.digest) and used_at is null
                   for update
            ), live as (
                \(Self.liveGrant(of: tenant, where: "r.grant_id = (select grant_id from held) and r.application_id = \(application)"))
            ), used as (
                update refresh_tokens t set used_at = now(), used_by = \(request) from live
                 where t.tenant_id = \(tenant) and t.token_id = \(id) and t.used_at is null
                returning t.tenant_id, t.grant_id
            ), next as (
                insert into refresh_tokens (tenant_id, token_id, grant_id, digest, expires_at)
                select used.tenant_id, \(next.id), used.grant_id, \(next.digest), live.expires_at from used join live using (tenant_id)
            )
            select live.* from live join used using (tenant_id)
            """
        ).first
        if let kept { return .granted(try Self.grant(kept, of: tenant)) }
        let ended = try await database.rows(
            of: tenant,
            """
            update grants g set revoked_at = coalesce(g.revoked_at, now())
              from refresh_tokens t
             where t.tenant_id = \(tenant) and t.token_id = \(id) and t.digest = \(token.digest)
               and t.used_by is not null and t.used_by <> \(request)
               and g.tenant_id = \(tenant) and g.grant_id = t.grant_id and g.application_id = \(application)
            returning g.grant_id
            """)
        return ended.isEmpty ? .over : .spentBefore
    }

    package func grant(_ id: Grant.ID, of tenant: Tenant.ID) async throws -> Grant? {
        try await database.rows(of: tenant, pace: .lookup, Self.liveGrant(of: tenant, where: "r.grant_id = \(id)"))
            .first.map { try Self.grant($0, of: tenant) }
    }

    package func grant(behind token: Credential) async throws -> Grant? {
        let id = NewRefreshToken.ID(rawValue: token.row)
        return try await database.rows(
            of: token.tenant, pace: .lookup,
            Self.liveGrant(
                of: token.tenant,
                where: """
                    r.grant_id = (select grant_id from refresh_tokens
                                   where tenant_id = \(token.tenant) and token_id = \(id) and digest = \(token.digest)
                                     and used_at is null)
                    """)
        ).first.map { try Self.grant($0, of: token.tenant) }
    }

    package func revoke(_ id: Grant.ID, of application: Application.ID, tenant: Tenant.ID) async throws {
        _ = try await database.rows(
            of: tenant,
            """
            update grants set revoked_at = coalesce(revoked_at, now())
             where tenant_id = \(tenant) and grant_id = \(id) and application_id = \(application)
            returning grant_id
            """)
    }

    /// The guest's row with the session's, while both live and the application is one.
    static func liveSession(_ session: Query, of tenant: Tenant.ID, for application: Query) -> Query {
        """
        select \(unescaped: guest), s.session_id, s.methods, s.proved_at, s.expires_at, s.second_factor_at, a.pairwise_sector, \(unescaped: access)
          from sessions s
          join guests g on g.tenant_id = s.tenant_id and g.guest_id = s.guest_id
          join tenants t on t.tenant_id = s.tenant_id
          join applications a on a.tenant_id = s.tenant_id
         cross join lateral (\(accessOfGuest(in: tenant))) access
         where s.tenant_id = \(tenant) and s.session_id = \(session)
           and a.application_id = \(application) and a.disabled_at is null and a.deleted_at is null
           and \(unescaped: isLive)
        """
    }

    private static func liveGrant(of tenant: Tenant.ID, where condition: Query) -> Query {
        """
        select \(unescaped: guest), s.session_id,
               -- A proof that came later is not this application's: whoever let it in may have been somebody else.
               case when r.has_second_factor is false then array_remove(s.methods, 'mfa') else s.methods end as methods,
               s.proved_at, s.expires_at, s.second_factor_at, r.grant_id,
               r.application_id, r.scope, r.claims, r.whereabouts, a.pairwise_sector, \(unescaped: access)
          from grants r
          join sessions s on s.tenant_id = r.tenant_id and s.session_id = r.session_id
          join guests g on g.tenant_id = r.tenant_id and g.guest_id = r.guest_id
          join tenants t on t.tenant_id = r.tenant_id
          join applications a on a.tenant_id = r.tenant_id and a.application_id = r.application_id
         cross join lateral (\(accessOfGuest(in: tenant))) access
         where r.tenant_id = \(tenant) and \(condition) and r.revoked_at is null
           and a.disabled_at is null and a.deleted_at is null
           and \(unescaped: isLive)
        """
    }

    /// A guest's row holds more, traces of routes among it.
    private static let guest = """
        g.tenant_id, g.guest_id, g.address, g.display_name, g.preferred_language, g.state, g.state_changed_at, g.is_enabled,
        g.identity_door, g.created_at
        """

    private static let access = "a.requires_assignment, access.is_assigned, access.roles"

    /// What the guest is to the application, read with the rest: what is taken away is gone with the next use.
    private static func accessOfGuest(in tenant: Tenant.ID) -> Query {
        ApplicationAccess.selection(of: tenant, guest: "g.guest_id", application: "a.application_id")
    }

    private static let isLive = """
        not s.is_held and s.ended_at is null and s.expires_at > now()
        and g.deleted_at is null and g.is_enabled and \(AccessEnd.lies(ahead: "g"))
        and g.state = 'Accepted' and (g.sessions_valid_from is null or g.sessions_valid_from <= s.proved_at) and t.status = 'active'
        """

    static func grant(_ row: Row, of tenant: Tenant.ID) throws -> Grant {
        Grant(
            id: try row.decode("grant_id"), application: try row.decode("application_id"), scope: try row.decode("scope"),
            claims: try row.decode("claims"), pairwiseSector: try row.decode("pairwise_sector"),
            session: Session(
                id: try row.decode("session_id"), tenant: tenant, guest: try PostgresGuestStore.guest(row, of: tenant),
                provedAt: try row.decode("proved_at"), expiresAt: try row.decode("expires_at"),
                methods: try row.decode("methods"), secondFactorAt: try row.decode("second_factor_at")),
            access: try ApplicationAccess(row),
            // What another program wrote is not known here.
            whereabouts: try row.decode("whereabouts", as: JSONText?.self).flatMap {
                try? JSONDecoder().decode(Whereabouts.self, from: Data($0.rawValue.utf8))
            })
    }
}

extension JSONText {
    init(_ whereabouts: Whereabouts) throws {
        self.init(String(decoding: try JSONEncoder().encode(whereabouts), as: UTF8.self))
    }
}
