import Testing

@testable import Vestibule

@Suite("Domain policy") struct DomainVerdictTests {
    private func rules(allow: [String] = [], block: [String] = []) -> [DomainRule] {
        allow.compactMap { DomainRule(.allow, $0) } + block.compactMap { DomainRule(.block, $0) }
    }

    private func verdict(_ domain: String, _ rules: [DomainRule]) throws -> DomainVerdict {
        domainVerdict(on: try #require(DomainName(domain)), rules: rules)
    }

    @Test("allows everybody without rules") func allowsEverybodyWithoutRules() throws {
        #expect(try verdict("fabrikam.example", []) == .allowedByDefault)
    }

    @Test("blocks the exact domain whatever its case and nothing below it")
    func blocksTheExactDomainWhateverItsCaseAndNothingBelowIt() throws {
        let rules = rules(block: ["evil.test"])
        #expect(try !verdict("EVIL.Test", rules).isAllowed)
        #expect(try verdict("sub.evil.test", rules).isAllowed)
        #expect(try verdict("notevil.test", rules).isAllowed)
    }

    @Test("reaches everything below a subtree") func reachesEverythingBelowASubtree() throws {
        let rules = rules(block: ["*.evil.test"])
        #expect(try !verdict("x.evil.test", rules).isAllowed)
        #expect(try !verdict("a.b.evil.test", rules).isAllowed)
        #expect(try !verdict("evil.test", rules).isAllowed)
        #expect(try verdict("evil.test.example", rules).isAllowed)
    }

    @Test("lets the most specific rule win") func letsTheMostSpecificRuleWin() throws {
        let rules = rules(allow: ["good.example.net", "*"], block: ["*.example.net"])
        #expect(try verdict("good.example.net", rules).isAllowed)
        #expect(try !verdict("bad.example.net", rules).isAllowed)
        #expect(try verdict("elsewhere.test", rules).isAllowed)
    }

    @Test("prefers a longer subtree to a shorter one") func prefersALongerSubtreeToAShorterOne() throws {
        let rules = rules(allow: ["*.team.example.net"], block: ["*.example.net"])
        #expect(try verdict("x.team.example.net", rules).isAllowed)
        #expect(try !verdict("x.other.example.net", rules).isAllowed)
    }

    @Test("prefers the exact name to a subtree of the same name") func prefersTheExactNameToASubtreeOfTheSameName() throws {
        #expect(try verdict("a.test", rules(allow: ["a.test"], block: ["*.a.test"])).isAllowed)
        #expect(try !verdict("a.test", rules(allow: ["*.a.test"], block: ["a.test"])).isAllowed)
    }

    @Test("blocks on a tie") func blocksOnATie() throws {
        let verdict = try verdict("a.test", rules(allow: ["a.test"], block: ["a.test"]))
        #expect(verdict == .blocked(by: try #require(DomainRule(.block, "a.test"))))
        #expect(try !self.verdict("x.a.test", rules(allow: ["*.a.test"], block: ["*.a.test"])).isAllowed)
    }

    @Test("admits only what is listed once anything is") func admitsOnlyWhatIsListedOnceAnythingIs() throws {
        let rules = rules(allow: ["partner.test"])
        #expect(try verdict("partner.test", rules).isAllowed)
        #expect(try verdict("other.test", rules) == .notListed)
    }

    @Test("names the rule that fired") func namesTheRuleThatFired() throws {
        #expect(try verdict("x.evil.test", rules(block: ["*.evil.test"])).sentence.contains("block *.evil.test"))
    }

    @Test("never admits more for one more block") func neverAdmitsMoreForOneMoreBlock() throws {
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

    @Test(
        "refuses a pattern that is no domain",
        arguments: ["", "evil", "*.", "*evil.test", "a..test", "evil.test.", "*.*.test", "a b.test", "1.2.3.4", "évil.test"])
    func refusesAPatternThatIsNoDomain(pattern: String) {
        #expect(DomainRule(.block, pattern) == nil)
    }
}
