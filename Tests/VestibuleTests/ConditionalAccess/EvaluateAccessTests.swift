import FoundationEssentials
import Testing
import Vestibule

@Suite("Judging a sign-in by policies")
struct EvaluateAccessTests {
    private func access(_ policies: ConditionalAccessPolicy...) -> ConditionalAccess {
        ConditionalAccess(policies: policies, locations: Drawn.locations())
    }

    @Test("is what a plain reading of 30 policies says, for 200 sign-ins by each and by all of them, with facts missing too")
    func truthTable() throws {
        var dice = Dice(27)
        let policies = (1...30).map { Drawn.policy($0, &dice) }
        let signIns = try (1...200).map { _ in try Drawn.signIn(&dice) }
        var selections: [[ConditionalAccessPolicy]] = policies.map { [$0] }
        for first in stride(from: 0, to: 30, by: 3) { selections.append(Array(policies[first..<first + 3])) }
        selections.append(policies)
        var seen: [String: Int] = [:]
        for signIn in signIns {
            for some in selections {
                let expected = PlainReading(policies: some, locations: Drawn.locations()).answer(signIn)
                let outcome = ConditionalAccess(policies: some, locations: Drawn.locations()).judge(signIn).outcome
                switch (outcome, expected) {
                case (.admitted, .letIn), (.blocked, .stop), (.undecidable, .cannotTell): break
                case (.demanded(let demands), .ask(let texts)) where Set(demands.map(\.text)) == texts: break
                // A fact that is not known may be one that makes no difference: the product does not try.
                case (.undecidable, _) where expected != .cannotTell && signIn.hasGaps: break
                default: Issue.record("\(outcome) instead of \(expected) for \(signIn) by \(some)")
                }
                seen["\(expected)".prefix { $0 != "(" }.description, default: 0] += 1
            }
        }
        // A table of one answer proves nothing.
        #expect(Set(seen.keys) == ["letIn", "ask", "stop", "cannotTell"])
        #expect(seen.values.allSatisfy { $0 > 50 }, "\(seen)")
    }

    @Test("lets nobody in whom it did not let in before, when a policy is added", arguments: 1...50)
    func addingNeverAdmits(seed: UInt64) throws {
        var dice = Dice(seed)
        for _ in 1...20 {
            let policies = (1...6).map { Drawn.policy($0, &dice) }
            var another = Drawn.policy(7, &dice)
            another.state = .enabled
            let signIn = try Drawn.signIn(&dice)
            let before = ConditionalAccess(policies: policies, locations: Drawn.locations()).judge(signIn).outcome
            let after = ConditionalAccess(policies: policies + [another], locations: Drawn.locations()).judge(signIn).outcome
            #expect(after.strictness >= before.strictness)
        }
    }

    @Test("comes to the same with report-only policies as without, and says what they would have done", arguments: 1...50)
    func reportOnly(seed: UInt64) throws {
        var dice = Dice(seed)
        for _ in 1...20 {
            let policies = (1...6).map { Drawn.policy($0, &dice) }
            let signIn = try Drawn.signIn(&dice)
            let with = ConditionalAccess(policies: policies, locations: Drawn.locations()).judge(signIn)
            let without = ConditionalAccess(policies: policies.filter { $0.state != .reportOnly }, locations: Drawn.locations())
                .judge(signIn)
            #expect(with.outcome == without.outcome && with.persistence == without.persistence)
            let enforced = policies.map { policy in
                var policy = policy
                if policy.state == .reportOnly { policy.state = .enabled }
                return policy
            }
            let asIfEnforced = ConditionalAccess(policies: enforced, locations: Drawn.locations()).judge(signIn).results
            #expect(with.results.map(\.verdict) == asIfEnforced.map(\.verdict))
        }
    }

    @Test("comes to the same in whatever order the policies are", arguments: 1...50)
    func order(seed: UInt64) throws {
        var dice = Dice(seed)
        for _ in 1...20 {
            let policies = (1...8).map { Drawn.policy($0, &dice) }
            let signIn = try Drawn.signIn(&dice)
            let judgement = ConditionalAccess(policies: policies, locations: Drawn.locations()).judge(signIn)
            let shuffled = dice.some(of: policies, policies.count)
            #expect(ConditionalAccess(policies: shuffled, locations: Drawn.locations()).judge(signIn) == judgement)
        }
    }

    @Test("asks for a new sign-in first, then for a second factor, then for terms, each once")
    func orderOfDemands() throws {
        let terms = Drawn.terms[0]
        let frequency = PolicySession(frequency: .hours(1))
        let access = access(
            .sample(1, grant: .all([.terms(terms), .secondFactor])), .sample(2, grant: .all([.secondFactor]), session: frequency))
        let judgement = access.judge(try .sample { $0.provedAt = .now(minus: 7200) })
        #expect(judgement.outcome == .demanded([.freshProof, .secondFactor, .terms(terms)]))
    }

    @Test("takes one of a choice, and what is asked for anyway before another")
    func choices() throws {
        let (one, other) = (Drawn.terms[0], Drawn.terms[1])
        let choice = ConditionalAccessPolicy.sample(1, grant: .any([.secondFactor, .terms(one)]))
        #expect(access(choice).judge(try .sample()).outcome == .demanded([.secondFactor]))
        #expect(access(choice).judge(try .sample { $0.acceptedTerms = .known([one]) }).outcome == .admitted)
        let asked = ConditionalAccessPolicy.sample(2, grant: .all([.terms(one), .terms(other)]))
        #expect(access(choice, asked).judge(try .sample()).outcome == .demanded([.terms(one), .terms(other)]))
    }

