import Foundation
import Postgres
import Testing
import Vestibule
import VestibuleStore

@Suite("Policies in the store")
struct ConditionalAccessStoreTests {
    @Test("are read as they were written, by every store, from the tenant's next revision on")
    func kept() async throws {
        try await withHouse { house in
            let (one, other) = (house.policies, house.policies)
            let before = try await house.settings()
            #expect(try await other.conditionalAccess(of: before) == ConditionalAccess())
            let (place, policy) = (NamedLocation.sample(), ConditionalAccessPolicy.sample())
            #expect(try await one.change(house.id, .addLocation(place), ifRevision: before.revision, by: .system))
            #expect(try await one.change(house.id, .addPolicy(policy), ifRevision: before.revision + 1, by: .system))
            // Whoever still has the settings of before may answer by them: for a second.
            #expect(try await other.conditionalAccess(of: before) == ConditionalAccess())
            let now = try #require(try await house.db.tenants.freshTenant(house.id))
            let read = try await other.conditionalAccess(of: now)
            #expect(read.policies == [policy] && read.locations == [place.id: place])
            let events = try await house.db.count(
                "audit_events", where: "activity in ('conditionalAccessPolicyAdded', 'namedLocationAdded') and details ? 'name'")
            #expect(events == 2)
        }
    }

    @Test("change once on what was seen: of twenty changes of one revision one is made")
    func race() async throws {
        try await withHouse { house in
            let revision = try await house.settings().revision
            let made = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 1...20 {
                    group.addTask {
                        try await house.policies.change(house.id, .addPolicy(.sample()), ifRevision: revision, by: .system)
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
            #expect(try await house.db.count("conditional_access_policies") == 1)
        }
    }

    @Test(
        "of a shape or with a word that is not known here deny while they are enabled, and are in the way of nobody when they are not"
    )
    func unreadable() async throws {
        try await withHouse { house in
            let revision = try await house.settings().revision
            let policy = ConditionalAccessPolicy.sample(.enabled)
            #expect(try await house.policies.change(house.id, .addPolicy(policy), ifRevision: revision, by: .system))
            for damage in ["shape = 99", #"rule = jsonb_set(rule, '{conditions,clients}', '["abacus"]')"#, "rule = '{}'"] {
                try await house.db.run("update conditional_access_policies set shape = 1")
                try await house.db.run("update conditional_access_policies set \(unescaped: damage)")
                let (read, _) = try #require(try await house.policies.freshConditionalAccess(of: house.id))
                #expect(read.policies.isEmpty && read.unreadable.map(\.id) == [policy.id] && !read.isEmpty, "\(damage)")
                try await house.db.run("update conditional_access_policies set state = 'disabled'")
                #expect(try await house.policies.freshConditionalAccess(of: house.id)?.0.isEmpty == true)
                try await house.db.run("update conditional_access_policies set state = 'enabled'")
            }
        }
    }

    @Test("learn a guest's sponsors as everybody else does, and the Entra tenant of the account")
    func facts() async throws {
        try await withHouse { house in
            let guest = try await house.invite("ana@fabrikam.example").invitation.guest
            let contact = try await house.policies.facts(about: [guest], of: house.id)[guest]
            let sponsors = try #require(try await house.db.guests.sponsors(of: guest, tenant: house.id))
            #expect(contact?.sponsors == Set(sponsors.map(\.id)) && contact?.homeTenant == nil)
            try await house.db.guests.add(.address(try EmailAddress("boss@contoso.example")), to: guest, of: house.id, by: .system)
            let boss = Sponsor.id(of: try EmailAddress("boss@contoso.example"), in: house.id)
            #expect(try await house.policies.facts(about: [guest], of: house.id)[guest]?.sponsors == [boss])
            #expect(try await house.policies.facts(about: [MigratedDatabase.newID()], of: house.id).isEmpty)
        }
    }

    @Test("write down whom they denied, once in five minutes for an application, however often it is asked")
    func denied() async throws {
        try await withHouse { house in
            let guest = try await house.invite("ana@fabrikam.example").invitation.guest
            let result = PolicyResult(
                policy: MigratedDatabase.newID(), displayName: "Nobody", isReportOnly: false, verdict: .blocking)
            let known = try #require(try await house.db.guests.guest(guest, of: house.id))
            func note(_ application: Application.ID?) async throws {
                try await house.policies.note(
                    DeniedAccess(
                        question: .sample(by: known, to: application),
                        judgement: AccessJudgement(outcome: .blocked, results: [result])),
                    of: house.id)
            }
            for _ in 1...3 {
                try await note(house.application.id)
                try await note(nil)
            }
            let written = "activity = 'accessDenied' and guest_id = '\(guest)'"
            #expect(try await house.db.count("audit_events", where: written) == 2)
            #expect(
                try await house.db.count(
                    "audit_events",
                    where: "\(written) and target = '\(house.application.id)' and details #>> '{policies,0,result}' = 'failure'")
                    == 1)
            // An event's id says when it began.
            let earlier = AuditEvent.ID.least(at: Date(timeIntervalSinceNow: -360))
            try await house.db.run(
                "update audit_events set event_id = \(earlier) where activity = 'accessDenied' and target is null")
            try await note(nil)
            #expect(try await house.db.count("audit_events", where: written) == 3)
        }
    }
}

extension House {
    var policies: PostgresConditionalAccessStore { PostgresConditionalAccessStore(db.database, surroundings: db.surroundings) }

    /// Each statement once.
    func policyCalls() async throws {
        let (place, policy) = (NamedLocation.sample(), ConditionalAccessPolicy.sample())
        let changes: [ConditionalAccessChange] = [
            .addLocation(place), .addPolicy(policy), .changeLocation(place), .changePolicy(policy), .removePolicy(policy.id),
            .removeLocation(place.id),
        ]
        for change in changes {
            let (_, revision) = try #require(try await policies.freshConditionalAccess(of: id))
            #expect(try await policies.change(id, change, ifRevision: revision, by: .system))
        }
        let guest = try await invite("gil@fabrikam.example").invitation.guest
        _ = try await policies.facts(about: [guest], of: id)
        let known = try #require(try await db.guests.guest(guest, of: id))
        try await policies.note(
            DeniedAccess(
                question: .sample(by: known, to: application.id),
                judgement: AccessJudgement(outcome: .undecidable, results: [])),
            of: id)
    }
}

extension ConditionalAccessPolicy {
    fileprivate static func sample(_ state: State = .disabled) -> ConditionalAccessPolicy {
        ConditionalAccessPolicy(
            id: MigratedDatabase.newID(), displayName: "Nobody by night", state: state,
            rule: PolicyRule(conditions: PolicyConditions(), grant: .all([.secondFactor])),
            createdAt: Date(timeIntervalSince1970: 1_800_000_000))
    }
}

extension AccessQuestion {
    fileprivate static func sample(by guest: Guest, to application: Application.ID?) -> AccessQuestion {
        AccessQuestion(
            guest: guest, application: application, client: .browser,
            whereabouts: Whereabouts(address: NetworkAddress("203.0.113.7"), platform: nil), door: .passcode, provedAt: Date(),
            hasSecondFactor: false)
    }
}

extension NamedLocation {
    fileprivate static func sample() -> NamedLocation {
        NamedLocation(
            id: MigratedDatabase.newID(), displayName: "Office",
            extent: .ranges(["12.34.221.11/22"].compactMap { WrittenRange($0) }, isTrusted: true),
            createdAt: Date(timeIntervalSince1970: 1_800_000_000))
    }
}
