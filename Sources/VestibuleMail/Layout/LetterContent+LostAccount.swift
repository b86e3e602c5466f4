internal import Vestibule

/// Letters about a guest whose account is gone: to the sponsor, who decides, and to the guest, when it is decided.
extension LetterContent {
    init(_ letter: PasscodeWishedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.lostAccount
        let opening = words.wish(letter.maskedGuest, tenant)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.wishSubject(letter.maskedGuest, tenant),
            preview: opening,
            heading: words.wishHeading,
            blocks: [
                .paragraph(opening),
                .facts([
                    Fact(label: words.guest, value: letter.maskedGuest),
                    Fact(label: words.requested, value: text.moment(CivilMoment(letter.requestedAt))),
                ]),
                .paragraph(words.askGuest),
                .button(label: words.allowButton, link: letter.actionLink),
                .paragraph(words.otherwise),
            ])
    }

    init(_ letter: PasscodeAllowedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.lostAccount
        let opening = words.allowed(tenant)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.allowedSubject(tenant), preview: opening,
            heading: words.allowedHeading,
            blocks: [
                .paragraph(opening),
                .facts([Fact(label: words.since, value: text.moment(CivilMoment(letter.allowedAt)))]),
                .paragraph(words.accountIsOff),
                .button(label: words.signInButton, link: letter.signInLink),
                .paragraph(words.notExpected(tenant)),
            ])
    }
}
