import TestSupport
import Testing
import VestibuleSandbox

@Suite("In a real browser", .serialized)
struct InARealBrowserTests {
    @Test("a guest gets from the letter into the application by clicking", arguments: ["desktop", "phone"])
    func clicking(window: String) async throws {
        try await TestService.runWithApplication { service, tenant, welcome in
            let link = try await tenant.invite("ana@fabrikam.example", Self.extra(welcome)).link
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                func look(_ name: String) async throws {
                    try Screenshots.keep(try await chromium.screenshot(), as: "\(window)-\(name)")
                    try await fits(chromium, name)
                }
                try await chromium.open(link)
                try await chromium.sees("Contoso invites you to Contoso Projects")
                #expect(try await !chromium.url.contains("vi_"))
                try await look("1-landing")
                try await chromium.click("form button")
                try await chromium.sees("Enter your code")
                try await look("2-passcode")
                try await chromium.type("00000000", into: "#code")
                try await chromium.click("form button")
                try await eventually("the wrong code is said") {
                    (try? await chromium.text("[role=alert]")) == "This code is not right. You have 4 tries left."
                }
                try await look("3-wrong-code")
                let letter = try await service.letter(
                    to: "ana@fabrikam.example", saying: "*\(try await chromium.text(".word-value"))*")
                try await chromium.type(letter.code, into: "#code")
                try await chromium.click("form button")
                try await chromium.sees("Join Contoso as a guest?")
                try await look("4-consent")
                try await chromium.click("button[value=accept]")
                try await chromium.sees("You are in")
                #expect(try await chromium.url == welcome)
                try await look("5-application")
                try await chromium.click("a.button")
                try await chromium.sees("You are signed in")
                try await look("6-me")
                try await chromium.click("form button")
                try await chromium.sees("You are signed out")
                try await look("7-signed-out")
                try await chromium.open(link)
                try await chromium.sees("This link was already used")
                try await look("8-used")
                try await chromium.click("a.button")
                try await chromium.sees("Sign in to Contoso")
                try await look("9-sign-in")
                try await chromium.type("ana@fabrikam.example", into: "#address")
                try await chromium.click("form button")
                try await chromium.sees("Enter your code")
                try await look("10-sign-in-code")
                let code = try await service.letter(
                    to: "ana@fabrikam.example", saying: "*\(try await chromium.text(".word-value"))*")
                try await chromium.open(code.link("report"))
                try await chromium.sees("Was this not you?")
                try await look("11-report")
            }
        }
    }

    @Test("who is not invited asks at the application, and the sponsor decides, by clicking", arguments: ["desktop", "phone"])
    func askingForAccess(window: String) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(settings: ["colour": "#0b5394"])
            let board = try await service.boardThatTakesRequests(at: tenant)
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                func look(_ name: String) async throws {
                    try Screenshots.keep(try await chromium.screenshot(), as: "\(window)-access-\(name)")
                    try await fits(chromium, name)
                }
                try await chromium.open(service.base + board.url())
                try await chromium.sees("Sign in to Contoso")
                try await look("1-sign-in")
                try await chromium.click("a[href*=request-access]")
                try await chromium.sees("Ask for access to Contoso Board")
                try await chromium.type("eva@independent.example", into: "#address")
                try await chromium.click("form button")
                try await eventually("the missing name is said") {
                    (try? await chromium.text("[role=alert]"))?.hasPrefix("Please enter your name") == true
                }
                try await chromium.type("Eva Lund", into: "#name")
                try await chromium.type("I check the drawings of phase 2.\nMaria Keller knows me.", into: "#reason")
                try await look("2-question")
                try await chromium.click("form button")
                try await chromium.sees("Enter your code")
                try await look("3-code")
                let code = try await service.letter(
                    to: "eva@independent.example", saying: "*\(try await chromium.text(".word-value"))*")
                try await chromium.type(code.code, into: "#code")
                try await chromium.click("form button")
                try await chromium.sees("We have your request")
                try await look("4-asked")
                let letter = try await service.letter(to: "it@contoso.example", saying: "Eva Lund")
                try await chromium.open(letter.answers().refuse)
                try await chromium.sees("Refuse this request?")
                try await look("5-refuse")
                try await chromium.open(letter.answers().approve)
                try await chromium.sees("Let this person in?")
                try await look("6-approve")
                try await chromium.click("form button")
                try await chromium.sees("The invitation is on its way")
                try await look("7-approved")
            }
        }
    }

    @Test("a guest needs no mouse: Tab, Enter and the digits lead from the letter into the application")
    func byKeyboard() async throws {
        try await TestService.runWithApplication { service, tenant, welcome in
            let link = try await tenant.invite("ana@fabrikam.example", Self.extra(welcome)).link
            try await WebDriver.run(.desktop) { chromium in
                try await chromium.open(link)
                try await tabTo("button[type=submit]", chromium)
                try Screenshots.keep(try await chromium.screenshot(), as: "keyboard-1-focus")
                try await chromium.press([.enter])
                try await eventually("the passcode page") { try await chromium.url.hasSuffix("/passcode") }
                let letter = try await service.letter(
                    to: "ana@fabrikam.example", saying: "*\(try await chromium.text(".word-value"))*")
                // The field has the focus already.
                #expect(try await chromium.evaluate("return document.activeElement.id").text == "code")
                try await chromium.press(letter.code.map { .character($0) } + [.enter])
                try await eventually("the consent page") { try await chromium.url.hasSuffix("/consent") }
                try await tabTo("button[value=accept]", chromium)
                try await chromium.press([.enter])
                try await eventually("the application") { try await chromium.url == welcome }
            }
        }
    }

    @Test(
        "a guest signs in where their address belongs, by clicking, with somebody else's account first",
        arguments: ["desktop", "phone"])
    func elsewhere(window: String) async throws {
        try await TestService.runWithApplication(standIns: true) { service, tenant, welcome in
            let link = try await tenant.invite("ana@fabrikam.example", Self.extra(welcome)).link
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                func look(_ name: String) async throws {
                    try Screenshots.keep(try await chromium.screenshot(), as: "elsewhere-\(window)-\(name)")
                    try await fits(chromium, name)
                }
                try await chromium.open(link)
                try await chromium.sees("Contoso invites you to Contoso Projects")
                try await look("1-landing")
                try await chromium.click("form button")
                try await chromium.sees("Sign in")
                try await look("2-provider")
                try await chromium.click("button[value=omar]")
                try await chromium.sees("That is another account")
                try await look("3-another-account")
                try await chromium.click("form button")
                try await chromium.sees("Sign in")
                try await chromium.click("button[value=ana]")
                try await chromium.sees("Join Contoso as a guest?")
                try await chromium.click("button[value=accept]")
                try await chromium.sees("You are in")
                #expect(try await chromium.url == welcome)
                try await chromium.open("\(service.base)/\(tenant.domain)/me")
                try await chromium.sees("You are signed in")
                try await chromium.click("form button")
                try await chromium.sees("You are signed out")
                try await chromium.open("\(service.base)/\(tenant.domain)/signin")
                try await chromium.sees("Sign in to Contoso")
                try await look("4-sign-in")
                try await chromium.click("form[action$='/provider'] button")
                try await chromium.sees("Sign in")
                try await chromium.click("button[value=ana]")
                try await chromium.sees("You are signed in")
            }
        }
    }

    @Test(
        "a guest who comes by code moves to the account that there is now, and asks for help when it is gone",
        arguments: ["desktop", "phone"])
    func healing(window: String) async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant(settings: ["colour": "#0b5394"])
            _ = try await service.guestByCode("ana@fabrikam.example", of: tenant)
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                func look(_ name: String) async throws {
                    try Screenshots.keep(try await chromium.screenshot(), as: "healing-\(window)-\(name)")
                    try await fits(chromium, name)
                }
                try await chromium.open("\(service.base)/\(tenant.domain)/signin")
                try await chromium.sees("Sign in to Contoso")
                try await look("1-sign-in")
                try await chromium.signIn(as: "ana@fabrikam.example", by: service)
                try await chromium.sees("Sign in with Microsoft (work or school) from now on?")
                try await look("2-offer")
                try await chromium.click("button[value=later]")
                try await chromium.sees("You are signed in")
                try await look("3-me-by-code")
                try await chromium.click("main p a")
                try await chromium.sees("Sign in with Microsoft (work or school) from now on?")
                try await chromium.click("button[value=switch]")
                try await chromium.sees("Sign in")
                try await chromium.click("button[value=omar]")
                try await chromium.sees("That is another account")
                try await look("4-another-account")
                try await chromium.click("form button")
                try await chromium.sees("Sign in")
                try await chromium.click("button[value=ana]")
                try await chromium.sees("You are signed in")
                try await look("5-me-by-account")

                _ = try await service.admin(
                    "PATCH", "/tenants/\(tenant.domain)/sign-in", ["guestMayChoosePasscode": true])
                try await chromium.open(try await tenant.invite("gina@gmail.com").link)
                try await chromium.sees("Contoso invites you to Contoso Projects")
                try await chromium.click("button[value=passcode]")
                try await chromium.sees("Enter your code")
                try await look("8-way-back")
                try await chromium.open("\(service.base)/\(tenant.domain)/signin/lost-account")
                try await chromium.sees("Is your account gone?")
                try await look("6-lost-account")
                try await chromium.type("ana@fabrikam.example", into: "#address")
                try await chromium.click("form button")
                try await chromium.sees("We have passed on your request")
                let wish = try await service.letter(to: "projects@contoso.example", saying: "by email again")
                try await chromium.open(wish.link("sponsor"))
                try await chromium.sees("Let the guest sign in by code again?")
                try await look("7-sponsor")
                try await chromium.click("form button")
                try await chromium.sees("Codes are allowed again")
            }
        }
    }

    @Test("a guest opens a deep link of an application, is asked for a code once, sees what it was told, and signs out of both")
    func application() async throws {
        try await TestService.runWithApplication { service, tenant, welcome in
            let address = "ana@fabrikam.example"
            try await Browser(service).redeem(
                try await tenant.invite(address, ["inviteRedirectUrl": .string(welcome)]).link, as: address)
            let demo = welcome.replacing("/welcome", with: "")
            try await WebDriver.run(.desktop) { chromium in
                try await chromium.open(demo + "/projects/7")
                try await chromium.sees("Sign in to Contoso")
                try await chromium.signIn(as: address, by: service)
                try await chromium.sees("Project 7")
                #expect(try await chromium.url == demo + "/projects/7")
                #expect(try await chromium.text("table").contains(address))
                try Screenshots.keep(try await chromium.screenshot(), as: "application-1-project")
                try await chromium.click("form button")
                try await chromium.sees("Sign out of Contoso?")
                try Screenshots.keep(try await chromium.screenshot(), as: "application-2-sign-out")
                try await chromium.click("form button")
                try await chromium.sees("You are signed out of Contoso Projects")
                try await chromium.open("\(service.base)/\(tenant.domain)/me")
                try await chromium.sees("Sign in to Contoso")
            }
        }
    }

    @Test("a guest who does not know the tenant finds it by clicking", arguments: ["desktop", "phone"])
    func tenants(window: String) async throws {
        try await TestService.run { service in
            let address = "ana@fabrikam.example"
            for (name, domain) in [("Contoso", "contoso.example"), ("Northwind Traders", "northwind.example")] {
                let tenant = try await service.tenant(name, domain: domain)
                try await Browser(service).redeem(try await tenant.invite(address).link, as: address)
            }
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                func look(_ name: String) async throws {
                    try Screenshots.keep(try await chromium.screenshot(), as: "tenants-\(window)-\(name)")
                    try await fits(chromium, name)
                }
                try await chromium.open("\(service.base)/signin")
                try await chromium.type(address, into: "#address")
                try await look("1-address")
                try await chromium.click("form button")
                try await chromium.sees("Read your email")
                try await look("2-asked")
                try await chromium.open(
                    try await service.letter(to: address, saying: "/signin/organizations?k=").link("signin/organizations"))
                try await chromium.sees("Where do you want to sign in?")
                try await look("3-list")
                try await chromium.click(".ways li:last-child a")
                try await chromium.sees("Sign in to Northwind Traders")
                try await chromium.click("form button")
                try await chromium.sees("Enter your code")
                try await chromium.open("\(service.base)/signin/organizations?k=AAAA")
                try await chromium.sees("This link no longer works")
                try await look("4-over")
            }
        }
    }

    @Test(
        "a guest lets a device in by clicking: from its link over the sign-in to the question and back",
        arguments: ["desktop", "phone"])
    func device(window: String) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(settings: ["colour": "#0b5394"])
            let (device, address) = (try await DeviceApplication.register(at: tenant), "ana@fabrikam.example")
            try await Browser(service).redeem(try await tenant.invite(address).link, as: address)
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                func look(_ name: String) async throws {
                    try Screenshots.keep(try await chromium.screenshot(), as: "device-\(window)-\(name)")
                    try await fits(chromium, name)
                }
                let begun = try await device.begin()
                try await chromium.open(begun.link)
                try await chromium.sees("Connect a device")
                try await look("1-code")
                try await chromium.click("form button")
                try await chromium.sees("Sign in to Contoso")
                try await chromium.signIn(as: address, by: service)
                try await chromium.sees("Connect a device")
                try await chromium.click("form button")
                try await chromium.sees("Let Contoso Sync in on a device as you?")
                try await look("2-question")
                try await chromium.click("button[value=allow]")
                try await chromium.sees("The device is let in")
                try await look("3-allowed")
                #expect(try await device.told(begun) == "ok")

                let second = try await device.begin()
                try await chromium.open("\(service.base)/\(tenant.domain)/device")
                try await chromium.sees("Connect a device")
                try await chromium.type("BBBBBBBB", into: "#code")
                try await chromium.click("form button")
                try await eventually("the wrong code is said") {
                    (try? await chromium.text("[role=alert]"))?.hasPrefix("This code is not right") == true
                }
                try await look("4-wrong-code")
                try await chromium.open(second.link)
                try await chromium.sees("Connect a device")
                try await chromium.click("form button")
                try await chromium.sees("Let Contoso Sync in on a device as you?")
                try await chromium.click("button[value=refuse]")
                try await chromium.sees("The device was not let in")
                try await look("5-refused")
                #expect(try await device.told(second) == "access_denied")
            }
        }
    }

    private func tabTo(_ selector: String, _ chromium: WebDriver) async throws {
        for _ in 0..<10 {
            try await chromium.press([.tab])
            let isThere = try await chromium.evaluate(
                "return document.activeElement === document.querySelector('\(selector)')")
            if isThere == true { return }
        }
        Issue.record("ten presses of Tab did not reach \(selector)")
    }

    /// Nothing sticks out to the side, and nothing that can be pressed is smaller than a finger.
    private func fits(_ chromium: WebDriver, _ page: String) async throws {
        let overflow = try await chromium.evaluate(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        #expect(overflow == .number(0), "\(page) is wider than its window")
        let small = try await chromium.evaluate(
            "return [...document.querySelectorAll('button, input:not([type=hidden])')]"
                + ".filter(e => e.getBoundingClientRect().height < 40).map(e => e.outerHTML)")
        #expect(small.items.isEmpty, "\(page) has controls that are hard to press: \(small)")
        let title = try await chromium.evaluate("return document.title").text
        #expect(title?.isEmpty == false)
        // No script of its own, and the content policy allows none: so the whole story is one without JavaScript.
        let scripts = try await chromium.evaluate(
            "return [...document.querySelectorAll('script, a[href^=javascript]'),"
                + " ...[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on')))].length"
        )
        #expect(scripts == .number(0), "\(page) holds a script")
    }

    private static func extra(_ welcome: String) -> JSON {
        [
            "inviteRedirectUrl": .string(welcome), "invitedUserDisplayName": "Ana Núñez",
            "invitedUserMessageInfo": [
                "customizedMessageBody":
                    "Hello Ana,\n\nhere is the board for our project. See you on Monday!\n\nBest, Jo"
            ],
        ]
    }
}
