import FoundationEssentials
import Postgres
package import Vestibule

/// Tenants in PostgreSQL, with a snapshot of each kept for a second.
package struct PostgresTenantStore: TenantStore {
    private let database: Database
    private let snapshots = Snapshots<Tenant.ID, Tenant>()
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func tenant(_ id: Tenant.ID) async throws -> Tenant? {
        if let kept = snapshots.value(id) { return kept }
        return try await freshTenant(id)
    }

    package func freshTenant(_ id: Tenant.ID) async throws -> Tenant? {
        let asked = ContinuousClock.now
        let rows = try await database.unit(
            of: id,
            """
            select \(unescaped: Self.columns)
              from tenants where tenant_id = \(id) and status <> 'deleted'
            """,
            "select domain from tenant_domains where tenant_id = \(id) order by domain",
            "select origin from redirect_origins where tenant_id = \(id) order by origin",
            "select effect, pattern from domain_rules where tenant_id = \(id) order by pattern, effect",
            "select domain, door from route_rules where tenant_id = \(id)", IdentityProviderRows.selection(of: id),
            CrossTenantRows.selection(of: id), DomainPolicyRows.selectionOfDeciding(of: id), HookRows.selection(of: id))
        guard let row = rows[0].first else {
            snapshots.forget(id)
            return nil
        }
        var tenant = try Self.tenant(row)
        tenant.domains = try rows[1].compactMap { DomainName(try $0.decode("domain", as: String.self)) }
        // One that is left out allows nothing.
        tenant.redirectOrigins = try rows[2].map { try $0.decode("origin", as: String.self) }.compactMap { try? RedirectOrigin($0) }
        tenant.domainRules = try rows[3].map { row in
            // One that is left out could let somebody in.
            guard let rule = DomainRule(try row.word("effect"), try row.decode("pattern", as: String.self)) else {
                throw UnreadableRow(column: "pattern")
            }
            return rule
        }
        for row in rows[4] {
            guard let domain = DomainName(try row.decode("domain", as: String.self)) else { throw UnreadableRow(column: "domain") }
            tenant.routes.rules[domain] = try row.decode("door", as: Door.self)
        }
        tenant.identityProviders = try rows[5].map(IdentityProviderRows.provider)
        tenant.crossTenantAccess.partners = try CrossTenantRows.partners(rows[6])
        for row in rows[7] { try DomainPolicyRows.add(row, to: &tenant.domainPolicy) }
        tenant.hooks = try rows[8].map { try HookRows.hook($0) }
        snapshots.keep(tenant, for: id, as: asked)
        return tenant
    }

    package func tenant(named domain: DomainName) async throws -> Tenant.ID? {
        try await database.tenantless("select tenant_id from tenant_domains where domain = \(domain.text)")
            .first?.decode("tenant_id", as: Tenant.ID.self)
    }

    package func list(after cursor: Tenant.ID?, limit: Int) async throws -> [Tenant] {
        let rows = try await database.acrossTenants(
            """
            select \(unescaped: Self.columns),
                   array(select domain from tenant_domains d where d.tenant_id = t.tenant_id order by domain) as domains
              from tenants t
             where status <> 'deleted' and (\(cursor)::uuid is null or tenant_id > \(cursor))
             order by tenant_id limit \(limit)
            """)
        return try rows.map { row in
            var tenant = try Self.tenant(row)
            tenant.domains = try row.decode("domains", as: [String].self).compactMap { DomainName($0) }
            return tenant
        }
    }

    package func create(_ tenant: Tenant, keys: [SigningKey], by actor: Actor) async throws {
        let id = tenant.id
        let event = Event(.tenantCreated, by: actor, in: surroundings)
        try await Constraints.translated {
            let statements: [Query] = [
                """
                insert into tenants (tenant_id, name, contact, language, colour, passcode_minutes, daily_letters,
                                     sender_name, sender_address)
                values (\(id), \(tenant.name), \(tenant.contact.text), \(tenant.language.rawValue),
                        \(tenant.branding.colour), \(tenant.passcodeMinutes), \(tenant.dailyLetters), \(tenant.senderName),
                        \(tenant.senderAddress?.text))
                """,
                """
                insert into tenant_domains (domain, tenant_id)
                select domain, \(id) from unnest(\(tenant.domains.map(\.text))) as domain
                """,
                """
                insert into redirect_origins (tenant_id, origin)
                select \(id), origin from unnest(\(tenant.redirectOrigins.map(\.description))) as origin
                """,
                """
                insert into domain_rules (tenant_id, effect, pattern)
                select \(id), effect, pattern
                  from unnest(\(tenant.domainRules.map(\.effect.rawValue)), \(tenant.domainRules.map(\.pattern)))
                       as rule (effect, pattern)
                """,
                DomainPolicyRows.first(of: tenant, by: actor),
                event.written(of: id, target: id.description),
            ]
            _ = try await database.unit(
                of: id, statements + keys.map { SigningKeyRows.insertion(of: $0, tenant: id) })
        }
    }

    package func change(_ id: Tenant.ID, _ change: TenantChange, ifRevision revision: Int?, by actor: Actor) async throws {
        if case .domainPolicy(let new) = change { return try await self.change(id, new, ifRevision: revision, by: actor) }
        let event = Event(change.activity, by: actor, in: surroundings)
        // What follows the raised revision takes effect at that one only.
        let statement = Self.statement(for: change, of: id, at: revision.map { $0 + 1 })
        defer { snapshots.forget(id) }
        if let name = change.removedName {
            return try await remove(name, by: statement, of: id, event: event, target: change.target)
        }
        let rows = try await Constraints.translated {
            try await database.unit(
                of: id,
                // First, so that changes of one tenant wait for each other here.
                """
                with raised as (
                    update tenants set revision = revision + 1, changed_at = now()
                     where tenant_id = \(id) and status <> 'deleted' and revision = coalesce(\(revision), revision)
                    returning tenant_id
                ), event as (
                    \(event.beside("raised", target: change.target))
                )
                select tenant_id from raised
                """,
                statement)
        }
        guard !rows[0].isEmpty else { throw revision == nil ? TenantRefusal.notFound : .settingsKeepChanging }
    }

    private func remove(_ name: String, by statement: Query, of id: Tenant.ID, event: Event, target: String) async throws {
        let row = try await database.rows(
            of: id,
            """
            with gone as (
                \(statement)
            ), raised as (
                update tenants set revision = revision + 1, changed_at = now()
                 where tenant_id = \(id) and exists (select from gone) returning tenant_id
            ), event as (
                \(event.beside("raised", target: target))
            )
            select exists (select from gone) as is_gone,
                   exists (select from tenants where tenant_id = \(id) and status <> 'deleted') as is_there
            """
        ).first
        guard let row, try row.decode("is_there", as: Bool.self) else { throw TenantRefusal.notFound }
        guard try row.decode("is_gone", as: Bool.self) else { throw TenantRefusal.nothingToRemove(name) }
    }

    private func change(_ id: Tenant.ID, _ new: NewDomainPolicy, ifRevision revision: Int?, by actor: Actor) async throws {
        let event = Event(.domainPolicyChanged, by: actor, in: surroundings)
        defer { snapshots.forget(id) }
        let isMade = try await !database.rows(of: id, DomainPolicyRows.change(to: new, of: id, ifRevision: revision, event)).isEmpty
        guard isMade else { throw revision == nil ? TenantRefusal.notFound : .settingsKeepChanging }
    }

    package func logo(of id: Tenant.ID) async throws -> Branding.Logo? {
        guard
            let row = try await database.rows(
                of: id, "select logo, logo_media_type from tenants where tenant_id = \(id) and status <> 'deleted'"
            ).first, let bytes = try row.decode("logo", as: [UInt8]?.self)
        else { return nil }
        return Branding.Logo(mediaType: try row.decode("logo_media_type", as: String.self), bytes: bytes)
    }

    package func sealedRelay(of id: Tenant.ID) async throws -> [UInt8]? {
        try await database.rows(of: id, "select sealed_relay from tenants where tenant_id = \(id)")
            .first?.decode("sealed_relay", as: [UInt8]?.self)
    }

    /// What `tenant(_:)` reads of a row.
    private static let columns = """
        tenant_id, status, revision, name, contact, language, colour, logo_media_type, passcode_minutes,
        daily_letters, sender_name, sender_address, sealed_relay is not null as has_relay, created_at,
        redemption_order, fallback_provider, doors_off, guest_may_choose_passcode, self_healing, subject_salt,
        allow_invites_from, guest_user_role, cross_tenant_default, domain_policy_version,
        guest_access_days, guest_renewal_days, guest_end_warnings, guests_may_hand_over,
        factor_reset_hours, passkeys_replace_codes, mailbox_proof_days
        """

    private static func tenant(_ row: Row) throws -> Tenant {
        let name = try row.decode("name", as: String.self)
        var branding = Branding(tenantName: name, colour: try row.decode("colour"))
        // The bytes stay in the database until a page or a letter wants them.
        branding.logo = try row.decode("logo_media_type", as: String?.self).map {
            Branding.Logo(mediaType: $0, bytes: [])
        }
        return Tenant(
            id: try row.decode("tenant_id"), revision: try row.decode("revision"), status: try row.word("status"),
            name: name, contact: try row.decode("contact"), language: try row.word("language"), branding: branding,
            domainPolicy: DomainPolicyStanding(version: try row.decode("domain_policy_version")),
            authorization: AuthorizationPolicy(
                invitesFrom: try row.word("allow_invites_from"), guestRole: try row.word("guest_user_role")),
            crossTenantAccess: CrossTenantAccess(byDefault: try CrossTenantRows.byDefault(row)),
            routes: RoutePolicy(
                order: try row.decode("redemption_order", as: [String].self).compactMap(RoutePolicy.Step.init),
                fallback: try row.word("fallback_provider"),
                switchedOff: Set(try row.decode("doors_off", as: [String].self).compactMap(Door.init)),
                guestMayChoosePasscode: try row.decode("guest_may_choose_passcode"), selfHealing: try row.word("self_healing")),
            passcodeMinutes: Int(try row.decode("passcode_minutes", as: Int32.self)),
            dailyLetters: Int(try row.decode("daily_letters", as: Int32.self)),
            senderName: try row.decode("sender_name"), senderAddress: try row.decode("sender_address"),
            hasOwnRelay: try row.decode("has_relay"), lifecycle: try lifecycle(row), secondFactors: try secondFactors(row),
            subjectSalt: try row.decode("subject_salt"),
            createdAt: try row.decode("created_at"))
    }

    private static func secondFactors(_ row: Row) throws -> SecondFactorPolicy {
        SecondFactorPolicy(
            resetHours: Int(try row.decode("factor_reset_hours", as: Int32.self)),
            passkeysReplaceCodes: try row.decode("passkeys_replace_codes"),
            mailboxProofEveryDays: Int(try row.decode("mailbox_proof_days", as: Int32.self)))
    }

    private static func lifecycle(_ row: Row) throws -> LifecyclePolicy {
        let days = Int(try row.decode("guest_access_days", as: Int32.self))
        return LifecyclePolicy(
            accessDays: days > 0 ? days : nil, renewalDays: Int(try row.decode("guest_renewal_days", as: Int32.self)),
            warningDays: try row.decode("guest_end_warnings", as: [Int32].self).map(Int.init),
            guestsMayHandOver: try row.decode("guests_may_hand_over"))
    }
}
