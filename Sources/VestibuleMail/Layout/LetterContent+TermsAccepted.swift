internal import Vestibule

extension LetterContent {
    init(_ letter: TermsAcceptedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.termsAccepted
        let opening = words.opening(tenant)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(tenant), preview: opening,
            heading: words.heading,
            blocks: [
                .paragraph(opening),
                .facts([
                    Fact(label: words.terms, value: letter.terms), Fact(label: words.version, value: String(letter.version)),
                    Fact(label: words.acceptedAt, value: text.moment(CivilMoment(letter.acceptedAt))),
                ]), .paragraph(words.keep), .quotation(caption: words.textTitle, text: letter.text),
            ])
    }
}
