import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresRenewalStore {
    package func notice(_ link: Credential) async throws -> RenewalNotice? {
        let rows = try await database.rows(
            of: link.tenant,
            """
            select n.digest, n.address as sponsor, n.expires_at > now() as is_alive, r.ends_at, r.ends_at <= now() as has_ended,
                   r.declined_at is not null as is_declined, \(unescaped: Self.isInGrace("r.ends_at")) as is_in_grace,
                   \(unescaped: Self.columns), \(unescaped: Self.mayStay) and \(unescaped: GuestSponsor.isOne("lower(n.address)", of: "g")) as may_stay,
                   greatest((select max(s.proved_at) from sessions s
                              where s.tenant_id = \(link.tenant) and s.guest_id = g.guest_id and not s.is_held),
                            (select l.signed_in_at from last_sign_ins l
                              where l.tenant_id = \(link.tenant) and l.guest_id = g.guest_id)) as last_sign_in
              from renewal_notices n
              join tenants t on t.tenant_id = \(link.tenant)
              left join renewal_steps r on r.tenant_id = \(link.tenant) and r.notice_id = n.notice_id
              left join guests g on g.tenant_id = \(link.tenant) and g.guest_id = r.guest_id
              \(GuestSponsor.contact(of: "g", in: "\(link.tenant)"))
             where n.tenant_id = \(link.tenant) and n.notice_id = \(RenewalNotice.ID(rawValue: link.row))
             order by r.ends_at, r.guest_id
            """)
        guard let first = rows.first, try first.decode("digest", as: TokenDigest.self) == link.digest else { return nil }
        return RenewalNotice(
            tenant: link.tenant, sponsor: try first.decode("sponsor"), isAlive: try first.decode("is_alive"),
            entries: try rows.compactMap(Self.entry))
    }

    private static func entry(_ row: Row) throws -> RenewalNotice.Entry? {
        guard let id = try row.decode("guest_id", as: Guest.ID?.self) else { return nil }
        let endsAt = try row.decode("ends_at", as: Date.self)
        let now = try row.decode("access_ends_at", as: Date?.self)
        let (hasEnded, isDeclined) = (try row.decode("has_ended", as: Bool.self), try row.decode("is_declined", as: Bool.self))
        let standing: RenewalNotice.Standing =
            if try !row.decode("may_stay", as: Bool.self) { .closed } else if now != endsAt {
                .renewed(until: now)
            } else if try !row.decode("is_in_grace", as: Bool.self) { .closed } else if isDeclined {
                .declined(hasEnded: hasEnded)
            } else { .open(hasEnded: hasEnded) }
        return RenewalNotice.Entry(
            guest: EndingGuest(
                id: id, name: try row.decode("display_name"), address: try row.decode("address"), endsAt: endsAt, step: 0),
            lastSignIn: try row.decode("last_sign_in"), standing: standing)
    }

    /// The guest's row is taken first: of two presses the second finds another end.
    package func renew(_ guest: Guest.ID, byDays days: Int, through link: Credential) async throws -> RenewalOutcome {
        try await decide(about: guest, through: link, .accessRenewed) {
            """
            decided as (
                update guests g set
                    access_ends_at = greatest(asked.access_ends_at, now()) + make_interval(days => \(Int32(clamping: days))),
                    -- What ended with the access stays ended.
                    sessions_valid_from = case when asked.access_ends_at <= now() then now() else g.sessions_valid_from end
                  from asked where g.tenant_id = \(link.tenant) and g.guest_id = asked.guest_id
                returning g.tenant_id
            )
            """
        }
    }

    package func decline(_ guest: Guest.ID, through link: Credential) async throws -> RenewalOutcome {
        try await decide(about: guest, through: link, .renewalDeclined) {
            """
            decided as (
                update renewal_steps r set declined_at = now() from asked
                 where r.tenant_id = \(link.tenant) and r.notice_id = \(RenewalNotice.ID(rawValue: link.row))
                   and r.guest_id = asked.guest_id and r.declined_at is null
                returning r.tenant_id
            )
            """
        }
    }

    private func decide(
        about guest: Guest.ID, through link: Credential, _ activity: AuditEvent.Activity, by effect: () -> Query
    ) async throws -> RenewalOutcome {
        let id = surroundings.newID(of: AuditEvent.self)
        let rows = try await database.rows(
            of: link.tenant,
            """
            with taken as (
                select g.tenant_id, g.guest_id, g.access_ends_at, n.address as sponsor
                  from renewal_notices n
                  join renewal_steps r on r.tenant_id = n.tenant_id and r.notice_id = n.notice_id
                  join guests g on g.tenant_id = r.tenant_id and g.guest_id = r.guest_id and g.access_ends_at = r.ends_at
                 where n.tenant_id = \(link.tenant) and n.notice_id = \(RenewalNotice.ID(rawValue: link.row))
                   and n.digest = \(link.digest) and n.expires_at > now() and r.guest_id = \(guest)
                   and \(unescaped: Self.isInGrace("r.ends_at")) and \(unescaped: Self.mayStay)
                   for update of g
            ), asked as (
                select g.* from taken g
                  join tenants t on t.tenant_id = \(link.tenant)
                  \(GuestSponsor.contact(of: "g", in: "\(link.tenant)"))
                 where \(unescaped: GuestSponsor.isOne("lower(g.sponsor)", of: "g"))
            ), \(effect()), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id)
                select decided.tenant_id, \(id), \(activity.rawValue), 'sponsor', asked.sponsor, \(guest.description), \(guest)
                  from decided cross join asked
            )
            select tenant_id from decided
            """)
        return rows.isEmpty ? .over : .done
    }

    package func noteEnds(limit: Int) async throws -> Int {
        let due = try await database.acrossTenants(
            """
            select g.tenant_id, g.guest_id, g.access_ends_at from guests g
             where g.access_ends_at < 'infinity' and g.access_ends_at <= now() and \(unescaped: Self.isInGrace("g.access_ends_at"))
               and g.deleted_at is null
               and not exists (select from renewal_steps r
                                where r.tenant_id = g.tenant_id and r.guest_id = g.guest_id and r.ends_at = g.access_ends_at
                                  and r.step = 0)
             limit \(limit)
            """)
        for row in due {
            let (tenant, guest) = (try row.decode("tenant_id", as: Tenant.ID.self), try row.decode("guest_id", as: Guest.ID.self))
            let event = Event(.accessEnded, by: .system, in: surroundings)
            _ = try await database.rows(
                of: tenant,
                """
                with noted as (
                    insert into renewal_steps (tenant_id, guest_id, ends_at, step)
                    select tenant_id, guest_id, access_ends_at, 0 from guests
                     where tenant_id = \(tenant) and guest_id = \(guest) and access_ends_at <= now()
                    on conflict on constraint renewal_steps_pkey do nothing
                    returning tenant_id, guest_id
                ), \(LogoutRows.end(sessionsOf: "noted", in: tenant)), event as (
                    \(event.beside("noted", target: guest.description, guest: "\(guest)"))
                )
                select tenant_id from noted
                """)
        }
        return due.count
    }
}
