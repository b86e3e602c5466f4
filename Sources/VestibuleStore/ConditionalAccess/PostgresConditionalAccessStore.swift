import FoundationEssentials
import Postgres
import Synchronization
package import Vestibule

/// Policies in PostgreSQL, each tenant's kept until its revision is raised.
package struct PostgresConditionalAccessStore: ConditionalAccessStore {
    private let database: Database
    private let kept = KeptPolicies()
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func conditionalAccess(of tenant: Tenant) async throws -> ConditionalAccess {
        if let kept = kept.policies(of: tenant.id, since: tenant.revision) { return kept }
        guard let (access, revision) = try await freshConditionalAccess(of: tenant.id) else { throw TenantRefusal.notFound }
        kept.keep(access, of: tenant.id, at: revision)
        return access
    }

    package func freshConditionalAccess(of tenant: Tenant.ID) async throws -> (ConditionalAccess, revision: Int)? {
        // The revision first: what is read behind it is of that one or later.
        let rows = try await database.unit(
            of: tenant,
            "select revision from tenants where tenant_id = \(tenant) and status <> 'deleted'",
            """
            select policy_id, display_name, state, shape, rule, created_at, changed_at
              from conditional_access_policies where tenant_id = \(tenant) order by policy_id
            """,
            """
            select location_id, display_name, extent, created_at, changed_at
              from named_locations where tenant_id = \(tenant) order by location_id
            """,
            """
            select terms_id, display_name, requires_viewing, reaccept_days, version, counts_since, created_at, changed_at
              from terms_of_use where tenant_id = \(tenant) order by terms_id
            """)
        guard let revision = try rows[0].first?.decode("revision", as: Int.self) else { return nil }
        var (policies, unreadable) = ([ConditionalAccessPolicy](), [UnreadablePolicy]())
        for row in rows[1] {
            if let policy = try Self.policy(row) {
                policies.append(policy)
            } else {
                unreadable.append(
                    UnreadablePolicy(
                        id: try row.decode("policy_id"), displayName: try row.decode("display_name"),
                        isEnabled: try row.decode("state", as: String.self) == ConditionalAccessPolicy.State.enabled.rawValue))
            }
        }
        let locations = try rows[2].compactMap(Self.location)
        let access = ConditionalAccess(
            policies: policies, locations: locations, terms: try rows[3].map(Self.terms), unreadable: unreadable,
            hasUnreadableLocations: locations.count < rows[2].count)
        return (access, revision)
    }

    package func change(
        _ tenant: Tenant.ID, _ change: ConditionalAccessChange, ifRevision revision: Int, by actor: Actor
    ) async throws -> Bool {
        let event = Event(change.activity, by: actor, in: surroundings)
        let rows = try await database.unit(
            of: tenant,
            // First, so that changes of one tenant wait for each other here.
            """
            with raised as (
                update tenants set revision = revision + 1, changed_at = now()
                 where tenant_id = \(tenant) and status <> 'deleted' and revision = \(revision) returning tenant_id
            ), event as (
                \(event.beside("raised", target: change.target, details: "jsonb_build_object('name', \(change.name)::text)"))
            )
            select tenant_id from raised
            """,
            try Self.statement(for: change, of: tenant, at: revision + 1))
        return !rows[0].isEmpty
    }

    package func facts(about guests: [Guest.ID], of tenant: Tenant.ID) async throws -> [Guest.ID: GuestFacts] {
        let rows = try await database.rows(
            of: tenant, pace: .lookup,
            """
            select g.guest_id,
                   array(select a.terms_id from terms_acceptances a
                           join terms_of_use u on u.tenant_id = a.tenant_id and u.terms_id = a.terms_id
                          where a.tenant_id = \(tenant) and a.guest_id = g.guest_id and a.version >= u.counts_since
                            -- Whoever came by a newer invitation may be somebody else.
                            and a.accepted_at >= coalesce(i.redeemed_at, '-infinity')
                            and (u.reaccept_days is null or a.accepted_at > now() - make_interval(days => u.reaccept_days)))
                       as accepted_terms,
                   case when g.identity_door = 'azureAD' then g.identity_issuer end as home_tenant,
                   array(select s.address from guest_sponsors s
                          where s.tenant_id = g.tenant_id and s.guest_id = g.guest_id) as added,
                   coalesce(p.contact, t.contact) as contact
              from guests g
              join tenants t on t.tenant_id = g.tenant_id
              left join invitations i on i.tenant_id = \(tenant) and i.invitation_id = g.invitation_id
              \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
             where g.tenant_id = \(tenant) and g.guest_id = any (\(guests))
            """)
        var facts: [Guest.ID: GuestFacts] = [:]
        for row in rows {
            let added = try row.decode("added", as: [EmailAddress].self)
            let sponsors = added.isEmpty ? [try row.decode("contact", as: EmailAddress.self)] : added
            facts[try row.decode("guest_id")] = GuestFacts(
                sponsors: Set(sponsors.map { Sponsor.id(of: $0, in: tenant) }), homeTenant: try row.decode("home_tenant"),
                acceptedTerms: Set(try row.decode("accepted_terms", as: [TermsOfUse.ID].self)))
        }
        return facts
    }

    package func note(_ denied: DeniedAccess, of tenant: Tenant.ID) async throws {
        let (question, guest) = (denied.question, denied.question.guest.id)
        let event = Event(.accessDenied, by: .guest(guest), in: surroundings)
        let policies = try denied.judgement.logged().map { JSONText($0) }
        let recent = AuditEvent.ID.least(at: surroundings.now().addingTimeInterval(-300))
        let application = question.application?.description
        _ = try await database.rows(
            of: tenant,
            """
            insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
            select tenant_id, \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name), \(application),
                   \(guest),
                   jsonb_strip_nulls(jsonb_build_object(
                       'network', \(question.whereabouts?.address?.network)::text,
                       'platform', \(question.whereabouts?.loggedPlatform)::text, 'client', \(question.client.rawValue)::text,
                       'door', \(question.door.description)::text,
                       'provedAt', \(question.provedAt.timeIntervalSince1970)::float8,
                       'methods', \(question.methods)::text[], 'policies', \(policies)::jsonb,
                       'hook', \(denied.judgement.denial?.hookName)::text))
              from tenants t
             where t.tenant_id = \(tenant)
               and not exists (
                   select from audit_events e
                    where e.tenant_id = \(tenant) and e.event_id >= \(recent) and e.guest_id = \(guest)
                      and e.activity = \(event.activity.rawValue) and e.target is not distinct from \(application))
               and not exists (
                   select from audit_log e
                    where e.tenant_id = \(tenant) and e.guest_id = \(guest) and e.activity = \(event.activity.rawValue)
                      and e.event_id >= \(recent)
                      and e.month >= date_trunc('month', (now() - interval '5 minutes') at time zone 'UTC')::date
                      and e.target is not distinct from \(application))
            """)
    }

    // MARK: Rows

    /// Nil for one of a newer program, or with words that this one does not know.
    private static func policy(_ row: Row) throws -> ConditionalAccessPolicy? {
        guard try row.decode("shape", as: Int32.self) <= PolicyRule.shape,
            let rule = try? JSONDecoder().decode(
                PolicyRule.self, from: Data(try row.decode("rule", as: JSONText.self).rawValue.utf8))
        else { return nil }
        return ConditionalAccessPolicy(
            id: try row.decode("policy_id"), displayName: try row.decode("display_name"), state: try row.word("state"), rule: rule,
            createdAt: try row.decode("created_at"), changedAt: try row.decode("changed_at"))
    }

    /// Nil for one that a newer program wrote.
    private static func location(_ row: Row) throws -> NamedLocation? {
        let text = try row.decode("extent", as: JSONText.self).rawValue
        guard let extent = try? JSONDecoder().decode(NamedLocation.Extent.self, from: Data(text.utf8)) else { return nil }
        return NamedLocation(
            id: try row.decode("location_id"), displayName: try row.decode("display_name"), extent: extent,
            createdAt: try row.decode("created_at"), changedAt: try row.decode("changed_at"))
    }

    private static func statement(
        for change: ConditionalAccessChange, of tenant: Tenant.ID, at revision: Int
    ) throws -> Query {
        let standing: Query = "exists (\(TenantRevision.standing(tenant, at: revision)))"
        switch change {
        case .addPolicy(let policy):
            return """
                insert into conditional_access_policies (tenant_id, policy_id, display_name, state, shape, rule, created_at)
                select \(tenant), \(policy.id), \(policy.displayName), \(policy.state.rawValue), \(Int32(PolicyRule.shape)),
                       \(try json(policy.rule)), \(policy.createdAt)
                 where \(standing)
                """
        case .changePolicy(let policy):
            return """
                update conditional_access_policies set
                    display_name = \(policy.displayName), state = \(policy.state.rawValue), shape = \(Int32(PolicyRule.shape)),
                    rule = \(try json(policy.rule)), changed_at = \(policy.changedAt)
                 where tenant_id = \(tenant) and policy_id = \(policy.id) and \(standing)
                """
        case .removePolicy(let id):
            return "delete from conditional_access_policies where tenant_id = \(tenant) and policy_id = \(id) and \(standing)"
        case .addLocation(let location):
            return """
                insert into named_locations (tenant_id, location_id, display_name, extent, created_at)
                select \(tenant), \(location.id), \(location.displayName), \(try json(location.extent)), \(location.createdAt)
                 where \(standing)
                """
        case .changeLocation(let location):
            return """
                update named_locations set
                    display_name = \(location.displayName), extent = \(try json(location.extent)), changed_at = \(location.changedAt)
                 where tenant_id = \(tenant) and location_id = \(location.id) and \(standing)
                """
        case .addTerms(let terms, let texts):
            return """
                with terms as (
                    insert into terms_of_use (tenant_id, terms_id, display_name, requires_viewing, reaccept_days, created_at)
                    select \(tenant), \(terms.id), \(terms.displayName), \(terms.isViewingRequired),
                           \(terms.reacceptDays.map(Int32.init(clamping:))), \(terms.createdAt)
                     where \(standing)
                    returning tenant_id
                )
                \(insertion(of: texts, version: terms.version, of: terms.id))
                """
        case .changeTerms(let terms, let texts):
            return """
                with terms as (
                    update terms_of_use set
                        display_name = \(terms.displayName), requires_viewing = \(terms.isViewingRequired),
                        reaccept_days = \(terms.reacceptDays.map(Int32.init(clamping:))), version = \(Int32(clamping: terms.version)),
                        counts_since = \(Int32(clamping: terms.countsSince)), changed_at = \(terms.changedAt)
                     where tenant_id = \(tenant) and terms_id = \(terms.id) and \(standing)
                    returning tenant_id
                )
                \(insertion(of: texts, version: terms.version, of: terms.id))
                """
        case .removeTerms(let id):
            return "delete from terms_of_use where tenant_id = \(tenant) and terms_id = \(id) and \(standing)"
        case .removeLocation(let id):
            return "delete from named_locations where tenant_id = \(tenant) and location_id = \(id) and \(standing)"
        }
    }

    /// Of a relation `terms`, that they are there.
    private static func insertion(of texts: [TermsText], version: Int, of terms: TermsOfUse.ID) -> Query {
        """
        insert into terms_texts (tenant_id, terms_id, version, language, file_name, is_default, markdown)
        select terms.tenant_id, \(terms), \(Int32(clamping: version)), text.language, text.name, text.is_default, text.markdown
          from terms, unnest(\(texts.map(\.language)), \(texts.map(\.fileName)), \(texts.map(\.isDefault)), \(texts.map(\.markdown)))
               as text (language, name, is_default, markdown)
        """
    }

    private static func terms(_ row: Row) throws -> TermsOfUse {
        TermsOfUse(
            id: try row.decode("terms_id"), displayName: try row.decode("display_name"),
            isViewingRequired: try row.decode("requires_viewing"),
            reacceptDays: try row.decode("reaccept_days", as: Int32?.self).map(Int.init),
            version: Int(try row.decode("version", as: Int32.self)),
            countsSince: Int(try row.decode("counts_since", as: Int32.self)), createdAt: try row.decode("created_at"),
            changedAt: try row.decode("changed_at"))
    }

    private static func json(_ value: some Encodable) throws -> JSONText {
        JSONText(String(decoding: try JSONEncoder().encode(value), as: UTF8.self))
    }
}

extension ConditionalAccessChange {
    /// For the log, where what it was about may be gone.
    fileprivate var name: String? {
        switch self {
        case .addPolicy(let policy), .changePolicy(let policy): policy.displayName
        case .addLocation(let location), .changeLocation(let location): location.displayName
        case .addTerms(let terms, _), .changeTerms(let terms, _): terms.displayName
        case .removePolicy, .removeLocation, .removeTerms: nil
        }
    }
}

/// Each tenant's policies, until the tenant is changed. The mutex guards the table.
private final class KeptPolicies: Sendable {
    private let table = Mutex<[Tenant.ID: (access: ConditionalAccess, revision: Int)]>([:])
    private let most = 4096

    func policies(of tenant: Tenant.ID, since revision: Int) -> ConditionalAccess? {
        table.withLock { table in table[tenant].flatMap { $0.revision >= revision ? $0.access : nil } }
    }

    func keep(_ access: ConditionalAccess, of tenant: Tenant.ID, at revision: Int) {
        table.withLock { table in
            if table.count >= most { table.removeAll(keepingCapacity: true) }
            if let there = table[tenant], there.revision > revision { return }
            table[tenant] = (access, revision)
        }
    }
}
