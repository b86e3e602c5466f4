import Foundation
import Testing
import Vestibule

@testable import VestibuleMail

@Suite("A letter's words")
struct LetterContentTests {
    private func rendered(_ letter: Letter, _ language: Language, branding: Branding = .sample()) throws
        -> (content: LetterContent, html: String, text: String)
    {
        let content = LetterContent(of: .sample(letter, language: language, branding: branding))
        let html = try LetterPage.html(content, branding: branding, logoContentID: nil)
        return (content, html, LetterPlainText.text(content))
    }

    @Test("tell who invites, to what, where to, and until when", arguments: Language.allCases)
    func invitation(language: Language) throws {
        let (_, html, text) = try rendered(.invitation(), language)
        let moment = LetterText.words(in: language).moment(CivilMoment(.sample.addingTimeInterval(30 * 86_400)))
        for fact in [
            "Contoso AG", "Maria Keller", "Project Atlas", "atlas.contoso.example", "anna.berg@partner.example", moment,
            "https://guests.contoso.example/redeem?t=",
        ] {
            #expect(html.contains(fact), "\(fact)")
            #expect(text.contains(fact), "\(fact)")
        }
    }

    @Test("never put the code where it shows without opening the letter", arguments: Language.allCases)
    func codeStaysInside(language: Language) throws {
        for purpose in [PasscodeLetter.Purpose.redemption, .signIn, .accessRequest] {
            let (content, html, text) = try rendered(.passcode(purpose: purpose), language)
            for outside in [content.subject, content.preview, content.heading] {
                #expect(!outside.contains("1234") && !outside.contains("5678"))
            }
            #expect(text.contains("1234 5678"))
            #expect(html.contains("<span>1234</span>") && html.contains(">5678</span>"))
            #expect(html.contains(">heron</strong>") && text.contains("*heron*"))
            #expect(html.contains("not-me?t=") && text.contains("not-me?t="))
            #expect(text.contains("30"))
        }
    }

    @Test("leave no language with another's words")
    func everyLanguageIsItsOwn() throws {
        for (name, letter) in Letter.samples {
            let subjects = try Language.allCases.map { try rendered(letter, $0).content.subject }
            #expect(Set(subjects).count == Language.allCases.count, "\(name)")
        }
    }

    @Test("say the same in the page and in the plain text", arguments: Language.allCases)
    func sameInBoth(language: Language) throws {
        for (name, letter) in Letter.samples {
            let (content, html, text) = try rendered(letter, language)
            let squeezed = text.filter { !$0.isWhitespace }
            for block in content.blocks {
                guard case .paragraph(let words) = block else { continue }
                #expect(html.contains(words.replacing("'", with: "&#39;")) || html.contains(words), "\(name)")
                #expect(squeezed.contains(words.filter { !$0.isWhitespace }), "\(name)")
            }
        }
    }

    @Test("keep what an inviter writes as words: nothing of it is markup, a template or a link")
    func messageIsInert() throws {
        let (_, html, text) = try rendered(.invitation(message: Nasty.message), .english)
        #expect(!html.contains("<script>") && !html.contains("<b>bold"))
        #expect(html.contains("&lt;script&gt;") && html.contains("{{heading}} {{{x}}}"))
        #expect(html.matches(of: /href="([^"]*)"/).map { String($0.1) }.allSatisfy { $0.contains("/redeem?t=") })
        #expect(html.contains("<br>.<br>"))
        #expect(text.contains("> From here on") && text.contains("\n> --\n"))
    }

    @Test("load nothing from anywhere")
    func loadNothing() throws {
        for (_, letter) in Letter.samples {
            let (_, html, _) = try rendered(letter, .english)
            #expect(!html.contains("src=") && !html.contains("url(") && !html.contains("@import"))
        }
    }

    @Test("give the sponsor one action, or none where none is needed", arguments: Language.allCases)
    func sponsorActs(language: Language) throws {
        let (_, frozen, _) = try rendered(.reported(), language)
        #expect(frozen.matches(of: /href="/).count == 1)
        let (_, open, _) = try rendered(.reported(frozen: false), language)
        #expect(open.matches(of: /href="/).isEmpty)
        let (_, request, _) = try rendered(.linkRequested(), language)
        #expect(request.matches(of: /href="/).count == 1)
        let (_, wish, _) = try rendered(.passcodeWished, language)
        #expect(wish.matches(of: /href="/).count == 1)
    }

