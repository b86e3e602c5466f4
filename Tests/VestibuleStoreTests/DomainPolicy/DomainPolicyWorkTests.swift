import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Applying a domain policy to guests inside") struct DomainPolicyWorkTests {
    private func block(_ patterns: String...) -> [DomainRule] { patterns.compactMap { DomainRule(.block, $0) } }

    @Test("ends the sessions, codes and refresh tokens of whom it stops, counts them, and leaves the others'")
    func ends() async throws {
        try await withHouse { house in
            let (_, evil, _) = try await house.redeem("ana@x.evil.test")
            let (_, good, _) = try await house.redeem("ben@good.example")
            _ = try await house.invite("cleo@evil.test")
            let code = AuthorizationCode.sample(for: evil, of: house)
            let refresh = house.newRefreshToken()
            _ = try await house.db.grants.begin(code, of: house.id, refresh: refresh.new)
            try await house.db.tenants.change(house.id, .domainPolicy(NewDomainPolicy(block("*.evil.test"))), by: .system)
            #expect(try await house.db.sessions.session(evil) != nil)
            let apply = ApplyDomainPolicy(versions: house.db.domainPolicies)
            #expect(try await apply() == house.id)
            #expect(try await house.db.sessions.session(evil) == nil)
            #expect(try await house.db.sessions.session(good) != nil)
            #expect(try await house.db.grants.grant(code.grant, of: house.id) == nil)
            #expect(try await house.db.grants.grant(behind: refresh.credential) == nil)
            let progress = try #require(try await house.db.domainPolicies.version(1, of: house.id)).progress
            #expect(progress.guestsStopped == 1 && progress.invitationsStopped == 1 && progress.sessionsEnded == 1)
            #expect(progress.state == "completed")
            #expect(try await apply() == nil)
            #expect(try await house.events().filter { $0 == "domainPolicyApplied" }.count == 1)
        }
    }

    @Test("goes on where another stopped, does a batch once, and stops when a newer version takes over")
    func batches() async throws {
        try await withHouse { house in
            let store = house.db.domainPolicies
            let (_, session, _) = try await house.redeem("ana@evil.test")
            try await house.db.tenants.change(house.id, .domainPolicy(NewDomainPolicy(block("evil.test"))), by: .system)
            let task = try #require(try await store.claim())
            #expect(task.guestRules == block("evil.test") && task.place == .beforeFirst)
            // Somebody is at it.
            #expect(try await store.claim() == nil)
            let seen = try await store.census(of: house.id, after: task.place, limit: 1)
            var step = ApplyDomainPolicy.step(task, seen)
            step.isLast = false
            #expect(try await store.take(step, of: task))
            #expect(try await store.take(step, of: task) == false)
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await store.version(1, of: house.id)?.progress.guestsStopped == 1)
            try await house.db.run("update domain_policy_versions set leased_until = now() - interval '1 second'")
            #expect(try await store.claim()?.place == step.place)
            // Lifted: what is left of it ends nothing more.
            try await house.db.tenants.change(house.id, .domainPolicy(NewDomainPolicy([])), by: .system)
            var rest = task
            rest.place = step.place
            #expect(try await store.take(step, of: rest) == false)
            #expect(try await store.version(1, of: house.id)?.progress.state == "superseded")
            #expect(try await store.claim()?.version == 2)
        }
    }

    @Test("is not begun by a version that does not reach guests, and goes on under one")
    func narrower() async throws {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem("ana@evil.test")
            let apply = ApplyDomainPolicy(versions: house.db.domainPolicies)
            for reach in [DomainPolicyReach.newInvitations, .pendingInvitations] {
                try await house.db.tenants.change(
                    house.id, .domainPolicy(NewDomainPolicy(block("evil.test"), reach: reach)), by: .system)
                while try await apply() != nil {}
                #expect(try await house.db.sessions.session(session) != nil)
            }
            try await house.db.tenants.change(house.id, .domainPolicy(NewDomainPolicy(block("evil.test"))), by: .system)
            try await house.db.tenants.change(house.id, .domainPolicy(NewDomainPolicy([], reach: .newInvitations)), by: .system)
            while try await apply() != nil {}
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.settings().admits(try #require(DomainName("evil.test")), at: .invitation))
        }
    }
}

/// At a million guests a preview and the worker read by domains, and no list of guests.
@Suite("Domains among many guests") struct DomainPolicyPlanTests {
    @Test("are found, counted and walked by the index", arguments: ["force_custom_plan", "force_generic_plan"])
    func plans(_ mode: String) async throws {
        try await withHouse { house in
            try await house.db.run(
                """
                insert into guests (tenant_id, guest_id, address, mailbox, display_name, state)
                select \(house.id), gen_random_uuid(), n || '@d' || n % 20 || '.example', n || '@d' || n % 20 || '.example', 'Guest',
                       case when n % 10 = 0 then 'PendingAcceptance' else 'Accepted' end
                  from generate_series(1, 20000) n
                """)
            try await house.db.run(
                "insert into guests (tenant_id, guest_id, address, mailbox, display_name) values (\(house.id), gen_random_uuid(), 'a@x.evil.test', 'a@x.evil.test', 'A')"
            )
            try await house.db.run("vacuum analyze guests")
            let store = house.db.domainPolicies
            let tree = DomainSpan.spans(of: try #require(DomainRule(.block, "*.evil.test")))
            #expect(try await store.domains(in: tree[1], of: house.id, limit: 100) == ["tset.live.x"])
            #expect(try await store.domains(in: tree[0], of: house.id, limit: 100) == [])
            let all = try await store.domains(in: .everything, of: house.id, limit: 100)
            #expect(all.count == 21 && all == all.sorted())
            let parts = [
                DomainPart(domain: "elpmaxe.3d", state: .accepted), DomainPart(domain: "elpmaxe.3d", state: .pendingAcceptance),
            ]
            #expect(try await store.counts(of: parts, tenant: house.id)[parts[0]]?.guests == 1000)
            let (first, after) = (
                try await store.guests(in: parts, tenant: house.id, after: .beforeFirst, limit: 600), GuestByDomain.beforeFirst
            )
            let rest = try await store.guests(in: parts, tenant: house.id, after: try #require(first.last).place, limit: 600)
            #expect(Set((first + rest).map(\.place.guest)).count == 1000 && after.domain.isEmpty)
            for statement in [
                PostgresDomainPolicyStore.domains(in: .everything, of: house.id, limit: 100),
                PostgresDomainPolicyStore.domains(in: tree[1], of: house.id, limit: 100),
                PostgresDomainPolicyStore.counting(["tset.live.x"], of: house.id),
                PostgresDomainPolicyStore.listing(parts, of: house.id, after: .beforeFirst, limit: 100),
                PostgresDomainPolicyStore.walking(house.id, after: GuestByDomain(domain: "elpmaxe", guest: .least), limit: 100),
            ] {
                let rows = try await house.db.database.unit(
                    of: house.id, "select set_config('plan_cache_mode', \(mode), true)", "explain (costs off) \(statement)")[1]
                let plan = try rows.map { try $0.decode("QUERY PLAN", as: String.self) }.joined(separator: "\n")
                #expect(plan.contains("guests_domain") && !plan.contains("Seq Scan on guests"), "\(plan)")
                #expect(plan.contains("domain_backwards") && plan.contains("Index Cond"), "\(plan)")
            }
        }
    }
}
