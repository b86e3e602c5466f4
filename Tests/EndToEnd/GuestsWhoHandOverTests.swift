import Foundation
import TestSupport
import Testing
import VestibuleSandbox

@testable import VestibuleServer

@Suite("A guest who hands over")
struct GuestsWhoHandOverTests {
    private static let ana = "ana@elsewhere.example"
    private static let bo = "bo@elsewhere.example"
    private static let boss = "boss@contoso.example"
    private static let permissions = ["User.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"]

    private static func body(_ address: String = bo, _ more: JSON = [:]) -> JSON {
        var fields: [String: JSON] = [
            "invitedUserEmailAddress": .string(address), "inviteRedirectUrl": .string(TestTenant.redirectURL),
        ]
        if case .object(let others) = more { fields.merge(others) { $1 } }
        return .object(fields)
    }

    @Test(
        "asked for over the API: the sponsor agrees, a colleague has the roles, what the guest held is dead, applications are told; and back"
    )
    func story() async throws {
        try await HTTPPeer.run({ _ in .answer(body: "") }) { peer in
            // With stand-ins of providers plain http on this machine is allowed.
            try await TestService.run(standIns: true) { service in
                let tenant = try await service.tenant(permissions: Self.permissions)
                let application = try await RelyingApplication.register(at: tenant)
                let board = "/tenants/\(tenant.domain)/applications/\(application.clientID)"
                _ = try await service.admin(
                    "PATCH", board, ["backchannelLogoutURI": .string("http://localhost:\(peer.port)/out")])
                _ = try await service.admin("POST", board + "/roles", ["value": "Projects.Read", "displayName": "Reader"])
                let invited = try await tenant.invite(
                    Self.ana,
                    [
                        "invitedUserSponsors": [["mail": .string(Self.boss)]], "invitedUserDisplayName": "Ana Silva",
                        "appRoleAssignments": [["resourceId": .string(application.clientID), "appRole": "Projects.Read"]],
                    ])
                let ana = Browser(service)
                try await ana.redeem(invited.link, as: Self.ana)
                let tokens = try await application.tokens(for: try await application.authorize(ana)).json
                let path = "/v1.0/users/\(invited.guest)"

                let asked = try await tenant.graph(
                    "POST", path + "/handOver",
                    Self.body(Self.bo, ["handOverReason": "Ana goes on leave.", "invitedUserDisplayName": "Bo"]))
                #expect(asked.status == 202 && asked.json["status"] == "pendingApproval", "\(asked.text)")
                #expect(asked.json["from"]["mail"].text == Self.ana && asked.json["to"]["mail"].text == Self.bo)
                #expect(asked.json["expiresDateTime"].text?.hasSuffix("Z") == true)
                let id = asked.json["id"].text ?? ""

                let letter = try await service.letter(to: Self.boss, saying: Self.bo)
                #expect(letter.text?.contains("Ana goes on leave.") == true && letter.text?.contains(Self.bo) == true)
                let link = try letter.link("sponsor/hand-over")
                let sponsor = Browser(service)
                for _ in 0..<3 { #expect(try await sponsor.open(link).status == 200) }
                let page = try await sponsor.open(link)
                #expect(page.heading == "May a colleague take over?")
                for said in ["Ana Silva", Self.bo, "Ana goes on leave.", "Contoso Board", "Projects.Read"] {
                    #expect(page.text.contains(said), "\(said)")
                }
                #expect(try await tenant.graph("GET", path + "/handOvers/\(id)").json["status"] == "pendingApproval")
                #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
                // Another browser's press decides nothing.
                let form = try page.form("/hand-over")
                let forged = try await Browser(service).post(form.action, [("token", form.token), ("decision", "approve")])
                #expect(forged.status != 200)
                let done = try await sponsor.press(page, "/hand-over", [("decision", "approve")])
                #expect(done.status == 200 && done.heading == "The access is handed over", "\(done.text)")
                #expect(try await sponsor.press(page, "/hand-over", [("decision", "decline")]).status == 410)

                #expect(try await application.refresh(tokens["refresh_token"].text ?? "").json["error"] == "invalid_grant")
                #expect(try await application.userInfo(tokens["access_token"].text ?? "").status == 401)
                #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
                try await eventually("the application is told") { !peer.requests.isEmpty }
                _ = try await service.letter(to: Self.ana, saying: "was handed over to \(Self.bo)")

                let now = try await tenant.graph("GET", path + "/handOvers").json["value"].items
                #expect(now.count == 1 && now[0]["status"] == "approved" && now[0]["undoUntilDateTime"].text != nil)
                let new = now.first?["to"]["id"].text ?? ""
                let bo = Browser(service)
                try await bo.redeem(try await service.invitation(to: Self.bo).link("redeem"), as: Self.bo)
                let his = try await application.tokens(for: try await application.authorize(bo)).json
                #expect(try application.claims(of: his["id_token"].text ?? "")["roles"] == ["Projects.Read"])
                let sponsors = try await tenant.graph("GET", "/v1.0/users/\(new)/sponsors").json["value"].items
                #expect(sponsors.compactMap(\.["mail"].text) == [Self.boss])
                #expect(try await tenant.graph("GET", path).status == 404)

                let undone = try await tenant.graph("POST", "/v1.0/users/\(new)/undoReinvite")
                #expect(undone.status == 200 && undone.json["id"].text == invited.guest, "\(undone.text)")
                #expect(try await bo.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
                #expect(try await application.refresh(his["refresh_token"].text ?? "").json["error"] == "invalid_grant")
                #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
                let asking = try await ana.askToSignIn(to: tenant, as: Self.ana)
                #expect(try await ana.enter(service.code(to: Self.ana, for: asking), on: asking).heading == "You are signed in")
                let again = try await application.tokens(for: try await application.authorize(ana)).json
                #expect(try application.claims(of: again["id_token"].text ?? "")["roles"] == ["Projects.Read"])
            }
        }
    }

    @Test("only to a colleague who is no guest, whom the rules let in at the asking and at the press")
    func rules() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let other = try await service.tenant("Northwind", domain: "northwind.example", permissions: ["User.Invite.All"])
            let invited = try await tenant.invite(Self.ana)
            let path = "/v1.0/users/\(invited.guest)"
            let stranger = try await tenant.graph("POST", path + "/handOver", Self.body("bo@partner.example"))
            #expect(stranger.status == 400 && stranger.json["error"]["message"].text?.contains("@elsewhere.example") == true)
            #expect(try await tenant.graph("POST", path + "/handOver", Self.body("ANA@elsewhere.example")).status == 400)
            #expect(try await tenant.graph("POST", path + "/handOver", Self.body(Self.bo, ["approved": true])).status == 400)
            let long: JSON = ["handOverReason": .string(String(repeating: "x", count: 501))]
            #expect(try await tenant.graph("POST", path + "/handOver", Self.body(Self.bo, long)).status == 400)
            _ = try await tenant.invite("cy@elsewhere.example")
            #expect(try await tenant.graph("POST", path + "/handOver", Self.body("cy@elsewhere.example")).status == 409)
            #expect(try await other.graph("POST", path + "/handOver", Self.body()).status == 403)
            let gina = try await tenant.invite("gina@gmail.com").guest
            let anybody = try await tenant.graph("POST", "/v1.0/users/\(gina)/handOver", Self.body("eve@gmail.com"))
            #expect(anybody.status == 400 && anybody.json["error"]["message"].text?.contains("gmail.com") == true)
            let dan = try await tenant.invite("dan@elsewhere.example", ["invitedUserSponsors": [["mail": .string(Self.bo)]]]).guest
            #expect(try await tenant.graph("POST", "/v1.0/users/\(dan)/handOver", Self.body()).status == 409)
            let board =
                try await service.admin("POST", "/tenants/\(tenant.domain)/applications", ["name": "Board"])["clientId"].text ?? ""
            _ = try await service.admin(
                "POST", "/tenants/\(tenant.domain)/applications/\(board)/roles", ["value": "Board.Read", "displayName": "Reader"])
            _ = try await service.admin(
                "POST", "/tenants/\(tenant.domain)/guests/\(dan)/roles", ["application": .string(board), "role": "Board.Read"])
            let withRoles = try await tenant.graph("POST", "/v1.0/users/\(dan)/handOver", Self.body("eve@elsewhere.example"))
            #expect(withRoles.status == 403 && withRoles.json["error"]["message"].text?.contains("AppRoleAssignment") == true)
            let nobody = "/v1.0/users/01a1fcdb-4d4f-7d6f-a829-fb8a44e29e21"
            #expect(try await tenant.graph("POST", nobody + "/handOver", Self.body()).status == 404)
            #expect(try await tenant.graph("GET", nobody + "/handOvers").status == 404)

            var ids: [String] = []
            for _ in 0..<3 {
                let asked = try await tenant.graph("POST", path + "/handOver", Self.body())
                #expect(asked.status == 202, "\(asked.text)")
                ids.append(asked.json["id"].text ?? "")
            }
            let tooMany = try await tenant.graph("POST", path + "/handOver", Self.body())
            #expect(tooMany.status == 429 && tooMany["Retry-After"] != nil)
            let first = try await tenant.graph("GET", path + "/handOvers?$top=2")
            #expect(first.json["value"].items.compactMap(\.["id"].text) == Array(ids.prefix(2)))
            let next = try #require(first.json["@odata.nextLink"].text)
            let rest = try await tenant.graph("GET", String(next.dropFirst(service.base.description.count)))
            #expect(rest.json["value"].items.compactMap(\.["id"].text) == [ids[2]])

            #expect(try await tenant.graph("DELETE", path + "/handOvers/\(ids[0])").status == 204)
            #expect(try await tenant.graph("DELETE", path + "/handOvers/\(ids[0])").status == 409)
            #expect(try await tenant.graph("DELETE", path + "/handOvers/\(invited.guest)").status == 404)
            #expect(try await tenant.graph("GET", path + "/handOvers/\(ids[0])").json["status"] == "withdrawn")

            // To nobody's sponsor, so to the application's contact.
            var link: String?
            try await eventually("three letters") { await service.mailbox.letters(to: "projects@contoso.example").count == 3 }
            for letter in await service.mailbox.letters(to: "projects@contoso.example") {
                let page = try await Browser(service).open(try letter.link("sponsor/hand-over"))
                if page.status == 200 { link = try letter.link("sponsor/hand-over") } else { #expect(page.status == 410) }
            }
            let sponsor = Browser(service)
            let page = try await sponsor.open(try #require(link))
            _ = try await service.admin("POST", "/tenants/\(tenant.domain)/domain-policy", ["block": "elsewhere.example"])
            let refused = try await sponsor.press(page, "/hand-over", [("decision", "approve")])
            #expect(refused.status == 409 && refused.heading == "This cannot be handed over", "\(refused.text)")
            #expect(try await tenant.graph("GET", path).status == 200)
            #expect(try await sponsor.open(try #require(link)).status == 200)
            let declined = try await sponsor.press(page, "/hand-over", [("decision", "decline")])
            #expect(declined.heading == "You have declined")
            #expect(try await sponsor.open(try #require(link)).status == 410)
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters(to: Self.bo).isEmpty)
        }
    }