    @Test(
        "give the sponsor two answers to who asks for access, whose words are words and stay out of the subject",
        arguments: Language.allCases)
    func accessRequest(language: Language) throws {
        let link = "https://evil.example/"
        let (content, html, text) = try rendered(
            .accessRequested(name: "Anna \(link)", reason: "\(Nasty.message) \(link)"), language)
        #expect(html.matches(of: /href="([^"]*)"/).map { String($0.1) }.allSatisfy { $0.contains("/sponsor?t=") })
        #expect(html.matches(of: /href="/).count == 2 && text.contains("Yw4R2tVb7") && text.contains("Yw4R2tVb8"))
        #expect(!html.contains("<script>") && html.contains("&lt;script&gt;"))
        #expect(text.contains("anna.berg@partner.example"))
        for outside in [content.subject, content.preview, content.heading] { #expect(!outside.contains("Anna")) }
    }

    @Test("tell the sponsor how many wait and where, and lead to no page", arguments: Language.allCases)
    func accessWaits(language: Language) throws {
        for waiting in [1, 27] {
            let (content, html, text) = try rendered(.accessWaits(waiting), language)
            #expect(content.preview.contains("\(waiting)") && content.subject.contains("Project Atlas"))
            #expect(text.contains("/access-requests?state=open") && html.contains("/access-requests?state=open"))
            #expect(html.matches(of: /href="/).isEmpty)
        }
        let one = try rendered(.accessWaits(1), language).content.preview
        let many = try rendered(.accessWaits(27), language).content.preview
        #expect(one.replacing("1", with: "27") != many || language == .japanese)
    }

    @Test(
        "tell the sponsor which address does not work and what the mail system said, with nothing to click on",
        arguments: Language.allCases)
    func letterBounced(language: Language) throws {
        let (content, html, text) = try rendered(.letterBounced(), language)
        #expect(content.subject.contains("anna.berg@partner.example"))
        #expect(text.contains("User unknown") && html.contains("User unknown"))
        #expect(html.matches(of: /href="/).isEmpty)
        #expect(try rendered(.letterBounced(isInvitation: false), language).content.preview != content.preview)
    }

    @Test("name a moment as its readers do, in UTC")
    func moments() {
        let moment = CivilMoment(.sample)
        let texts = Language.allCases.map { LetterText.words(in: $0).moment(moment) }
        #expect(
            texts == [
                "Saturday, 5 December 2026, 14:05 UTC", "Samstag, 5. Dezember 2026, 14:05 Uhr (UTC)",
                "samedi 5 décembre 2026 à 14\u{A0}h\u{A0}05 (UTC)", "sábado, 5 de diciembre de 2026, 14:05 (UTC)",
                "2026年12月5日（土）14:05（UTC）",
            ])
    }

    @Test("are wrapped in the plain text, except an address that must be copied")
    func wrapping() throws {
        for language in Language.allCases {
            let (_, _, text) = try rendered(.invitation(message: String(Nasty.ideographs)), language)
            for line in text.split(separator: "\n") where !line.hasPrefix("https://") {
                #expect(LineWrap.columns(String(line)) <= 76, "\(line)")
            }
        }
    }
}

@Suite("A tenant's colour")
struct BrandColourTests {
    @Test("always carries text that can be read")
    func isReadable() {
        for red in stride(from: 0, through: 255, by: 15) {
            for green in stride(from: 0, through: 255, by: 15) {
                for blue in stride(from: 0, through: 255, by: 15) {
                    let colour = BrandColour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
                    #expect(colour.contrast(with: colour.readable) >= 4.5, "\(colour.text)")
                }
            }
        }
    }

    @Test("is measured as WCAG measures")
    func contrast() {
        let (black, white) = (BrandColour(red: 0, green: 0, blue: 0), BrandColour(red: 255, green: 255, blue: 255))
        #expect(abs(black.contrast(with: white) - 21) < 0.001)
        #expect(abs(BrandColour(red: 0x76, green: 0x76, blue: 0x76).contrast(with: white) - 4.54) < 0.01)
    }

    @Test(
        "is six digits or nothing",
        arguments: ["red", "#fff", "#12345g", "#123456;}", "#+12345", "", "#1234567", "#١٢٣٤٥٦"])
    func notColours(text: String) throws {
        #expect(BrandColour(text) == nil)
        let content = LetterContent(of: .sample(.passcode()))
        let html = try LetterPage.html(content, branding: .sample(colour: text), logoContentID: nil)
        #expect(html.contains("background-color:#1f4b7a"))
    }
}
