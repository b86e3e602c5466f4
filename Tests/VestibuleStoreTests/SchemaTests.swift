import Postgres
import Testing
import VestibuleStore

/// The rules that let the schema shard by tenant, read from the catalog, so that a new table cannot forget them.
@Suite("The schema") struct SchemaTests {
    /// Tables that belong to no tenant, and why.
    static let tenantless = [
        "schema_migrations": "versions of the schema itself, the same on every shard",
        "admin_tokens": "operators' tokens, few, replicated everywhere",
        "tenant_domains": "the directory that finds the tenant of a name, replicated everywhere",
        "mailbox_days": "counts over all tenants, by the hash of a mailbox",
        "tenant_discoveries": "questions of people who do not know their tenant, sealed, by the hash of a mailbox",
    ]

    @Test("starts every key of a tenant's table with its tenant")
    func keys() async throws {
        try await withDatabase { db in
            let rows = try await db.run(
                """
                select c.relname::text as table_name, k.relname::text as key_name, a.attname::text as first_column
                  from pg_index x join pg_class c on c.oid = x.indrelid join pg_class k on k.oid = x.indexrelid
                  left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
                 where c.relnamespace = 'public'::regnamespace and x.indisunique
                union all
                select c.relname::text, f.conname::text, a.attname::text
                  from pg_constraint f join pg_class c on c.oid = f.conrelid
                  left join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
                 where c.relnamespace = 'public'::regnamespace and f.contype = 'f'
                """)
            #expect(rows.count > 20)
            for row in rows {
                let table = try row.decode("table_name", as: String.self)
                guard Self.tenantless[table] == nil else { continue }
                let key = try row.decode("key_name", as: String.self)
                #expect(try row.decode("first_column", as: String?.self) == "tenant_id", "\(table): \(key)")
            }
        }
    }

