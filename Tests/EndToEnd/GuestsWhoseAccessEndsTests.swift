import Foundation
import TestSupport
import Testing
import VestibuleSandbox

@testable import VestibuleServer

@Suite("A guest whose access ends")
struct GuestsWhoseAccessEndsTests {
    private static let ana = "ana@fabrikam.example"

    private static func date(inDays days: Double) -> String {
        Date(timeIntervalSinceNow: days * 86_400).formatted(.iso8601)
    }

    @Test("stays by one press of the sponsor, who is told in one letter and changes nothing by looking")
    func renewed() async throws {
        try await TestService.run(accessDigestPause: .milliseconds(200)) { service in
            let tenant = try await service.tenant()
            let sponsors: JSON = [["mail": "boss@contoso.example"]]
            let invited = try await tenant.invite(
                Self.ana, ["invitedUserSponsors": sponsors, "accessEndDateTime": .string(Self.date(inDays: 40))])
            #expect(invited.answer.json["invitedUserSponsors"].items.first?["mail"] == "boss@contoso.example")
            let other = try await tenant.invite(
                "bo@fabrikam.example", ["invitedUserSponsors": sponsors, "accessEndDateTime": .string(Self.date(inDays: 42))])
            let browser = Browser(service)
            try await browser.redeem(invited.link, as: Self.ana)
            try await Browser(service).redeem(other.link, as: "bo@fabrikam.example")

            try await service.sql("update guests set access_ends_at = access_ends_at - interval '30 days'")
            let letter = try await service.letter(to: "boss@contoso.example", saying: "ends soon")
            #expect(letter.text?.contains(Self.ana) == true && letter.text?.contains("bo@fabrikam.example") == true)
            let link = try letter.link("sponsor/renewal")
            let sponsor = Browser(service)
            for _ in 0..<3 { #expect(try await sponsor.open(link).status == 200) }
            #expect(try await service.count("audit_trail", where: "activity in ('accessRenewed', 'renewalDeclined')") == 0)
            let page = try await sponsor.open(link)
            #expect(page.heading == "Which guests stay?" && page.text.contains("Last sign-in") && page.forms.count == 2)
            let renewed = try await sponsor.post(
                page.forms[0].action, [("token", page.forms[0].token), ("guest", invited.guest), ("decision", "renew")])
            #expect(renewed.text.contains("Access lasts until") && renewed.forms.count == 1)
            let left = try await sponsor.post(
                page.forms[0].action, [("token", page.forms[0].token), ("guest", other.guest), ("decision", "end")])
            #expect(left.text.contains("You have decided to let it end."))
            let user = try await tenant.graph("GET", "/v1.0/users/\(invited.guest)?$select=id,accessEndDateTime")
            let end = try #require(user.json["accessEndDateTime"].text.flatMap { try? Date($0, strategy: .iso8601) })
            #expect(abs(end.timeIntervalSinceNow - 190 * 86_400) < 3600)
            #expect(
                try await service.count(
                    "audit_trail",
                    where: "activity = 'accessRenewed' and actor_kind = 'sponsor' and actor = 'boss@contoso.example'")
                    == 1)
            // Without the page's token nothing is decided.
            let forged = try await Browser(service).post(
                page.forms[0].action, [("token", page.forms[0].token), ("guest", other.guest), ("decision", "renew")])
            #expect(forged.status != 200)
        }
    }

