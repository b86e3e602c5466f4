import Foundation
import Testing
import Vestibule

@testable import VestibuleMail

/// Writes every letter in every language into the folder that `LETTERS_FOLDER` names, for eyes.
@Suite("Letters to look at", .enabled(if: ProcessInfo.processInfo.environment["LETTERS_FOLDER"] != nil))
struct LettersToLookAt {
    @Test("are written as pages and as plain text")
    func write() throws {
        let path = try #require(ProcessInfo.processInfo.environment["LETTERS_FOLDER"])
        let folder = URL(filePath: path)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try writeHardOnes(into: folder)
        for language in Language.allCases {
            for (name, letter) in Letter.samples {
                let outgoing = OutgoingLetter.sample(letter, language: language)
                let content = LetterContent(of: outgoing)
                let page = try LetterPage.html(content, branding: outgoing.branding, logoContentID: nil)
                let file = folder.appending(path: "\(name).\(language.rawValue)")
                try Data(page.utf8).write(to: file.appendingPathExtension("html"))
                let text = "Subject: \(content.subject)\n\n\(LetterPlainText.text(content))"
                try Data(text.utf8).write(to: file.appendingPathExtension("txt"))
                try Data(MIMEMessage(of: outgoing).bytes).write(to: file.appendingPathExtension("eml"))
            }
        }
    }

    /// A logo, a pale colour, and words that are longer than one would like.
    private func writeHardOnes(into folder: URL) throws {
        let logo = Branding.Logo.sample
        let data = "data:\(logo.mediaType);base64,\(Data(logo.bytes).base64EncodedString())"
        let letters: [(String, Letter)] = [
            (
                "hard-invitation",
                .invitation(message: Nasty.message, link: "https://guests.contoso.example/\(Nasty.word)")
            ),
            ("hard-passcode", .passcode()),
        ]
        for (name, letter) in letters {
            let branding = Branding.sample(
                tenant: "Donaudampfschifffahrts-Gesellschaft & Co. KG", colour: "#ffe14d", logo: logo)
            let content = LetterContent(of: .sample(letter, language: .german, branding: branding))
            let page = try LetterPage.html(content, branding: branding, logoContentID: "logo")
            try Data(page.replacing("cid:logo", with: data).utf8).write(to: folder.appending(path: "\(name).html"))
        }
    }
}
