internal import Vestibule

/// Letters about a guest who hands over: to the sponsor, who decides, and to the guest who goes.
extension LetterContent {
    init(_ letter: HandOverAskedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.handOver
        let opening = words.opening(letter.guest, tenant)
        var blocks: [Block] = [
            .paragraph(opening),
            .facts([
                Fact(label: words.guest, value: letter.guest), Fact(label: words.colleague, value: letter.colleague),
                Fact(label: words.askedBy, value: letter.applicationName ?? words.theGuest),
                Fact(label: words.until, value: text.moment(CivilMoment(letter.expiresAt))),
            ]),
        ]
        if let reason = letter.reason { blocks.append(.quotation(caption: text.accessRequest.reasonCaption, text: reason)) }
        blocks += [
            .paragraph(words.decide), .button(label: words.button, link: letter.actionLink), .paragraph(words.otherwise),
        ]
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(tenant), preview: opening,
            heading: words.heading,
            blocks: blocks)
    }

    init(_ letter: HandedOverLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.handOver
        let opening = words.goneOpening(tenant, letter.colleague)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.goneSubject(tenant), preview: opening,
            heading: words.goneHeading,
            blocks: [
                .paragraph(opening),
                .facts([
                    Fact(label: words.colleague, value: letter.colleague),
                    Fact(label: words.when, value: text.moment(CivilMoment(letter.handedOverAt))),
                ]),
                .paragraph(words.ended), .paragraph(words.mistake(letter.contact)),
            ])
    }
}
