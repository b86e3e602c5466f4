internal import Vestibule

extension LetterContent {
    /// Who invites whom, to what, until when; then the inviter's own words, then the one thing to do.
    init(
        _ letter: InvitationLetter, to recipient: EmailAddress, tenant: String, text: LetterText, language: Language
    ) {
        let words = text.invitation
        // An application may invite in its own name; the reader is then told the organisation behind it.
        let isPerson = letter.inviterName != letter.applicationName && letter.inviterName != tenant
        let inviter = isPerson ? letter.inviterName : tenant
        let opening =
            isPerson
            ? words.openingByPerson(inviter, tenant, letter.applicationName)
            : words.openingByTenant(tenant, letter.applicationName)
        var blocks: [Block] = [.paragraph(opening)]
        if let message = letter.message, message.contains(where: { !$0.isWhitespace }) {
            blocks.append(.quotation(caption: words.messageCaption(inviter), text: message))
        }
        blocks += [
            .facts([
                Fact(label: words.application, value: letter.applicationName),
                Fact(label: words.destination, value: letter.destinationHost),
                Fact(label: words.recipient, value: recipient.text),
                Fact(label: words.validUntil, value: text.moment(CivilMoment(letter.expiresAt))),
            ]),
            .paragraph(words.nextStep),
            .button(label: words.button, link: letter.link),
            .paragraph(words.closing(inviter)),
        ]
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(inviter, letter.applicationName),
            preview: opening, heading: words.heading(letter.applicationName), reader: letter.guestName, blocks: blocks)
    }
}
