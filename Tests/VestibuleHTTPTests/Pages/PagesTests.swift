import Foundation
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("The guest's pages")
struct PagesTests {
    static let noon = Date(timeIntervalSince1970: 1_773_489_900)  // 14 March 2026, 12:05 UTC

    func letterhead(_ language: Language = .english) -> Letterhead {
        Letterhead(
            language: language, tenantName: "Contoso", brandURL: "/contoso/brand.css", contact: "help@contoso.example")
    }

    func landing(_ letterhead: Letterhead, message: String? = nil) -> LandingPage {
        LandingPage(
            letterhead, tenant: "Contoso", inviter: "Anna Berg",
            guest: Person(name: nil, address: "a•••@fabrikam.example"),
            destination: Destination(applicationName: "Project Hub", host: "hub.contoso.example"), message: message,
            validUntil: Self.noon, next: .code(to: "a•••@fabrikam.example"), action: "/redeem", token: "t")
    }

    func passcode(_ letterhead: Letterhead, problem: PasscodePage.Problem? = nil) -> PasscodePage {
        PasscodePage(
            letterhead, recipient: .invited("a•••@fabrikam.example"), referenceWord: "heron",
            letter: .handedOver(at: Self.noon), codeValidUntil: nil, problem: problem, secondsToResend: 20,
            paths: .init(check: "/code", resend: "/code/send", page: "/code"), token: "t")
    }

    @Test("are whole in every language", arguments: Language.allCases)
    func everyLanguage(language: Language) throws {
        let pages = try Pages()
        let letterhead = letterhead(language)
        let texts = [
            pages.render(landing(letterhead)),
            pages.render(passcode(letterhead)),
            pages.render(NoticePage.refusal(letterhead, .tooManyTries(until: Self.noon))),
            pages.render(QuestionPage.report(letterhead, action: "/report", token: "t")),
        ]
        for text in texts {
            #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\""))
            #expect(text.contains("<h1>"))
            #expect(text.hasSuffix("</html>"))
            #expect(!text.contains("{{"))
            #expect(!text.contains("Optional("))
        }
    }

    @Test("escape what the inviter wrote")
    func escaping() throws {
        let text = try Pages().render(landing(letterhead(), message: "<script>alert(1)</script>"))
        #expect(text.contains("&lt;script&gt;"))
        #expect(!text.contains("<script"))
    }

    @Test("say when the letter left, in UTC")
    func time() throws {
        let text = try Pages().render(passcode(letterhead()))
        #expect(text.contains("Handed over to your mail system at 12:05 UTC."))
    }

    @Test("tie a wrong code to its field")
    func wrongCode() throws {
        let text = try Pages().render(passcode(letterhead(), problem: .wrongCode(triesLeft: 1)))
        #expect(text.contains("You have 1 try left."))
        #expect(text.contains("aria-invalid=\"true\" aria-describedby=\"problem code-hint word-hint\""))
    }

    @Test("take the field away once the code is dead")
    func deadCode() throws {
        let text = try Pages().render(passcode(letterhead(), problem: .expired))
        #expect(!text.contains("name=\"code\""))
        #expect(text.contains("Send a new code"))
    }

    @Test("stand without a tenant")
    func noTenant() throws {
        let text = try Pages().render(NoticePage.failure(Letterhead(language: .english), .notFound))
        #expect(text.contains("There is no such page"))
        #expect(!text.contains("brand.css"))
    }
}
