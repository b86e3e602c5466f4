import TestSupport
import Testing
import VestibuleSandbox

@testable import VestibuleServer

@Suite("Who is not invited")
struct AskingForAccessTests {
    private static let eva = "eva@independent.example"

    @Test("asks at the application, proves the mailbox, the sponsor approves by one press, and the invitation leads in")
    func theWholeStory() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let board = try await service.boardThatTakesRequests(at: tenant)
            let eva = Browser(service)
            let question = try await eva.askingPage(board)
            #expect(question.heading == "Ask for access to Contoso Board" && question.text.contains("Contoso"))
            let reason = "I check <b>drawings</b>.\r\nSee https://evil.example/"
            let page = try await eva.ask(on: question, as: Self.eva, name: " Eva  Lund ", reason: reason)
            #expect(page.heading == "Enter your code")
            #expect(page.text.contains("If \(Self.eva) may ask here, an email is on its way to it."))
            let code = try await service.letter(to: Self.eva, saying: "ask for access to Contoso Board")
            #expect(code.text?.contains("Lund") == false && code.text?.contains("drawings") == false)
            try await service.everyLetterIsSent()
            #expect(try await service.count("access_requests") == 0)
            #expect(await service.mailbox.letters(to: "it@contoso.example").isEmpty)

            let asked = try await eva.enter(service.code(to: Self.eva, for: page), on: page)
            #expect(asked.heading == "We have your request")
            let letter = try await service.letter(to: "it@contoso.example", saying: "Contoso Board")
            let text = letter.text ?? ""
            for fact in [Self.eva, "Eva Lund", "I check <b>drawings</b>."] { #expect(text.contains(fact), "\(fact)") }
            #expect(letter.html?.contains("&lt;b&gt;drawings") == true && letter.html?.contains("href=\"https://evil") == false)
            #expect(letter.subject == "Somebody asks for access to Contoso Board")

            let (approve, refuse) = try letter.answers()
            let sponsor = Browser(service)
            for link in [approve, refuse, approve] { #expect(try await sponsor.open(link).status == 200) }
            #expect(try await service.count("guests") == 0)
            let decision = try await sponsor.open(approve)
            #expect(
                decision.heading == "Let this person in?" && decision.text.contains(Self.eva) && decision.text.contains("Eva Lund"))
            #expect(try await sponsor.press(decision, "/sponsor").heading == "The invitation is on its way")
            for link in [approve, refuse] { #expect(try await sponsor.open(link).heading == "This was decided already") }

            let invitation = try await service.letter(to: Self.eva, saying: "/redeem?i=")
            #expect(invitation.text?.contains("Eva Lund") == true)
            let accepted = try await eva.redeem(try invitation.link("redeem"), as: Self.eva)
            #expect(accepted.location == "https://app.contoso.example/welcome")
            #expect(try await board.authorize(eva)["code"] != nil)
            #expect(
                try await service.count(
                    "audit_trail", where: "activity = 'accessApproved' and actor_kind = 'sponsor' and actor = 'it@contoso.example'"
                )
                    == 1)
            #expect(try await service.count("access_requests", where: "state = 'approved' and invitation_id is not null") == 1)
        }
    }

    @Test(
        "learns nothing of others: stranger, guest, invited and blocked addresses see the same to the byte, and each its own letter"
    )
    func noEnumeration() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let board = try await service.boardThatTakesRequests(at: tenant)
            try await Browser(service).redeem(tenant.invite("known@fabrikam.example").link, as: "known@fabrikam.example")
            let gone = try await tenant.invite("gone@fabrikam.example")
            #expect(try await tenant.graph("DELETE", "/v1.0/users/\(gone.guest)").status == 204)
            _ = try await tenant.invite("pending@fabrikam.example")
            try await service.admin("POST", "/tenants/\(tenant.domain)/domain-policy", ["block": "evil.test"])
            try await service.everyLetterIsSent()
            let before = await service.mailbox.letters().count
            let addresses = [
                "unknown@fabrikam.example", "known@fabrikam.example", "pending@fabrikam.example", "gone@fabrikam.example",
                "blocked@evil.test",
            ]
            var seen: [String: Set<String>] = [:]
            for address in addresses {
                NeverPrinted.note(address)
                let browser = Browser(service)
                let form = try await browser.askingPage(board).form("/request-access")
                let answer = try await browser.post(
                    form.action, [("token", form.token), ("address", address), ("name", "Eva"), ("reason", "")], follows: false)
                seen["answer", default: []].insert("\(answer.status) \(answer.location ?? "") \(browser.cookies.count)")
                let page = try await browser.open(answer.location ?? "")
                seen["page", default: []].insert(try page.neutral(address))
                let wrong = try await browser.enter("12345678", on: page)
                seen["wrong code", default: []].insert(try wrong.neutral(address))
                let again = try await browser.press(wrong, "/resend")
                seen["again", default: []].insert(try again.neutral(address))
                var last = again
                for _ in 0..<4 { last = try await browser.enter("12345678", on: last) }
                #expect(last.problem?.hasPrefix("This code was entered wrongly too often") == true)
                seen["used up", default: []].insert(last.html.replacing(address, with: "A").replacing(/value="[^"]*"/, with: "T"))
                let restarted = try await browser.press(last, "/restart")
                seen["restarted", default: []].insert("\(restarted.status) \(restarted.heading)")
            }
            #expect(seen.count == 6)
            for (step, variants) in seen { #expect(variants.count == 1, "\(step): \(variants)") }
            #expect(seen["restarted"] == ["200 Ask for access to Contoso Board"])

            try await service.everyLetterIsSent()
            let letters = await service.mailbox.letters()
            let kinds = letters.prefix(letters.count - before).map { "\($0.envelopeTo.first ?? "") \($0.subject)" }
            let code = "Your code to ask Contoso for access"
            let codes = ["unknown@fabrikam.example \(code)", "pending@fabrikam.example \(code)", "gone@fabrikam.example \(code)"]
            // Once a day is enough for what says nothing new.
            let expected = codes + codes + ["known@fabrikam.example You are already a guest of Contoso"]
            #expect(kinds.sorted() == expected.sorted())
            let note = try await service.letter(to: "known@fabrikam.example", saying: "already")
            #expect(note.text?.contains("https://app.contoso.example/welcome") == true)
        }
    }

    @Test("finds no such page where it is off, where the way back is another's, or by themselves")
    func off() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let board = try await RelyingApplication.register(at: tenant)
            let signIn = try await Browser(service).open(board.url())
            #expect(!signIn.html.contains("request-access") && signIn.text.contains("Contoso Board"))
            let forged = signIn.url.replacing("/signin?", with: "/signin/request-access?")
            #expect(try await Browser(service).open(forged).status == 404)

            let application = "/tenants/\(tenant.domain)/applications/\(board.clientID)"
            func refused(_ fields: JSON) async throws -> String {
                let answer = try await service.json("PATCH", "/admin\(application)", bearer: service.adminToken, fields)
                #expect(answer.status == 400)
                return answer.json["error"].text ?? ""
            }
            #expect(try await refused(["accessRequests": true]).contains("Give startURL too"))
            #expect(try await refused(["accessRequests": true, "startURL": "https://evil.example/"]).contains("not covered"))
            #expect(try await refused(["startURL": "https://app.contoso.example/'quoted'"]).hasPrefix("startURL:"))
            let on: JSON = ["accessRequests": true, "startURL": "https://app.contoso.example/welcome"]
            #expect(try await service.admin("PATCH", application, on)["accessRequests"] == true)
            #expect(try await refused(["startURL": ""]).contains("Give startURL too"))

            #expect(try await Browser(service).open(forged).heading == "Ask for access to Contoso Board")
            // Another tenant's way back, an application that is not here, and none at all.
            let other = try await service.tenant("Woodgrove", domain: "woodgrove.example")
            for (from, to) in [(tenant.id, other.id), (board.clientID, tenant.clientID), ("return=", "back=")] {
                let page = try await Browser(service).open(forged.replacing(from, with: to))
                #expect(page.status == 404, "\(to)")
            }
            // Switched off, and on again.
            _ = try await service.admin("PATCH", application, ["accessRequests": false])
            #expect(try await Browser(service).open(forged).status == 404)
            _ = try await service.admin("PATCH", application, ["accessRequests": true])
            #expect(try await Browser(service).open(forged).status == 200)
            // A start that no redirect origin covers any more leads nobody anywhere.
            try await service.admin(
                "DELETE", "/tenants/\(tenant.domain)/redirect-origins?origin=https%3A%2F%2Fapp.contoso.example")
            #expect(try await Browser(service).open(forged).status == 404)
            #expect(try await !Browser(service).open(board.url()).html.contains("request-access"))
        }
    }

    @Test("is told what is missing in what was typed, and nothing typed is lost")
    func typing() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let board = try await service.boardThatTakesRequests(at: tenant)
            let eva = Browser(service)
            let page = try await eva.askingPage(board)
            let address = try await eva.ask(on: page, as: "eva", name: "Eva <i>", reason: "\nwhy")
            #expect(address.status == 422 && address.problem?.hasPrefix("Please enter a complete email address") == true)
            #expect(address.html.contains("value=\"Eva &lt;i&gt;\"") && address.html.contains("\n\nwhy</textarea>"))
            for name in ["", "  ", String(repeating: "x", count: 129), "Eva\u{202E}"] {
                let answer = try await eva.ask(on: page, as: Self.eva, name: name, reason: "")
                #expect(answer.status == 422 && answer.problem?.hasPrefix("Please enter your name") == true)
            }
            for reason in [String(repeating: "x", count: 501), "why\u{200B}"] {
                let answer = try await eva.ask(on: page, as: Self.eva, name: "Eva", reason: reason)
                #expect(answer.status == 422 && answer.problem?.hasPrefix("Please give the reason") == true)
            }
            let lines = String(repeating: "\r\n", count: 250) + String(repeating: "x", count: 250)
            #expect(try await eva.ask(on: page, as: Self.eva, name: "Eva", reason: lines).status == 200)
            #expect(try await eva.post(page.form("/request-access").action, [("address", Self.eva), ("name", "E")]).status == 403)
            #expect(try await service.count("attempts") == 1)
        }
    }

    @Test("waits where the administrator sees it, who decides instead of the sponsor, by the tenant's rules of that moment")
    func administrator() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let board = try await service.boardThatTakesRequests(at: tenant)
            for address in [Self.eva, "otto@outlook.com"] { try await Browser(service).proveAsking(board, as: address) }
            let list = "/tenants/\(tenant.domain)/access-requests"
            let open = try await service.admin("GET", list + "?state=open")["value"].items
            #expect(open.map { $0["address"].text } == [Self.eva, "otto@outlook.com"] && open[0]["sponsorTold"].text != nil)
            let ids = open.compactMap { $0["id"].text }

            // A domain that was blocked since is not invited, and the request stays open.
            try await service.admin("POST", "/tenants/\(tenant.domain)/domain-policy", ["block": "independent.example"])
            let letter = try await service.letter(to: "it@contoso.example", saying: Self.eva)
            let sponsor = Browser(service)
            let told = try await sponsor.press(try await sponsor.open(letter.answers().approve), "/sponsor")
            #expect(told.status == 409 && told.heading == "This invitation cannot be made")
            let blocked = try await service.json("POST", "/admin\(list)/\(ids[0])/approve", bearer: service.adminToken)
            #expect(blocked.status == 403 && blocked.json["error"].text?.contains("independent.example") == true)
            #expect(try await service.count("access_requests", where: "state = 'open'") == 2)

            #expect(try await service.admin("POST", "\(list)/\(ids[0])/refuse")["state"] == "refused")
            #expect(try await sponsor.open(letter.answers().approve).heading == "This was decided already")
            let approved = try await service.admin("POST", "\(list)/\(ids[1])/approve")
            #expect(approved["state"] == "approved" && approved["decidedBy"] == "adminToken")
            _ = try await service.letter(to: "otto@outlook.com", saying: "/redeem?i=")
            for path in ["\(ids[1])/refuse", "\(ids[0])/approve"] {
                #expect(try await service.json("POST", "/admin\(list)/\(path)", bearer: service.adminToken).status == 409)
            }
            #expect(try await service.json("POST", "/admin\(list)/\(tenant.id)/approve", bearer: service.adminToken).status == 404)
            #expect(try await service.json("GET", "/admin\(list)?state=x", bearer: service.adminToken).status == 400)
            // Another tenant's administrator finds nothing.
            let other = try await service.tenant("Woodgrove", domain: "woodgrove.example")
            let theirs = "/admin/tenants/\(other.domain)/access-requests"
            #expect(try await service.json("POST", "\(theirs)/\(ids[0])/approve", bearer: service.adminToken).status == 404)
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters(to: Self.eva).allSatisfy { $0.subject.hasPrefix("Your code") })
        }
    }

    @Test("is heard of even after a neighbour's many requests: the sponsor reads in one letter that some wait, and where")
    func digest() async throws {
        try await TestService.run(accessDigestPause: .milliseconds(100)) { service in
            let tenant = try await service.tenant()
            let board = try await service.boardThatTakesRequests(at: tenant)
            for number in 1...7 { try await Browser(service).proveAsking(board, as: "n\(number)@independent.example") }
            try await service.everyLetterIsSent()
            let ofTheirOwn = await service.mailbox.letters(to: "it@contoso.example")
            #expect(ofTheirOwn.count == 5 && ofTheirOwn.allSatisfy { $0.subject.hasPrefix("Somebody asks") })
            try await service.sql("update access_requests set asked_at = asked_at - interval '61 minutes'")
            let letter = try await service.letter(
                to: "it@contoso.example", saying: "2 people ask Contoso for access to Contoso Board")
            let list = try #require((letter.text ?? "").split(whereSeparator: \.isWhitespace).first { $0.contains("/admin/") })
            let waiting = try await service.json("GET", list.dropFirst(service.base.count).description, bearer: service.adminToken)
            #expect(waiting.json["value"].items.filter { $0["sponsorTold"].text == nil }.count == 2)
            // Many looks later there is one.
            try await Task.sleep(for: .milliseconds(500))
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters(to: "it@contoso.example").count == 6)
        }
    }

    @Test("whose mailbox is another's is stopped by its reader, and nobody was asked")
    func reported() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let board = try await service.boardThatTakesRequests(at: tenant)
            let attacker = Browser(service)
            let page = try await attacker.ask(on: try await attacker.askingPage(board), as: Self.eva, name: "Mallory", reason: "")
            let letter = try await service.letter(to: Self.eva, saying: "nothing is asked for")
            let eva = Browser(service)
            let question = try await eva.open(try letter.link("report"))
            #expect(question.text.contains("If you did not ask for access, somebody else entered your address."))
            #expect(try await eva.press(question, "/report").text.contains("nothing is asked for in your name"))
            let late = try await attacker.enter(letter.code, on: page)
            #expect(late.status == 410)
            #expect(try await service.count("access_requests") == 0)
            _ = try await attacker.ask(on: try await attacker.askingPage(board), as: Self.eva, name: "Mallory", reason: "")
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters(to: Self.eva).count == 1)
            #expect(await service.mailbox.letters(to: "it@contoso.example").isEmpty)
            // Another browser does not get on with this one's attempt, nor does the sign-in.
            let other = Browser(service)
            #expect(try await other.open("/\(tenant.id)/signin/request-access/passcode").status == 400)
            let (name, value) = try #require(attacker.cookies.first { $0.key.contains("access-") })
            other.setCookie(name.replacing("access-", with: "signin-"), value)
            #expect(try await other.open("/\(tenant.id)/signin/passcode").status == 400)
        }
    }
}