    @Test("is given an end or a sponsor by nobody who may only invite")
    func byInviterOnly() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: ["User.Invite.All"])
            let invited = try await tenant.invite(Self.ana, ["accessEndDateTime": .string(Self.date(inDays: 40))])
            for more: (String, JSON) in [
                ("accessEndDateTime", .string(Self.date(inDays: 400))), ("invitedUserSponsors", [["mail": "me@elsewhere.example"]]),
            ] {
                let answer = try await tenant.graph(
                    "POST", "/v1.0/invitations",
                    [
                        "invitedUserEmailAddress": .string(Self.ana), "inviteRedirectUrl": .string(TestTenant.redirectURL),
                        more.0: more.1,
                    ])
                #expect(answer.status == 403 && answer.json["error"]["message"].text?.contains("User.ReadWrite.All") == true)
            }
            // An operator may, also of who has ended.
            try await service.sql("update guests set access_ends_at = now() where guest_id = '\(invited.guest)'")
            let path = "/admin/tenants/\(tenant.domain)/guests/\(invited.guest)/reinvite"
            let refused = try await service.json("POST", path, bearer: service.adminToken, [:])
            #expect(refused.status == 409)
            let again = try await service.json(
                "POST", path, bearer: service.adminToken, ["accessEnds": .string(Self.date(inDays: 10)), "keepAccess": "no"])
            #expect(again.status == 200, "\(again.text)")
        }
    }

    @Test("is told so after proving the mailbox, asks the sponsor, and is in again by the sponsor's press")
    func tooLate() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite(Self.ana, ["invitedUserSponsors": [["mail": "boss@contoso.example"]]])
            let browser = Browser(service)
            try await browser.redeem(invited.link, as: Self.ana)
            #expect(try await browser.open("/\(tenant.domain)/me").url.hasSuffix("/me"))
            let path = "/v1.0/users/\(invited.guest)"
            let patched = try await tenant.graph("PATCH", path, ["accessEndDateTime": .string(Self.date(inDays: -1))])
            #expect(patched.status == 204)
            let asking = try await browser.open("/\(tenant.domain)/me")
            #expect(asking.url.contains("/signin"))
            try await service.sql("update passcode_counts set last_sent_at = last_sent_at - interval '1 minute'")

            let passcode = try await browser.askToSignIn(to: tenant, as: Self.ana)
            let told = try await browser.enter(service.code(to: Self.ana, for: passcode), on: passcode)
            #expect(told.status == 403 && told.heading == "Your access has ended" && told.text.contains("guest of Contoso until"))
            // Another browser's press asks for nothing.
            let form = try told.form("/access-ended")
            #expect(try await Browser(service).post(form.action, [("token", form.token)]).status != 200)
            #expect(try await browser.press(told, "/access-ended").heading == "We have passed on your request")
            _ = try await browser.press(told, "/access-ended")

            let letter = try await service.letter(to: "boss@contoso.example", saying: "asks for more time")
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters(to: "boss@contoso.example").count == 1)
            let sponsor = Browser(service)
            let page = try await sponsor.open(letter.link("sponsor/renewal"))
            #expect(page.text.contains("Access ended") && !page.text.contains("Let it end"))
            _ = try await sponsor.press(page, "/renewal", [("guest", invited.guest), ("decision", "renew")])
            #expect(try await browser.open("/\(tenant.domain)/me").url.contains("/signin"))
            try await service.sql("update passcode_counts set last_sent_at = last_sent_at - interval '1 minute'")
            let again = try await browser.askToSignIn(to: tenant, as: Self.ana)
            #expect(try await browser.enter(service.code(to: Self.ana, for: again), on: again).url.hasSuffix("/me"))
        }
    }

    @Test("has the end that the tenant says, and an operator changes it by numbers only")
    func settings() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let path = "/tenants/\(tenant.domain)/lifecycle"
            let changed = try await service.admin("PATCH", path, ["accessDays": 365, "warningDays": "3,30,3"])
            #expect(changed["accessDays"] == 365 && changed["renewalDays"] == 180)
            #expect(changed["warningDays"] == ["30", "3"])
            for wrong: JSON in [["accessDays": -1], ["renewalDays": 0], ["warningDays": "91"], ["warningDays": "x"], [:]] {
                let answer = try await service.json("PATCH", "/admin" + path, bearer: service.adminToken, wrong)
                #expect(answer.status == 400, "\(wrong)")
            }
            let invited = try await tenant.invite(Self.ana)
            try await Browser(service).redeem(invited.link, as: Self.ana)
            let user = try await tenant.graph("GET", "/v1.0/users/\(invited.guest)?$select=accessEndDateTime")
            #expect(user.json["accessEndDateTime"].text != nil)
            let list = try await tenant.graph("GET", "/v1.0/users?$select=accessEndDateTime")
            #expect(list.json["value"].items.first?["accessEndDateTime"] == user.json["accessEndDateTime"])
            #expect(try await tenant.graph("PATCH", "/v1.0/users/\(invited.guest)", ["accessEndDateTime": .null]).status == 204)
            let after = try await tenant.graph("GET", "/v1.0/users/\(invited.guest)?$select=accessEndDateTime")
            #expect(after.json["accessEndDateTime"] == .null)
            let soon = try await tenant.tryToInvite("bo@fabrikam.example", ["accessEndDateTime": "2020-01-01T00:00:00Z"])
            #expect(soon.status == 400)
        }
    }

    @Test("sees pages that fit, and so does the sponsor, who decides by clicking", arguments: ["desktop", "phone"])
    func clicking(window: String) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(settings: ["colour": "#0b5394"])
            let end: JSON = ["accessEndDateTime": "2020-01-01T00:00:00Z"]
            for address in [Self.ana, "bo@fabrikam.example"] {
                let invited = try await tenant.invite(address, ["invitedUserDisplayName": "Ana Silva Albuquerque"])
                try await Browser(service).redeem(invited.link, as: address)
                #expect(try await tenant.graph("PATCH", "/v1.0/users/\(invited.guest)", end).status == 204)
            }
            try await service.sql("update guests set access_ends_at = now() - interval '1 day'")
            try await service.sql("update passcode_counts set last_sent_at = last_sent_at - interval '1 minute'")
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                func look(_ name: String) async throws {
                    try Screenshots.keep(try await chromium.screenshot(), as: "renewal-\(window)-\(name)")
                    let overflow = try await chromium.evaluate(
                        "return document.documentElement.scrollWidth - window.innerWidth <= 0")
                    #expect(overflow == true, "\(name)")
                }
                try await chromium.open("\(service.base)/\(tenant.domain)/signin")
                try await chromium.signIn(as: Self.ana, by: service)
                try await chromium.sees("Your access has ended")
                try await look("1-ended")
                try await chromium.click("main form button")
                try await chromium.sees("We have passed on your request")
                try await look("2-asked")
                let link = try await service.letter(to: "projects@contoso.example", saying: "more time").link("sponsor/renewal")
                try await chromium.open(link)
                try await chromium.sees("Which guests stay?")
                try await look("3-question")
                try await chromium.click("button[value=renew]")
                try await eventually("the new end is said") {
                    (try? await chromium.text("[role=status]"))?.hasPrefix("Access lasts until") == true
                }
                try await look("4-renewed")
            }
        }
    }
}
