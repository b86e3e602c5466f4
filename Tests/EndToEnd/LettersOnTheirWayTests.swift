import TestSupport
import Testing
import VestibuleSandbox

@Suite("Letters on their way")
struct LettersOnTheirWayTests {
    @Test(
        "arrive in the language of the invitation",
        arguments: [
            ("en-US", "Open the invitation"), ("de-CH", "Einladung"), ("fr", "invitation"), ("es-MX", "invitación"),
            ("ja", "招待"),
        ])
    func languages(tag: String, word: String) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite(
                "ana@fabrikam.example", ["invitedUserMessageInfo": ["messageLanguage": .string(tag)]])
            let letter = try await service.letter(to: "ana@fabrikam.example", saying: word, invited.link)
            #expect(letter.html?.contains("lang=\"\(tag.prefix(2))\"") == true)
            #expect(letter.html?.contains(word) == true)
            // The page speaks the browser's language, else the letter's; the code's letter speaks the invitation's.
            let browser = Browser(service, language: "*")
            let page = try await browser.begin(invited.link)
            #expect(page.html.contains("<html lang=\"\(tag.prefix(2))\""))
            let code = try await service.code(to: "ana@fabrikam.example", for: page)
            let consent = try await browser.enter(code, on: page)
            #expect(try await browser.accept(consent).location == TestTenant.redirectURL)
        }
    }

    @Test("show HTML in the inviter's message as text, in the letter and on the page, and reach the copy too")
    func message() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let message = "Hello <script>alert(1)</script> & <a href=\"https://evil.test\">you</a>\n.\n-- \nBye"
            let invited = try await tenant.invite(
                "ana@fabrikam.example",
                [
                    "invitedUserDisplayName": "Ana <b>& \"Co\"",
                    "invitedUserMessageInfo": [
                        "customizedMessageBody": .string(message),
                        "ccRecipients": [["emailAddress": ["name": "Ben", "address": "ben@contoso.example"]]],
                    ],
                ])
            let letter = try await service.invitation(to: "ana@fabrikam.example")
            #expect(letter.text?.contains("> Hello <script>alert(1)</script>") == true)
            let html = letter.html ?? ""
            #expect(html.contains("&lt;script&gt;"))
            #expect(!html.contains("<script") && !html.contains("href=\"https://evil.test\""))
            #expect(Set(letter.envelopeTo) == ["ana@fabrikam.example", "ben@contoso.example"])
            #expect(letter.header("Cc")?.contains("ben@contoso.example") == true)
            let landing = try await Browser(service).open(invited.link)
            #expect(!landing.html.contains("<script"))
            #expect(!landing.html.contains("<a href=\"https://evil.test"))
            #expect(landing.text.contains("Hello <script>alert(1)</script>"))
        }
    }

    @Test("keep their Message-ID when the relay takes one and hangs up before saying so")
    func sameMessageID() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            service.mailServer.fault = .cutAfterContent
            let invited = try await tenant.invite("ana@fabrikam.example")
            _ = try await service.invitation(to: "ana@fabrikam.example")
            // Only then: a relay that is mended between keeping the letter and hanging up does not hang up.
            try await eventually("the try is written down") {
                try await service.count("letters", where: "last_reply is not null") == 1
            }
            service.mailServer.fault = .none
            try await service.sql("update letters set next_try_at = now()")
            try await service.everyLetterIsSent()
            let copies = await service.mailbox.letters(to: "ana@fabrikam.example")
            #expect(copies.count == 2)
            #expect(Set(copies.map { $0.header("Message-ID") ?? "none" }).count == 1)
            #expect(copies.first?.header("Message-ID")?.hasSuffix("@vestibule.example>") == true)
            #expect(try copies.map { try $0.link("redeem") } == [invited.link, invited.link])
        }
    }

    @Test("wait while the relay is down, say so, and go out when it is back")
    func relayDown() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            service.mailServer.fault = .refuseContent(code: 451)
            let invited = try await tenant.invite("ana@fabrikam.example")
            let waiting = try await eventually("the refusal is visible") {
                let answer = try await tenant.graph("GET", "/v1.0/invitations/\(invited.id)").json["delivery"]
                return answer["lastReply"].text == nil ? nil : answer
            }
            #expect(waiting["state"].text == "queued")
            #expect(waiting["lastReply"].text?.contains("451") == true)
            service.mailServer.fault = .none
            try await service.sql("update letters set next_try_at = now()")
            _ = try await service.invitation(to: "ana@fabrikam.example")
            try await service.everyLetterIsSent()
            #expect(
                try await tenant.graph("GET", "/v1.0/invitations/\(invited.id)").json["delivery"]["state"].text
                    == "sent")
            #expect(try await service.count("letters", where: "sealed_body is not null") == 0)
        }
    }

    @Test("refused for good are parked, shown to the operator, and sent again by one command")
    func parked() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            service.mailServer.fault = .refuseRecipients(code: 550)
            let invited = try await tenant.invite("ana@fabrikam.example")
            let path = "/tenants/\(tenant.domain)/letters"
            let failed = try await eventually("a failed letter") {
                try await service.admin("GET", "\(path)?state=failed")["value"].items.first
            }
            #expect(failed["relaySaid"].text?.contains("550") == true)
            #expect(failed["recipient"].text == "a•••@fabrikam.example")
            let state = try await tenant.graph("GET", "/v1.0/invitations/\(invited.id)").json["delivery"]["state"].text
            #expect(state == "failed")
            service.mailServer.fault = .none
            try await service.admin("POST", "\(path)/\(failed["id"].text ?? "")/retry")
            let letter = try await service.invitation(to: "ana@fabrikam.example")
            #expect(letter.header("Message-ID") == failed["messageId"].text)
            try await Browser(service).redeem(invited.link, as: "ana@fabrikam.example")
        }
    }
}