    @Test("denies where a policy speaks of what is not known, and says which")
    func unknown() throws {
        var conditions = PolicyConditions()
        conditions.locations = Choice([.all], excluding: [.named(Drawn.places[0])])
        let policy = ConditionalAccessPolicy.sample(1, .enabled, conditions)
        let judgement = access(policy).judge(try .sample { $0.address = .unknown })
        #expect(judgement.outcome == .undecidable)
        #expect(judgement.results.map(\.verdict) == [.undecidable])
        #expect(access(policy).judge(try .sample()).outcome == .admitted)
        let gone = ConditionalAccess(policies: [policy], locations: [])
        #expect(gone.judge(try .sample()).outcome == .undecidable)
    }

    @Test("denies everybody while a policy cannot be read")
    func unreadable() throws {
        let access = ConditionalAccess(unreadable: [UnreadablePolicy(id: .numbered(1), displayName: "Of tomorrow", isEnabled: true)]
        )
        #expect(access.judge(try .sample()).outcome == .undecidable)
        #expect(!access.isEmpty)
    }

    @Test("does not know who is in a trusted place while one cannot be read, but of those who are in another")
    func unreadablePlaces() throws {
        var conditions = PolicyConditions()
        conditions.locations = Choice([.allTrusted])
        for (address, before, after) in [
            ("203.0.113.7", AccessJudgement.Outcome.admitted, AccessJudgement.Outcome.undecidable),
            ("203.0.113.64", .blocked, .blocked),
        ] {
            var access = access(.sample(1, .enabled, conditions))
            let known = try #require(NetworkAddress(address))
            let circumstances = try Circumstances.sample { $0.address = .known(known) }
            #expect(access.judge(circumstances).outcome == before, "\(address)")
            access.hasUnreadableLocations = true
            #expect(access.judge(circumstances).outcome == after, "\(address)")
        }
    }

    @Test("counts a place for the whole of its range, and a trusted one by its mark")
    func places() throws {
        func outcome(_ word: LocationWord, _ address: String) throws -> AccessJudgement.Outcome {
            var conditions = PolicyConditions()
            conditions.locations = Choice([word])
            let known = try #require(NetworkAddress(address))
            return access(.sample(1, .enabled, conditions)).judge(try .sample { $0.address = .known(known) }).outcome
        }
        #expect(try outcome(.named(Drawn.places[0]), "203.0.113.127") == .blocked)
        #expect(try outcome(.named(Drawn.places[0]), "203.0.113.128") == .admitted)
        #expect(try outcome(.named(Drawn.places[0]), "::ffff:203.0.113.127") == .blocked)
        #expect(try outcome(.allTrusted, "203.0.113.64") == .blocked)
        #expect(try outcome(.allTrusted, "203.0.113.63") == .admitted)
    }

    @Test("keeps the strictest wish about a closed browser")
    func persistence() throws {
        let always = ConditionalAccessPolicy.sample(1, grant: nil, session: PolicySession(persistence: .always))
        let never = ConditionalAccessPolicy.sample(2, grant: nil, session: PolicySession(persistence: .never))
        #expect(access(always, never).judge(try .sample()).persistence == .never)
        #expect(access(never, always).judge(try .sample()).persistence == .never)
        #expect(access(always).judge(try .sample()).persistence == .always)
        #expect(access().judge(try .sample()).persistence == nil)
    }

    @Test("is kept in JSON and read back as it was")
    func json() throws {
        var dice = Dice(5)
        for number in 1...200 {
            let rule = Drawn.policy(number, &dice).rule
            #expect(try JSONDecoder().decode(PolicyRule.self, from: JSONEncoder().encode(rule)) == rule)
        }
        let future =
            #"{"conditions":{"guests":{"included":["All"],"excluded":[]},"applications":{"included":["Mars"],"excluded":[]},"clients":["all"]}}"#
        #expect(throws: (any Error).self) { try JSONDecoder().decode(PolicyRule.self, from: Data(future.utf8)) }
    }

    @Test(
        "reads the platform from what browsers say",
        arguments: [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36", Platform.windows),
            ("Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950)", .windowsPhone),
            ("Mozilla/5.0 (Linux; Android 14; Pixel 8)", .android),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)", .iOS),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", .macOS), ("Mozilla/5.0 (X11; Linux x86_64)", .linux),
            ("curl/8.5", nil), ("", nil),
        ])
    func platforms(userAgent: String, platform: Platform?) {
        #expect(Platform(userAgent: userAgent) == platform)
    }
}

extension AccessJudgement.Outcome {
    /// Who asks for more lets fewer in.
    fileprivate var strictness: Int {
        switch self {
        case .admitted: 0
        case .demanded: 1
        case .blocked, .undecidable: 2
        }
    }
}

extension Circumstances {
    fileprivate var hasGaps: Bool {
        address == .unknown || country == .unknown || platform == .unknown || homeTenant == .unknown || sponsors == .unknown
            || acceptedTerms == .unknown
    }
}
