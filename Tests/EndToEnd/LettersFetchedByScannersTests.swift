import Postgres
import TestSupport
import Testing
import VestibuleSandbox

@Suite("Letters fetched by scanners")
struct LettersFetchedByScannersTests {
    private static let tables = [
        "attempts", "letters", "audit_trail", "sessions", "passcode_counts", "sponsor_actions",
    ]

    @Test("change nothing, however often and by whatever method, and the person still redeems")
    func scanning() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            _ = try await service.invitation(to: "ana@fabrikam.example")
            let ana = Browser(service)
            let asked = try await ana.begin(invited.link)
            let code = try await service.letter(to: "ana@fabrikam.example", saying: "*\(try asked.referenceWord)*")
            let report = try code.link("report")
            try await service.everyLetterIsSent()

            let before = try await rows(of: service)
            for _ in 0..<20 {
                for url in [invited.link, report] {
                    for method in ["GET", "HEAD", "OPTIONS"] {
                        let answer = try await Browser(service).open(url, method: method)
                        #expect(answer.status == (method == "OPTIONS" ? 405 : 200))
                    }
                }
            }
            #expect(try await rows(of: service) == before)

            let consent = try await ana.enter(code.code, on: asked)
            #expect(try await ana.accept(consent).location == TestTenant.redirectURL)
        }
    }

    @Test("do not press the sponsor's button either")
    func scanningTheSponsorsLetter() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            try await service.expire(invited)
            let ana = Browser(service)
            _ = try await ana.press(ana.open(invited.link), "/new-link")
            let letter = try await service.letter(to: "projects@contoso.example", saying: "/sponsor?a=")
            try await service.everyLetterIsSent()
            let before = try await rows(of: service)
            for method in ["GET", "HEAD", "OPTIONS"] {
                _ = try await Browser(service).open(letter.link("sponsor"), method: method)
            }
            #expect(try await rows(of: service) == before)
            #expect(try await service.count("sponsor_actions", where: "used_at is null") == 1)
        }
    }

    /// Every row of what a visit could write, as a fingerprint.
    private func rows(of service: TestService) async throws -> [String] {
        var prints: [String] = []
        for table in Self.tables + ["invitations", "guests"] {
            let found = try await service.sql(
                "select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from \(table) t")
            prints.append("\(table) \(try found.first?.decode("print", as: String.self) ?? "")")
        }
        return prints
    }
}