extension TestService {
    /// An application whose guests begin at the tenant's welcome page, and must be assigned to it.
    func boardThatTakesRequests(at tenant: TestTenant) async throws -> RelyingApplication {
        let board = try await RelyingApplication.register(at: tenant)
        _ = try await admin(
            "PATCH", "/tenants/\(tenant.domain)/applications/\(board.clientID)",
            ["accessRequests": true, "startURL": .string(TestTenant.redirectURL), "assignmentRequired": true])
        return board
    }
}

extension Browser {
    /// From the application to the page that asks for access.
    func askingPage(_ application: RelyingApplication) async throws -> Page {
        let signIn = try await open(application.url())
        return try await open(try signIn.link(saying: "Not invited yet? Ask for access"))
    }

    func ask(on page: Page, as address: String, name: String, reason: String) async throws -> Page {
        NeverPrinted.note(address)
        return try await press(page, "/request-access", [("address", address), ("name", name), ("reason", reason)])
    }

    func proveAsking(_ application: RelyingApplication, as address: String) async throws {
        let page = try await ask(on: try await askingPage(application), as: address, name: "Somebody", reason: "")
        let asked = try await enter(try await service.code(to: address, for: page), on: page)
        #expect(asked.heading == "We have your request")
    }
}

extension Page {
    /// Without what differs by chance or was typed.
    fileprivate func neutral(_ address: String) throws -> String {
        "\(status) "
            + html.replacing(address, with: "ADDRESS").replacing(try referenceWord, with: "WORD")
            .replacing(/name="token" value="[^"]*"/, with: "TOKEN").replacing(/\d\d:\d\d UTC/, with: "TIME")
    }
}

extension ReceivedLetter {
    /// The two links of a letter about a request.
    func answers() throws -> (approve: String, refuse: String) {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
        let links = words.filter { $0.contains("/sponsor?") }
        guard links.count == 2 else { throw HTTPExchange.Failure(reason: "\(links.count) answers in the letter") }
        for link in links { NeverPrinted.note(String(link.split(separator: "=").last ?? "")) }
        return (links[0], links[1])
    }
}
