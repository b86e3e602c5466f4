import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresAccessReviewStore: AccessReviewStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func create(_ new: NewAccessReview, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReview? {
        let (id, settings) = (surroundings.newID(of: AccessReview.self), new.settings)
        let event = Event(.accessReviewCreated, by: actor, in: surroundings)
        return try await database.rows(
            of: tenant,
            """
            with made as (
                insert into access_reviews (
                    tenant_id, review_id, instance_id, display_name, admin_description, reviewer_description, scope_query,
                    asks_sponsors, duration_days, default_decision, uses_default, applies_itself, recommends, justifies_approval,
                    sends_letters, sends_reminder, starts_at, ends_at, next_turn_at, maker_kind, maker)
                select \(tenant), \(id), \(surroundings.newID(of: AccessReview.Instance.self)), \(new.displayName),
                       \(new.adminDescription), \(new.reviewerDescription), \(new.scope), \(new.asksSponsors),
                       \(Int32(settings.durationDays)), \(settings.defaultDecision.rawValue), \(settings.usesDefault),
                       \(settings.appliesItself), \(settings.recommends), \(settings.justifiesApproval), \(settings.sendsLetters),
                       \(settings.sendsReminder), begins.at, begins.at + make_interval(days => \(Int32(settings.durationDays))),
                       begins.at, \(event.actor.kind), \(event.actor.name)
                  from (select greatest(\(new.startsAt)::timestamptz, now()) as at) begins
                 where (select count(*) from access_reviews
                         where tenant_id = \(tenant) and status not in ('Completed', 'Applied')) < \(AccessReviewRefusal.mostUnderWay)
                returning *
            ), event as (
                \(event.beside("made", target: id.description))
            )
            select \(unescaped: Self.columns) from made r
            """
        ).first.map { try Self.review($0, of: tenant) }
    }

    package func list(of tenant: Tenant.ID, after cursor: AccessReview.ID?, limit: Int) async throws -> [AccessReview] {
        try await database.rows(
            of: tenant,
            """
            select \(unescaped: Self.columns) from access_reviews r
             where r.tenant_id = \(tenant)
               and r.review_id > coalesce(\(cursor)::uuid, '00000000-0000-0000-0000-000000000000')
             order by r.review_id limit \(limit)
            """
        ).map { try Self.review($0, of: tenant) }
    }

    package func count(of tenant: Tenant.ID) async throws -> Int {
        try await database.rows(of: tenant, "select count(*) as reviews from access_reviews where tenant_id = \(tenant)")
            .onlyRow.decode("reviews")
    }

    package func review(_ id: AccessReview.ID, of tenant: Tenant.ID) async throws -> AccessReview? {
        try await database.rows(
            of: tenant,
            "select \(unescaped: Self.columns) from access_reviews r where r.tenant_id = \(tenant) and r.review_id = \(id)"
        ).first.map { try Self.review($0, of: tenant) }
    }

    package func change(
        _ id: AccessReview.ID, of tenant: Tenant.ID, _ change: AccessReviewChange, by actor: Actor
    ) async throws -> AccessReviewOutcome {
        let (new, settings) = (change.settings != nil, change.settings ?? AccessReviewSettings())
        return try await turn(
            id, of: tenant, by: actor, .accessReviewChanged, where: "(not \(new) or held.status = 'NotStarted')",
            """
            update access_reviews r
               set display_name = coalesce(\(change.displayName), r.display_name), changed_at = now(),
                   admin_description = nullif(coalesce(\(change.adminDescription), r.admin_description), ''),
                   reviewer_description = nullif(coalesce(\(change.reviewerDescription), r.reviewer_description), ''),
                   duration_days = case when \(new) then \(Int32(settings.durationDays)) else r.duration_days end,
                   ends_at = case when \(new) then r.starts_at + make_interval(days => \(Int32(settings.durationDays)))
                                  else r.ends_at end,
                   default_decision = case when \(new) then \(settings.defaultDecision.rawValue) else r.default_decision end,
                   uses_default = case when \(new) then \(settings.usesDefault) else r.uses_default end,
                   applies_itself = case when \(new) then \(settings.appliesItself) else r.applies_itself end,
                   recommends = case when \(new) then \(settings.recommends) else r.recommends end,
                   justifies_approval = case when \(new) then \(settings.justifiesApproval) else r.justifies_approval end,
                   sends_letters = case when \(new) then \(settings.sendsLetters) else r.sends_letters end,
                   sends_reminder = case when \(new) then \(settings.sendsReminder) else r.sends_reminder end
            """)
    }

    package func stop(_ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReviewOutcome {
        try await turn(
            id, of: tenant, by: actor, .accessReviewCompleted, where: "held.status = 'InProgress'",
            "update access_reviews r set ends_at = least(r.ends_at, now()), \(unescaped: Self.ending(ifApplied: "true"))")
    }

    package func apply(_ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReviewOutcome {
        // The event of its end comes with the last guest.
        try await turn(
            id, of: tenant, by: actor, nil, where: "held.status = 'Completed'",
            """
            update access_reviews r
               set status = 'Applying', applier_kind = \(actor.kind), applier = \(actor.name), next_turn_at = now(), changed_at = now()
            """)
    }

    package func delete(_ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> AccessReviewOutcome {
        try await turn(
            id, of: tenant, by: actor, .accessReviewDeleted, where: "held.status <> 'Applying'",
            "delete from access_reviews r using held", joins: false)
    }

    /// What the end of a review writes: the decisions count from here on.
    ///
    /// - Parameter condition: When one that applies itself does.
    static func ending(ifApplied condition: String) -> String {
        """
        status = case when r.applies_itself and \(condition) then 'Applying' else 'Completed' end,
        applier_kind = case when r.applies_itself and \(condition) then 'system' end,
        next_turn_at = case when r.applies_itself and \(condition) then now() end, changed_at = now()
        """
    }

    /// One change of a review, where it stands so that it may be. The row is held: of two that change it the second finds it as the first left it.
    ///
    /// - Parameter joins: Whether the effect is an update, which has yet to name `held`.
    func turn(
        _ id: AccessReview.ID, of tenant: Tenant.ID, by actor: Actor, _ activity: AuditEvent.Activity?, where condition: Query,
        _ effect: Query, joins: Bool = true
    ) async throws -> AccessReviewOutcome {
        let event: Query =
            activity.map { activity in
                """
                , event as (
                    \(Event(activity, by: actor, in: surroundings).beside("done", target: id.description))
                )
                """
            } ?? ""
        let row = try await database.rows(
            of: tenant,
            """
            with held as (
                select tenant_id, review_id, status from access_reviews
                 where tenant_id = \(tenant) and review_id = \(id) for update
            ), done as (
                \(effect)\(unescaped: joins ? " from held" : "")
                 where r.tenant_id = \(tenant) and r.review_id = held.review_id and \(condition)
                returning r.tenant_id
            )\(event)
            select held.status, done.tenant_id as done from held left join done on true
            """
        ).first
        guard let row else { return .notFound }
        return try row.decode("done", as: Tenant.ID?.self) == nil ? .refused(try row.word("status")) : .done
    }

    static let columns = """
        r.review_id, r.instance_id, r.display_name, r.admin_description, r.reviewer_description, r.scope_query, r.asks_sponsors,
        \(settingsColumns), r.status, r.starts_at, r.ends_at, r.guests, r.maker_kind, r.maker, r.created_at, r.changed_at
        """

    static let settingsColumns = """
        r.duration_days, r.default_decision, r.uses_default, r.applies_itself, r.recommends, r.justifies_approval, r.sends_letters,
        r.sends_reminder
        """

    private static func review(_ row: Row, of tenant: Tenant.ID) throws -> AccessReview {
        AccessReview(
            id: try row.decode("review_id"), tenant: tenant, instance: try row.decode("instance_id"),
            displayName: try row.decode("display_name"), adminDescription: try row.decode("admin_description"),
            reviewerDescription: try row.decode("reviewer_description"), scope: try row.decode("scope_query"),
            asksSponsors: try row.decode("asks_sponsors"), settings: try settings(row), status: try row.word("status"),
            startsAt: try row.decode("starts_at"), endsAt: try row.decode("ends_at"),
            guests: Int(try row.decode("guests", as: Int32.self)),
            maker: AccessReview.Name(kind: try row.decode("maker_kind"), name: try row.decode("maker")),
            createdAt: try row.decode("created_at"), changedAt: try row.decode("changed_at"))
    }

    static func settings(_ row: Row) throws -> AccessReviewSettings {
        var settings = AccessReviewSettings()
        settings.durationDays = Int(try row.decode("duration_days", as: Int32.self))
        settings.defaultDecision = try row.word("default_decision")
        settings.usesDefault = try row.decode("uses_default")
        settings.appliesItself = try row.decode("applies_itself")
        settings.recommends = try row.decode("recommends")
        settings.justifiesApproval = try row.decode("justifies_approval")
        settings.sendsLetters = try row.decode("sends_letters")
        settings.sendsReminder = try row.decode("sends_reminder")
        return settings
    }
}
