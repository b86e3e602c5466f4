import Foundation
import Testing

@testable import Vestibule

@Suite("A file of invitations") struct BulkFileTests {
    private static func lines(_ text: String) throws(BulkRefusal) -> [BulkFile.Line] { try BulkFile.lines(ofCSV: Array(text.utf8)) }

    private static let url = "https://app.contoso.example/welcome"

    @Test("is Entra's template, as it is downloaded and as Excel saves it")
    func template() throws {
        let head = [
            "Email address to invite [inviteeEmail] Required", "Redirection url [inviteRedirectURL] Required",
            "Send invitation message (true or false) [sendEmail]", "Customized invitation message [customizedMessageBody]",
        ]
        for (first, separator) in [("version:v1.0\r\n", ","), ("version:v1.0;;;\r\n", ";"), ("sep=;\r\nversion:v1.0;;;\r\n", ";")] {
            let text =
                "\u{FEFF}" + first + head.joined(separator: separator) + "\r\n"
                + ["ana@fabrikam.example ", Self.url, "TRUE", "\"Hello,\r\n\"\"you\"\"\""].joined(separator: separator) + "\r\n"
                + ["bo@fabrikam.example", Self.url, "", ""].joined(separator: separator) + "\r\n"
                + ";;;\r\n".replacing(";", with: separator)
            let lines = try Self.lines(text)
            var ana = InvitationRequest(address: "ana@fabrikam.example", redirectURL: Self.url, message: "Hello,\r\n\"you\"")
            ana.sendsLetter = true
            #expect(
                lines.map(\.wish) == [
                    .success(BulkWish(ana)), .success(BulkWish(.init(address: "bo@fabrikam.example", redirectURL: Self.url))),
                ])
            #expect(lines.map(\.number) == (first.hasPrefix("sep") ? [4, 6] : [3, 5]))
        }
    }

    @Test("names Graph's properties in any case and order")
    func plain() throws {
        let lines = try Self.lines(
            """
            INVITEREDIRECTURL,invitedUserEmailAddress,inviteduserdisplayname,messageLanguage,sponsor,ccRecipient,sendInvitationMessage
            \(Self.url),ana@fabrikam.example,Ana,de-DE,boss@contoso.example,cc@fabrikam.example,false
            """)
        let wanted = InvitationRequest(
            address: "ana@fabrikam.example", redirectURL: Self.url, displayName: "Ana", language: "de-DE",
            copies: ["cc@fabrikam.example"])
        #expect(lines == [.init(2, .success(BulkWish(wanted, sponsor: "boss@contoso.example")))])
    }

    @Test("is refused whole when its head cannot be understood, with what is known")
    func heads() {
        for text in [
            "name,age\na,b", "invitedUserEmailAddress\na@b.example", "inviteeEmail,inviteeEmail,inviteRedirectURL\n", "\"a\n",
        ] {
            #expect(throws: BulkRefusal.self, "\(text)") { try Self.lines(text) }
        }
        do {
            _ = try Self.lines("invitedUserEmailAddress,inviteRedirectUrl,age\n")
            Issue.record("taken")
        } catch {
            guard case .heading(let what) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(what.contains("age") && error.sentence.contains("customizedMessageBody"))
        }
        #expect(throws: BulkRefusal.version("version:v2.0")) { try Self.lines("version:v2.0\n") }
        #expect(throws: BulkRefusal.empty) { try Self.lines("") }
        #expect(throws: BulkRefusal.empty) { try Self.lines("inviteeEmail,inviteRedirectURL\n,\n") }
    }

    @Test("has a result for each line that cannot be read, and the rest is read")
    func faults() throws {
        let lines = try Self.lines(
            """
            inviteeEmail,inviteRedirectURL,sendEmail
            ana@fabrikam.example,\(Self.url)
            bo@fabrikam.example,\(Self.url),perhaps
            ,\(Self.url),true
            "eva@fabrikam.example,\(Self.url),true
            kim@fabrikam.example,\(Self.url),true
            KIM@fabrikam.example,\(Self.url),true
            """)
        #expect(lines.map(\.number) == [2, 3, 4, 5, 6, 7])
        let said = lines.map { line in
            switch line.wish {
            case .success(let wish): wish.request.address
            case .failure(let fault): fault.sentence
            }
        }
        #expect(said[0].contains("2 cell(s)"))
        #expect(said[1].contains("true or false"))
        #expect(said[2].contains("invitedUserEmailAddress"))
        #expect(said[3].contains("not closed"))
        #expect(said[4] == "kim@fabrikam.example")
        #expect(said[5].contains("line 6"))
    }

    @Test("has at most ten thousand lines")
    func tooMany() throws {
        let head = "inviteeEmail,inviteRedirectURL\n"
        func file(_ count: Int) -> String { head + (0..<count).map { "g\($0)@fabrikam.example,\(Self.url)\n" }.joined() }
        #expect(try Self.lines(file(10_000)).count == 10_000)
        #expect(throws: BulkRefusal.tooManyLines) { try Self.lines(file(10_001)) }
    }

    @Test("asks more than to invite only where the caller may")
    func permissions() throws {
        var request = InvitationRequest(address: "ana@fabrikam.example", redirectURL: Self.url)
        let plain = BulkFile.Line(1, .success(BulkWish(request)))
        let sponsored = BulkFile.Line(2, .success(BulkWish(request, sponsor: "boss@contoso.example")))
        let nonsense = BulkFile.Line(3, .success(BulkWish(request, sponsor: "boss")))
        request.roles = [WantedRole(.value("Reader"), of: .init(rawValue: UUID()))]
        let withRole = BulkFile.Line(4, .success(BulkWish(request)))
        request.roles = []
        request.sponsors = [.address(try EmailAddress("boss@contoso.example"))]
        let inGraphsWay = BulkFile.Line(5, .success(BulkWish(request)))
        func refused(sponsors: Bool, roles: Bool) -> [Int] {
            BulkFile.permitted(
                [plain, sponsored, nonsense, withRole, inGraphsWay], mayNameSponsors: sponsors, mayAssignRoles: roles
            )
            .filter { (try? $0.wish.get()) == nil }.map(\.number)
        }
        #expect(refused(sponsors: true, roles: true) == [3])
        #expect(refused(sponsors: false, roles: true) == [2, 3, 5])
        #expect(refused(sponsors: true, roles: false) == [3, 4])
    }

    @Test("keeps each wish as it was")
    func keeping() throws {
        let application = Application.ID(rawValue: UUID())
        var request = InvitationRequest(
            address: "ana@fabrikam.example", redirectURL: Self.url, displayName: "Ana \"x\"", message: "a\nb", language: "de",
            copies: ["c@d.example"], sendsLetter: true, expiresAt: Date(timeIntervalSince1970: 1_800_000_000.123456),
            roles: [
                WantedRole(.value("Reader"), of: application), WantedRole(.defaultAccess, of: application),
                WantedRole(.id(.init(rawValue: UUID())), of: application),
            ], wishedDoor: .google)
        let boss = try EmailAddress("boss@contoso.example")
        request.sponsors = [.address(boss), .id(.init(rawValue: UUID()))]
        request.accessEndsAt = Date(timeIntervalSince1970: 1_900_000_000.123456)
        let full = BulkWish(request, sponsor: "s@t.example")
        #expect(try full.invitation().sponsors == request.sponsors + [.address(try EmailAddress("s@t.example"))])
        #expect(throws: EmailAddressRefusal.self) { try BulkWish(request, sponsor: "boss").invitation() }
        for wish in [full, BulkWish(.init(address: "a", redirectURL: "b"))] {
            #expect(BulkWish(kept: wish.kept) == wish)
        }
    }
}
