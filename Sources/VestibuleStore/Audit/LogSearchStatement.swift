import FoundationEssentials
import Postgres
import Vestibule

extension LogSearch {
    /// The ids of the page from an index that has them in their order, then their rows. Of the sealed events each way reads at most a
    /// page for each value that it looks for, however many there are; what waits for its place, a second's, is read through.
    func statement(of tenant: Tenant.ID) -> Query {
        """
        with page as (
            select event_id, month from ((\(sealed(in: tenant))) union all (\(waiting(in: tenant)))) found
             order by event_id \(unescaped: order) limit \(unescaped: String(limit))
        )
        select \(unescaped: Self.columns) from page
          join audit_log e on e.tenant_id = \(tenant) and e.event_id = page.event_id and e.month = page.month
        union all
        select \(unescaped: Self.columns) from page
          join audit_events e on e.tenant_id = \(tenant) and e.event_id = page.event_id and page.month is null
         order by event_id \(unescaped: order)
        """
    }

    private static let columns = "e.event_id, e.at, e.activity, e.actor_kind, e.actor, e.target, e.guest_id, e.details"

    private var order: String { isOldestFirst ? "asc" : "desc" }

    /// The narrowest thing that is asked for leads, the rest is held against what it leads to.
    private func sealed(in tenant: Tenant.ID) -> Query {
        if let id { return part(in: tenant, where: "event_id = \(id)", initiator, guest, target) }
        if let guest { return part(in: tenant, where: "guest_id = \(guest)", initiator, nil, target) }
        if let target { return ways(to: target, in: tenant) }
        if case .guest(let guest) = initiator { return part(in: tenant, where: "guest_id = \(guest)", initiator, nil, nil) }
        if case .application(let application) = initiator {
            return byKind(in: tenant, where: "actor = \(application.description) and actor_kind = 'application' and ")
        }
        if isOfWholeLog { return part(in: tenant, where: "true", needsNames: false, nil, nil, nil) }
        return byKind(in: tenant, where: "")
    }

    /// Each kind from an index that has it, as a range and in that index's order: by `=` the planner takes another where a month knows one kind.
    private func byKind(in tenant: Tenant.ID, where condition: Query) -> Query {
        let kind: Query = "\(condition)activity >= a.activity and activity <= a.activity"
        return """
            select kind.event_id, kind.month from unnest(\(names)) as a (activity)
             cross join lateral (\(part(in: tenant, where: kind, needsNames: false, orderedBy: "activity", nil, nil, nil))) kind
            """
    }

    /// A guest is what an event is about, or what it names as its target: two indexes, of which the second leaves out what the first has.
    private func ways(to target: String, in tenant: Tenant.ID) -> Query {
        let named: Query = "target = \(target)"
        guard let guest = Guest.ID(target) else { return part(in: tenant, where: named, initiator, nil, nil) }
        return """
            (\(part(in: tenant, where: "guest_id = \(guest)", initiator, nil, nil)))
            union all
            (\(part(in: tenant, where: "\(named) and guest_id is distinct from \(guest)", initiator, nil, nil)))
            """
    }

    private func waiting(in tenant: Tenant.ID) -> Query {
        let asked: Query = if let id { "event_id = \(id)" } else { "true" }
        return part("null::date as month from audit_events", in: tenant, where: asked, initiator, guest, target)
    }

    /// Sealed events of whole months only where a time is asked for. Clocks of replicas may differ from the database's by less than a day.
    private func part(
        in tenant: Tenant.ID, where condition: Query, needsNames: Bool = true, orderedBy first: String? = nil,
        _ initiator: Initiator?, _ guest: Guest.ID?, _ target: String?
    ) -> Query {
        // In the log's own index, or in the part of another that is the log's.
        var condition: Query = first == nil ? "\(condition) and \(mark)" : condition
        if let from {
            condition = "\(condition) and month >= date_trunc('month', \(from.moment) at time zone 'UTC' - interval '1 day')::date"
        }
        return part(
            "month from audit_log", in: tenant, where: condition, needsNames: needsNames, orderedBy: first, initiator, guest, target
        )
    }

    private func part(
        _ source: String, in tenant: Tenant.ID, where condition: Query, needsNames: Bool = true, orderedBy first: String? = nil,
        _ initiator: Initiator?, _ guest: Guest.ID?, _ target: String?
    ) -> Query {
        var sql = Query.StringInterpolation(literalCapacity: 256, interpolationCount: 6)
        sql.appendLiteral("select event_id, \(source) where tenant_id = ")
        sql.appendInterpolation(tenant)
        sql.appendLiteral(" and ")
        sql.appendInterpolation(condition)
        if needsNames {
            sql.appendLiteral(" and activity = any (")
            sql.appendInterpolation(names)
            sql.appendLiteral(")")
        }
        for (sign, bound) in bounds {
            sql.appendLiteral(" and event_id \(sign) ")
            sql.appendInterpolation(bound)
        }
        if let guest {
            sql.appendLiteral(" and guest_id = ")
            sql.appendInterpolation(guest)
        }
        if let target {
            sql.appendLiteral(" and (target = ")
            sql.appendInterpolation(target)
            sql.appendLiteral(" or guest_id = ")
            sql.appendInterpolation(Guest.ID(target))
            sql.appendLiteral(")")
        }
        if let initiator {
            sql.appendLiteral(" and actor_kind = ")
            sql.appendInterpolation(initiator.kind)
            sql.appendLiteral(" and actor = ")
            sql.appendInterpolation(initiator.name)
        }
        // In the text: of a parameter the planner would guess a tenth of all that there is.
        sql.appendLiteral(" order by \(first.map { "\($0) \(order), " } ?? "")event_id \(order) limit \(limit)")
        return Query(stringInterpolation: sql)
    }

    private var bounds: [(sign: String, id: AuditEvent.ID)] {
        var bounds: [(String, AuditEvent.ID)] = []
        if let from { bounds.append((">=", from)) }
        if let until { bounds.append(("<", until)) }
        if let cursor { bounds.append((isOldestFirst ? ">" : "<", cursor)) }
        return bounds
    }

    private var names: [String] { activities.map(\.rawValue).sorted() }

    /// What its own indexes hold.
    private var mark: Query {
        switch log {
        case .directoryAudits: "is_audit"
        case .signIns: "is_sign_in"
        }
    }
}

extension LogSearch.Initiator {
    fileprivate var kind: String {
        switch self {
        case .guest: "guest"
        case .application: "application"
        }
    }

    fileprivate var name: String {
        switch self {
        case .guest(let id): id.description
        case .application(let id): id.description
        }
    }
}
