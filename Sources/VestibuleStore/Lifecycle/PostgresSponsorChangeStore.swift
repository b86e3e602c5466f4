import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresSponsorChangeStore: SponsorChangeStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    /// The rows that go are what is left to do. A new sponsor takes the place of the old one in the guest's order; where it was one before, it
    /// stays where it stood. What the old one was asked by letter about these guests is void.
    package func passGuests(
        from: EmailAddress, to: EmailAddress?, of tenant: Tenant.ID, atMost limit: Int, by actor: Actor
    ) async throws -> Int {
        let (old, new) = (Sponsor.id(of: from, in: tenant), to.map { Sponsor.id(of: $0, in: tenant) })
        let event = Event(.sponsorReplaced, by: actor, in: surroundings)
        return try await database.rows(
            of: tenant,
            """
            with gone as (
                delete from guest_sponsors s where s.tenant_id = \(tenant) and s.sponsor_id = \(old)
                   and s.guest_id in (select guest_id from guest_sponsors
                                       where tenant_id = \(tenant) and sponsor_id = \(old) limit \(limit))
                returning s.tenant_id, s.guest_id, s.added_at
            ), followed as (
                insert into guest_sponsors (tenant_id, guest_id, sponsor_id, address, added_at)
                select tenant_id, guest_id, \(new)::uuid, \(to?.text), added_at from gone where \(new != nil)
                on conflict on constraint guest_sponsors_pkey do nothing
            ), presses as (
                update sponsor_actions a set used_at = now()
                  from gone join invitations about on about.tenant_id = \(tenant) and about.guest_id = gone.guest_id
                 where a.tenant_id = \(tenant) and a.invitation_id = about.invitation_id and a.used_at is null
                   -- Whose it was, a program before this one did not write.
                   and (a.recipient = \(from.mailbox) or a.recipient is null)
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, details)
                select \(tenant), \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name), \(old.description),
                       jsonb_build_object('to', \(new?.description)::text, 'guests', jsonb_agg(guest_id))
                  from gone having count(*) > 0
            )
            select count(*) as guests from gone
            """
        ).onlyRow.decode("guests")
    }

    package func passApplications(
        from: EmailAddress, to: EmailAddress?, of tenant: Tenant.ID, by actor: Actor
    ) async throws -> Int {
        let event = Event(.sponsorReplaced, by: actor, in: surroundings)
        return try await database.rows(
            of: tenant,
            """
            with passed as (
                update applications p set contact = \(to?.text)
                 where p.tenant_id = \(tenant) and lower(p.contact) = \(from.mailbox) and p.deleted_at is null
                returning p.application_id
            ), open as (
                update access_requests r set told_at = null, asked_at = now() from passed
                 where r.tenant_id = \(tenant) and r.application_id = passed.application_id and r.state = 'open'
                returning r.request_id
            ), presses as (
                -- Also what it was asked as an application's contact about guests to whom no sponsor was added.
                update sponsor_actions a set used_at = now()
                 where a.tenant_id = \(tenant) and a.used_at is null
                   and (a.recipient = \(from.mailbox) or a.request_id in (select request_id from open))
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, details)
                select \(tenant), \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name),
                       \(Sponsor.id(of: from, in: tenant).description),
                       jsonb_build_object('to', \(to.map { Sponsor.id(of: $0, in: tenant).description })::text,
                                          'applications', jsonb_agg(application_id))
                  from passed having count(*) > 0
            )
            select count(*) as applications from passed
            """
        ).onlyRow.decode("applications")
    }
}
