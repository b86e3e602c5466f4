import Foundation
import Postgres
import TestSupport
import Testing
import VestibuleSandbox

@Suite("Terms of use")
struct TermsOfUseTests {
    private static let agreements = "/v1.0/identityGovernance/termsOfUse/agreements"
    private static let permissions = [
        "User.ReadWrite.All", "Policy.Read.All", "Policy.ReadWrite.ConditionalAccess", "Agreement.ReadWrite.All",
        "AgreementAcceptance.Read.All", "AuditLog.Read.All",
    ]

    @Test(
        "are read and accepted on the way from the invitation to the application, once, with a receipt; and again for a new version"
    )
    func story() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: Self.permissions)
            let board = try await RelyingApplication.register(at: tenant)
            let terms = try await Self.add(
                ["en": "# Rules\n\n* Be *kind*.\n\n<script>alert(1)</script>", "de": "# Regeln\n\nSeien Sie freundlich."],
                to: tenant,
                ["isViewingBeforeAcceptanceRequired": true])
            try await Self.ask(for: terms, of: tenant)

            let (ana, address) = (Browser(service), "ana@fabrikam.example")
            let invited = try await tenant.invite(address)
            let consent = try await ana.prove(invited.link, as: address)
            let page = try await ana.press(consent, "/consent", [("decision", "accept")])
            #expect(page.heading == "Guests at Contoso" && page.html.contains("<li>Be <em>kind</em>.</li>"))
            #expect(!page.html.contains("<script"))
            // Until then nothing opens.
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Guests at Contoso")
            #expect(try await ana.open(board.url()).heading == "Guests at Contoso")
            #expect(try await board.authorize(ana, ["prompt": "none"])["error"] == "interaction_required")
            // German for who reads German, English for who reads neither.
            let german = Browser(service, language: "de")
            for (name, value) in ana.cookies { german.setCookie(name, value) }
            #expect(try await german.open("/\(tenant.domain)/me").text.contains("freundlich"))

            func choose(_ page: Page, _ fields: [(name: String, value: String)], by browser: Browser) async throws -> Page {
                try await browser.press(
                    page, "/signin/terms", [("version", page.hidden("version")), ("language", page.hidden("language"))] + fields)
            }
            let unread = try await choose(page, [("decision", "accept")], by: ana)
            #expect(unread.status == 422 && unread.text.contains("Please read the terms"))
            let declined = try await choose(page, [("decision", "decline")], by: ana)
            #expect(declined.heading == "You did not accept the terms")
            #expect(try await service.count("terms_acceptances") == 0)
            let welcome = try await choose(page, [("decision", "accept"), ("read", "1")], by: ana)
            #expect(welcome.html.contains(TestTenant.redirectURL), "\(welcome.text)")
            #expect(try await board.authorize(ana)["code"] != nil)
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
            try await service.everyLetterIsSent()
            let receipt = try #require(await service.mailbox.letters(to: address).first { $0.subject.contains("terms of use") })
            #expect(receipt.text?.contains("Guests at Contoso") == true && receipt.text?.contains("Be *kind*.") == true)

            let accepted = try await tenant.graph("GET", "\(Self.agreements)/\(terms)/acceptances").json["value"].items
            #expect(accepted.map { $0["userEmail"].text } == [address] && accepted.first?["state"].text == "accepted")
            try await eventually("the audit tells of both") {
                let names = try await tenant.logs("directoryAudits", "category eq 'Policy'").compactMap {
                    $0["activityDisplayName"].text
                }
                return names.contains("Accept Terms Of Use") && names.contains("Decline Terms Of Use")
            }

            // A minor version asks nobody; a major one everybody, at the application too, and comes back there.
            let minor = try await tenant.graph(
                "PATCH", "\(Self.agreements)/\(terms)", ["files": [Self.file("en", "# Rules 2", isMajor: false)]])
            #expect(minor.status == 204, "\(minor.text)")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
            let major = try await tenant.graph("PATCH", "\(Self.agreements)/\(terms)", ["files": [Self.file("en", "# Rules 3")]])
            #expect(major.status == 204)
            try await eventually("they are asked for") { try await ana.open(board.url()).text.contains("Rules 3") }
            let again = try await ana.open(board.url())
            // What was shown to nobody is not accepted.
            let stale = try await ana.press(
                again, "/signin/terms", [("decision", "accept"), ("read", "1"), ("version", "2"), ("language", "en")])
            #expect(stale.status == 409 && stale.text.contains("changed"))
            let other = try await ana.press(
                again, "/signin/terms",
                [("decision", "accept"), ("read", "1"), ("version", again.hidden("version")), ("language", "de")])
            #expect(other.status == 409 && other.text.contains("changed"))
            let back = try await choose(again, [("decision", "accept"), ("read", "1")], by: ana)
            #expect(back.html.contains("code="), "\(back.text)")

            // Named by a policy they stay.
            let inUse = try await tenant.graph("DELETE", "\(Self.agreements)/\(terms)")
            #expect(inUse.status == 409 && inUse.text.contains("Everybody accepts"))
        }
    }

    @Test("are written in Graph's shape, as Markdown, and what is no text is refused by its name")
    func shapes() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: Self.permissions)
            let terms = try await Self.add(["en": "Be kind."], to: tenant, ["userReacceptRequiredFrequency": "P90D"])
            let read = try await tenant.graph("GET", "\(Self.agreements)/\(terms)").json
            #expect(read["userReacceptRequiredFrequency"].text == "P90D" && read["version"] == 1)
            let data = read["files"].items.first?["fileData"]["data"].text.flatMap { Data(base64Encoded: $0) }
            #expect(data.map { String(decoding: $0, as: UTF8.self) } == "Be kind.")
            let wrong: [(JSON, String)] = [
                (["files": [Self.file("en", "Be \u{202E}dnik.")]], "files/fileData/data"),
                (["files": []], "files"), (["isPerDeviceAcceptanceRequired": true], "isPerDeviceAcceptanceRequired"),
                (["userReacceptRequiredFrequency": "P1Y"], "userReacceptRequiredFrequency"),
                (["files": [["language": "en", "fileName": "a.pdf", "fileData": ["data": "JVBERi0xLjcKJeLjz9MK"]]]], "PDF"),
                (["files": [["language": "en", "fileName": "a.md", "fileData": ["data": "!"]]]], "base64"),
                (["files": [Self.file("en", "one"), Self.file("EN", "two")]], "once"),
                (["termsExpiration": ["frequency": "P1Y"]], "termsExpiration"), (["colour": "red"], "colour"),
            ]
            for (change, word) in wrong {
                let answer = try await tenant.graph("PATCH", "\(Self.agreements)/\(terms)", change)
                #expect(answer.status == 400 && answer.text.contains(word), "\(word): \(answer.status) \(answer.text)")
            }
            #expect(try await tenant.graph("GET", "\(Self.agreements)/\(terms)").json == read)
            // As Notepad writes it.
            let marked = try await tenant.graph(
                "PATCH", "\(Self.agreements)/\(terms)", ["files": [Self.file("en", "\u{FEFF}Be kinder.")]])
            #expect(marked.status == 204, "\(marked.text)")
            let unknown = try await tenant.graph(
                "POST", "/v1.0/identity/conditionalAccess/policies", Self.policy(for: "3d0f5dec-5d3d-455c-8016-e2af1ae4d31a"))
            #expect(unknown.status == 400 && unknown.text.contains("terms of use"))
            #expect(try await tenant.graph("DELETE", "\(Self.agreements)/\(terms)").status == 204)
            #expect(try await tenant.graph("GET", "\(Self.agreements)/\(terms)").status == 404)
        }
    }

    private static func file(_ language: String, _ text: String, isMajor: Bool = true) -> JSON {
        [
            "fileName": .string("terms-\(language).md"), "language": .string(language), "isDefault": .bool(language == "en"),
            "isMajorVersion": .bool(isMajor), "fileData": ["data": .string(Data(text.utf8).base64EncodedString())],
        ]
    }

    /// - Returns: Their id.
    private static func add(_ texts: [String: String], to tenant: TestTenant, _ more: [String: JSON] = [:]) async throws -> String {
        let files = texts.sorted { $0.key < $1.key }.map { file($0.key, $0.value) }
        let body: [String: JSON] = ["displayName": "Guests at Contoso", "files": .array(files)]
        let answer = try await tenant.graph("POST", agreements, .object(body.merging(more) { $1 }))
        guard answer.status == 201, let id = answer.json["id"].text else { throw UnexpectedAnswer(what: "terms", answer: answer) }
        return id
    }

    private static func policy(for terms: String) -> JSON {
        [
            "displayName": "Everybody accepts", "state": "enabled",
            "conditions": ["users": ["includeUsers": ["All"]], "applications": ["includeApplications": ["All"]]],
            "grantControls": ["operator": "AND", "builtInControls": [], "termsOfUse": [.string(terms)]],
        ]
    }

    private static func ask(for terms: String, of tenant: TestTenant) async throws {
        let answer = try await tenant.graph("POST", "/v1.0/identity/conditionalAccess/policies", policy(for: terms))
        guard answer.status == 201 else { throw UnexpectedAnswer(what: "a policy", answer: answer) }
    }
}

extension Page {
    /// Of the terms that it shows.
    fileprivate func hidden(_ name: String) -> String {
        html.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().first?.split(separator: "\"").first.map(String.init)
            ?? ""
    }
}
