internal import Vestibule

extension LetterContent {
    /// Names no tenant but the one that sends it: whose relay carries the letter must not learn of the others.
    init(_ letter: TenantDiscoveryLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.tenantDiscovery
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject, preview: words.opening, heading: words.subject,
            blocks: [
                .paragraph(words.opening),
                .facts([
                    Fact(label: words.requested, value: text.moment(CivilMoment(letter.requestedAt))),
                    Fact(label: words.until, value: text.moment(CivilMoment(letter.expiresAt))),
                ]),
                .button(label: words.button, link: letter.link), .paragraph(words.sameBrowser), .paragraph(words.notYou),
            ])
    }
}
