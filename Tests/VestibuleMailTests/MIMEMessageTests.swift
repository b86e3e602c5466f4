import Foundation
import TestSupport
import Testing
import Vestibule

@testable import VestibuleMail

@Suite("A composed message")
struct MIMEMessageTests {
    /// What must hold of every message, whatever is in it.
    private func requireSound(_ reading: IndependentReading, parts: [String]) {
        #expect(reading.tree.all.flatMap(\.defects) == [])
        #expect(reading.tree.all.map(\.type) == parts)
        #expect(reading.bareLineEnds == 0)
        #expect(reading.beyondASCII == 0)
        #expect(reading.trailingSpaces == 0)
        #expect(reading.widestHeader <= 78)
        #expect(reading.widestBody <= 76)
        #expect(reading.longestWord <= 75)
        #expect(reading.undecodableWords == 0)
        #expect(reading.count == reading.headers.count, "a header came twice")
    }

    /// The last line end belongs to the boundary that follows (RFC 2046, 5.1.1).
    private func asRead(_ text: String) -> String { String(text.dropLast()) }

    private let plainAndPage = ["multipart/alternative", "text/plain", "text/html"]

    @Test("is read without defects in every language and variant", arguments: Language.allCases)
    func everyLetter(language: Language) async throws {
        for (name, letter) in Letter.samples {
            let outgoing = OutgoingLetter.sample(letter, language: language)
            let content = LetterContent(of: outgoing)
            let reading = try await IndependentReading.read(MIMEMessage(of: outgoing).bytes)
            requireSound(reading, parts: plainAndPage)
            #expect(reading.subject == content.subject, "\(name)")
            #expect(reading.part("text/plain")?.text == asRead(LetterPlainText.text(content)))
            #expect(reading.part("text/html")?.text?.contains("<html lang=\"\(language.rawValue)\"") == true)
            #expect(reading.headers["Content-Language"] == language.rawValue)
        }
    }

