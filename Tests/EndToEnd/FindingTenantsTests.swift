import TestSupport
import Testing
import VestibuleSandbox

@Suite("A guest who comes without a tenant's address")
struct FindingTenantsTests {
    private static let ana = "ana@fabrikam.example"

    @Test("proves the mailbox, and sees where they are a guest, and nowhere else")
    func theWholeStory() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant(settings: ["senderAddress": "projects@contoso.example"])
            let northwind = try await service.tenant("Northwind", domain: "northwind.example")
            let other = try await service.tenant("Tailspin", domain: "tailspin.example")
            for tenant in [contoso, northwind] {
                try await Browser(service).redeem(try await tenant.invite(Self.ana).link, as: Self.ana)
            }
            _ = try await other.invite(Self.ana)
            let ana = Browser(service)
            #expect(try await ana.open("/me").url.hasSuffix("/signin"))
            let page = try await ana.open("/signin")
            #expect(page.heading == "Where do you want to sign in?")
            let asked = try await ana.press(page, "/signin", [("address", "Ana@Fabrikam.example ")])
            #expect(asked.heading == "Read your email" && asked.status == 200)
            let letter = try await service.letter(to: Self.ana, saying: "/signin/organizations?k=")
            let link = try letter.link("signin/organizations")
            for name in ["Northwind", "Tailspin"] {
                #expect(letter.text?.contains(name) == false && letter.html?.contains(name) == false, "\(name)")
            }

            // By nobody's own relay and address, and in no tenant's list.
            #expect(letter.header("From")?.contains("guests@vestibule.example") == true)
            for tenant in [contoso, northwind] {
                let kinds = try await service.admin("GET", "/tenants/\(tenant.domain)/letters")["value"].items.map {
                    $0["kind"].text
                }
                #expect(!kinds.isEmpty && !kinds.contains("tenantDiscovery"))
            }

            let elsewhere = try await Browser(service).open(link)
            #expect(elsewhere.status == 410 && elsewhere.heading == "This link no longer works")
            #expect(try await ana.open(link + "x").status == 410)
            let list = try await ana.open(link)
            #expect(list.status == 200 && list.text.contains("Contoso") && list.text.contains("Northwind"))
            #expect(!list.text.contains("Tailspin"))
            let signIn = try await ana.open(try list.link(saying: "Northwind"))
            #expect(signIn.heading == "Sign in to Northwind" && signIn.html.contains("value=\"\(Self.ana)\""))

            // As things are when the page is opened.
            _ = try await service.admin("POST", "/tenants/contoso.example/domain-policy", ["block": "fabrikam.example"])
            _ = try await service.admin("POST", "/tenants/northwind.example/suspend")
            try await eventually("both have closed") { try await ana.open(link).heading == "You are no longer a guest here" }
        }
    }

    @Test("is answered like a stranger, who is sent nothing, and asked for an address where there is none")
    func strangers() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let blocked = "bo@fabrikam.example"
            try await Browser(service).redeem(try await tenant.invite(blocked).link, as: blocked)
            _ = try await service.sql("update guests set is_enabled = false")
            let letters = try await service.count("letters")
            for address in ["nobody@fabrikam.example", blocked] {
                let browser = Browser(service)
                let page = try await browser.open("/signin")
                #expect(try await browser.press(page, "/signin", [("address", address)]).heading == "Read your email")
            }
            try await eventually("both are looked up") {
                try await service.count("tenant_discoveries", where: "next_try_at is null and sealed_question = ''") == 2
            }
            #expect(try await service.count("letters") == letters)
            let browser = Browser(service)
            let wrong = try await browser.press(try await browser.open("/signin"), "/signin", [("address", "nobody")])
            #expect(wrong.status == 422 && wrong.html.contains("value=\"nobody\""))
            let forged = try await Browser(service).post("/signin", [("address", blocked), ("token", "AAAA")])
            #expect(forged.status >= 400)
            #expect(try await service.count("tenant_discoveries") == 2)
        }
    }

    @Test("is shown where this browser is signed in, while it is")
    func signedInHere() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let ana = Browser(service)
            try await ana.redeem(try await tenant.invite(Self.ana).link, as: Self.ana)
            let page = try await ana.open("/signin")
            #expect(page.text.contains("You are signed in here"))
            #expect(try await ana.open(try page.link(saying: "Contoso")).heading == "You are signed in")
            _ = try await service.sql("update sessions set ended_at = now()")
            #expect(try await !ana.open("/signin").text.contains("You are signed in here"))
        }
    }
}
