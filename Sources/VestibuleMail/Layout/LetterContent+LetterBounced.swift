internal import Vestibule

/// The letter about a letter that did not arrive.
extension LetterContent {
    init(_ letter: LetterBouncedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.letterBounced
        let opening = words.opening(letter.address, tenant, letter.isInvitation)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(letter.address), preview: opening,
            heading: words.heading,
            blocks: [
                .paragraph(opening),
                .facts([
                    Fact(label: words.address, value: letter.address),
                    Fact(label: words.written, value: text.moment(CivilMoment(letter.writtenAt))),
                ]),
                .quotation(caption: words.said, text: letter.reply),
                .paragraph(words.next),
                .paragraph(words.until),
            ])
    }
}