    @Test("carries the headers of a letter that a machine wrote")
    func headers() async throws {
        let letter = OutgoingLetter.sample(
            .invitation(), copies: ["chef@partner.example", "ben@partner.example"], replyTo: "maria@contoso.example")
        let reading = try await IndependentReading.read(MIMEMessage(of: letter).bytes)
        #expect(reading.date == "2026-12-05T14:05:09+00:00")
        #expect(reading.headers["Date"] == "Sat, 05 Dec 2026 14:05:09 +0000")
        #expect(
            reading.from == [
                IndependentReading.Address(name: "Contoso Guest Access", address: "no-reply@guests.contoso.example")
            ])
        #expect(reading.to == [IndependentReading.Address(name: "", address: "anna.berg@partner.example")])
        #expect(reading.cc.map(\.address) == ["chef@partner.example", "ben@partner.example"])
        #expect(reading.replyTo == [IndependentReading.Address(name: "", address: "maria@contoso.example")])
        #expect(reading.headers["Message-ID"] == letter.messageID)
        #expect(reading.headers["MIME-Version"] == "1.0")
        #expect(reading.headers["Auto-Submitted"] == "auto-generated")
        #expect(reading.headers["X-Auto-Response-Suppress"] == "All")
    }

    @Test("folds a long list of copies")
    func manyCopies() async throws {
        let copies = (1...40).map { "colleague.number.\($0)@partner.example" }
        let reading = try await IndependentReading.read(MIMEMessage(of: .sample(.invitation(), copies: copies)).bytes)
        requireSound(reading, parts: plainAndPage)
        #expect(reading.cc.map(\.address) == copies)
    }

    @Test("gives a copy of a code to nobody")
    func codesHaveNoCopies() async throws {
        let letter = OutgoingLetter.sample(.passcode(), copies: ["chef@partner.example"])
        let reading = try await IndependentReading.read(MIMEMessage(of: letter).bytes)
        #expect(reading.cc.isEmpty)
    }

    @Test("brings names of every kind through subject and sender", arguments: Nasty.names)
    func names(name: String) async throws {
        let letter = OutgoingLetter.sample(
            .invitation(guest: name, inviter: name, application: name + "!"),
            branding: .sample(tenant: name + "?"), senderName: name)
        let reading = try await IndependentReading.read(MIMEMessage(of: letter).bytes)
        requireSound(reading, parts: plainAndPage)
        #expect(reading.from == [IndependentReading.Address(name: name, address: "no-reply@guests.contoso.example")])
        #expect(reading.subject == LetterContent(of: letter).subject)
    }

    @Test("brings messages of every kind through", arguments: [Nasty.message, String(Nasty.ideographs)])
    func messages(message: String) async throws {
        let letter = OutgoingLetter.sample(.invitation(message: message))
        let bytes = try MIMEMessage(of: letter).bytes
        let reading = try await IndependentReading.read(bytes)
        requireSound(reading, parts: plainAndPage)
        #expect(reading.part("text/plain")?.text == asRead(LetterPlainText.text(LetterContent(of: letter))))
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(!lines.contains { $0.hasPrefix(".") || $0.hasPrefix("From ") })
    }

    @Test("shows the logo from beside the page, and keeps its bytes")
    func logo() async throws {
        let letter = OutgoingLetter.sample(.invitation(), branding: .sample(logo: .sample))
        let reading = try await IndependentReading.read(MIMEMessage(of: letter).bytes)
        requireSound(
            reading, parts: ["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"])
        let image = try #require(reading.part("image/png"))
        #expect(image.size == Branding.Logo.sample.bytes.count)
        let contentID = try #require(image.contentID).trimmingCharacters(in: ["<", ">"])
        #expect(reading.part("text/html")?.text?.contains("src=\"cid:\(contentID)\"") == true)
    }

    @Test("is the same letter when it is composed again, and another one under another id")
    func isStable() throws {
        var letter = OutgoingLetter.sample(.invitation(), branding: .sample(logo: .sample))
        let first = try MIMEMessage(of: letter).bytes
        #expect(try MIMEMessage(of: letter).bytes == first)
        letter.messageID = "<another@guests.contoso.example>"
        #expect(try MIMEMessage(of: letter).bytes != first)
    }

    @Test("is refused when a name could break out of its line", arguments: Nasty.unsafe)
    func unsafeNames(text: String) {
        let letters: [OutgoingLetter] = [
            .sample(.invitation(guest: text)), .sample(.invitation(inviter: text)),
            .sample(.invitation(application: text)), .sample(.invitation(), branding: .sample(tenant: text)),
            .sample(.invitation(), senderName: text), .sample(.passcode(application: text)),
            .sample(.passcode(word: text)), .sample(.reported(guest: text)), .sample(.linkRequested(guest: text)),
        ]
        for letter in letters {
            let error = #expect(throws: LetterFault.self) { try MIMEMessage(of: letter) }
            guard case .unsafeText? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test(
        "is refused when the personal message could deceive the eye",
        arguments: ["a\0b", "a\u{202E}b", "a\u{7}b", "\u{2066}"])
    func unsafeMessages(text: String) {
        #expect(throws: LetterFault.unsafeText("the personal message")) {
            try MIMEMessage(of: .sample(.invitation(message: text)))
        }
    }

    @Test(
        "is refused when a link is not a link",
        arguments: [
            "javascript:alert(1)", "https://x.example/\" onclick=\"", "https://x.example/ y", "https://x\r\n", "", "/a",
        ])
    func badLinks(link: String) {
        #expect(throws: LetterFault.malformed("the link")) { try MIMEMessage(of: .sample(.invitation(link: link))) }
    }

    @Test(
        "is refused when the message id is not one",
        arguments: ["", "x", "<x>", "<a b@c>", "<a@b>\r\nX: y", "<a@b@c>", "<@>"])
    func badMessageIDs(id: String) {
        var letter = OutgoingLetter.sample(.passcode())
        letter.messageID = id
        #expect(throws: LetterFault.malformed("the message id")) { try MIMEMessage(of: letter) }
    }

    @Test("is refused when the code is not digits, or the logo is not a picture that mail programs show")
    func badCodeAndLogo() {
        #expect(throws: LetterFault.malformed("the code")) { try MIMEMessage(of: .sample(.passcode(code: "12<b>"))) }
        #expect(throws: LetterFault.malformed("the logo's media type")) {
            try MIMEMessage(
                of: .sample(.passcode(), branding: .sample(logo: .init(mediaType: "image/svg+xml\r\nX: y", bytes: []))))
        }
    }
}
