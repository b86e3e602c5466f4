import TestSupport
import Testing
import VestibuleSandbox

@Suite("Guessing codes")
struct GuessingCodesTests {
    @Test("200 at once: at most five are evaluated, and the right one comes too late")
    func guessingInParallel() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let thief = Browser(service)
            let asked = try await thief.begin(invited.link)
            let code = try await service.code(to: "ana@fabrikam.example", for: asked)
            let answers = try await withThrowingTaskGroup { group in
                for guess in 0..<200 {
                    group.addTask { try await thief.enter(Self.wrong(guess, code), on: asked, follows: false).status }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0 == 303 })
            #expect(try await service.count("attempts", where: "wrong_guesses = 5 and proved_at is null") == 1)
            #expect(try await service.count("audit_trail", where: "activity = 'passcodeRefused'") == 5)

            let late = try await thief.enter(code, on: asked)
            #expect(late.heading == "Ask for a new code")
            #expect(try await service.count("attempts", where: "proved_at is not null") == 0)
        }
    }

    @Test("sending another code gives no further tries")
    func resending() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let thief = Browser(service)
            var page = try await thief.begin(invited.link)
            for _ in 0..<3 { page = try await thief.enter("00000000", on: page) }
            let first = try await service.code(to: "ana@fabrikam.example", for: page)
            page = try await thief.press(page, "/resend")
            #expect(page.heading == "Enter your code")
            let old = try await thief.enter(first, on: page)
            #expect(old.problem == "This code is not right. You have 1 try left.")
            let last = try await thief.enter("00000000", on: old)
            #expect(last.heading == "Ask for a new code")
            #expect(try await service.count("attempts", where: "wrong_guesses = 5") == 1)
            let right = try await service.letter(to: "ana@fabrikam.example", saying: "*\(try page.referenceWord)*").code
            #expect(
                try await thief.post(
                    "\(page.form("/passcode").action)", [("token", page.form("/passcode").token), ("code", right)]
                ).heading == "Ask for a new code")
        }
    }

    @Test("ten wrong in an hour lock the address for strangers, not for a browser that proved the guest before")
    func lockingOut() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let address = "ana@fabrikam.example"
            let ana = Browser(service)
            try await ana.redeem(tenant.invite(address).link, as: address)
            for _ in 0..<2 {
                let thief = Browser(service)
                var page = try await thief.askToSignIn(to: tenant, as: address)
                for _ in 0..<5 { page = try await thief.enter("00000000", on: page) }
            }
            let stranger = Browser(service)
            let shut = try await stranger.askToSignIn(to: tenant, as: address)
            #expect(shut.heading == "Ask for a new code")
            #expect(shut.forms.allSatisfy { !$0.action.hasSuffix("/passcode") })

            let page = try await ana.askToSignIn(to: tenant, as: address)
            let back = try await ana.enter(service.code(to: address, for: page), on: page)
            #expect(back.heading == "You are signed in")

            // One admin action lifts it.
            let guest = try await service.admin("GET", "/tenants/\(tenant.domain)/guests?email=\(address)")["value"]
                .items[0]
            try await service.admin("POST", "/tenants/\(tenant.domain)/guests/\(guest["id"].text ?? "")/clear-locks")
            let free = try await stranger.askToSignIn(to: tenant, as: address)
            let inAgain = try await stranger.enter(service.code(to: address, for: free), on: free)
            #expect(inAgain.heading == "You are signed in")
        }
    }

    @Test("with digits of another script, letters, or too many of them counts no try and asks for eight digits")
    func typingNonsense() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let page = try await Browser(service).begin(tenant.invite("ana@fabrikam.example").link)
            let browser = Browser(service)
            let asked = try await browser.begin(tenant.invite("ben@fabrikam.example").link)
            let nonsense = [
                "", "1234567", "123456789", "١٢٣٤٥٦٧٨", "１２３４５６７８", "12345678a", "-1234567", "0x123456",
                String(repeating: "1", count: 10_000), "1234\u{0}5678", "🙂🙂🙂🙂🙂🙂🙂🙂",
            ]
            for typed in nonsense {
                let answer = try await browser.enter(typed, on: asked)
                #expect(
                    answer.problem == "The code has 8 digits. Please enter all of them, and nothing else.", "\(typed)")
            }
            #expect(try await service.count("attempts", where: "wrong_guesses > 0") == 0)
            let code = try await service.code(to: "ben@fabrikam.example", for: asked)
            let spaced = try await browser.enter(" \(code.prefix(4))-\(code.suffix(4)) ", on: asked)
            #expect(spaced.heading == "Join Contoso as a guest?")
            #expect(page.heading == "Enter your code")
        }
    }

    private static func wrong(_ guess: Int, _ code: String) -> String {
        let digits = String(10_000_000 + guess)
        return digits == code ? "99999999" : digits
    }
}
