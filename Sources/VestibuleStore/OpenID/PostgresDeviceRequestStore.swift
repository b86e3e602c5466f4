import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresDeviceRequestStore: DeviceRequestStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    /// What waits is read, not locked: requests at the same moment may go over by as many as they are.
    package func begin(_ new: NewDeviceRequest, of tenant: Tenant.ID) async throws -> BeginDeviceOutcome {
        let row = try await database.rows(
            of: tenant,
            """
            with crowd as (
                select count(*) filter (where network = \(new.network)) >= \(DeviceRequest.mostPending)
                       or count(*) >= \(DeviceRequest.mostPendingAnywhere) as is_full, min(expires_at) as free_at
                  from device_requests
                 where tenant_id = \(tenant) and application_id = \(new.application)
                   and decided_at is null and expires_at > now()
            ), begun as (
                insert into device_requests (tenant_id, request_id, digest, user_code, application_id, scope, network, expires_at,
                                             seconds_between)
                select \(tenant), \(new.id), \(new.digest), \(new.userCode), \(new.application), \(new.scope), \(new.network),
                       now() + make_interval(secs => \(DeviceRequest.life)), \(Int32(DeviceRequest.secondsBetweenPolls))
                  from crowd where not is_full
                on conflict (tenant_id, user_code) do nothing
                returning tenant_id
            )
            select is_full, free_at, exists (select from begun) as is_begun from crowd
            """
        ).onlyRow
        if try row.decode("is_begun", as: Bool.self) { return .begun }
        guard try row.decode("is_full", as: Bool.self) else { return .codeTaken }
        return .tooMany(until: try row.decode("free_at"))
    }

    /// Two statements of one transaction. The first counts a guess, and by that takes the counters' locks: of any number at once each sees
    /// what the one before it left. The second compares, unless there were too many, and takes the count back for what was right or
    /// not compared. Of two who decide at one time the update's condition lets one.
    package func find(
        _ code: [UInt8], deciding isAllowed: Bool?, by session: Session, from network: String
    ) async throws -> TypedCodeOutcome {
        let tenant = session.tenant
        let (guest, place) = (DeviceRequest.guesser(session.guest.id), DeviceRequest.guesser(network))
        let decided = Event(isAllowed == true ? .deviceAllowed : .deviceRefused, by: .guest(session.guest.id), in: surroundings)
        let refused = Event(.deviceCodeRefused, by: .guest(session.guest.id), in: surroundings)
        let row = try await database.unit(
            of: tenant,
            """
            insert into device_guesses as g (tenant_id, guesser, wrong)
            select \(tenant), guesser, 1 from unnest(\([guest, place])::text[]) as asking (guesser) order by guesser
            on conflict on constraint device_guesses_pkey do update
               set wrong = case when g.hour_began_at > now() - interval '1 hour' then g.wrong else 0 end + 1,
                   hour_began_at = case when g.hour_began_at > now() - interval '1 hour' then g.hour_began_at else now() end
            """,
            """
            with counts as (
                select tenant_id, guesser, hour_began_at,
                       wrong > case guesser when \(guest) then \(Int32(DeviceRequest.wrongCodesOfGuest))
                                            else \(Int32(DeviceRequest.wrongCodesOfNetwork)) end as is_locked
                  from device_guesses where tenant_id = \(tenant) and guesser in (\(guest), \(place))
            ), standing as (
                select max(hour_began_at + interval '1 hour') filter (where is_locked) as locked_until from counts
            ), waiting as (
                select d.tenant_id, d.request_id, d.application_id, d.scope, d.network, d.created_at, p.name
                  from standing
                  join device_requests d on d.tenant_id = \(tenant) and d.user_code = \(code)
                  join applications p on p.tenant_id = \(tenant) and p.application_id = d.application_id
                 where standing.locked_until is null and d.decided_at is null and d.expires_at > now() and p.allows_device_flow
                   and exists (\(PostgresGrantStore.liveSession("\(session.id)", of: tenant, for: "d.application_id")))
            ), decided as (
                update device_requests d set
                    decided_at = now(), is_allowed = \(isAllowed), guest_id = \(session.guest.id), session_id = \(session.id)
                  from waiting
                 where d.tenant_id = \(tenant) and d.request_id = waiting.request_id and d.decided_at is null
                   and \(isAllowed != nil)
                returning d.tenant_id, d.application_id
            ), found as (
                select * from waiting where \(isAllowed == nil) or exists (select from decided)
            ), taken_back as (
                update device_guesses g set wrong = g.wrong - 1 from standing
                 where g.tenant_id = \(tenant) and g.guesser in (\(guest), \(place))
                   and (standing.locked_until is not null or exists (select from found))
            ), event as (
                \(decided.beside("decided", naming: "application_id::text", guest: "\(session.guest.id)"))
            ), refusal as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id)
                select \(tenant), \(refused.id), \(refused.activity.rawValue), \(refused.actor.kind), \(refused.actor.name),
                       \(network), \(session.guest.id)
                  from standing where locked_until is null and not exists (select from found)
            )
            select standing.locked_until, found.* from standing left join found on true
            """
        )[1].onlyRow
        if let until = try row.decode("locked_until", as: Date?.self) { return .locked(until: until) }
        guard let id = try row.decode("request_id", as: DeviceRequest.ID?.self) else { return .wrong }
        return .found(
            DeviceRequest(
                id: id, application: try row.decode("application_id"), applicationName: try row.decode("name"),
                scope: try row.decode("scope"), network: try row.decode("network"), askedAt: try row.decode("created_at")))
    }
}
