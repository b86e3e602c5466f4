import Testing

@testable import Vestibule

@Suite("Domain policy") struct DomainVerdictTests {
    private func rules(allow: [String] = [], block: [String] = []) -> [DomainRule] {
        allow.compactMap { DomainRule(.allow, $0) } + block.compactMap { DomainRule(.block, $0) }
    }

    private func verdict(_ domain: String, _ rules: [DomainRule]) throws -> DomainVerdict {
        domainVerdict(on: try #require(DomainName(domain)), rules: rules)
    }

    @Test func allowsEverybodyWithoutRules() throws {
        #expect(try verdict("fabrikam.example", []) == .allowedByDefault)
    }

    @Test func blocksTheExactDomainWhateverItsCaseAndNothingBelowIt() throws {
        let rules = rules(block: ["evil.test"])
        #expect(try !verdict("EVIL.Test", rules).isAllowed)
        #expect(try verdict("sub.evil.test", rules).isAllowed)
        #expect(try verdict("notevil.test", rules).isAllowed)
    }

    @Test func reachesEverythingBelowASubtree() throws {
        let rules = rules(block: ["*.evil.test"])
        #expect(try !verdict("x.evil.test", rules).isAllowed)
        #expect(try !verdict("a.b.evil.test", rules).isAllowed)
        #expect(try !verdict("evil.test", rules).isAllowed)
        #expect(try verdict("evil.test.example", rules).isAllowed)
    }

    @Test func letsTheMostSpecificRuleWin() throws {
        let rules = rules(allow: ["good.example.net", "*"], block: ["*.example.net"])
        #expect(try verdict("good.example.net", rules).isAllowed)
        #expect(try !verdict("bad.example.net", rules).isAllowed)
        #expect(try verdict("elsewhere.test", rules).isAllowed)
    }

    @Test func prefersALongerSubtreeToAShorterOne() throws {
        let rules = rules(allow: ["*.team.example.net"], block: ["*.example.net"])
        #expect(try verdict("x.team.example.net", rules).isAllowed)
        #expect(try !verdict("x.other.example.net", rules).isAllowed)
    }

    @Test func prefersTheExactNameToASubtreeOfTheSameName() throws {
        #expect(try verdict("a.test", rules(allow: ["a.test"], block: ["*.a.test"])).isAllowed)
        #expect(try !verdict("a.test", rules(allow: ["*.a.test"], block: ["a.test"])).isAllowed)
    }

    @Test func blocksOnATie() throws {
        let verdict = try verdict("a.test", rules(allow: ["a.test"], block: ["a.test"]))
        #expect(verdict == .blocked(by: try #require(DomainRule(.block, "a.test"))))
        #expect(try !self.verdict("x.a.test", rules(allow: ["*.a.test"], block: ["*.a.test"])).isAllowed)
    }

    @Test func admitsOnlyWhatIsListedOnceAnythingIs() throws {
        let rules = rules(allow: ["partner.test"])
        #expect(try verdict("partner.test", rules).isAllowed)
        #expect(try verdict("other.test", rules) == .notListed)
    }

    @Test func namesTheRuleThatFired() throws {
        #expect(try verdict("x.evil.test", rules(block: ["*.evil.test"])).sentence.contains("block *.evil.test"))
    }

    @Test func neverAdmitsMoreForOneMoreBlock() throws {
        let names = ["a.test", "b.a.test", "c.b.a.test", "b.test", "other.example"]
        let patterns = ["*", "a.test", "*.a.test", "b.a.test", "*.b.a.test", "*.test"]
        var dice = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let base = patterns.filter { _ in Bool.random(using: &dice) }.compactMap {
                DomainRule(Bool.random() ? .allow : .block, $0)
            }
            guard let more = patterns.randomElement().flatMap({ DomainRule(.block, $0) }) else { continue }
            for name in names where try verdict(name, base + [more]).isAllowed {
                #expect(try verdict(name, base).isAllowed, "\(name) \(base) + \(more)")
            }
        }
    }

    @Test(arguments: ["", "evil", "*.", "*evil.test", "a..test", "evil.test.", "*.*.test", "a b.test", "1.2.3.4", "évil.test"])
    func refusesAPatternThatIsNoDomain(pattern: String) {
        #expect(DomainRule(.block, pattern) == nil)
    }
}
