import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Hooks in the store") struct HookStoreTests {
    @Test("are read as they were written, changed and taken away, each with a new revision and its event")
    func kept() async throws {
        try await withHouse { house in
            var first = try house.hook(.decision(.tokenIssuing), claims: ["a", "b"])
            var second = try house.hook(.notification, activities: ["guestDeleted"])
            second.createdAt += 1
            for hook in [first, second] { try await house.db.tenants.change(house.id, .addHook(hook), by: .system) }
            #expect(try await house.settings().hooks == [first, second])
            first.name = "Other"
            first.url = "https://other.contoso.example/"
            first.milliseconds = 100
            first.failureMode = .allow
            first.allowedClaims = []
            first.isEnabled = false
            try await house.db.tenants.change(house.id, .changeHook(first), by: .system)
            #expect(try await house.settings().hooks.first == first)
            first.secrets = HookSecrets(sealed: [9], sealedFormer: [8], formerUntil: Date(timeIntervalSince1970: 1_900_000_000))
            try await house.db.tenants.change(house.id, .rotateHookSecret(first), by: .system)
            #expect(try await house.settings().hooks.first == first)
            let revision = try await house.settings().revision
            for change: TenantChange in [
                .addHook(try house.hook(.notification)), .changeHook(second), .rotateHookSecret(second), .removeHook(second),
            ] {
                await #expect(throws: TenantRefusal.settingsKeepChanging) {
                    try await house.db.tenants.change(house.id, change, ifRevision: revision - 1, by: .system)
                }
            }
            try await house.db.tenants.change(house.id, .removeHook(second), ifRevision: revision, by: .system)
            #expect(try await house.settings().hooks == [first])
            #expect(try await house.settings().revision == revision + 1)
            #expect(
                try await house.events().filter { $0.hasPrefix("hook") }
                    == ["hookCreated", "hookCreated", "hookChanged", "hookSecretRotated", "hookDeleted"])
            let other = try await House.open(on: house.db)
            #expect(try await other.settings().hooks.isEmpty)
        }
    }

    @Test("cost the tenant's settings no round trip more")
    func roundTrips() async throws {
        try await withHouse { house in
            try await house.db.tenants.change(house.id, .addHook(try house.hook(.decision(.tokenIssuing))), by: .system)
            let (_, trips) = try await house.db.counted { try await house.db.tenants.freshTenant(house.id) }
            #expect(trips == 1)
            let (_, none) = try await house.db.counted { try await house.db.tenants.tenant(house.id) }
            #expect(none == 0)
        }
    }

    @Test("follow what is sealed from then on, once, in order, and what their filter names")
    func follows() async throws {
        try await withHouse { house in
            _ = try await house.invite("before@fabrikam.example")
            try await house.sealAll()
            let all = try await house.add(.notification)
            let some = try await house.add(.notification, activities: ["invitationCreated"])
            let off = try await house.add(.notification, isEnabled: false)
            _ = try await house.add(.decision(.tokenIssuing))
            #expect(try await house.hooks.follow() == 0, "nothing is sealed yet")
            _ = try await house.redeem("ana@fabrikam.example")
            try await house.sealAll()
            let sealed = try await house.sealedSinceHooks()
            #expect(sealed.first == "hookCreated" && sealed.contains("invitationCreated") && sealed.contains("invitationRedeemed"))
            _ = try await house.hooks.follow()
            #expect(try await house.hooks.follow() == 0)
            // Each began at the head, before its own making was sealed.
            #expect(try await house.types(of: all) == sealed)
            #expect(try await house.types(of: some) == ["invitationCreated"])
            #expect(try await house.types(of: off).isEmpty)
            // Switched on, it is told of what happens from then on.
            var on = off
            on.isEnabled = true
            try await house.db.tenants.change(house.id, .changeHook(on), by: .system)
            try await house.sealAll()
            while try await house.hooks.follow() > 0 {}
            #expect(try await house.types(of: off) == ["hookChanged"])
        }
    }

    @Test("are followed by one worker, whoever else is at it, and an event is taken once")
    func race() async throws {
        try await withHouse(connections: 8) { house in
            try await house.sealAll()
            let hook = try await house.add(.notification)
            for number in 1...30 { _ = try await house.invite("guest\(number)@fabrikam.example") }
            try await house.sealAll()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...8 { group.addTask { while try await house.hooks.follow() > 0 {} } }
                try await group.waitForAll()
            }
            while try await house.hooks.follow() > 0 {}
            let count = try await house.db.count("audit_log", where: "activity in ('invitationCreated', 'hookCreated')")
            #expect(try await house.types(of: hook).count == count)
            #expect(try await house.db.count("hook_deliveries") == count)
        }
    }

    @Test("have at most a thousand waiting, and the rest stays in the log until some have gone")
    func bounded() async throws {
        try await withHouse { house in
            try await house.sealAll()
            let hook = try await house.add(.notification)
            try await house.db.run(
                """
                insert into audit_events (tenant_id, event_id, activity, actor_kind)
                select \(house.id), gen_random_uuid(), 'guestChanged', 'system' from generate_series(1, 1700)
                """)
            while try await house.chains.seal(house.id, limit: 500, by: house.db.vault) == 500 {}
            while try await house.hooks.follow() > 0 {}
            let first = try await house.types(of: hook).count
            #expect((1000...1500).contains(first))
            try await house.db.run("update hook_deliveries set next_try_at = null, state = 'delivered'")
            while try await house.hooks.follow() > 0 {}
            #expect(try await house.types(of: hook).count == 1701)
        }
    }

    @Test("are told by one worker at a time, with what the message needs, and again until it is done")
    func claims() async throws {
        try await withHouse { house in
            let hook = try await house.add(.notification, activities: ["invitationRedeemed"])
            let (invited, _, _) = try await house.redeem("ana@fabrikam.example")
            try await house.follow()
            let claimed = try await withThrowingTaskGroup(of: [HookDelivery].self) { group in
                for _ in 1...8 { group.addTask { try await house.hooks.claim(limit: 8, sparing: [], after: [], lease: 60) } }
                return try await group.reduce(into: [HookDelivery]()) { $0 += $1 }
            }
            let delivery = try #require(claimed.first)
            #expect(claimed.count == 1 && delivery.tries == 1 && delivery.hook == hook && delivery.tenantName == house.tenant.name)
            #expect(delivery.event.activity == "invitationRedeemed" && delivery.event.guest == invited.invitation.guest)
            #expect(delivery.guest?.mail == "ana@fabrikam.example" && delivery.position > 0)
            try await house.hooks.finish(delivery, .tryAgain(after: 0, because: "5xx", milliseconds: 7))
            let again = try #require(try await house.hooks.claim(limit: 8, sparing: [], after: [], lease: 60).first)
            #expect(again.id == delivery.id && again.tries == 2)
            try await house.hooks.finish(again, .untried(after: 0))
            let third = try #require(try await house.hooks.claim(limit: 8, sparing: [], after: [], lease: 60).first)
            #expect(third.tries == 2)
            try await house.hooks.finish(third, .delivered(milliseconds: 9))
            #expect(try await house.hooks.claim(limit: 8, sparing: [], after: [], lease: 60).isEmpty)
            let listed = try await house.deliveries(of: hook)
            #expect(listed.map(\.state) == [.delivered] && listed.first?.reply == "2xx" && listed.first?.milliseconds == 9)
            // Once more, under the same name.
            guard case .waiting(let waiting) = try await house.redeliver(delivery.id, hook) else {
                return #expect(Bool(false), "not again")
            }
            #expect(waiting.id == delivery.id && waiting.tries == 0)
            #expect(try await house.hooks.claim(limit: 8, sparing: [], after: [], lease: 60).map(\.id) == [delivery.id])
            #expect(try await house.events().contains("hookRedelivered"))
        }
    }

    @Test("wait behind no other's many")
    func fairness() async throws {
        try await withHouse { house in
            let (first, second) = (try await house.add(.notification), try await house.add(.notification))
            for number in 1...5 { _ = try await house.invite("guest\(number)@fabrikam.example") }
            let other = try await House.open(on: house.db)
            let theirs = try await other.add(.notification)
            _ = try await other.invite("ana@fabrikam.example")
            try await house.follow()
            try await other.follow()
            let claimed = try await house.hooks.claim(limit: 16, sparing: [], after: [], lease: 60)
            #expect(claimed.count { $0.hook.id == first.id } == 2 && claimed.count { $0.hook.id == second.id } == 2)
            #expect(claimed.count { $0.hook.id == theirs.id } == 2)
            #expect(try await house.hooks.claim(limit: 16, sparing: [house.id, other.id], after: [], lease: 60).isEmpty)
            // In the chain's order.
            let positions = claimed.filter { $0.hook.id == first.id }.map(\.position)
            #expect(positions == positions.sorted())
        }
    }

    @Test("of a few tenants keep nobody else's from their turn, however many there are and however long they have waited")
    func turns() async throws {
        try await withHouse { house in
            let other = try await House.open(on: house.db)
            let (many, few) = (try await house.add(.notification), try await other.add(.notification))
            try await house.db.run(
                """
                insert into audit_events (tenant_id, event_id, activity, actor_kind)
                select \(house.id), gen_random_uuid(), 'guestChanged', 'system' from generate_series(1, 700)
                """)
            while try await house.chains.seal(house.id, limit: 500, by: house.db.vault) == 500 {}
            try await house.follow()
            try await other.follow()
            try await house.db.run(
                "update hook_deliveries set next_try_at = now() - interval '1 hour' where hook_id = \(many.id)")
            #expect(try await house.db.count("hook_deliveries", where: "hook_id = '\(many.id)'") > 600)
            func turns(_ limit: Int, after served: [Tenant.ID]) async throws -> [Hook.ID] {
                let claimed = try await house.hooks.claim(limit: limit, sparing: [], after: served, lease: 60)
                for delivery in claimed { try await house.hooks.finish(delivery, .untried(after: -2)) }
                return claimed.map(\.hook.id)
            }
            #expect(Set(try await turns(2, after: [])) == [many.id, few.id], "one of each before a second of any")
            #expect(try await turns(1, after: [house.id]) == [few.id])
            #expect(try await turns(1, after: [house.id, other.id]) == [many.id])
            #expect(try await turns(1, after: [other.id, house.id]) == [few.id])
        }
    }

    @Test("wait all together while their hook is left alone")
    func spared() async throws {
        try await withHouse { house in
            let (hook, well) = (try await house.add(.notification), try await house.add(.notification))
            for number in 1...3 { _ = try await house.invite("guest\(number)@fabrikam.example") }
            try await house.follow()
            func due() async throws -> [Hook.ID: Int] {
                let rows = try await house.db.run("select hook_id from hook_deliveries where next_try_at <= now()")
                return Dictionary(grouping: try rows.map { try $0.decode("hook_id", as: Hook.ID.self) }, by: \.self)
                    .mapValues(\.count)
            }
            let all = try await due()
            let claimed = try await house.hooks.claim(limit: 4, sparing: [], after: [], lease: 60)
            let ours = claimed.filter { $0.hook.id == hook.id }
            #expect(ours.count == 2 && all[hook.id] ?? 0 > 2)
            try await house.hooks.finish(try #require(ours.first), .spared(for: 100))
            let left = try await due()
            #expect(left[hook.id] == nil && left[well.id] == (all[well.id] ?? 0) - 2)
            let tries = try await house.db.run(
                """
                select tries, next_try_at < now() + interval '61 seconds' as is_claimed from hook_deliveries
                 where hook_id = \(hook.id) and tries > 0
                """)
            // The other that was claimed is still somebody's.
            #expect(try tries.map { try $0.decode("is_claimed", as: Bool.self) } == [true])
        }
    }

    @Test("are told of no hook that failed to hear that a hook failed")
    func parked() async throws {
        try await withHouse { house in
            let hook = try await house.add(.notification)
            _ = try await house.invite("ana@fabrikam.example")
            try await house.follow()
            func park() async throws {
                while let delivery = try await house.hooks.claim(limit: 1, sparing: [], after: [], lease: 60).first {
                    try await house.hooks.finish(delivery, .parked(because: "no answer in time", milliseconds: 2000))
                }
            }
            try await park()
            let failures = try await house.db.count("audit_events", where: "activity = 'hookFailed'")
            let before = try await house.deliveries(of: hook).count
            #expect(failures == before && failures >= 2)
            try await house.follow()
            try await park()
            #expect(try await house.deliveries(of: hook, state: .parked).count == before + failures)
            #expect(try await house.db.count("audit_events", where: "activity = 'hookFailed'") == 0, "all sealed, none new")
        }
    }

    @Test("are sent nothing any more when they are switched off, and again only what is an event")
    func switchedOff() async throws {
        try await withHouse { house in
            var hook = try await house.add(.notification)
            _ = try await house.invite("ana@fabrikam.example")
            try await house.follow()
            hook.isEnabled = false
            try await house.db.tenants.change(house.id, .changeHook(hook), by: .system)
            #expect(try await house.hooks.claim(limit: 8, sparing: [], after: [], lease: 60).isEmpty)
            let parked = try #require(try await house.deliveries(of: hook, state: .parked).first)
            #expect(try await house.redeliver(parked.id, hook) == .switchedOff)
            #expect(try await house.redeliver(MigratedDatabase.newID(), hook) == .notFound)
            let other = try await house.add(.decision(.tokenIssuing))
            #expect(try await house.redeliver(parked.id, other) == .notFound)
            let stranger = try await House.open(on: house.db)
            #expect(try await house.hooks.redeliver(parked.id, of: hook.id, tenant: stranger.id, by: .system) == .notFound)
            try await house.hooks.keep([house.record(of: other, .allowed)], of: house.id)
            let line = try #require(try await house.deliveries(of: other).first)
            #expect(try await house.redeliver(line.id, other) == .nothingToSend)
            // What is in the log no more is not sent, and does not come back each time.
            hook.isEnabled = true
            try await house.db.tenants.change(house.id, .changeHook(hook), by: .system)
            guard case .waiting = try await house.redeliver(parked.id, hook) else { return #expect(Bool(false)) }
            try await house.db.run("delete from audit_log where event_id = \(parked.event)")
            #expect(try await house.hooks.claim(limit: 8, sparing: [], after: [], lease: 60).isEmpty)
            #expect(try await house.db.count("hook_deliveries", where: "next_try_at is not null") == 0)
        }
    }

    @Test("have a log of calls: each no with its event, many failures with one")
    func journal() async throws {
        try await withHouse { house in
            let hook = try await house.add(.decision(.tokenIssuing))
            let gone = try house.hook(.decision(.tokenIssuing))
            let (invited, _, _) = try await house.redeem("ana@fabrikam.example")
            var denied = house.record(of: hook, .denied)
            denied.guest = invited.invitation.guest
            try await house.hooks.keep(
                [house.record(of: hook, .allowed), denied] + (1...20).map { _ in house.record(of: hook, .failed) }
                    + [house.record(of: gone, .allowed), house.record(of: hook, .failed, kind: .test)], of: house.id)
            #expect(try await house.deliveries(of: hook).count == 23)
            #expect(try await house.db.count("audit_events", where: "activity = 'hookDenied' and guest_id is not null") == 1)
            #expect(
                try await house.db.count(
                    "audit_events",
                    where: "activity = 'hookFailed' and details ->> 'calls' = '20' and target = 'hook \(hook.id)'") == 1)
            let pages = try await house.hooks.deliveries(of: hook.id, tenant: house.id, state: nil, after: nil, limit: 10)
            let next = try await house.hooks.deliveries(
                of: hook.id, tenant: house.id, state: nil, after: pages.last?.id, limit: 100)
            #expect(Set((pages + next).map(\.id)).count == 23)
            #expect(try await house.deliveries(of: hook, state: .denied).count == 1)
            try await house.db.run("update hook_deliveries set created_at = now() - interval '8 days' where state = 'allowed'")
            #expect(try await house.hooks.sweep() == 1)
            #expect(try await house.deliveries(of: hook).count == 22)
        }
    }

    @Test("have no line for a call that was not made, and no event for a no that was told: their number is in the hook's failures")
    func journalIsBounded() async throws {
        try await withHouse { house in
            let hook = try await house.add(.decision(.tokenIssuing))
            var busy = house.record(of: hook, .failed)
            (busy.isMade, busy.times, busy.reply) = (false, 40, "too many calls are under way")
            var again = house.record(of: hook, .denied)
            again.isTold = false
            try await house.hooks.keep([house.record(of: hook, .denied), again, busy], of: house.id)
            #expect(try await house.deliveries(of: hook).map(\.state) == [.denied, .denied])
            #expect(try await house.db.count("audit_events", where: "activity = 'hookDenied'") == 1)
            #expect(
                try await house.db.count(
                    "audit_events",
                    where: "activity = 'hookFailed' and details ->> 'calls' = '40' and details ->> 'denied' = '40'") == 1)
            try await house.hooks.keep([busy], of: house.id)
            #expect(try await house.deliveries(of: hook).count == 2)
            try await house.hooks.keep([], of: house.id)
        }
    }

    @Test("keep what waits and what is parked from the sweep, for a month")
    func sweep() async throws {
        try await withHouse { house in
            let hook = try await house.add(.notification)
            _ = try await house.invite("ana@fabrikam.example")
            try await house.follow()
            let all = try await house.deliveries(of: hook).count
            try await house.db.run("update hook_deliveries set created_at = now() - interval '29 days'")
            #expect(try await house.hooks.sweep() == 0)
            try await house.db.run("update hook_deliveries set state = 'parked', next_try_at = null")
            #expect(try await house.hooks.sweep() == 0)
            try await house.db.run("update hook_deliveries set created_at = now() - interval '31 days'")
            #expect(try await house.hooks.sweep() == all)
            try await house.db.tenants.change(house.id, .removeHook(hook), by: .system)
            #expect(try await house.db.count("hooks") == 0)
        }
    }
}

