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

    func deviceCode(_ letterhead: Letterhead, problem: DeviceCodePage.Problem? = nil) -> DeviceCodePage {
        DeviceCodePage(letterhead, tenant: "Contoso", typed: "WDJB-MJHT", problem: problem, action: "/device", token: "t")
    }

    func deviceQuestion(
        _ letterhead: Letterhead, scope: [String], application: String = "Sync"
    ) throws -> DeviceQuestionPage {
        let tenant = Tenant.ID(rawValue: UUID())
        let guest = Guest(
            id: Guest.ID(rawValue: UUID()), tenant: tenant, address: try EmailAddress("ana@fabrikam.example"), displayName: "Ana",
            preferredLanguage: nil, state: .accepted, stateChangedAt: Self.noon, isEnabled: true, createdAt: Self.noon)
        let asked = DeviceRequest(
            id: DeviceRequest.ID(rawValue: UUID()), application: Application.ID(rawValue: UUID()), applicationName: application,
            scope: scope, network: "203.0.113.7", askedAt: Self.noon)
        let session = Session(
            id: Session.ID(rawValue: UUID()), tenant: tenant, guest: guest, provedAt: Self.noon,
            expiresAt: Self.noon.addingTimeInterval(3600), methods: ["otp"])
        return DeviceQuestionPage(
            letterhead, asked, code: try #require(UserCode(typed: "WDJBMJHT")), tenant: "Contoso", session: session,
            action: "/device/decision", token: "t", otherAccountURL: "/signin")
    }

    @Test("ask about a device by its name, its code, its network, its time and what it gets")
    func device() throws {
        let pages = try Pages()
        let text = pages.render(
            try deviceQuestion(letterhead(), scope: ["openid", "email", "offline_access"], application: "<b>Sync</b>"))
        for said in [
            "&lt;b&gt;Sync&lt;/b&gt;", "WDJB-MJHT", "203.0.113.7", "14 March 2026, 12:05 UTC", "Your email address",
            "until 14 March 2026, 13:05 UTC", "ana@fabrikam.example", "value=\"allow\"", "value=\"refuse\"",
        ] {
            #expect(text.contains(said), "\(said)")
        }
        let least = pages.render(try deviceQuestion(letterhead(), scope: ["openid"]))
        #expect(least.contains("A number that stands for you") && !least.contains("Stays signed in"))
        #expect(pages.render(deviceCode(letterhead())).contains("aria-describedby=\"code-hint\""))
        #expect(
            pages.render(deviceCode(letterhead(), problem: .notEightLetters)).contains("aria-describedby=\"problem code-hint\""))
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
            pages.render(deviceCode(letterhead, problem: .wrong)),
            pages.render(try deviceQuestion(letterhead, scope: ["openid", "profile", "offline_access"])),
            pages.render(
                AddressPage(
                    letterhead, title: letterhead.words.tenantDiscovery.title, lead: letterhead.words.tenantDiscovery.lead,
                    button: letterhead.words.signIn.continueButton, address: "a", isNotAnAddress: true, action: "/signin",
                    token: "t",
                    links: .init(heading: letterhead.words.tenantDiscovery.signedInHere, links: [.init(url: "/c/me", text: "C")]))),
            pages.render(TenantListPage(letterhead, tenants: [.init(url: "/c/signin", text: "Contoso")])),
            pages.render(NoticePage(letterhead, letterhead.words.tenantDiscovery.asked, .wait)),
            pages.render(try renewal(letterhead)),
            pages.render(try handOver(letterhead)),
            pages.render(handOverForm(letterhead, .notAColleague)),
            pages.render(NoticePage(letterhead, letterhead.words.handOver.approved("bo@fabrikam.example"), .good)),
            pages.render(NoticePage(letterhead, letterhead.words.handOver.declined("bo@fabrikam.example"), .good)),
            pages.render(NoticePage(letterhead, letterhead.words.handOver.cannot, .stop)),
            pages.render(NoticePage(letterhead, letterhead.words.handOver.over, .stop)),
            pages.render(NoticePage(letterhead, letterhead.words.renewal.ended("Contoso", "noon"), .stop)),
            pages.render(NoticePage(letterhead, letterhead.words.device.allowed("Sync"), .good)),
            pages.render(NoticePage(letterhead, letterhead.words.device.refused("Contoso"), .stop)),
            pages.render(NoticePage(letterhead, letterhead.words.device.over, .wait)),
            pages.render(NoticePage(letterhead, letterhead.words.device.locked("noon"), .wait)),
        ]
        for text in texts + (try secondFactors(letterhead)).map({ $0(pages) }) {
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
