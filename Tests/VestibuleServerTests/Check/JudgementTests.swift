import Curl
import Foundation
import Postgres
import Testing
import Vestibule
import VestibuleStore

@testable import VestibuleServer

@Suite("Judging what was seen") struct JudgementTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func login(
        _ role: LoginMatter.Role = .app, prepares: Bool = true,
        _ change: (inout ServerGlimpse, inout LoginFacts) -> Void = { _, _ in }
    ) -> [Finding] {
        var glimpse = ServerGlimpse(
            version: 150_004, isEncrypted: true, isLocal: false, isThroughPooler: false, roundTrip: .microseconds(400))
        var facts = LoginFacts(
            login: "web", isApp: role == .app, isWorker: role == .worker, mayCreate: role == .owner, now: Self.now)
        change(&glimpse, &facts)
        let sight = LoginMatter.Sight(glimpse: glimpse, login: facts, clockLead: 0)
        return LoginMatter(role: role, preparesStatements: prepares, sight: .success(sight)).findings
    }

    @Test("a login in its role is well, and says how far away the database is", arguments: LoginMatter.Role.allCases)
    func good(_ role: LoginMatter.Role) {
        #expect(login(role).map(\.verdict) == [.ok])
        #expect(login(role).first?.says == "web on PostgreSQL 15.4, 0.4 ms a round trip, encrypted")
    }

    @Test("a login that nothing holds back is wrong") func rights() {
        #expect(login { $1.isSuperuser = true }.map(\.verdict) == [.wrong])
        #expect(login { $1.bypassesRowSecurity = true }.map(\.verdict) == [.wrong])
        #expect(login { $1.isWorker = true }.first?.mend == "revoke vestibule_worker from web")
        #expect(login { $1.isApp = false }.first?.mend == "grant vestibule_app to web")
        #expect(login(.worker) { $1.isWorker = false }.first?.mend == "grant vestibule_worker to web")
        #expect(login { $1.mayCreate = true }.map(\.verdict) == [.warning])
        #expect(login(.owner) { $1.mayCreate = false }.map(\.verdict) == [.wrong])
        #expect(login { $1.rolesExist = false }.first?.mend == "vestibule migrate")
    }

    @Test("the way to the server is judged by what would break on it") func way() {
        #expect(login { facts, _ in facts.version = 130_011 }.map(\.verdict) == [.wrong])
        #expect(
            login { facts, _ in facts.isThroughPooler = true }.first?.mend
                == "VESTIBULE_DATABASE_PREPARED_STATEMENTS=false, unless it pools sessions")
        #expect(login(prepares: false) { facts, _ in facts.isThroughPooler = true }.map(\.verdict) == [.ok])
        #expect(login(.owner, prepares: false) { facts, _ in facts.isThroughPooler = true }.map(\.verdict) == [.warning])
        #expect(login { facts, _ in facts.isEncrypted = false }.map(\.verdict) == [.warning])
        #expect(
            login { facts, _ in
                facts.isEncrypted = false
                facts.isLocal = true
            }.map(\.verdict) == [.ok])
        #expect(login { facts, _ in facts.roundTrip = .milliseconds(21) }.map(\.verdict) == [.warning])
        #expect(login { $1.isReadOnly = true }.map(\.verdict) == [.wrong])
    }

    @Test("promises that the server does not keep are told") func promises() {
        #expect(login { $1.fsync = "off" }.map(\.verdict) == [.wrong])
        #expect(login { $1.synchronousCommit = "off" }.map(\.verdict) == [.warning])
        #expect(login { $1.synchronousCommit = "remote_write" }.map(\.verdict) == [.ok])
    }

    @Test("every standing of the schema has its verdict") func schema() throws {
        let migration = try Migration(fileName: "0008_more.sql", sql: "select 1")
        func verdict(_ standing: SchemaStanding) -> Finding.Verdict { SchemaMatter.finding(.success(standing), newest: 7).verdict }
        #expect(verdict(.current) == .ok)
        #expect(verdict(.ahead([8])) == .warning)
        for standing in [.empty, .behind([migration]), .changed([migration]), .beyond([8, 9], needed: 9)] as [SchemaStanding] {
            #expect(verdict(standing) == .wrong)
        }
    }

    @Test(
        "clocks may differ by a little",
        arguments: [(0.1, "ok"), (-2.4, "ok"), (3, "warning"), (-29, "warning"), (31, "wrong"), (-4000, "wrong")])
    func clock(_ lead: TimeInterval, _ verdict: String) {
        #expect(ClockMatter.finding(against: "the database", lead: lead, precision: 0.5).verdict.rawValue == verdict)
    }

    @Test("master keys: lost ones are wrong, idle ones may go, others are still needed") func masterKeys() {
        let (new, old, lost): ([UInt8], [UInt8], [UInt8]) = ([1, 1, 1, 1], [2, 2, 2, 2], [3, 3, 3, 3])
        func check(_ heaps: [SealedThings.Heap], _ names: [[UInt8]], damaged: Int = 0) -> [String] {
            KeysMatter.masterKeys(SealedThings(heaps: heaps), names: names, damaged: damaged).map {
                "\($0.verdict.rawValue): \($0.says)"
            }
        }
        let heap = SealedThings.Heap(kind: "signing keys", masterKey: old, count: 4)
        #expect(check([], [new]) == ["ok: is whole; the database holds nothing sealed yet"])
        #expect(check([heap], [old]) == ["ok: opens what the database holds"])
        #expect(
            check([heap], [new, old]) == ["ok: opens what the database holds", "ok: number 2 is still needed for 4 signing keys"])
        #expect(check([heap], [old, new]) == ["warning: number 2 opens nothing any more"])
        #expect(check([heap], [lost]) == ["wrong: does not open 4 signing keys: they were sealed by another"])
        #expect(check([heap], [old], damaged: 1).first?.hasPrefix("wrong: a signing key does not open") == true)
    }

    @Test("signing keys: a tenant without one is wrong, an old one a warning") func signingKeys() {
        func verdict(_ without: Int, _ days: Int?) -> Finding.Verdict? {
            KeysMatter.signing(SealedThings(heaps: [], tenantsWithoutKey: without, oldestKeyDays: days)).first?.verdict
        }
        #expect(verdict(0, nil) == .ok)
        #expect(verdict(0, 400) == .ok)
        #expect(verdict(0, 401) == .warning)
        #expect(verdict(1, 3) == .wrong)
    }

    @Test("the public URL: only our own answer is good") func publicURL() {
        func verdicts(_ glimpse: PageFetch.Glimpse) -> [Finding.Verdict] {
            PublicURLMatter.findings(glimpse, base: "https://guests.contoso.example", now: Self.now).map(\.verdict)
        }
        let live = #"{"status":"live"}"#
        #expect(verdicts(.init(status: 200, body: live)) == [.ok])
        #expect(verdicts(.init(status: 200, body: "<html>Welcome to nginx")) == [.wrong])
        #expect(verdicts(.init(status: 301)) == [.wrong])
        #expect(verdicts(.init(status: 502)) == [.warning])
        #expect(verdicts(.init(problem: .couldNotConnect)) == [.warning])
        #expect(verdicts(.init(problem: .couldNotResolve)) == [.wrong])
        #expect(verdicts(.init(problem: .tlsFailed(reason: ""), certificate: .init(verdict: 10))) == [.wrong])
        // 2027-01-15 08:00:00 is `now`.
        #expect(verdicts(.init(status: 200, body: live, certificate: .init(ends: "Jan 20 00:00:00 2027 GMT"))) == [.ok, .warning])
        #expect(verdicts(.init(status: 200, date: "Fri, 15 Jan 2027 08:00:02 GMT", body: live)) == [.ok, .ok])
        #expect(verdicts(.init(status: 200, date: "Fri, 15 Jan 2027 08:10:00 GMT", body: live)) == [.ok, .wrong])
        #expect(verdicts(.init(status: 200, date: "yesterday", body: live)) == [.ok])
    }

    @Test("dates that others wrote are read to the letter or not at all") func dates() {
        #expect(ForeignDate.certificate("Jan 15 08:00:00 2027 GMT") == Self.now)
        #expect(ForeignDate.http("Fri, 15 Jan 2027 08:00:00 GMT") == Self.now)
        for text in [
            "", "Jan", "Jan 15 08:00:00 2027 CET", "Foo 15 08:00:00 2027 GMT", "Jan 99 08:00:00 2027 GMT", "Jan 15 8 2027 GMT",
        ] {
            #expect(ForeignDate.certificate(text) == nil)
        }
    }

    @Test("files: what everybody can read or write") func files() {
        func verdict(_ mode: Int?, secret: Bool = true) -> Finding.Verdict? {
            FilesMatter.findings([.init(path: "/etc/vestibule/x", mode: mode, isSecret: secret)]).first?.verdict
        }
        #expect(verdict(0o600) == .ok)
        #expect(verdict(0o640) == .ok)
        #expect(verdict(0o644) == .wrong)
        #expect(verdict(0o644, secret: false) == .ok)
        #expect(verdict(0o666, secret: false) == .wrong)
        #expect(verdict(nil) == .wrong)
    }

    @Test("a report shows what others said without letting them write on the terminal") func report() {
        let report = CheckReport(findings: [
            .ok("a", "well"), .wrong("longer", "said \u{1B}[2J\u{202E}x", mend: "do this"),
        ])
        #expect(
            report.text == """
                ok       a       well
                wrong    longer  said ?[2J?x
                                 → do this

                1 wrong, 0 warnings.

                """)
        #expect(report.worst == .wrong)
        #expect(report.json.contains(#""verdict" : "wrong""#))
        #expect(CheckReport(findings: [.ok("a", "b")]).worst == .ok)
    }
}