extension House {
    /// Every statement about hooks that names a tenant.
    func hookCalls() async throws {
        var hook = try await add(.notification)
        _ = try await settings()
        try await hooks.keep([record(of: hook, .denied), record(of: hook, .failed)], of: id)
        let line = try #require(try await deliveries(of: hook).first)
        _ = try await deliveries(of: hook, state: .denied)
        _ = try await redeliver(line.id, hook)
        let event = AuditEvent(
            id: db.surroundings.newID(), at: Date(), activity: "signedIn", actorKind: "guest", actor: nil, target: nil)
        let delivery = HookDelivery(
            id: line.id, tenant: id, tenantName: "Contoso", hook: hook, event: event, position: 1, guest: nil, tries: 1)
        for end: HookDelivery.End in [
            .untried(after: 1), .spared(for: 1), .tryAgain(after: 1, because: "5xx", milliseconds: 1),
            .parked(because: "5xx", milliseconds: 1),
            .delivered(milliseconds: 1),
        ] { try await hooks.finish(delivery, end) }
        hook.isEnabled = false
        try await db.tenants.change(id, .changeHook(hook), by: .system)
        try await db.tenants.change(id, .rotateHookSecret(hook), by: .system)
        try await db.tenants.change(id, .removeHook(hook), by: .system)
    }

