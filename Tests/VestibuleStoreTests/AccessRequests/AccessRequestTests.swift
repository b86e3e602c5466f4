import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A request for access") struct AccessRequestTests {
    @Test("brings strangers and the invited a code, guests the way in, and nothing to the blocked and the switched off")
    func letters() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            _ = try await house.redeem("ana@fabrikam.example")
            let (off, _, _) = try await house.redeem("off@fabrikam.example")
            try await house.db.run("update guests set is_enabled = false where guest_id = \(off.invitation.guest)")
            _ = try await house.invite("invited@fabrikam.example")
            try await house.db.run("delete from letters")
            let addresses = ["new@fabrikam.example", "Invited@fabrikam.example", "ana@fabrikam.example", "off@fabrikam.example"]
            var rows: Set<String> = []
            for address in addresses + ["evil@evil.test"] {
                let asking = try await house.askForAccess(address, isAllowed: !address.hasSuffix("evil.test"))
                #expect(asking.outcome == .begun)
                let row = try await house.db.run(
                    """
                    select passcode_code is not null and passcode_word is not null and report_digest is not null as is_whole,
                           guest_id is null as is_nobodys, bucket
                      from attempts where attempt_id = \(Attempt.ID(rawValue: asking.credential.row))
                    """
                ).onlyRow
                rows.insert(
                    "\(try row.decode("is_whole", as: Bool.self)) \(try row.decode("is_nobodys", as: Bool.self)) \(try row.decode("bucket", as: String.self))"
                )
                let mayProve = ["new@fabrikam.example", "Invited@fabrikam.example"].contains(address)
                // Where no code went out the right one is wrong too.
                #expect(
                    try await house.prove(asking)
                        == .checked(
                            CheckedCode(
                                mayProve ? .proved : .wrong(triesLeft: 4), address: mayProve ? try EmailAddress(address) : nil)))
            }
            #expect(rows == ["true true access"])
            let sent = try await house.db.run("select kind || ' ' || recipient as letter from letters order by 1")
            #expect(
                try sent.map { try $0.decode("letter", as: String.self) } == [
                    "accessRequested it@contoso.example", "accessRequested it@contoso.example", "alreadyGuest ana@fabrikam.example",
                    "passcode invited@fabrikam.example", "passcode new@fabrikam.example",
                ])
            #expect(try await house.db.count("access_requests") == 2)
        }
    }

    @Test("tells a mailbox once a day that it is a guest's already, however often and from wherever it is asked for")
    func noteADay() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            _ = try await house.redeem("ana@fabrikam.example")
            let often = house.oftenLimits
            var first: House.Asking?
            for number in 1...3 {
                let asking = try await house.askForAccess(network: "203.0.113.\(number)", passcodes: often)
                #expect(asking.outcome == .begun)
                first = first ?? asking
            }
            guard let first else { return }
            #expect(try await house.sendAgain(first, passcodes: often) == .sent)
            #expect(try await house.db.count("letters", where: "kind = 'alreadyGuest'") == 1)
            // The page says the same of each, and no code is right.
            #expect(
                try await house.db.count(
                    "attempts", where: "purpose = 'accessRequest' and passcode_code is not null and passcode_letter_id is null")
                    == 3)
            try await house.db.run(
                "update passcode_counts set last_sent_at = date_trunc('day', now() at time zone 'utc') at time zone 'utc' - interval '1 second'"
            )
            let tomorrow = try await atOnce(5) { _ in try await house.askForAccess(passcodes: often).outcome }
            #expect(tomorrow == Array(repeating: .begun, count: 5))
            #expect(try await house.db.count("letters", where: "kind = 'alreadyGuest'") == 2)
        }
    }

    @Test("is one while it is open: who asks again refreshes it, and the sponsor is written to once a day")
    func again() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            for reason in ["first", nil, "third"] {
                _ = try await house.prove(try await house.askForAccess(reason: reason))
                try await house.passTime()
            }
            let request = try #require(try await house.requests.list(of: house.id, state: .open, after: nil, limit: 10).first)
            #expect(request.asks == 3 && request.reason == "third" && request.toldAt != nil)
            #expect(request.sponsor == house.tenant.contact && request.applicationName == house.application.name)
            #expect(try await house.db.count("access_requests") == 1)
            #expect(try await house.db.count("letters", where: "kind = 'accessRequested'") == 1)
            #expect(try await house.db.count("sponsor_actions") == 2)
            try await house.db.run("update access_requests set told_at = now() - interval '25 hours'")
            _ = try await house.prove(try await house.askForAccess())
            #expect(try await house.db.count("letters", where: "kind = 'accessRequested'") == 2)
            #expect(try await house.db.count("sponsor_actions", where: "request_id = '\(request.id)'") == 4)
            #expect(try await house.events().filter { $0 == "accessRequested" }.count == 4)
        }
    }

    @Test("is made once of twenty right guesses at once, and of ten browsers at once that prove one mailbox")
    func proofsAtOnce() async throws {
        try await withHouse(connections: 10) { house in
            try await house.takeRequests()
            let one = try await house.askForAccess()
            let proved = try await atOnce(20) { _ in try await house.prove(one) }
                .filter { if case .checked(let checked) = $0 { checked.outcome == .proved } else { false } }
            #expect(proved.count == 1)
            #expect(try await house.db.count("access_requests", where: "asks = 1") == 1)
            try await house.db.run("delete from access_requests")
            try await house.db.run("delete from letters")
            try await house.passTime("2 hours")
            var browsers: [House.Asking] = []
            for number in 0..<10 {
                browsers.append(try await house.askForAccess(network: "203.0.113.\(number)"))
                try await house.passTime()
            }
            let all = browsers
            _ = try await atOnce(10) { try await house.prove(all[$0]) }
            #expect(try await house.db.count("access_requests", where: "asks = 10") == 1)
            #expect(try await house.db.count("letters", where: "kind = 'accessRequested'") == 1)
        }
    }

    @Test("is decided once, however many approve and refuse at once, and only an approval invites")
    func decisionsAtOnce() async throws {
        try await withHouse(connections: 10) { house in
            try await house.takeRequests()
            for round in 0..<6 {
                let request = try await house.request("asker\(round)@fabrikam.example")
                try await house.passTime()
                let settings = try await house.settings()
                let before = try await house.db.count("invitations")
                let decided = try await atOnce(12) { number in
                    if number % 2 == round % 2 { return try await house.requests.refuse(request.id, of: house.id, by: .system) }
                    return try await house.approve(request, in: settings)
                }
                #expect(decided.filter { $0 }.count == 1)
                let kept = try #require(try await house.requests.request(request.id, of: house.id))
                #expect(try await house.db.count("invitations") - before == (kept.state == .approved ? 1 : 0))
                #expect((kept.invitation != nil) == (kept.state == .approved) && kept.decidedAt != nil)
            }
            let events = try await house.events().filter { ["accessApproved", "accessRefused"].contains($0) }
            #expect(events.count == 6)
        }
    }

    @Test("stays within the day's limits: a network's, a tenant's, and the letters of an application, above which it waits")
    func limits() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            var limits = AccessLimits()
            limits.perNetworkDay = 2
            limits.perTenantDay = 3
            limits.lettersPerDay = 1
            let late = try await house.askForAccess("late@fabrikam.example", network: "203.0.113.1", limits)
            for number in 0..<2 {
                _ = try await house.prove(
                    try await house.askForAccess("a\(number)@fabrikam.example", network: "203.0.113.1", limits), limits)
            }
            #expect(try await house.askForAccess("b@fabrikam.example", network: "203.0.113.1", limits).outcome.waits(about: 86_400))
            // Begun before the others were proved, and one too many now.
            #expect(try await house.prove(late, limits) == .notKept)
            _ = try await house.prove(try await house.askForAccess("c@fabrikam.example", network: "203.0.113.2", limits), limits)
            #expect(try await house.askForAccess("d@fabrikam.example", network: "203.0.113.3", limits).outcome.waits(about: 86_400))
            let requests = try await house.requests.list(of: house.id, state: nil, after: nil, limit: 10)
            #expect(requests.map { $0.toldAt != nil } == [true, false, false])
            #expect(try await house.db.count("letters", where: "kind = 'accessRequested'") == 1)
            try await house.db.run(
                "update access_requests set asked_at = now() - interval '25 hours', told_at = told_at - interval '25 hours'")
            try await house.passTime()
            _ = try await house.prove(try await house.askForAccess("c@fabrikam.example", network: "203.0.113.2", limits), limits)
            #expect(try await house.db.count("letters", where: "kind = 'accessRequested'") == 2)
        }
    }

    @Test("gets a letter of its own to the sponsor a few times a day from one neighbourhood, so that others' are heard of too")
    func neighbourhoods() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            var limits = AccessLimits()
            limits.lettersPerNeighbourhoodDay = 2
            let networks = [
                "203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.11.3", "20.1.d.b8.0.0.0.1/64", "20.1.d.b8.0.0.0.1/64",
                "20.1.d.b8.0.0.0.1/64", "20.1.d.b8.0.0.0.2/64",
            ]
            for (number, network) in networks.enumerated() {
                let asking = try await house.askForAccess("a\(number)@fabrikam.example", network: network, limits)
                _ = try await house.prove(asking, limits)
            }
            let requests = try await house.requests.list(of: house.id, state: nil, after: nil, limit: 10)
            #expect(requests.map { $0.toldAt != nil } == [true, true, false, true, true, true, false, true])
            // Asking again from elsewhere makes no room.
            try await house.passTime()
            _ = try await house.prove(try await house.askForAccess("a0@fabrikam.example", network: "198.51.100.9", limits), limits)
            _ = try await house.prove(try await house.askForAccess("b@fabrikam.example", network: "203.0.113.9", limits), limits)
            #expect(try await house.db.count("access_requests", where: "told_at is null") == 3)
        }
    }

    @Test("that was refused reaches the sponsor again only after a month, and the administrator at once")
    func refused() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            let request = try await house.request("ana@fabrikam.example")
            #expect(try await house.requests.refuse(request.id, of: house.id, by: .sponsor(house.tenant.contact)))
            try await house.passTime()
            let second = try await house.request("ana@fabrikam.example")
            #expect(second.id != request.id && second.toldAt == nil)
            try await house.db.run("update access_requests set decided_at = now() - interval '31 days' where state = 'refused'")
            try await house.passTime()
            #expect(try await house.request("ana@fabrikam.example").toldAt != nil)
        }
    }

    @Test("is not kept where the application takes none any more, or the asker is a guest by now")
    func notKept() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            let asking = try await house.askForAccess()
            try await house.takeRequests(false)
            #expect(try await house.prove(asking) == .notKept)
            try await house.takeRequests()
            let other = try await house.askForAccess("eva@fabrikam.example")
            _ = try await house.redeem("eva@fabrikam.example")
            #expect(try await house.prove(other) == .notKept)
            #expect(try await house.db.count("access_requests") == 0)
        }
    }

    @Test("that the mailbox's reader did not make is taken back, no sponsor hears of the code, and no more codes go out today")
    func reported() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            let asking = try await house.askForAccess()
            _ = try await house.prove(asking)
            let report = Credential(
                .report, tenant: house.id, row: Attempt.ID(rawValue: asking.credential.row), in: house.db.surroundings)
            try await house.db.run("update attempts set report_digest = \(report.digest)")
            #expect(try await house.db.redemptions.reported(report)?.purpose == .accessRequest(house.wish()))
            #expect(
                try await house.db.redemptions.report(report, action: nil, letter: .sample(.reported, to: house.tenant.contact)))
            #expect(try await house.db.count("letters", where: "kind = 'reported'") == 0)
            #expect(try await house.requests.list(of: house.id, state: .withdrawn, after: nil, limit: 1).count == 1)
            try await house.passTime()
            _ = try await house.askForAccess()
            #expect(try await house.db.count("letters", where: "kind = 'passcode'") == 1)
            // A guest's own codes are counted apart.
            _ = try await house.beginSignIn(try EmailAddress("ana@fabrikam.example"), guest: nil)
            #expect(try await house.db.count("attempts", where: "purpose = 'signIn' and passcode_code is not null") == 1)
        }
    }

    @Test("gets another code by the same rules, which another browser cannot ask for, and opens no session")
    func anotherCode() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            let asking = try await house.askForAccess()
            #expect(try await house.sendAgain(asking) != .sent)
            try await house.passTime()
            #expect(try await house.sendAgain(asking) == .sent)
            #expect(try await house.db.count("letters", where: "kind = 'passcode'") == 2)
            let stranger = Credential(
                .attempt, tenant: house.id, row: Attempt.ID(rawValue: asking.credential.row), in: house.db.surroundings)
            #expect(try await house.sendAgain(.init(credential: stranger, outcome: .begun)) == .over)
            // Neither the sign-in's way to send nor its way to check takes this attempt for one of its own.
            try await house.passTime()
            #expect(
                try await house.db.attempts.send(.sample(to: house.tenant.contact), for: asking.credential, limits: house.limits)
                    == .over)
            _ = try await house.db.attempts.check(
                NewCode.right, for: asking.credential, session: House.new(house.newSession()),
                under: SettingsStanding(revision: try await house.settings().revision, isDecidedAnew: true))
            #expect(try await house.db.count("sessions") == 0)
            for _ in 0..<5 { _ = try await house.prove(asking, code: NewCode.wrong) }
        }
    }

    @Test("writes no more letters to strangers in an hour than the tenant can spare, from however many networks they ask")
    func everybodysHour() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            var access = AccessLimits()
            access.lettersToStrangersPerHour = 3
            var asked: [House.Asking] = []
            for number in 1...4 {
                asked.append(
                    try await house.askForAccess("a\(number)@fabrikam.example", network: "203.0.113.\(number)", access))
            }
            #expect(asked.prefix(3).map(\.outcome) == [.begun, .begun, .begun])
            #expect(asked[3].outcome.waits(about: 3600))
            #expect(try await house.db.count("letters") == 3)
            try await house.passTime()
            guard case .tooEarly = try await house.sendAgain(asked[0], access) else { throw Unexpected(what: "sent again") }
            access.lettersToStrangersPerHour = 4
            guard case .sent = try await house.sendAgain(asked[0], access) else { throw Unexpected(what: "not sent again") }
            guard case .tooEarly = try await house.sendAgain(asked[1], access) else { throw Unexpected(what: "sent again") }
        }
    }

    private func atOnce<Answer: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) async throws -> Answer) async throws
        -> [Answer]
    {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            for number in 0..<count { group.addTask { try await body(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}

extension House {
    struct Asking: Sendable {
        let credential: Credential
        let outcome: AskForAccessOutcome
    }

    var requests: PostgresAccessRequestStore { PostgresAccessRequestStore(db.database, surroundings: db.surroundings) }

    func takeRequests(_ takes: Bool = true) async throws {
        var change = ApplicationChange()
        change.startURL = try RedirectURL("https://app.contoso.example/start")
        change.takesAccessRequests = takes
        _ = try await db.applications.change(application.id, of: id, change, by: .system)
    }

    /// Codes without a pause between.
    var oftenLimits: PasscodeLimits {
        var often = limits
        often.secondsBetweenSends = 0
        return often
    }

    func wish(_ reason: String? = "Drawings") -> AccessWish {
        AccessWish(application: application.id, name: "Ana", reason: reason, language: .german, returnPath: "/\(id)/me")
    }

    func askForAccess(
        _ text: String = "ana@fabrikam.example", reason: String? = "Drawings", isAllowed: Bool = true,
        network: String = "203.0.113.7",
        _ access: AccessLimits = AccessLimits(), passcodes: PasscodeLimits? = nil, settings given: Tenant? = nil
    ) async throws -> Asking {
        let address = try EmailAddress(text)
        let attempt: Attempt.ID = MigratedDatabase.newID()
        let credential = Credential(.attempt, tenant: id, row: attempt, in: db.surroundings)
        let new = NewAccessAttempt(
            id: attempt, digest: credential.digest, wish: wish(reason), address: address, network: network,
            letters: drawn(to: address), isAllowed: isAllowed)
        let tenant = if let given { given } else { try await settings() }
        return Asking(credential: credential, outcome: try await requests.ask(new, in: tenant, limits: passcodes ?? limits, access))
    }

    func sendAgain(
        _ asking: Asking, _ access: AccessLimits = AccessLimits(), passcodes: PasscodeLimits? = nil
    ) async throws -> SendCodeOutcome {
        try await requests.sendAgain(
            drawn(to: tenant.contact), isAllowed: true, for: asking.credential, limits: passcodes ?? limits, access)
    }

    func prove(
        _ asking: Asking, _ access: AccessLimits = AccessLimits(), code: [UInt8] = NewCode.right
    ) async throws -> ProveAccessOutcome {
        func link() -> NewSponsorLink { NewSponsorLink(id: MigratedDatabase.newID(), digest: TokenDigest(of: "link")) }
        let request = NewAccessRequest(
            id: MigratedDatabase.newID(), approve: link(), refuse: link(), letter: .sample(.accessRequested, to: tenant.contact))
        let revision = try await settings().revision
        let outcome = try await requests.prove(code, for: asking.credential, making: request, revision: revision, access)
        // Where the browser wanted to go is the attempt's business.
        guard case .checked(var checked) = outcome else { return outcome }
        checked.returnPath = nil
        return .checked(checked)
    }

    /// The request of a mailbox that is proved.
    func request(_ address: String) async throws -> AccessRequest {
        _ = try await prove(try await askForAccess(address))
        let open = try await requests.list(of: id, state: .open, after: nil, limit: 100)
        return try #require(open.first { $0.address.text == address })
    }

    /// - Returns: Whether this approval was the decision.
    func approve(_ request: AccessRequest, in tenant: Tenant) async throws -> Bool {
        var (new, _) = newInvitation(try .sample(to: request.address.text))
        new.approval = .init(request: request.id, actor: .system)
        switch try await db.invitations.create(new, in: tenant) {
        case .created: return true
        case .requestDecided: return false
        default: throw Unexpected(what: "neither made nor decided")
        }
    }

    private func drawn(to address: EmailAddress) -> AccessLetters {
        AccessLetters(
            code: .sample(to: address), decoy: Array(repeating: 9, count: 32), alreadyGuest: .sample(.alreadyGuest, to: address))
    }
}

extension AskForAccessOutcome {
    /// Whether it may be asked again in so many seconds, give or take a minute.
    fileprivate func waits(about seconds: TimeInterval) -> Bool {
        guard case .tooMany(let until) = self else { return false }
        return abs(until.timeIntervalSinceNow - seconds) < 60
    }
}