    @Test("keeps the tenants of every tenant's table apart, from its owner too")
    func rowLevelSecurity() async throws {
        try await withDatabase { db in
            let rows = try await db.run(
                """
                select c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity as is_forced,
                       array(select p.polname || ' ' || pg_get_userbyid(p.polroles[1]) || ' ' || p.polcmd::text
                               || ' ' || pg_get_expr(p.polqual, c.oid) || ' ' || pg_get_expr(p.polwithcheck, c.oid)
                               from pg_policy p where p.polrelid = c.oid order by p.polname) as policies
                  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1
                """)
            let names = try rows.map { try $0.decode("name", as: String.self) }
            #expect(Set(Self.tenantless.keys).isSubset(of: names))
            for row in rows {
                let name = try row.decode("name", as: String.self)
                guard Self.tenantless[name] == nil else { continue }
                #expect(try row.decode("is_forced", as: Bool.self), "\(name)")
                #expect(
                    try row.decode("policies", as: [String].self) == [
                        "every_row vestibule_worker * true true",
                        "tenant_rows vestibule_app * (tenant_id = vestibule_tenant()) (tenant_id = vestibule_tenant())",
                    ], "\(name)")
            }
        }
    }

    @Test("names every constraint itself")
    func names() async throws {
        try await withDatabase { db in
            // What PostgreSQL would have called it: then nobody has named it. A primary key's usual name is taken as given.
            let unnamed = try await db.run(
                """
                select conname::text as name from pg_constraint x join pg_class c on c.oid = x.conrelid
                 where c.relnamespace = 'public'::regnamespace and contype in ('c', 'f', 'u')
                   and (conname like '%\\_check' or conname like '%\\_key' or conname like '%\\_id\\_fkey')
                """)
            #expect(try unnamed.map { try $0.decode("name", as: String.self) } == [])
        }
    }

    @Test("grants each role what its statements need and nothing else")
    func grants() async throws {
        try await withDatabase { db in
            let rows = try await db.run(
                """
                select r.role || ' ' || c.relname as grantee,
                       string_agg(left(lower(p.word), 1), '' order by p.place) as rights
                  from pg_class c cross join (values ('app'), ('worker')) as r (role)
                 cross join (values (1, 'SELECT'), (2, 'INSERT'), (3, 'UPDATE'), (4, 'DELETE'), (5, 'TRUNCATE')) as p (place, word)
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                   and has_table_privilege('vestibule_' || r.role, c.oid, p.word)
                 group by 1 order by 1
                """)
            let granted = try rows.map {
                "\(try $0.decode("grantee", as: String.self)): \(try $0.decode("rights", as: String.self))"
            }
            #expect(
                granted == [
                    "app access_requests: siu", "app access_review_decisions: siu", "app access_review_notices: siu",
                    "app access_reviews: siud",
                    "app admin_tokens: siu", "app app_role_assignments: sid", "app app_roles: siud",
                    "app applications: siu",
                    "app attempts: siu", "app audit_checkpoints: s", "app audit_events: si", "app audit_heads: s",
                    "app audit_log: s", "app bulk_jobs: siu", "app bulk_lines: siu",
                    "app client_keys: siu",
                    "app client_secrets: siu", "app conditional_access_policies: siud",
                    "app cross_tenant_partners: siud",
                    "app device_guesses: siu", "app device_requests: siu",
                    "app domain_policy_versions: siu", "app domain_rules: sid", "app grants: siu", "app guest_origins: siu",
                    "app guest_security: siud",
                    "app guest_sponsors: sid",
                    "app guests: siu", "app hand_overs: siu", "app hook_deliveries: su", "app hooks: siud",
                    "app idempotency_keys: siu",
                    "app identity_provider_domains: sid", "app identity_providers: siud",
                    "app invitation_counts: siu", "app invitations: siu", "app kept_answers: siud", "app last_sign_ins: s",
                    "app letters: siu",
                    "app logouts: si", "app named_locations: siud",
                    "app network_counts: siu",
                    "app passcode_counts: siu", "app provider_visits: siu", "app recovery_codes: siud", "app redirect_origins: sid",
                    "app refresh_tokens: siu",
                    "app reinvitations: siu", "app renewal_notices: si", "app renewal_steps: siu", "app request_counts: s",
                    "app route_rules: siud",
                    "app schema_migrations: s",
                    "app second_factors: siud",
                    "app sessions: siu",
                    "app signing_keys: siu", "app spent_assertions: si", "app spent_challenges: si", "app sponsor_actions: siu",
                    "app sponsor_digests: siu",
                    "app tenant_days: s",
                    "app tenant_discoveries: si",
                    "app tenant_domains: sid",
                    "app tenants: siu", "app terms_acceptances: si", "app terms_of_use: siud", "app terms_texts: si",
                    "worker access_requests: sd", "worker access_review_decisions: s", "worker access_review_notices: s",
                    "worker access_reviews: su",
                    "worker app_role_assignments: s", "worker app_roles: s", "worker applications: s",
                    "worker attempts: sd",
                    "worker audit_checkpoints: siu", "worker audit_events: sid", "worker audit_heads: siu", "worker audit_log: si",
                    "worker bulk_jobs: sud",
                    "worker bulk_lines: sud", "worker cross_tenant_partners: s",
                    "worker device_guesses: sd", "worker device_requests: sd", "worker domain_policy_versions: su",
                    "worker domain_rules: s",
                    "worker grants: sd", "worker guest_origins: s", "worker guest_security: s", "worker guest_sponsors: s",
                    "worker guests: sd",
                    "worker hand_overs: sd", "worker hook_deliveries: siud", "worker hooks: su",
                    "worker idempotency_keys: sd",
                    "worker identity_provider_domains: s",
                    "worker identity_providers: s", "worker invitation_counts: sd",
                    "worker invitations: sd", "worker kept_answers: sd", "worker last_sign_ins: siu", "worker letters: sud",
                    "worker logouts: sud",
                    "worker mailbox_days: siud",
                    "worker network_counts: sd",
                    "worker passcode_counts: sd", "worker provider_visits: sd", "worker recovery_codes: s",
                    "worker redirect_origins: s",
                    "worker refresh_tokens: sd", "worker reinvitations: sd",
                    "worker renewal_notices: sd",
                    "worker renewal_steps: s", "worker request_counts: siud",
                    "worker route_rules: s",
                    "worker schema_migrations: s",
                    "worker second_factors: s", "worker sessions: sd", "worker signing_keys: s", "worker spent_assertions: sd",
                    "worker spent_challenges: sd",
                    "worker sponsor_actions: sd",
                    "worker sponsor_digests: sd",
                    "worker tenant_days: siud", "worker tenant_discoveries: sud",
                    "worker tenant_domains: s", "worker tenants: s",
                ])
        }
    }

    @Test("lets nobody into a partition but through its table, where row-level security is")
    func partitions() async throws {
        try await withDatabase { db in
            let open = try await db.run(
                """
                select c.relname::text as name from pg_class c cross join (values ('app'), ('worker')) as r (role)
                 where c.relispartition and has_any_column_privilege('vestibule_' || r.role, c.oid, 'SELECT, INSERT, UPDATE')
                """)
            #expect(try open.map { try $0.decode("name", as: String.self) } == [])
            #expect(try await db.count("pg_class", where: "relispartition and relkind = 'r'") == 2)
        }
    }

    @Test("lets nobody change what an audit event says, and takes functions of the owner's for months only from the worker")
    func events() async throws {
        try await withDatabase { db in
            let changing = try await db.run(
                """
                select r.role || ' ' || a.attrelid::regclass || ' ' || a.attname as grantee
                  from pg_attribute a cross join (values ('app'), ('worker')) as r (role)
                 where a.attrelid in ('audit_events'::regclass, 'audit_log'::regclass) and a.attnum > 0
                   and has_column_privilege('vestibule_' || r.role, a.attrelid, a.attnum, 'UPDATE')
                """)
            #expect(changing.isEmpty)
            let mighty = try await db.run(
                """
                select r.role || ' ' || p.proname as grantee from pg_proc p cross join (values ('app'), ('worker')) as r (role)
                 where p.prosecdef and has_function_privilege('vestibule_' || r.role, p.oid, 'EXECUTE') order by 1
                """)
            #expect(
                try mighty.map { try $0.decode("grantee", as: String.self) } == [
                    "worker drop_audit_month", "worker make_audit_months",
                ])
        }
    }

    /// A function that is not taken in is read, parsed and planned in each execution of a statement that asks it: 40 µs of a code.
    @Test("has its functions of one expression taken into the statements that ask them")
    func functions() async throws {
        try await withDatabase { db in
            let plan = try await db.run(
                """
                explain (verbose)
                select vestibule_tenant(), guesses_wait_until(c), next_passcode_at(c, 30, 10, 30) from passcode_counts c
                """
            ).map { try $0.decode("QUERY PLAN", as: String.self) }.joined(separator: "\n")
            #expect(plan.contains("current_setting") && plan.contains("locked_until"))
            for name in ["vestibule_tenant", "guesses_wait_until", "next_passcode_at"] { #expect(!plan.contains(name)) }
        }
    }

    @Test("gives the service's logins no way around row-level security")
    func logins() async throws {
        try await withDatabase { db in
            for pool in [db.database.app, db.database.worker] {
                let row = try await pool.query(
                    "select rolsuper or rolbypassrls or rolcreaterole as is_mighty from pg_roles where rolname = current_user"
                ).onlyRow
                #expect(try row.decode("is_mighty", as: Bool.self) == false)
            }
        }
    }
}