    var hooks: PostgresHookStore { PostgresHookStore(db.database, surroundings: db.surroundings) }

    func hook(
        _ kind: Hook.Kind, activities: [String] = [], claims: [String] = [], isEnabled: Bool = true
    ) throws -> Hook {
        Hook(
            id: MigratedDatabase.newID(), name: "Projects", url: "https://hooks.contoso.example/", kind: kind,
            activities: activities,
            milliseconds: 1500, isEnabled: isEnabled, allowedClaims: claims, secrets: HookSecrets(sealed: [1, 2, 3]),
            createdAt: Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded()))
    }

    func add(_ kind: Hook.Kind, activities: [String] = [], isEnabled: Bool = true) async throws -> Hook {
        let hook = try hook(kind, activities: activities, isEnabled: isEnabled)
        try await db.tenants.change(id, .addHook(hook), by: .system)
        return hook
    }

    /// Seals what has happened, and makes deliveries of it.
    func follow() async throws {
        try await sealAll()
        while try await hooks.follow() > 0 {}
    }

    /// What is to be told, in the chain's order.
    func types(of hook: Hook) async throws -> [String] {
        try await db.run("select type from hook_deliveries where hook_id = \(hook.id) order by position").map {
            try $0.decode("type")
        }
    }

    func deliveries(of hook: Hook, state: StoredHookDelivery.State? = nil) async throws -> [StoredHookDelivery] {
        try await hooks.deliveries(of: hook.id, tenant: id, state: state, after: nil, limit: 10_000)
    }

    func redeliver(_ delivery: HookDelivery.ID, _ hook: Hook) async throws -> Redelivery {
        try await hooks.redeliver(delivery, of: hook.id, tenant: id, by: .system)
    }

    func record(of hook: Hook, _ outcome: HookRecord.Outcome, kind: HookRecord.Kind = .decision) -> HookRecord {
        HookRecord(
            tenant: id, hook: hook.id, kind: kind, type: kind == .test ? "hook.test" : "token.issuing", outcome: outcome,
            isDenied: outcome == .failed, reply: outcome == .failed ? "no answer in time" : "2xx", milliseconds: 12, at: Date())
    }

    /// The chain's activities from the first hook on.
    fileprivate func sealedSinceHooks() async throws -> [String] {
        try await db.run(
            """
            select activity from audit_log
             where chain_position >= (select min(chain_position) from audit_log where activity = 'hookCreated') order by chain_position
            """
        ).map { try $0.decode("activity") }
    }
}
