import TestSupport
import Testing
import VestibuleSandbox

@Suite("Enumerating guests at sign-in")
struct EnumeratingGuestsTests {
    @Test("known, pending, unknown, deleted and blocked addresses all see the same, and only the guest gets a letter")
    func asking() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            try await Browser(service).redeem(
                tenant.invite("known@fabrikam.example").link, as: "known@fabrikam.example")
            let gone = try await tenant.invite("deleted@fabrikam.example")
            try await Browser(service).redeem(gone.link, as: "deleted@fabrikam.example")
            #expect(try await tenant.graph("DELETE", "/v1.0/users/\(gone.guest)").status == 204)
            try await Browser(service).redeem(tenant.invite("blocked@evil.test").link, as: "blocked@evil.test")
            try await service.admin("POST", "/tenants/\(tenant.domain)/domain-policy", ["block": "evil.test"])
            _ = try await tenant.invite("pending@fabrikam.example")
            try await service.everyLetterIsSent()
            let before = await service.mailbox.letters().count

            let addresses = [
                "known@fabrikam.example", "pending@fabrikam.example", "unknown@fabrikam.example",
                "deleted@fabrikam.example", "blocked@evil.test", "nobody@evil.test",
            ]
            var seen: [String: Set<String>] = [:]
            for address in addresses {
                let browser = Browser(service)
                let form = try await browser.open("/\(tenant.domain)/signin").form("/signin")
                let answer = try await browser.post(
                    form.action, [("token", form.token), ("address", address)], follows: false)
                seen["answer", default: []].insert("\(answer.status) \(answer.location ?? "") \(browser.cookies.count)")
                let page = try await browser.open(answer.location ?? "")
                seen["page", default: []].insert(try neutral(page, address))
                let wrong = try await browser.enter("12345678", on: page)
                seen["wrong code", default: []].insert(try neutral(wrong, address))
                let again = try await browser.press(wrong, "/resend")
                seen["again", default: []].insert(try neutral(again, address))
            }
            for (step, variants) in seen { #expect(variants.count == 1, "\(step): \(variants)") }

            try await service.everyLetterIsSent()
            let letters = await service.mailbox.letters()
            #expect(letters.count == before + 2)
            #expect(letters.prefix(letters.count - before).allSatisfy { $0.envelopeTo == ["known@fabrikam.example"] })
        }
    }

    /// The page without what differs by chance or was typed.
    private func neutral(_ page: Page, _ address: String) throws -> String {
        let word = try page.referenceWord
        return "\(page.status) "
            + page.html.replacing(address, with: "ADDRESS").replacing(word, with: "WORD")
            .replacing(/name="token" value="[^"]*"/, with: "TOKEN").replacing(/\d\d:\d\d UTC/, with: "TIME")
    }
}
