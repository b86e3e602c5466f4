import Foundation
import TestSupport
import Testing

@testable import VestibuleServer

@Suite("A passkey", .serialized)
struct PasskeysTests {
    private static let ana = "ana@elsewhere.example"

    @Test("is made in a real browser, proves the guest there, and what its authenticator did not sign is not believed")
    func passkey() async throws {
        try await RelyingApplication.run(as: Self.ana) { service, application, _ in
            let tenant = application.tenant
            let proof = "\(service.base)/\(tenant.domain)/signin/second-factor?return=%2F\(tenant.id)%2Fme"
            try await WebDriver.run(.desktop) { chromium in
                let authenticator = try await chromium.addAuthenticator()
                try await chromium.signInAnew(as: Self.ana, at: tenant, of: service)
                try await chromium.open("\(service.base)/\(tenant.domain)/me/security/passkey")
                try await chromium.sees("Add a passkey")
                try await chromium.click("#passkey button")
                try await chromium.sees("Your recovery codes")
                #expect(try await service.count("second_factors", where: "kind = 'passkey' and is_hardware") == 1)
                _ = try await service.letter(to: Self.ana, saying: "passkey")
                try await chromium.open("\(service.base)/\(tenant.domain)/me/security")
                try await chromium.sees("Your second factor")
                #expect(try await chromium.text("main h2") == "Passkey")

                // By mailbox once more: the passkey is the second factor.
                try await chromium.signInAnew(as: Self.ana, at: tenant, of: service)
                #expect(try await service.count("sessions", where: "second_factor_at is null and ended_at is null") >= 1)
                try await chromium.open(proof)
                try await chromium.sees("Confirm that it is you")
                try await chromium.click("#passkey button")
                try await chromium.sees("You are signed in")
                #expect(
                    try await service.count(
                        "sessions",
                        where: "methods = array['otp', 'hwk', 'mfa'] and second_factor_at is not null and ended_at is null") >= 1)
                let counted = try await service.count("second_factors", where: "sign_count > 0")
                #expect(counted == 1)

                // Nobody there who verifies: the browser's question fails, and nothing is counted.
                try await chromium.signInAnew(as: Self.ana, at: tenant, of: service)
                try await chromium.verifiesUser(false, at: authenticator)
                try await chromium.open(proof)
                try await chromium.sees("Confirm that it is you")
                try await chromium.click("#passkey button")
                try await eventually("it is said that it failed") {
                    (try? await chromium.text("[role=alert]")) == "The passkey did not work. Please try again."
                }
                #expect(try await service.count("guest_security", where: "wrong_in_a_row = 0") == 1)
            }
        }
    }

    @Test("takes the place of a code where the tenant lets guests, until the mailbox is due") func inPlaceOfACode() async throws {
        try await RelyingApplication.run(as: Self.ana) { service, application, _ in
            let tenant = application.tenant
            let page = "\(service.base)/\(tenant.domain)/signin"
            func allow(_ settings: JSON) async throws {
                _ = try await service.admin("PATCH", "/tenants/\(tenant.domain)/second-factors", settings)
            }
            try await WebDriver.run(.desktop) { chromium in
                _ = try await chromium.addAuthenticator()
                try await chromium.signInAnew(as: Self.ana, at: tenant, of: service)
                try await chromium.open("\(service.base)/\(tenant.domain)/me/security/passkey")
                try await chromium.sees("Add a passkey")
                try await chromium.click("#passkey button")
                try await chromium.sees("Your recovery codes")
                try await chromium.forgetEverything()
                try await chromium.open(page)
                try await chromium.sees("Sign in to Contoso")
                #expect(try await chromium.evaluate("return document.getElementById('passkey') === null") == true)

                try await allow(["passkeysReplaceCodes": true])
                let letters = try await service.count("letters", where: "kind = 'passcode'")
                try await chromium.open(page)
                try await chromium.sees("Sign in to Contoso")
                try await chromium.click("#passkey button")
                try await chromium.sees("You are signed in")
                #expect(try await service.count("letters", where: "kind = 'passcode'") == letters)
                #expect(
                    try await service.count("sessions", where: "methods = array['hwk', 'mfa'] and second_factor_at = proved_at")
                        == 1)
                #expect(
                    try await service.count("audit_trail", where: "activity = 'signedIn' and details ->> 'method' = 'passkey'")
                        == 1)

                _ = try await service.sql("update guest_security set mailbox_proved_at = mailbox_proved_at - interval '31 days'")
                try await chromium.forgetEverything()
                try await chromium.open(page)
                try await chromium.click("#passkey button")
                try await eventually("the mailbox is due") {
                    (try? await chromium.text("[role=alert]"))?.hasPrefix("It is time to confirm your mailbox again") == true
                }
                try await chromium.signInAnew(as: Self.ana, at: tenant, of: service)
                try await chromium.forgetEverything()
                try await chromium.open(page)
                try await chromium.click("#passkey button")
                try await chromium.sees("You are signed in")
            }
        }
    }

    @Test("is refused with another challenge, another origin, a changed signature, an older counter") func forged() async throws {
        try await RelyingApplication.run(as: Self.ana) { service, application, _ in
            let tenant = application.tenant
            let proof = "\(service.base)/\(tenant.domain)/signin/second-factor?return=%2F\(tenant.id)%2Fme"
            try await WebDriver.run(.desktop) { chromium in
                _ = try await chromium.addAuthenticator()
                try await chromium.signInAnew(as: Self.ana, at: tenant, of: service)
                try await chromium.open("\(service.base)/\(tenant.domain)/me/security/passkey")
                try await chromium.sees("Add a passkey")
                try await chromium.click("#passkey button")
                try await chromium.sees("Your recovery codes")
                try await chromium.signInAnew(as: Self.ana, at: tenant, of: service)
                for change in [
                    // A challenge that we did not give.
                    "form.dataset.challenge = 'A'.repeat(75);",
                    // A signature that is another one's.
                    "HTMLFormElement.prototype.submit = function () { this.elements.signature.value = 'AAAA'; this.requestSubmit = null; send.call(this); };",
                    // What was signed is not what comes.
                    "HTMLFormElement.prototype.submit = function () { const text = atob(this.elements.client.value.replaceAll('-', '+').replaceAll('_', '/')); this.elements.client.value = btoa(text.replace('http://localhost', 'http://localhosT')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''); send.call(this); };",
                ] {
                    try await chromium.open(proof)
                    try await chromium.sees("Confirm that it is you")
                    _ = try await chromium.evaluate(
                        "const form = document.getElementById('passkey'); const send = HTMLFormElement.prototype.submit; \(change)")
                    try await chromium.click("#passkey button")
                    try await eventually("it is refused: \(change)") {
                        (try? await chromium.text("[role=alert]")) == "The passkey did not work. Please try again."
                    }
                }
                #expect(try await service.count("guest_security", where: "wrong_in_a_row = 3") == 1)
                // A copy of the key that has signed more often than this one.
                _ = try await service.sql("update second_factors set sign_count = sign_count + 1000")
                try await chromium.open(proof)
                try await chromium.sees("Confirm that it is you")
                try await chromium.click("#passkey button")
                try await eventually("it is refused") {
                    try await service.count("guest_security", where: "wrong_in_a_row = 4") == 1
                }
                _ = try await service.sql("update second_factors set sign_count = sign_count - 1000")
                try await chromium.open(proof)
                try await chromium.sees("Confirm that it is you")
                try await chromium.click("#passkey button")
                try await chromium.sees("You are signed in")
            }
        }
    }
}

