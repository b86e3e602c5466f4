import Foundation
import Testing

@testable import Vestibule

@Suite("How far a domain policy reaches") struct DomainPolicyReachTests {
    @Test("decides each step by the newest version that reaches it")
    func stages() throws {
        let (block, none) = ([try #require(DomainRule(.block, "evil.test"))], [DomainRule]())
        let evil = try #require(DomainName("evil.test"))
        func admitted(_ rules: [DomainRule], _ pending: [DomainRule]?, _ guests: [DomainRule]?) throws -> [Bool] {
            var tenant = try Tenant.sample(rules: rules)
            tenant.domainPolicy = DomainPolicyStanding(
                version: 3, forPending: pending.map { .init(version: 2, rules: $0) },
                forGuests: guests.map { .init(version: 1, rules: $0) })
            return DomainPolicyStage.allCases.map { tenant.admits(evil, at: $0) }
        }
        #expect(try admitted(block, nil, nil) == [false, false, false])
        #expect(try admitted(block, none, none) == [false, true, true])
        #expect(try admitted(block, nil, none) == [false, false, true])
        // Lifted for new invitations alone.
        #expect(try admitted(none, block, block) == [true, false, false])
    }

    @Test("is as wide as what it covers")
    func order() {
        #expect(DomainPolicyReach.newInvitations < .pendingInvitations && .pendingInvitations < DomainPolicyReach.everyone)
        #expect(DomainPolicyReach.usual == .everyone)
        #expect(DomainPolicyStage.allCases.map(\.reach) == DomainPolicyReach.allCases)
    }

    @Test("belongs to an edit that says what it wants, and a missing rule is not taken away")
    func edits() throws {
        let (evil, bad) = (try #require(DomainRule(.block, "evil.test")), try #require(DomainRule(.allow, "*.bad.test")))
        #expect(try ChangeDomainPolicy.Edit.add([bad]).applied(to: [evil]) == [evil, bad])
        #expect(try ChangeDomainPolicy.Edit.remove(evil).applied(to: [evil, bad]) == [bad])
        #expect(throws: TenantRefusal.self) { try ChangeDomainPolicy.Edit.remove(evil).applied(to: [bad]) }
        #expect(NewDomainPolicy([evil, bad, evil]).rules == [evil, bad])
    }
}

@Suite("Spans of domains") struct DomainSpanTests {
    private func span(_ lower: String, _ upper: String) -> DomainSpan { DomainSpan(lower: lower, upper: upper) }

    private func holds(_ spans: [DomainSpan], _ domain: String) -> Bool {
        let name = Array(domain.reversed().map(String.init).joined().utf8)
        return spans.contains {
            !name.lexicographicallyPrecedes($0.lower.utf8) && name.lexicographicallyPrecedes($0.upper.utf8)
        }
    }

    @Test("hold exactly the domains that a rule speaks of")
    func rule() throws {
        let tree = DomainSpan.spans(of: try #require(DomainRule(.block, "*.evil.test")))
        let one = DomainSpan.spans(of: try #require(DomainRule(.block, "evil.test")))
        for (domain, inTree, inOne) in [
            ("evil.test", true, true), ("a.evil.test", true, false), ("x-1.a.evil.test", true, false),
            ("notevil.test", false, false),
            ("evil-.test", false, false), ("evil.test.example", false, false), ("test", false, false), ("9evil.test", false, false),
        ] {
            #expect(holds(tree, domain) == inTree, "\(domain)")
            #expect(holds(one, domain) == inOne, "\(domain)")
            #expect(holds([.everything], domain))
        }
    }

    @Test("hold every domain on which two lists differ, whatever the lists")
    func changed() throws {
        let patterns = ["a.test", "*.a.test", "b.a.test", "*.b.a.test", "c.example", "*.example", "*"]
        let domains = ["a.test", "b.a.test", "x.b.a.test", "y.a.test", "c.example", "d.example", "e.org"]
        func list() -> [DomainRule] {
            patterns.filter { _ in Int.random(in: 0..<3) == 0 }.compactMap { DomainRule(Bool.random() ? .allow : .block, $0) }
        }
        for _ in 0..<2000 {
            let (old, new) = (list(), list())
            let spans = DomainSpan.changed(from: old, to: new)
            for domain in domains.compactMap({ DomainName($0) })
            where domainVerdict(on: domain, rules: old).isAllowed != domainVerdict(on: domain, rules: new).isAllowed {
                #expect(holds(spans, domain.text), "\(domain) of \(old) and \(new)")
            }
            #expect(
                zip(spans, spans.dropFirst()).allSatisfy {
                    $0.upper.utf8.lexicographicallyPrecedes($1.lower.utf8) || $0.upper == $1.lower
                })
        }
    }

    @Test("are everything only where a change may concern every domain")
    func everything() throws {
        let block = try #require(DomainRule(.block, "evil.test"))
        let (allow, all) = (try #require(DomainRule(.allow, "good.test")), try #require(DomainRule(.block, "*")))
        #expect(DomainSpan.changed(from: [], to: [block]) == [span("tset.live", "tset.live\u{1}")])
        #expect(DomainSpan.changed(from: [block], to: [block]) == [])
        #expect(DomainSpan.changed(from: [], to: [allow]) == [.everything])
        #expect(DomainSpan.changed(from: [block], to: [block, all]) == [.everything])
        let many = (0...100).compactMap { DomainRule(.block, "d\($0).test") }
        #expect(DomainSpan.changed(from: [], to: many) == [.everything])
        #expect(DomainSpan.changed(from: [], to: Array(many.dropFirst())).count == 100)
    }
}
