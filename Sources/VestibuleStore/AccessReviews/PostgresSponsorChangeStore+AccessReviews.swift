import Postgres
package import Vestibule

extension PostgresSponsorChangeStore {
    /// The reviews are held before their decisions, as by whoever decides.
    package func passReviews(from: EmailAddress, of tenant: Tenant.ID, atMost limit: Int, by actor: Actor) async throws -> Int {
        let event = Event(.sponsorReplaced, by: actor, in: surroundings)
        return try await database.rows(
            of: tenant,
            """
            with held as (
                select r.review_id from access_reviews r
                 where r.tenant_id = \(tenant) and r.status in ('Starting', 'InProgress') and r.asks_sponsors for update
            ), heirs as (
                select d.review_id, d.guest_id, \(unescaped: GuestSponsor.first(of: "g")) as address
                  from held
                  join access_review_decisions d on d.tenant_id = \(tenant) and d.review_id = held.review_id
                                                and d.reviewer is not null and lower(d.reviewer) = \(from.mailbox)
                  join guests g on g.tenant_id = \(tenant) and g.guest_id = d.guest_id
                  join tenants t on t.tenant_id = \(tenant)
                  \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
                 where lower(\(unescaped: GuestSponsor.first(of: "g"))) <> \(from.mailbox)
                 limit \(limit)
            ), passed as (
                update access_review_decisions d set reviewer = heirs.address from heirs
                 where d.tenant_id = \(tenant) and d.review_id = heirs.review_id and d.guest_id = heirs.guest_id
                returning d.review_id, d.reviewer
            ), told as (
                -- Who has a letter already is told that there are more.
                update access_review_notices n set tells_all = false from (select distinct review_id, lower(reviewer) as mailbox from passed) p
                 where n.tenant_id = \(tenant) and n.review_id = p.review_id and n.mailbox = p.mailbox and n.tells_all
            ), asking as (
                -- The worker waits for the last piece, so that an heir of many guests gets one letter. Both are in front of every mailbox; another one
                -- than there is, or whoever is asking the first sponsors at this moment would take it for its own.
                update access_reviews r
                   set at_reviewer = case when r.at_reviewer = '' then ' ' else '' end, next_turn_at = case when (select count(*) from passed) < \(limit) then now()
                                                             else now() + \(unescaped: PostgresAccessReviewStore.lease) end
                 where r.tenant_id = \(tenant) and r.review_id in (select review_id from passed) and r.letter_round > 0
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, details)
                select \(tenant), \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name),
                       \(Sponsor.id(of: from, in: tenant).description), jsonb_build_object('accessReviews', jsonb_agg(distinct review_id))
                  from passed having count(*) > 0
            )
            select count(*) as guests from passed
            """
        ).onlyRow.decode("guests")
    }
}