    @Test("asks for it by itself where the tenant lets guests, signed in, by its own form, and learns nothing of who is a guest")
    func byGuest() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite(Self.ana, ["invitedUserSponsors": [["mail": .string(Self.boss)]]])
            let ana = Browser(service)
            try await ana.redeem(invited.link, as: Self.ana)
            let place = "/\(tenant.id)/me/hand-over"
            #expect(try await ana.open(place).status == 404)
            #expect(try await !ana.open("/\(tenant.domain)/me").text.contains("Hand over to a colleague"))
            let lifecycle = "/tenants/\(tenant.domain)/lifecycle"
            #expect(try await service.admin("GET", lifecycle)["guestsMayHandOver"] == false)
            #expect(try await service.admin("PATCH", lifecycle, ["guestsMayHandOver": true])["guestsMayHandOver"] == true)

            #expect(try await Browser(service).open(place).url.contains("/signin?return="))
            let me = try await ana.open("/\(tenant.domain)/me")
            let page = try await ana.open(try me.link(saying: "Hand over to a colleague"))
            #expect(page.status == 200 && page.text.contains("@elsewhere.example"))
            func ask(_ address: String, _ name: String = "Bo", _ reason: String = "Leave") async throws -> Page {
                try await ana.press(page, "/hand-over", [("address", address), ("name", name), ("reason", reason)])
            }
            for (address, name) in [("bo", "Bo"), ("bo@partner.example", "Bo"), (Self.ana, "Ana"), (Self.bo, "")] {
                let wrong = try await ask(address, name)
                #expect(wrong.status == 422 && wrong.problem != nil, "\(address)")
            }
            let form = try page.form("/hand-over")
            let fields = [("token", form.token), ("address", Self.bo), ("name", "Bo")]
            #expect(try await Browser(service).post(form.action, fields, follows: false).status == 303)
            #expect(try await ana.post(form.action, [("token", "x"), ("address", Self.bo), ("name", "Bo")]).status == 403)
            #expect(try await service.count("hand_overs") == 0)

