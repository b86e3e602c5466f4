import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

/// DESIGN §5: the schema shards by tenant without a rewrite. Every tenant's table is replaced by a hash-partitioned one with the same
/// columns, keys, policies and grants, made from the catalog; then the service's own statements run, and PostgreSQL's counters tell
/// which partitions they scanned.
@Suite("On tables partitioned by tenant") struct PartitionTests {
    @Test(
        "a guest's whole way and an application's reads touch the partitions of their tenant only",
        arguments: ["force_custom_plan", "force_generic_plan"])
    func onePartition(_ mode: String) async throws {
        try await withDatabase { db in
            try await db.partition()
            let name = try await db.run("select current_database()::text as name").onlyRow.decode("name", as: String.self)
            try await db.run(
                "alter role vestibule_test_app in database \(unescaped: name) set plan_cache_mode = \(unescaped: mode)")
            let house = try await House.open(on: db)
            for address in ["ana@fabrikam.example", "bo@fabrikam.example"] {
                let (invited, session, attempting) = try await house.redeem(address)
                _ = try await db.invitations.invitation(openedBy: invited.link)
                _ = try await db.sessions.session(session)
                _ = try await db.guests.guest(invited.invitation.guest, of: house.id)
                _ = try await db.guests.guest(withAddress: invited.invitation.address, of: house.id)
                _ = try await db.attempts.attempt(attempting.credential, limits: house.limits)
                _ = try await db.redemptions.reported(attempting.report)
                try await house.passTime()
                let again = try await house.invite(address, sendsLetter: true)
                let second = try await house.begin(again)
                try await house.passTime()
                _ = try await house.send(second)
                _ = try await house.check(second, NewCode.wrong)
                _ = try await house.report(second, freezing: again)
                _ = try await db.invitations.unfreeze(again.invitation.id, of: house.id, by: .system)
                _ = try await ChangeInvitationTests.apply(.resend, to: again.invitation.id, in: house)
                _ = try await db.invitations.revoke(again.invitation.id, of: house.id, by: .system)
                try await db.sessions.end(session)
                _ = try await db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
            }
            _ = try await db.guests.list(of: house.id, after: nil, limit: 100)
            _ = try await db.invitations.list(of: house.id, address: nil, after: nil, limit: 100)
            _ = try await db.applications.authenticate(house.application.id, of: house.id, secret: TokenDigest(of: "secret"))
            await db.database.app.close()
            while try await db.count("pg_stat_activity", where: "usename = 'vestibule_test_app' and datname = current_database()")
                > 0
            {
                try await Task.sleep(for: .milliseconds(20))
            }
            let touched = try await db.run(
                """
                select i.inhparent::regclass::text as owned, array_agg(s.relname::text order by s.relname) as partitions
                  from pg_stat_user_tables s join pg_inherits i on i.inhrelid = s.relid
                 where s.seq_scan + s.idx_scan + s.n_tup_ins + s.n_tup_upd > 0 group by 1 order by 1
                """)
            #expect(touched.count >= 10)
            for row in touched {
                let partitions = try row.decode("partitions", as: [String].self)
                #expect(partitions.count == 1, "\(partitions)")
            }
        }
    }

    @Test("the sweeper takes what has had its time and leaves another partition's row of the same place")
    func sweep() async throws {
        try await withDatabase { db in
            try await db.partition()
            for number in 0..<8 {
                let house = try await House.open(on: db)
                let (_, _, attempting) = try await house.redeem()
                guard number == 0 else { continue }
                let id = Attempt.ID(rawValue: attempting.credential.row)
                try await db.run("update sessions set expires_at = now() - interval '8 days' where attempt_id = \(id)")
            }
            #expect(try await db.outbox.sweep(thoroughly: true) == 1)
            #expect(try await db.count("sessions", where: "expires_at > now()") == 7)
        }
    }
}

extension MigratedDatabase {
    /// Puts a table of four hash partitions in the place of each of the tenants' tables. For an empty database.
    func partition() async throws {
        // What the making scanned is told now and forgotten, so that only the service's own scans count.
        _ = try await owner.pipeline([Self.partitioning, "select pg_stat_force_next_flush()"])
        try await run("select pg_stat_reset()")
    }

    private static let partitioning: Query =
        """
        do $$
        declare
            functions text[];
            owned record;
            part record;
            number integer;
        begin
            create schema plain;
            -- What takes a row of a table is made anew for the row of the new one.
            select array_agg(pg_get_functiondef(p.oid)) into functions from pg_proc p
             where p.pronamespace = 'public'::regnamespace
               and exists (select from unnest(p.proargtypes) a join pg_type t on t.oid = a where t.typtype = 'c');
            for part in select p.oid::regprocedure::text as name from pg_proc p
                         where p.pronamespace = 'public'::regnamespace
                           and exists (select from unnest(p.proargtypes) a join pg_type t on t.oid = a where t.typtype = 'c')
                         order by p.proname desc loop
                execute 'drop function ' || part.name;
            end loop;
            for owned in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
                          and relrowsecurity loop
                execute format('alter table %I set schema plain', owned.relname);
            end loop;
            for owned in select oid, relname from pg_class where relnamespace = 'plain'::regnamespace and relkind = 'r' loop
                execute format('create table public.%I (like plain.%1$I including defaults including constraints)
                                partition by hash (tenant_id)', owned.relname);
                for number in 0..3 loop
                    execute format('create table public.%I partition of public.%I for values with (modulus 4, remainder %s)',
                                   owned.relname || '_p' || number, owned.relname, number);
                end loop;
                execute format('call keep_tenants_apart(%L)', 'public.' || owned.relname);
                for part in select distinct grantee, privilege_type from information_schema.role_table_grants
                             where table_schema = 'plain' and table_name = owned.relname and grantee like 'vestibule%' loop
                    execute format('grant %s on public.%I to %I', part.privilege_type, owned.relname, part.grantee);
                end loop;
                for part in select conname, pg_get_constraintdef(oid) as definition from pg_constraint
                             where conrelid = owned.oid and contype in ('p', 'u') loop
                    execute format('alter table public.%I add constraint %I %s', owned.relname, part.conname, part.definition);
                end loop;
                for part in select replace(pg_get_indexdef(indexrelid), 'plain.', 'public.') as definition from pg_index x
                             where indrelid = owned.oid
                               and not exists (select from pg_constraint c where c.conindid = x.indexrelid and c.contype = 'p') loop
                    execute part.definition;
                end loop;
            end loop;
            for part in select c.conname, r.relname, replace(pg_get_constraintdef(c.oid), 'plain.', 'public.') as definition
                          from pg_constraint c join pg_class r on r.oid = c.conrelid
                         where c.connamespace = 'plain'::regnamespace and c.contype = 'f' loop
                execute format('alter table public.%I add constraint %I %s', part.relname, part.conname, part.definition);
            end loop;
            alter table public.tenant_domains drop constraint tenant_domains_tenant_fkey;
            alter table public.tenant_domains add constraint tenant_domains_tenant_fkey foreign key (tenant_id) references tenants;
            for number in 1..array_length(functions, 1) loop
                execute functions[number];
            end loop;
        end
        $$
        """
}
