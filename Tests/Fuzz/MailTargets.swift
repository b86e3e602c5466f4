import Foundation

@testable import Curl
@testable import Vestibule
@testable import VestibuleMail
@testable import VestibuleSandbox

/// A letter out of foreign words: 7-bit lines that nothing can break out of, and another reader reads what was said.
@Sendable func fuzzLetter(_ input: [UInt8]) {
    guard let letter = letter(input) else { return }
    guard let message = try? MIMEMessage(of: letter) else { return }
    require(message.bytes.allSatisfy { $0 < 0x80 && $0 != 0 }, "seven bits")
    let lines = message.bytes.text.components(separatedBy: "\r\n")
    require(lines.allSatisfy { line in !line.utf8.contains { $0 == 13 || $0 == 10 } }, "no bare CR or LF")
    require(lines.allSatisfy { $0.utf8.count <= 998 }, "no line above 998")
    let read = LetterReader.read(message.bytes)
    let content = VestibuleMail.LetterContent(of: letter)
    require(read.subject.utf8.elementsEqual(content.subject.utf8), "the subject \(content.subject) is read, not \(read.subject)")
    require(read.to == [letter.recipient.text], "one recipient")
    require(read.from == letter.sender.text, "one sender")
    require(read.headers.map(\.name) == headers, "no header comes in: \(read.headers.map(\.name))")
    let said = LetterPlainText.text(content)
    require(breaks(read.text ?? "") == breaks(said), "the text is read")
    require(read.html != nil, "the page is there")
}

private let headers = [
    "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Language", "Auto-Submitted", "X-Auto-Response-Suppress",
    "Content-Type",
]

/// The lines of a text, whatever ends them; an empty last one is none.
private func breaks(_ text: String) -> [[UInt8]] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { Array($0.utf8) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
}

/// The first byte chooses the language and the kind; then come the words, with 0xFF between, which no UTF-8 holds.
private func letter(_ input: [UInt8]) -> OutgoingLetter? {
    let words = input.dropFirst().split(separator: 0xFF, omittingEmptySubsequences: false).map { Array($0).text }
    func word(_ index: Int) -> String { index < words.count ? words[index] : "x" }
    guard let first = input.first, let recipient = try? EmailAddress("ana@fabrikam.example"),
        let sender = try? EmailAddress("guests@contoso.example")
    else { return nil }
    let date = Date(timeIntervalSince1970: 1_800_000_000)
    let invitation = InvitationLetter(
        guestName: word(2), inviterName: word(3), applicationName: word(4), destinationHost: "app.contoso.example",
        message: word(5),
        link: "https://guests.contoso.example/redeem?i=vi_x", expiresAt: date)
    let code = PasscodeLetter(
        code: "12345678", referenceWord: word(3), purpose: .redemption, applicationName: word(4), requestedAt: date,
        expiresAt: date,
        reportLink: "https://guests.contoso.example/report?i=vr_x")
    return OutgoingLetter(
        letter: first & 1 == 0 ? .invitation(invitation) : .passcode(code), recipient: recipient, copies: [],
        language: Language.allCases[Int(first >> 1) % Language.allCases.count], branding: Branding(tenantName: word(0)),
        messageID: "<0198.invitation@guests.contoso.example>", date: date, sender: sender, senderName: word(1), replyTo: nil)
}

/// The sandbox's reader of letters takes anything.
@Sendable func fuzzMailbox(_ input: [UInt8]) {
    let letter = LetterReader.read(input)
    require(letter.images.count <= 200, "parts are counted")
}

/// What a relay says may be anything, and is shown to operators.
@Sendable func fuzzSMTP(_ input: [UInt8]) {
    let lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    if let reply = SMTPReply.last(in: lines) {
        require((0...999).contains(reply.code), "three digits")
        require(
            reply.text.utf8.count <= 500 && reply.text.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "printable, and not long")
    }
    if SMTPWord.isAddress(input.text) { require(!input.contains { $0 <= 0x20 || $0 >= 0x7F }, "an address is printable ASCII") }
    _ = SMTPWord.isHost(input.text)
    _ = SMTPWord.isPlain(input.text)
}
