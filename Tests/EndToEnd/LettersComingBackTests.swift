import Foundation
import TestSupport
import Testing
import Vestibule
import VestibuleSandbox

@Suite("Letters coming back")
struct LettersComingBackTests {
    private static let address = "ana@fabrikam.exmple"

    @Test("name their letter by the address they went out from: invitation, guest and letter show it, and the sponsor hears")
    func story() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite(Self.address)
            _ = try await service.invitation(to: Self.address)
            try await service.everyLetterIsSent()
            let sender = try #require(await service.mailbox.letters(to: Self.address).first).envelopeFrom
            #expect(sender.hasPrefix("bounces+") && sender.hasSuffix("@vestibule.example"))

            #expect(try await service.report(Self.report(to: sender, action: "delayed")) == "nothingFailed")
            #expect(try await service.report(Self.report(to: sender)) == "noted")
            #expect(try await service.report(Self.report(to: sender)) == "alreadyNoted")
            // What the headers lack the mail system may say.
            #expect(try await service.report(Self.report(to: "postmaster@vestibule.example")) == "notOurs")
            #expect(try await service.report(Self.report(to: "x@vestibule.example"), recipient: sender) == "alreadyNoted")
            #expect(try await service.report("Subject: Out of office\n\nI am away.") == "noReport")

            let shown = try await tenant.graph("GET", "/v1.0/invitations/\(invited.id)")
            #expect(shown.json["delivery"]["state"].text == "bounced")
            #expect(shown.json["delivery"]["lastReply"].text == "5.1.1: smtp; 550 no such user")
            let guest = try await tenant.graph("GET", "/v1.0/users/\(invited.guest)?$select=mail,mailBouncedDateTime")
            #expect(guest.json["mailBouncedDateTime"].text != nil)
            let letters = try await service.admin("GET", "/tenants/\(tenant.domain)/letters?state=bounced")["value"].items
            #expect(letters.compactMap { $0["to"].text ?? $0["recipient"].text }.count == 1)
            let told = try await service.letter(to: "projects@contoso.example", saying: Self.address)
            #expect(told.subject.contains(Self.address) && told.text?.contains("no such user") == true)
        }
    }

    @Test("are taken from the mail system only, by its token, and of a size that reports have")
    func door() async throws {
        try await TestService.run { service in
            let report = Self.report(to: "bounces@vestibule.example")
            for token in [nil, "wrong", service.adminToken] {
                let answer = try await service.post("/bounces", report, bearer: token)
                #expect(answer.status == 401)
            }
            let long = report + String(repeating: "x", count: 1 << 20)
            #expect(try await service.post("/bounces", long, bearer: TestService.bounceToken).status == 413)
            #expect(try await service.post("/bounces?recipient=nobody", report, bearer: TestService.bounceToken).status == 400)
        }
    }

    @Test("come in by the mail system's pipe too, which tries again while the database is away")
    func pipe() async throws {
        try await ServedService.run { served, owner, token in
            try await served.start()
            NeverPrinted.note(token)
            let vault = try Vault(masterKeys: [Array(repeating: 9, count: 32)])
            let path = ReturnPath(StoredLetter.ID(rawValue: UUID()), of: Tenant.ID(rawValue: UUID()))
            let sender = try #require(path.address(at: try EmailAddress("bounces@vestibule.example"), by: vault)).text
            #expect(try await served.command("bounce", reading: Self.report(to: sender)) == "letterGone")
            #expect(
                try await served.command("bounce", "--recipient", sender, reading: Self.report(to: "x@y.example")) == "letterGone")
            #expect(try await served.command("bounce", reading: "no mail") == "noReport")
            _ = try await served.command(
                "bounce", changed: ["VESTIBULE_DATABASE_URL": "postgresql://127.0.0.1:1/none"], reading: Self.report(to: sender),
                status: 75)
        }
    }

    private static func report(to recipient: String, action: String = "failed") -> String {
        """
        From: MAILER-DAEMON@mx.example
        To: \(recipient)
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; \(address)
        Action: \(action)
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 no such user
        --b--
        """
    }
}

extension TestService {
    static let bounceToken = "the mail system's own token"

    fileprivate func post(_ path: String, _ body: String, bearer: String?) async throws -> HTTPAnswer {
        var headers = [("Content-Type", "message/rfc822")]
        if let bearer { headers.append(("Authorization", "Bearer \(bearer)")) }
        return try await call("POST", path, headers: headers, body: Array(body.utf8))
    }

    fileprivate func report(_ text: String, recipient: String? = nil) async throws -> String? {
        let query = recipient.map { "?recipient=" + ($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") } ?? ""
        let answer = try await post("/bounces\(query)", text, bearer: Self.bounceToken)
        guard answer.status == 200 else { throw UnexpectedAnswer(what: "a report", answer: answer) }
        return answer.json["result"].text
    }
}
