import Foundation
import Synchronization
import TestSupport
import Testing
import Vestibule
import VestibuleFederation

@Suite("The realm directory", .timeLimit(.minutes(1))) struct RealmDirectoryTests {
    private static let tenant = "11111111-2222-3333-4444-55555555abcd"
    private static let authority = "https://login.example"

    /// What the directory's transport and name server were asked, and what they say.
    private final class World: Sendable {
        let clock = HeldClock()
        let asked = Mutex<[String]>([])
        let reply = Mutex<ProviderReply?>(nil)
        let exchangers = Mutex<[String]?>([])
        let delay = Mutex(Duration.zero)
        /// Answers wait for as long as this stands.
        let isHeld = Mutex(false)

        var count: Int { asked.withLock { $0.count } }

        func say(_ status: Int, _ body: String) { reply.withLock { $0 = ProviderReply(status: status, body: Array(body.utf8)) } }
        func sayTenant(_ tenant: String = RealmDirectoryTests.tenant) {
            say(200, #"{"issuer":"\#(RealmDirectoryTests.authority)/\#(tenant)/v2.0"}"#)
        }
        func fail() { reply.withLock { $0 = nil } }

        func directory(
            asksNames: Bool = true, limit: Duration = .seconds(2),
            mostKept: Int = 100
        )
            -> LiveRealmDirectory
        {
            let transport = ToldTransport { [self] request throws(ProviderSilence) in
                asked.withLock { $0.append(request.url) }
                try? await Task.sleep(for: delay.withLock { $0 })
                while isHeld.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(5)) }
                guard let reply = reply.withLock({ $0 }) else { throw ProviderSilence(reason: "gone") }
                return reply
            }
            let names: LiveRealmDirectory.MailExchangers = { [self] _ in exchangers.withLock { $0 } }
            return LiveRealmDirectory(
                transport: transport, mailExchangers: asksNames ? names : nil,
                now: { [clock] in clock.now }, limit: limit, mostKept: mostKept)
        }
    }

    private let world = World()
    private let domain: DomainName

    init() throws { domain = try #require(DomainName("fabrikam.example")) }

    @Test("says in which tenant a domain is verified, and when it learned that")
    func tenant() async {
        world.sayTenant(Self.tenant.uppercased())
        let facts = await world.directory().facts(about: domain)
        #expect(facts.azureAD == .known(.tenant(Self.tenant), at: world.clock.now))
        #expect(world.asked.withLock { $0 } == ["\(Self.authority)/fabrikam.example/v2.0/.well-known/openid-configuration"])
    }

    @Test(
        "says that a domain has no tenant when that was the answer",
        arguments: [
            (400, #"{"error":"invalid_tenant"}"#), (400, #"{"error":"invalid_request","error_codes":[90002]}"#),
            (200, #"{"issuer":"https://login.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"}"#),
            (200, #"{"issuer":"https://login.other.example/11111111-2222-3333-4444-55555555abcd/v2.0"}"#),
        ])
    func noTenant(status: Int, body: String) async {
        world.say(status, body)
        #expect(await world.directory().facts(about: domain).azureAD == .known(.noTenant, at: world.clock.now))
    }

    @Test(
        "does not know when the answer is another",
        arguments: [
            (400, #"{"error":"invalid_request"}"#), (400, "<html>"), (404, #"{"error":"invalid_tenant"}"#), (500, "{}"),
            (200, "{}"), (200, "<html>"),
            (200, #"{"issuer":"https://login.example/{tenantid}/v2.0"}"#),
            (200, #"{"issuer":"https://login.example/common/v2.0"}"#),
            (200, #"{"issuer":""}"#), (429, "{}"), (302, ""),
        ])
    func nonsense(status: Int, body: String) async {
        world.say(status, body)
        #expect(await world.directory().facts(about: domain).azureAD == .unknown(.unreachable))
    }

    @Test("keeps a tenant for a day and its absence for an hour", arguments: [(true, 86_399.0, 86_400.0), (false, 3599, 3600)])
    func life(hasTenant: Bool, fresh: Double, old: Double) async {
        if hasTenant { world.sayTenant() } else { world.say(400, #"{"error":"invalid_tenant"}"#) }
        let directory = world.directory()
        _ = await directory.facts(about: domain)
        world.clock.advance(fresh)
        _ = await directory.facts(about: domain)
        #expect(world.count == 1)
        world.clock.advance(old - fresh)
        #expect(await directory.facts(about: domain).azureAD.value != nil)
        #expect(world.count == 2)
    }

    @Test("tells what it knew for a week when the upstream is down, with its age")
    func stale() async {
        world.sayTenant()
        let directory = world.directory()
        let learned = world.clock.now
        _ = await directory.facts(about: domain)
        world.fail()
        world.clock.advance(7 * 86_400 - 1)
        #expect(await directory.facts(about: domain).azureAD == .known(.tenant(Self.tenant), at: learned))
        world.clock.advance(1)
        #expect(await directory.facts(about: domain).azureAD == .unknown(.unreachable))
        world.sayTenant()
        #expect(await directory.facts(about: domain).azureAD.value == .tenant(Self.tenant))
    }

    @Test("asks once for many who want to know at the same time")
    func singleFlight() async {
        world.sayTenant()
        world.delay.withLock { $0 = .milliseconds(100) }
        let directory = world.directory()
        let answers = await withTaskGroup(of: AzureADRealm?.self) { group in
            for _ in 1...50 { group.addTask { await directory.facts(about: domain).azureAD.value } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: .tenant(Self.tenant), count: 50) && world.count == 1)
    }

    @Test("is waited for no longer than its limit, and what comes late is there for the next one")
    func limit() async throws {
        world.sayTenant()
        world.isHeld.withLock { $0 = true }
        let directory = world.directory(limit: .milliseconds(100))
        #expect(await directory.facts(about: domain).azureAD == .unknown(.unreachable))
        #expect(await directory.facts(about: domain).azureAD == .unknown(.unreachable))
        #expect(world.count == 1)
        world.isHeld.withLock { $0 = false }
        try await eventually("the late answer") { await directory.facts(about: domain).azureAD.value != nil }
        #expect(world.count == 1)
    }

    @Test("leaves an upstream in peace that fails five times in a row, and tries it once after 30 seconds")
    func breaker() async throws {
        let directory = world.directory(asksNames: false)
        func ask(_ number: Int) async throws -> Fact<AzureADRealm> {
            await directory.facts(about: try #require(DomainName("d\(number).example"))).azureAD
        }
        for number in 1...5 {
            let first = try await ask(number)
            #expect(first == .unknown(.unreachable))
        }
        let sixth = try await ask(6)
        #expect(sixth == .unknown(.resting))
        #expect(world.count == 5)
        world.clock.advance(30)
        let probe = try await ask(7)
        #expect(probe == .unknown(.unreachable))
        let afterwards = try await ask(8)
        #expect(afterwards == .unknown(.resting))
        #expect(world.count == 6)
        world.clock.advance(30)
        world.sayTenant()
        for number in 9...12 {
            let fact = try await ask(number)
            #expect(fact.value == .tenant(Self.tenant))
        }
        #expect(world.count == 10)
    }

    @Test("does not rest for domains that mean nothing to Entra, nor for those whose name servers are silent")
    func strangersDomains() async throws {
        world.say(404, "")
        let directory = world.directory()
        world.exchangers.withLock { $0 = nil }
        for number in 1...12 {
            let facts = await directory.facts(about: try #require(DomainName("d\(number).example")))
            #expect(facts == RealmFacts(azureAD: .unknown(.unreachable), googleWorkspace: .unknown(.unreachable)))
        }
        #expect(world.count == 12)
    }

    @Test("does not rest for failures with answers between them")
    func breakerResets() async throws {
        let directory = world.directory(asksNames: false)
        for number in 1...12 {
            if number % 5 == 0 { world.sayTenant() } else { world.fail() }
            _ = await directory.facts(about: try #require(DomainName("d\(number).example")))
        }
        #expect(world.count == 12)
    }

    @Test("keeps no more domains than it may, the youngest of them")
    func bound() async throws {
        world.sayTenant()
        let directory = world.directory(mostKept: 20)
        for number in 1...30 {
            world.clock.advance(1)
            _ = await directory.facts(about: try #require(DomainName("d\(number).example")))
        }
        _ = await directory.facts(about: try #require(DomainName("d30.example")))
        #expect(world.count == 30)
        _ = await directory.facts(about: try #require(DomainName("d1.example")))
        #expect(world.count == 31)
    }

    @Test("asks nobody about domains that everybody has mailboxes in", arguments: ["gmail.com", "outlook.com", "gmx.de"])
    func consumers(name: String) async throws {
        world.sayTenant()
        let asked = try #require(DomainName(name))
        let found = await world.directory().facts(about: asked)
        #expect(found == .none)
        #expect(world.count == 0)
    }

    @Test("says that it was not asked where it is switched off")
    func switchedOff() async {
        #expect(await world.directory(asksNames: false).facts(about: domain, fromEntraAt: nil) == .none)
        #expect(world.count == 0)
    }

    @Test(
        "knows a Workspace by its mail exchangers",
        arguments: [
            (["ASPMX.L.GOOGLE.COM.", "alt1.aspmx.l.google.com"], true), (["smtp.google.com"], true),
            (["aspmx2.googlemail.com"], true),
            (["fabrikam-example.mail.protection.outlook.com"], false), (["smtp.google.com.evil.example"], false),
            (["notgoogle.com"], false),
            ([], false),
        ] as [([String], Bool)])
    func workspace(names: [String], isGoogle: Bool) async {
        world.exchangers.withLock { $0 = names }
        #expect(await world.directory().facts(about: domain).googleWorkspace == .known(isGoogle, at: world.clock.now))
    }

    @Test("does not know a Workspace when no name server answers, and still knows the tenant")
    func namesUnknown() async {
        world.exchangers.withLock { $0 = nil }
        world.sayTenant()
        let facts = await world.directory().facts(about: domain)
        #expect(facts.googleWorkspace == .unknown(.unreachable) && facts.azureAD.value == .tenant(Self.tenant))
    }

    @Test("reads a real answer over the wire")
    func wire() async throws {
        try await StandInProvider.run { provider in
            provider.change {
                $0.documents = [
                    "/fabrikam.example/v2.0/.well-known/openid-configuration": .answer(
                        body: #"{"issuer":"\#(provider.base)/\#(Self.tenant)/v2.0"}"#),
                    "/unknown.example/v2.0/.well-known/openid-configuration": .answer(
                        status: 400, body: #"{"error":"invalid_tenant","error_description":"AADSTS90002: …","error_codes":[90002]}"#
                    ),
                ]
            }
            try await withTransport { transport in
                let directory = LiveRealmDirectory(
                    transport: transport, mailExchangers: nil, now: { Date() })
                #expect(await directory.facts(about: domain, fromEntraAt: provider.base).azureAD.value == .tenant(Self.tenant))
                let asked = try #require(DomainName("unknown.example"))
                let found = await directory.facts(about: asked, fromEntraAt: provider.base)
                #expect(found.azureAD.value == .noTenant)
            }
        }
    }
}

extension LiveRealmDirectory {
    fileprivate func facts(about domain: DomainName, fromEntraAt authority: String? = "https://login.example") async -> RealmFacts {
        await facts(about: domain, fromEntraAt: authority, asksForWorkspace: true)
    }
}
