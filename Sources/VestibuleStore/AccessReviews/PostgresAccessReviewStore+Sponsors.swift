import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresAccessReviewStore: AccessReviewLetters {
    package func toAsk(_ turn: ReviewTurn, limit: Int) async throws -> [AskedSponsor] {
        try await database.rows(
            of: turn.tenant,
            """
            select a.address, a.guests, r.display_name, r.reviewer_description, r.ends_at
              from access_reviews r
             cross join lateral (
                select lower(d.reviewer) as mailbox, min(d.reviewer) as address, count(*) as guests
                  from access_review_decisions d
                 where d.tenant_id = \(turn.tenant) and d.review_id = r.review_id and lower(d.reviewer) > \(turn.reviewer ?? "")
                   and d.reviewer is not null and d.decision = 'NotReviewed'
                   and not exists (select from access_review_notices n
                                    where n.tenant_id = \(turn.tenant) and n.review_id = r.review_id
                                      and n.letter_round = r.letter_round and n.mailbox = lower(d.reviewer) and n.tells_all)
                 group by 1 order by 1 limit \(limit)) a
             where \(Self.isMine(turn)) order by a.mailbox
            """
        ).map { row in
            AskedSponsor(
                address: try row.decode("address"), guests: try row.decode("guests"), review: try row.decode("display_name"),
                explanation: try row.decode("reviewer_description"), endsAt: try row.decode("ends_at"))
        }
    }

    /// The unique index lets one of several replicas write.
    package func write(_ notice: NewReviewNotice, for turn: ReviewTurn) async throws {
        let (letter, event) = (notice.letter, Event(.accessReviewAsked, by: .system, in: surroundings))
        _ = try await database.rows(
            of: turn.tenant,
            """
            with told as (
                insert into access_review_notices (tenant_id, notice_id, review_id, letter_round, mailbox, address, digest)
                select r.tenant_id, \(notice.id), r.review_id, r.letter_round, \(notice.sponsor.mailbox), \(notice.sponsor.text),
                       \(notice.digest)
                  from access_reviews r where \(Self.isMine(turn)) and r.ends_at > now()
                on conflict (tenant_id, review_id, letter_round, mailbox) where tells_all do nothing
                returning tenant_id, review_id
            ), letter as (
                \(LetterRows.insertion(of: letter, from: "told"))
            ), event as (
                \(event.beside("told", target: notice.sponsor.masked, details: "jsonb_build_object('accessReview', review_id)"))
            )
            select tenant_id from told
            """)
    }

    package func asked(_ sponsor: String?, _ turn: ReviewTurn) async throws -> ReviewTurn? {
        try await next(
            of: turn,
            """
            update access_reviews r
               set at_reviewer = \(sponsor),
                   next_turn_at = case when \(sponsor != nil) then now() else \(unescaped: Self.nextTurn) end
             where \(Self.isMine(turn)) and r.at_reviewer = \(turn.reviewer)
            returning \(unescaped: Self.turnColumns)
            """)
    }

    package func remind(_ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReviewOutcome {
        try await turn(
            id, of: tenant, by: actor, .accessReviewChanged,
            where: "held.status = 'InProgress' and r.asks_sponsors and coalesce(r.asked_at <= now() - interval '20 hours', true)",
            "update access_reviews r set \(unescaped: Self.asking)")
    }

    /// A new round of letters begins.
    static let asking = "letter_round = r.letter_round + 1, at_reviewer = '', asked_at = now(), next_turn_at = now()"

    /// When there is something to do next for a review in progress whose sponsors are asked: the one reminder half way, or the end.
    static let nextTurn = """
        case when r.sends_reminder and r.letter_round = 1 then r.starts_at + (r.ends_at - r.starts_at) / 2 else r.ends_at end
        """
}

extension PostgresAccessReviewStore: ReviewNoticeStore {
    package func notice(_ link: Credential, after guest: Guest.ID?, limit: Int) async throws -> ReviewNotice? {
        let tenant = link.tenant
        let rows = try await database.unit(
            of: tenant,
            """
            select n.digest, r.display_name, r.reviewer_description, r.ends_at, r.justifies_approval,
                   r.status = 'InProgress' and r.ends_at > now() as is_alive
              from access_review_notices n
              join access_reviews r on r.tenant_id = \(tenant) and r.review_id = n.review_id
             where n.tenant_id = \(tenant) and n.notice_id = \(ReviewNotice.ID(rawValue: link.row))
            """,
            """
            select g.guest_id, g.display_name, g.address, d.decision,
                   greatest((select max(s.proved_at) from sessions s
                              where s.tenant_id = \(tenant) and s.guest_id = g.guest_id and not s.is_held),
                            (select l.signed_in_at from last_sign_ins l
                              where l.tenant_id = \(tenant) and l.guest_id = g.guest_id)) as last_sign_in
              from \(Self.sponsored(through: link))
               and d.guest_id > coalesce(\(guest)::uuid, '00000000-0000-0000-0000-000000000000')
             order by d.guest_id limit \(limit)
            """)
        guard let first = rows[0].first, try first.decode("digest", as: TokenDigest.self) == link.digest else { return nil }
        return ReviewNotice(
            review: try first.decode("display_name"), explanation: try first.decode("reviewer_description"),
            endsAt: try first.decode("ends_at"), isAlive: try first.decode("is_alive"),
            justifiesApproval: try first.decode("justifies_approval"),
            entries: try rows[1].map { row in
                ReviewNotice.Entry(
                    guest: try row.decode("guest_id"), name: try row.decode("display_name"), address: try row.decode("address"),
                    lastSignIn: try row.decode("last_sign_in"), verdict: try row.word("decision"))
            })
    }

    package func decide(_ given: GivenVerdict, about guest: Guest.ID, through link: Credential) async throws -> Bool {
        let (tenant, event) = (link.tenant, Event(.accessReviewDecided, by: .system, in: surroundings))
        return try await !database.rows(
            of: tenant,
            """
            with held as (
                select n.address, n.mailbox, r.review_id from access_review_notices n
                  join access_reviews r on r.tenant_id = \(tenant) and r.review_id = n.review_id
                 where n.tenant_id = \(tenant) and n.notice_id = \(ReviewNotice.ID(rawValue: link.row)) and n.digest = \(link.digest)
                   and r.status = 'InProgress' and r.ends_at > now()
                   for share of r
            ), asked as (
                select d.review_id, d.guest_id from \(Self.sponsored(through: link)) and d.guest_id = \(guest)
            ), decided as (
                update access_review_decisions d
                   set decision = \(given.verdict.rawValue), justification = \(given.justification), decider_kind = 'sponsor',
                       decider = held.address, decided_at = now()
                  from held join asked using (review_id)
                 where d.tenant_id = \(tenant) and d.review_id = held.review_id and d.guest_id = asked.guest_id
                   -- Of the row as it is: its sponsor may have been replaced while this waited.
                   and lower(d.reviewer) = held.mailbox
                returning d.tenant_id, d.review_id, d.guest_id, d.decider, d.decision
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select tenant_id, \(event.id), \(event.activity.rawValue), 'sponsor', decider, review_id::text, guest_id,
                       jsonb_build_object('decision', decision)
                  from decided
            )
            select tenant_id from decided
            """
        ).isEmpty
    }

    /// The relations and the condition of the guests of a link: those whom its sponsor was asked about and still answers for.
    private static func sponsored(through link: Credential) -> Query {
        """
        access_review_notices n
          join access_review_decisions d on d.tenant_id = \(link.tenant) and d.review_id = n.review_id
                                        and d.reviewer is not null and lower(d.reviewer) = n.mailbox
          join guests g on g.tenant_id = \(link.tenant) and g.guest_id = d.guest_id and g.deleted_at is null
          join tenants t on t.tenant_id = \(link.tenant)
          \(GuestSponsor.contact(of: "g", in: "\(link.tenant)"))
         where n.tenant_id = \(link.tenant) and n.notice_id = \(ReviewNotice.ID(rawValue: link.row))
           and \(unescaped: GuestSponsor.isOne("n.mailbox", of: "g"))
        """
    }
}