            _ = try await tenant.invite("cy@elsewhere.example")
            let known = try await ask("cy@elsewhere.example")
            let unknown = try await ask(Self.bo)
            #expect(known.status == 200 && known.text == unknown.text && unknown.heading == "We have passed on your request")
            #expect(try await ask(Self.bo).status == 200)
            #expect(try await ask(Self.bo).status == 429)
            #expect(try await ask("cy@elsewhere.example").status == 429)
            #expect(
                try await service.count("audit_trail", where: "activity = 'handOverAsked' and actor_kind = 'guest'") == 3)

            let letter = try await service.letter(to: Self.boss, saying: "Bo (\(Self.bo))")
            let sponsor = Browser(service)
            let question = try await sponsor.open(letter.link("sponsor/hand-over"))
            #expect(question.text.contains("the guest"))
            #expect(
                try await sponsor.press(question, "/hand-over", [("decision", "approve")]).heading == "The access is handed over")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            let bo = Browser(service)
            let into = try await bo.redeem(try await service.invitation(to: Self.bo).link("redeem"), as: Self.bo)
            #expect(into.location == TestTenant.redirectURL)
            // The other questions were about who is gone.
            for other in await service.mailbox.letters(to: Self.boss) where other.text?.contains("cy@") == true {
                #expect(try await Browser(service).open(other.link("sponsor/hand-over")).status == 410)
            }
        }
    }

    @Test("did not, where it reports the code by which somebody asked in its name")
    func reported() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            _ = try await service.admin("PATCH", "/tenants/\(tenant.domain)/lifecycle", ["guestsMayHandOver": true])
            let invited = try await tenant.invite(Self.ana, ["invitedUserSponsors": [["mail": .string(Self.boss)]]])
            try await Browser(service).redeem(invited.link, as: Self.ana)
            let thief = Browser(service)
            let asking = try await thief.askToSignIn(to: tenant, as: Self.ana)
            #expect(try await thief.enter(service.code(to: Self.ana, for: asking), on: asking).heading == "You are signed in")
            let code = try await service.letter(to: Self.ana, saying: "*\(try asking.referenceWord)*")
            let page = try await thief.open("/\(tenant.id)/me/hand-over")
            #expect(
                try await thief.press(page, "/hand-over", [("address", "eve@elsewhere.example"), ("name", "Eve")]).heading
                    == "We have passed on your request")
            let question = try await service.letter(to: Self.boss, saying: "eve@").link("sponsor/hand-over")
            #expect(try await Browser(service).open(question).status == 200)

            let ana = Browser(service)
            let report = try await ana.open(try code.link("report"))
            _ = try await ana.press(report, "/report")
            #expect(try await Browser(service).open(question).status == 410)
            let asked = try await tenant.graph("GET", "/v1.0/users/\(invited.guest)/handOvers").json["value"].items
            #expect(asked.map { $0["status"] } == ["withdrawn"])
            #expect(try await service.count("audit_trail", where: "activity = 'handOverWithdrawn' and actor_kind = 'visitor'") == 1)
        }
    }

    @Test("sees pages that fit, and so does the sponsor", arguments: ["desktop", "phone"])
    func clicking(window: String) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(settings: ["colour": "#0b5394"])
            _ = try await service.admin("PATCH", "/tenants/\(tenant.domain)/lifecycle", ["guestsMayHandOver": true])
            let invited = try await tenant.invite(Self.ana, ["invitedUserDisplayName": "Ana Silva Albuquerque"])
            try await Browser(service).redeem(invited.link, as: Self.ana)
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                func look(_ name: String) async throws {
                    try Screenshots.keep(try await chromium.screenshot(), as: "hand-over-\(window)-\(name)")
                    let overflow = try await chromium.evaluate(
                        "return document.documentElement.scrollWidth - window.innerWidth <= 0")
                    #expect(overflow == true, "\(name)")
                }
                try await chromium.open("\(service.base)/\(tenant.domain)/signin")
                try await chromium.signIn(as: Self.ana, by: service)
                try await chromium.sees("You are signed in")
                try await look("1-me")
                try await chromium.open("\(service.base)/\(tenant.id)/me/hand-over")
                try await chromium.sees("Hand over to a colleague")
                try await chromium.type(Self.bo, into: "#address")
                try await chromium.type("Bo Lind", into: "#name")
                try await chromium.type("I go on leave.", into: "#reason")
                try await look("2-form")
                try await chromium.click("main form button")
                try await chromium.sees("We have passed on your request")
                let link = try await service.letter(to: "projects@contoso.example", saying: Self.bo).link("sponsor/hand-over")
                try await chromium.open(link)
                try await chromium.sees("May a colleague take over?")
                try await look("3-question")
                try await chromium.click("button[value=approve]")
                try await chromium.sees("The access is handed over")
                try await look("4-done")
            }
        }
    }
}