@Suite("An authenticator app in a real browser", .serialized)
struct AuthenticatorPageTests {
    @Test("is added by what a camera reads from the page, without a script", arguments: ["desktop", "phone"])
    func picture(window: String) async throws {
        let ana = "ana@elsewhere.example"
        try await RelyingApplication.run(as: ana) { service, application, _ in
            let tenant = application.tenant
            try await WebDriver.run(window == "phone" ? .phone : .desktop) { chromium in
                try await chromium.signInAnew(as: ana, at: tenant, of: service)
                try await chromium.open("\(service.base)/\(tenant.domain)/me/security/app")
                try await chromium.sees("Add an authenticator app")
                let picture = try await chromium.screenshot()
                try Screenshots.keep(picture, as: "\(window)-authenticator")
                let read = try Zbarimg.text(in: picture)
                let key = try await chromium.text(".key").filter { $0 != " " }
                #expect(read == "otpauth://totp/Contoso:ana%40elsewhere.example?secret=\(key)&issuer=Contoso")
                try await chromium.type(Oathtool.code(key), into: "#code")
                try await chromium.click("form button")
                try await chromium.sees("Your recovery codes")
                try Screenshots.keep(try await chromium.screenshot(), as: "\(window)-recovery-codes")
                try await chromium.click("a.button")
                try await chromium.sees("Your second factor")
                try Screenshots.keep(try await chromium.screenshot(), as: "\(window)-security")
            }
        }
    }
}

extension WebDriver {
    /// From a browser that knows nobody.
    fileprivate func signInAnew(as address: String, at tenant: TestTenant, of service: TestService) async throws {
        try await open("\(service.base)/\(tenant.domain)/signin")
        try await forgetEverything()
        _ = try await service.sql("update passcode_counts set last_sent_at = last_sent_at - interval '1 minute'")
        try await open("\(service.base)/\(tenant.domain)/signin")
        try await sees("Sign in to Contoso")
        try await signIn(as: address, by: service)
        try await sees("You are signed in")
    }
}
