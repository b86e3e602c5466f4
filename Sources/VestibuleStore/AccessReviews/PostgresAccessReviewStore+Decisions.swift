import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresAccessReviewStore {
    package func decisions(
        of id: AccessReview.ID, tenant: Tenant.ID, matching filter: ReviewDecisionFilter, after cursor: Guest.ID?, limit: Int
    ) async throws -> [ReviewDecision] {
        try await database.rows(
            of: tenant,
            """
            select d.guest_id, g.display_name, g.address, d.decision, d.recommendation, d.justification, d.decider_kind, d.decider,
                   d.decided_at, d.apply_result, d.applied_at, r.applier_kind, r.applier
              from access_review_decisions d
              join access_reviews r on r.tenant_id = \(tenant) and r.review_id = d.review_id
              join guests g on g.tenant_id = \(tenant) and g.guest_id = d.guest_id and g.deleted_at is distinct from '-infinity'
             where \(Self.chosen(filter, of: id, in: tenant))
               and d.guest_id > coalesce(\(cursor)::uuid, '00000000-0000-0000-0000-000000000000')
             order by d.guest_id limit \(limit)
            """
        ).map(Self.decision)
    }

    package func countDecisions(of id: AccessReview.ID, tenant: Tenant.ID, matching filter: ReviewDecisionFilter) async throws
        -> Int
    {
        try await database.rows(
            of: tenant,
            "select count(*) as decisions from access_review_decisions d where \(Self.chosen(filter, of: id, in: tenant))"
        ).onlyRow.decode("decisions")
    }

    private static func chosen(_ filter: ReviewDecisionFilter, of id: AccessReview.ID, in tenant: Tenant.ID) -> Query {
        let verdicts: Query = filter.verdicts.map { " and d.decision = any (\($0.map(\.rawValue)))" } ?? ""
        let guest: Query = filter.guest.map { " and d.guest_id = \($0)" } ?? ""
        return "d.tenant_id = \(tenant) and d.review_id = \(id)\(verdicts)\(guest)"
    }

    private static func decision(_ row: Row) throws -> ReviewDecision {
        func somebody(_ kind: String, _ name: String) throws -> AccessReview.Name? {
            try row.decode(kind, as: String?.self).map { AccessReview.Name(kind: $0, name: try row.decode(name)) }
        }
        let appliedAt = try row.decode("applied_at", as: Date?.self)
        return ReviewDecision(
            guest: try row.decode("guest_id"), displayName: try row.decode("display_name"), address: try row.decode("address"),
            verdict: try row.word("decision"), recommendation: try row.optionalWord("recommendation"),
            justification: try row.decode("justification"), decider: try somebody("decider_kind", "decider"),
            decidedAt: try row.decode("decided_at"), result: try row.word("apply_result"), appliedAt: appliedAt,
            applier: appliedAt == nil ? nil : try somebody("applier_kind", "applier"))
    }

    package func decide(
        _ given: GivenVerdict, about guest: Guest.ID, in id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor
    ) async throws -> DecideReviewOutcome {
        let event = Event(.accessReviewDecided, by: actor, in: surroundings)
        let row = try await database.rows(
            of: tenant,
            """
            with \(Self.open(id, of: tenant)), decided as (
                \(Self.update(given, of: id, in: tenant, by: actor)) and d.guest_id = \(guest)
                returning d.tenant_id, d.guest_id
            ), event as (
                \(event.beside("decided", target: id.description, guest: "guest_id", details: "jsonb_build_object('decision', \(given.verdict.rawValue)::text)"))
            )
            select held.status, held.is_open, decided.guest_id from held left join decided on true
            """
        ).first
        return try Self.outcome(row) { try $0.decode("guest_id", as: Guest.ID?.self) != nil }
    }

    package func decide(
        _ given: GivenVerdict, aboutNext limit: Int, after place: Guest.ID?, in id: AccessReview.ID, of tenant: Tenant.ID,
        by actor: Actor
    ) async throws -> (outcome: DecideReviewOutcome, place: Guest.ID?) {
        let event = Event(.accessReviewDecided, by: actor, in: surroundings)
        let row = try await database.rows(
            of: tenant,
            """
            with \(Self.open(id, of: tenant)), piece as (
                select guest_id from access_review_decisions
                 where tenant_id = \(tenant) and review_id = \(id)
                   and guest_id > coalesce(\(place)::uuid, '00000000-0000-0000-0000-000000000000')
                 order by guest_id limit \(limit)
            ), decided as (
                \(Self.update(given, of: id, in: tenant, by: actor)) and d.guest_id in (select guest_id from piece)
                returning d.tenant_id
            ), counted as (
                select tenant_id, count(*) as guests from decided group by tenant_id
            ), event as (
                \(event.beside("counted", target: id.description, details: """
                    jsonb_build_object('decision', \(given.verdict.rawValue)::text, 'guests', guests)
                    """))
            )
            select held.status, held.is_open, (select count(*) from piece) = \(limit) as has_more,
                   (select guest_id from piece order by guest_id desc limit 1) as place
              from held
            """
        ).first
        let outcome = try Self.outcome(row) { _ in true }
        return (outcome, try row.flatMap { try $0.decode("has_more", as: Bool.self) ? try $0.decode("place") : nil })
    }

    /// The review, which cannot end before the decision is in.
    private static func open(_ id: AccessReview.ID, of tenant: Tenant.ID) -> Query {
        """
        held as (
            select status, status = 'InProgress' and ends_at > now() as is_open from access_reviews
             where tenant_id = \(tenant) and review_id = \(id) for share
        )
        """
    }

    private static func update(_ given: GivenVerdict, of id: AccessReview.ID, in tenant: Tenant.ID, by actor: Actor) -> Query {
        let isVerdict = given.verdict != .notReviewed
        return """
            update access_review_decisions d
               set decision = \(given.verdict.rawValue), justification = \(isVerdict ? given.justification : nil),
                   decider_kind = \(isVerdict ? actor.kind : nil), decider = \(isVerdict ? actor.name : nil),
                   decided_at = case when \(isVerdict) then now() end
              from held where held.is_open and d.tenant_id = \(tenant) and d.review_id = \(id)
            """
    }

    private static func outcome(_ row: Row?, isDecided: (Row) throws -> Bool) throws -> DecideReviewOutcome {
        guard let row else { return .noSuchDecision }
        guard try row.decode("is_open", as: Bool.self) else { return .refused(try row.word("status")) }
        return try isDecided(row) ? .decided : .noSuchDecision
    }
}
