import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresAccessReviewStore: AccessReviewWork {
    package func claim() async throws -> ReviewTurn? {
        let row = try await database.acrossTenants(
            """
            with due as (
                select r.tenant_id, r.review_id from access_reviews r
                 where r.next_turn_at <= now()
                   and exists (select from tenants t where t.tenant_id = r.tenant_id and t.status = 'active')
                 order by r.next_turn_at limit 1 for update of r skip locked
            )
            update access_reviews r set next_turn_at = now() + \(unescaped: Self.lease) from due
             where r.tenant_id = due.tenant_id and r.review_id = due.review_id
            returning r.tenant_id, \(unescaped: Self.turnColumns)
            """
        ).first
        return try row.map { try Self.turn($0, of: try $0.decode("tenant_id")) }
    }

    package func begin(_ turn: ReviewTurn) async throws -> ReviewTurn? {
        try await next(
            of: turn,
            """
            update access_reviews r
               set status = 'Starting', begun_at = now(), next_turn_at = now(), changed_at = now()
             where \(Self.isMine(turn))
            returning \(unescaped: Self.turnColumns)
            """)
    }

    package func enter(_ filter: GuestFilter, limit: Int, _ turn: ReviewTurn) async throws -> ReviewTurn? {
        try await next(of: turn, entering(filter, limit: limit, turn))
    }

    /// Who became a guest after the beginning is passed over, and so is who was deleted before the piece came to it.
    private func entering(_ filter: GuestFilter, limit: Int, _ turn: ReviewTurn) -> Query {
        let (tenant, event) = (turn.tenant, Event(.accessReviewStarted, by: .system, in: surroundings))
        return """
            with held as (
                select r.tenant_id, r.review_id, r.begun_at, r.asks_sponsors, r.recommends,
                       -- Who is asked late, because the tenant was suspended or nobody worked, has the whole time.
                       case when r.begun_at > r.starts_at + \(unescaped: Self.late) then now() + make_interval(days => r.duration_days)
                            else r.ends_at end as ends_at
                  from access_reviews r
                 where \(Self.isMine(turn)) for update
            ), piece as (
                select guest_id from guests
                 where tenant_id = \(tenant) and deleted_at is null and guest_id > \(turn.place)
                   and created_at <= (select begun_at from held) and \(filter.condition)
                 order by guest_id limit \(limit)
            ), entered as (
                insert into access_review_decisions (tenant_id, review_id, guest_id, recommendation, reviewer)
                select \(tenant), h.review_id, g.guest_id, case when h.recommends then \(Self.recommendation(in: tenant)) end,
                       case when h.asks_sponsors then \(unescaped: GuestSponsor.first(of: "g")) end
                  from held h cross join piece
                  join guests g on g.tenant_id = \(tenant) and g.guest_id = piece.guest_id
                  join tenants t on t.tenant_id = \(tenant)
                  \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
                returning guest_id
            ), counted as (
                select (select count(*) from entered)::integer as guests, (select count(*) from piece) < \(limit) as is_last
            ), moved as (
                update access_reviews r
                   set guests = r.guests + counted.guests, status = case when is_last then 'InProgress' else 'Starting' end,
                       at_guest = case when is_last then '00000000-0000-0000-0000-000000000000'
                                       else (select guest_id from piece order by guest_id desc limit 1) end,
                       letter_round = case when is_last and \(unescaped: Self.asks) then 1 else r.letter_round end,
                       at_reviewer = case when is_last and \(unescaped: Self.asks) then '' end,
                       asked_at = case when is_last and \(unescaped: Self.asks) then now() end,
                       ends_at = held.ends_at,
                       next_turn_at = case when is_last and not (\(unescaped: Self.asks)) then held.ends_at else now() end
                  from held cross join counted where r.tenant_id = \(tenant) and r.review_id = held.review_id
                returning r.tenant_id, \(unescaped: Self.turnColumns), r.guests, counted.is_last
            ), event as (
                \(event.beside("moved", target: turn.review.description, details: "jsonb_build_object('guests', guests)")) where is_last
            )
            select * from moved
            """
    }

    private static func recommendation(in tenant: Tenant.ID) -> Query {
        let since: Query = "h.begun_at - make_interval(days => \(Int32(AccessReview.recommendedDays)))"
        return """
            case when g.created_at > \(since)
                   or exists (select from sessions s
                               where s.tenant_id = \(tenant) and s.guest_id = g.guest_id and not s.is_held and s.proved_at > \(since))
                   or exists (select from last_sign_ins l
                               where l.tenant_id = \(tenant) and l.guest_id = g.guest_id and l.signed_in_at > \(since))
                 then 'Approve' else 'Deny' end
            """
    }

    package func complete(_ turn: ReviewTurn) async throws -> ReviewTurn? {
        let event = Event(.accessReviewCompleted, by: .system, in: surroundings)
        return try await next(
            of: turn,
            """
            with done as (
                -- Long after its time nobody decided who would have: that is for who looks at it now.
                update access_reviews r set \(unescaped: Self.ending(ifApplied: "r.ends_at > now() - \(Self.late)"))
                 where \(Self.isMine(turn)) and r.ends_at <= now()
                returning r.tenant_id, \(unescaped: Self.turnColumns)
            ), event as (
                \(event.beside("done", target: turn.review.description))
            ), waiting as (
                -- A claim moved it past the lease.
                update access_reviews r set next_turn_at = \(unescaped: Self.nextTurn)
                 where \(Self.isMine(turn)) and r.ends_at > now() and r.at_reviewer is null
            )
            select * from done
            """)
    }

    package func remind(_ turn: ReviewTurn) async throws -> ReviewTurn? {
        try await next(
            of: turn,
            """
            update access_reviews r set \(unescaped: Self.asking)
             where \(Self.isMine(turn)) and r.at_reviewer is null and r.asks_sponsors and r.letter_round = 1
               and r.ends_at > now() and \(unescaped: Self.nextTurn) <= now()
            returning \(unescaped: Self.turnColumns)
            """)
    }

    package func toApply(_ turn: ReviewTurn, limit: Int) async throws -> [OpenDecision] {
        try await database.rows(
            of: turn.tenant,
            """
            select guest_id, decision, recommendation from access_review_decisions
             where tenant_id = \(turn.tenant) and review_id = \(turn.review) and guest_id > \(turn.place)
             order by guest_id limit \(limit)
            """
        ).map { row in
            OpenDecision(
                guest: try row.decode("guest_id"), verdict: try row.word("decision"),
                recommendation: try row.optionalWord("recommendation"))
        }
    }

    /// The review's row is taken first, then the guests', as a block by itself takes it: each guest once, whoever was killed in between.
    package func take(_ piece: AppliedPiece, of turn: ReviewTurn) async throws -> ReviewTurn? {
        let tenant = turn.tenant
        let denied = piece.decisions.filter { $0.verdict == .deny }.map(\.guest)
        let (disabling, end) = (
            Event(.guestDisabled, by: .system, in: surroundings), Event(.accessReviewApplied, by: .system, in: surroundings)
        )
        let rows = try await database.unit(
            of: tenant,
            """
            with held as (
                select r.tenant_id, r.review_id, r.applier_kind, r.applier from access_reviews r where \(Self.isMine(turn)) for update
            ), old as (
                select g.tenant_id, g.guest_id, g.is_enabled from held
                  join guests g on g.tenant_id = \(tenant) and g.guest_id = any (\(denied))
                             -- Who was deleted may be restored, and is blocked then.
                             and g.deleted_at is distinct from '-infinity'
                   for update of g
            ), blocked as (
                update guests g set is_enabled = false, sessions_valid_from = now() from old
                 where g.tenant_id = \(tenant) and g.guest_id = old.guest_id
                returning g.tenant_id, g.guest_id, g.deleted_at, old.is_enabled as was_enabled
            ), disabling as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select b.tenant_id, e.event_id, \(disabling.activity.rawValue), held.applier_kind, held.applier, b.guest_id::text,
                       b.guest_id, jsonb_build_object('accessReview', held.review_id)
                  from blocked b cross join held
                  join unnest(\(denied), \(denied.map { _ in surroundings.newID(of: AuditEvent.self) })) as e (guest_id, event_id)
                    on e.guest_id = b.guest_id
                 where b.was_enabled
            ), results as (
                update access_review_decisions d
                   set decision = w.decision, decider_kind = case when w.is_default then 'system' else d.decider_kind end,
                       decided_at = case when w.is_default then now() else d.decided_at end,
                       apply_result = case when (b.guest_id is not null and b.deleted_at is null) or (w.decision = 'Approve' and g.guest_id is not null)
                                           then 'AppliedSuccessfully' else 'AppliedSuccessfullyButObjectNotFound' end,
                       applied_at = now()
                  from held
                 cross join unnest(\(piece.decisions.map(\.guest)), \(piece.decisions.map(\.verdict.rawValue)),
                                   \(piece.decisions.map(\.isDefault))) as w (guest_id, decision, is_default)
                  left join blocked b on b.guest_id = w.guest_id
                  left join guests g on g.tenant_id = \(tenant) and g.guest_id = w.guest_id and g.deleted_at is null
                 where d.tenant_id = \(tenant) and d.review_id = \(turn.review) and d.guest_id = w.guest_id
                   and w.decision in ('Approve', 'Deny')
            ), moved as (
                update access_reviews r
                   set at_guest = \(piece.place), status = case when \(piece.isLast) then 'Applied' else 'Applying' end,
                       next_turn_at = case when not \(piece.isLast) then now() end, changed_at = now()
                  from held where r.tenant_id = \(tenant) and r.review_id = held.review_id
                returning r.tenant_id, \(unescaped: Self.turnColumns), r.applier_kind, r.applier
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target)
                select tenant_id, \(end.id), \(end.activity.rawValue), applier_kind, applier, review_id::text
                  from moved where \(piece.isLast)
            )
            select * from moved
            """,
            PostgresGuestStore.endSessions(ofThoseOutAmong: denied, in: tenant))
        return try rows[0].first.map { try Self.turn($0, of: tenant) }
    }

    /// The review as the turn found it: nobody else has gone on with it.
    static func isMine(_ turn: ReviewTurn) -> Query {
        """
        r.tenant_id = \(turn.tenant) and r.review_id = \(turn.review) and r.status = \(turn.status.rawValue)
          and r.at_guest = \(turn.place)
        """
    }

    func next(of turn: ReviewTurn, _ statement: Query) async throws -> ReviewTurn? {
        try await database.rows(of: turn.tenant, statement).first.map { try Self.turn($0, of: turn.tenant) }
    }

    static let asks = "r.asks_sponsors and r.sends_letters"
    static let lease = "interval '30 seconds'"
    private static let late = "interval '1 hour'"
    static let turnColumns = "r.review_id, r.status, r.scope_query, r.at_guest, r.at_reviewer, \(settingsColumns)"

    private static func turn(_ row: Row, of tenant: Tenant.ID) throws -> ReviewTurn {
        ReviewTurn(
            review: try row.decode("review_id"), tenant: tenant, status: try row.word("status"),
            scope: try row.decode("scope_query"), settings: try settings(row), place: try row.decode("at_guest"),
            reviewer: try row.decode("at_reviewer"))
    }
}
