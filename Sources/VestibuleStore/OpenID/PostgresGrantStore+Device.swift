import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresGrantStore {
    /// One statement. `held` takes the row's lock first, so that a decision or another poll comes wholly before or wholly after: of two
    /// polls at one time the second finds the request spent. The grant's id is the request's, so that there is never a second one.
    package func begin(
        _ device: Credential, by application: Application.ID, refresh: NewRefreshToken, whereabouts: Whereabouts
    ) async throws -> DevicePollOutcome<Grant> {
        let tenant = device.tenant
        let id = DeviceRequest.ID(rawValue: device.row)
        let event = Event(.applicationEntered, by: .visitor, in: surroundings)
        let row = try await database.rows(
            of: tenant,
            """
            with held as (
                select tenant_id, request_id, scope, session_id, is_allowed, expires_at > now() as is_alive,
                       spent_at is not null as is_spent,
                       coalesce(polled_at > now() - make_interval(secs => seconds_between), false) as is_early
                  from device_requests
                 where tenant_id = \(tenant) and request_id = \(id) and digest = \(device.digest)
                   and application_id = \(application)
                   for update
            ), paced as (
                update device_requests d set
                    polled_at = now(),
                    seconds_between = d.seconds_between
                        + case when held.is_early then \(Int32(DeviceRequest.secondsBetweenPolls)) else 0 end
                  from held
                 where d.tenant_id = \(tenant) and d.request_id = \(id) and held.is_allowed is null and held.is_alive
            ), live as (
                \(Self.liveSession(
                    "(select session_id from held where is_allowed and is_alive and not is_spent)", of: tenant,
                    for: "\(application)"))
            ), spent as (
                update device_requests d set spent_at = now() from live
                 where d.tenant_id = \(tenant) and d.request_id = \(id) and d.spent_at is null
                returning d.tenant_id
            ), begun as (
                insert into grants (tenant_id, grant_id, application_id, guest_id, session_id, scope, spent_by, expires_at, whereabouts,
                                    has_second_factor)
                select live.tenant_id, held.request_id, \(application), live.guest_id, live.session_id, held.scope,
                       held.request_id, live.expires_at, \(try JSONText(whereabouts)), 'mfa' = any (live.methods)
                  from spent join live using (tenant_id) join held using (tenant_id)
                returning tenant_id, grant_id, application_id, scope, claims, expires_at, whereabouts
            ), refresh as (
                insert into refresh_tokens (tenant_id, token_id, grant_id, digest, expires_at)
                select tenant_id, \(refresh.id), grant_id, \(refresh.digest), expires_at
                  from begun where \(GrantTokens.staysSignedIn) = any(scope)
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select live.tenant_id, \(event.id), \(event.activity.rawValue), 'guest', live.guest_id::text,
                       \(application.description), live.guest_id, jsonb_strip_nulls(jsonb_build_object(
                           'methods', live.methods, 'flow', 'device', 'network', \(whereabouts.address?.network)::text,
                           'platform', \(whereabouts.loggedPlatform)::text, 'client', \(whereabouts.client?.rawValue)::text,
                           'provedAt', extract(epoch from live.proved_at)))
                  from live join begun using (tenant_id)
            )
            select live.*, begun.grant_id, begun.application_id, begun.scope, begun.claims, begun.whereabouts,
                   held.is_allowed, held.is_alive, held.is_spent, held.is_early
              from held left join begun using (tenant_id) left join live using (tenant_id)
            """
        ).first
        guard let row else { return .over }
        if try row.decode("grant_id", as: Grant.ID?.self) != nil { return .granted(try Self.grant(row, of: tenant)) }
        if try row.decode("is_spent", as: Bool.self) { return .over }
        guard try row.decode("is_alive", as: Bool.self) else { return .expired }
        // What was decided is said however soon: there is nothing more to wait for.
        switch try row.decode("is_allowed", as: Bool?.self) {
        case true: return .over
        case false: return .denied
        case nil: return try row.decode("is_early", as: Bool.self) ? .tooFast : .pending
        }
    }
}
