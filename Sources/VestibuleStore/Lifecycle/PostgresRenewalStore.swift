import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresRenewalStore: RenewalStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func due(limit: Int) async throws -> [EndingGuests] {
        // It looks at everybody whose end is near, to find each sponsor's guests together: seconds for hundreds of thousands. Nobody waits.
        let rows = try await database.acrossTenants(Self.dueNow(limit: limit), within: .seconds(60))
        var groups: [EndingGuests] = []
        for row in rows {
            let (tenant, sponsor) = (
                try row.decode("tenant_id", as: Tenant.ID.self), try row.decode("sponsor", as: EmailAddress.self)
            )
            let guest = try Self.guest(row, step: Int(try row.decode("step", as: Int32.self)))
            if let last = groups.last, last.tenant == tenant, last.sponsor == sponsor {
                groups[groups.count - 1].guests.append(guest)
            } else {
                groups.append(EndingGuests(tenant: tenant, sponsor: sponsor, guests: [guest]))
            }
        }
        return groups
    }

    static func dueNow(limit: Int) -> Query {
        """
        select e.* from (
            select \(unescaped: Self.columns), warning.days as step, \(unescaped: GuestSponsor.first(of: "g")) as sponsor
              from guests g
              join tenants t on t.tenant_id = g.tenant_id and t.status = 'active'
             cross join lateral (select min(days) as days from unnest(t.guest_end_warnings) as days
                                  where g.access_ends_at <= now() + make_interval(days => days)) warning
              \(GuestSponsor.contact(of: "g", in: "g.tenant_id"))
             where g.access_ends_at < 'infinity' and g.access_ends_at > now()
               and g.access_ends_at <= now() + make_interval(days => \(Int32(LifecyclePolicy.warningRange.upperBound)))
               and warning.days is not null and \(unescaped: Self.mayStay)
        ) e
         where not exists (select from renewal_steps r
                                where r.tenant_id = e.tenant_id and r.guest_id = e.guest_id and r.ends_at = e.access_ends_at
                                  and r.step between 0 and e.step
                                  -- Who follows another sponsor is told once more.
                                  and exists (select from renewal_notices told
                                               where told.tenant_id = r.tenant_id and told.notice_id = r.notice_id
                                                 and lower(told.address) = lower(e.sponsor)))
           and not exists (select from sponsor_digests d where d.tenant_id = e.tenant_id and d.mailbox = lower(e.sponsor)
                                                           and d.told_at > now() - interval '20 hours')
         order by e.tenant_id, lower(e.sponsor), e.access_ends_at, e.guest_id limit \(limit)
        """
    }

    package func ended(_ guest: Guest.ID, of tenant: Tenant.ID) async throws -> EndingGuests? {
        let row = try await database.rows(
            of: tenant,
            """
            select \(unescaped: Self.columns), \(unescaped: GuestSponsor.first(of: "g")) as sponsor
              from guests g
              join tenants t on t.tenant_id = g.tenant_id
              \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
             where g.tenant_id = \(tenant) and g.guest_id = \(guest) and g.access_ends_at <= now()
               and \(unescaped: Self.isInGrace("g.access_ends_at")) and \(unescaped: Self.mayStay)
            """
        ).first
        guard let row else { return nil }
        return EndingGuests(
            tenant: tenant, sponsor: try row.decode("sponsor"), guests: [try Self.guest(row, step: EndingGuest.asked)])
    }

    /// The sponsor's row, or the guest's own step, lets one of several replicas, or presses, write.
    package func write(_ notice: NewRenewalNotice) async throws -> Bool {
        let (tenant, guests, letter) = (notice.about.tenant, notice.about.guests, notice.letter)
        let event = Event(.renewalAsked, by: notice.isAsked ? .guest(guests[0].id) : .system, in: surroundings)
        let lastEnd = guests.map(\.endsAt).max()
        return try await !database.rows(
            of: tenant,
            """
            with named as (
                select \(tenant)::uuid as tenant_id, n.* from unnest(\(guests.map(\.id)), \(guests.map(\.endsAt)), \(guests.map { Int32($0.step) }))
                    as n (guest_id, ends_at, step)
            ), \(notice.isAsked ? Self.askedOnce(notice.id) : Self.toldOnce(notice.about.sponsor, notice.id)), notice as (
                insert into renewal_notices (tenant_id, notice_id, digest, address, expires_at)
                select tenant_id, \(notice.id), \(notice.digest), \(notice.about.sponsor.text),
                       \(lastEnd)::timestamptz + make_interval(days => \(Int32(LifecyclePolicy.graceDays)))
                  from told
            ), letter as (
                \(LetterRows.insertion(of: letter, from: "told"))
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, details)
                select tenant_id, \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name),
                       \(notice.about.sponsor.masked), jsonb_build_object('guests', \(guests.map(\.id.description)))
                  from told
            )
            select tenant_id from told
            """
        ).isEmpty
    }

    private static func toldOnce(_ sponsor: EmailAddress, _ notice: RenewalNotice.ID) -> Query {
        """
        told as (
            insert into sponsor_digests as d (tenant_id, mailbox, told_at)
            select tenant_id, \(sponsor.mailbox), now() from named limit 1
            on conflict on constraint sponsor_digests_pkey do update set told_at = now()
             where d.told_at <= now() - interval '20 hours'
            returning tenant_id
        ), steps as (
            insert into renewal_steps (tenant_id, guest_id, ends_at, step, notice_id)
            select tenant_id, guest_id, ends_at, step, \(notice) from named join told using (tenant_id)
            on conflict on constraint renewal_steps_pkey do update
               set notice_id = excluded.notice_id, taken_at = now(), declined_at = null
        )
        """
    }

    private static func askedOnce(_ notice: RenewalNotice.ID) -> Query {
        """
        told as (
            insert into renewal_steps as r (tenant_id, guest_id, ends_at, step, notice_id)
            select tenant_id, guest_id, ends_at, step, \(notice) from named
            on conflict on constraint renewal_steps_pkey do update
               set notice_id = excluded.notice_id, taken_at = now(), declined_at = null
             where r.taken_at <= now() - interval '1 day'
            returning tenant_id
        )
        """
    }

    static let columns = "g.tenant_id, g.guest_id, g.display_name, g.address, g.access_ends_at"
    static let mayStay = "g.deleted_at is null and g.is_enabled and g.state = 'Accepted'"
    static func isInGrace(_ end: String) -> String { "\(end) > now() - make_interval(days => \(LifecyclePolicy.graceDays))" }

    static func guest(_ row: Row, step: Int) throws -> EndingGuest {
        EndingGuest(
            id: try row.decode("guest_id"), name: try row.decode("display_name"), address: try row.decode("address"),
            endsAt: try row.decode("access_ends_at"), step: step)
    }
}

extension NewRenewalNotice {
    var isAsked: Bool { about.guests.first?.step == EndingGuest.asked }
}
