internal import Vestibule

/// Letters about who asks for access: to the sponsor, who decides, and to a guest who need not ask.
extension LetterContent {
    init(_ letter: AccessRequestedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.accessRequest
        let opening = words.opening(tenant, letter.applicationName)
        var blocks: [Block] = [
            .paragraph(opening),
            .facts([
                Fact(label: words.address, value: letter.address), Fact(label: words.name, value: letter.name),
                Fact(label: words.application, value: letter.applicationName),
                Fact(label: words.requested, value: text.moment(CivilMoment(letter.requestedAt))),
            ]),
        ]
        if let reason = letter.reason { blocks.append(.quotation(caption: words.reasonCaption, text: reason)) }
        blocks += [
            .paragraph(words.decide), .button(label: words.approveButton, link: letter.approveLink),
            .button(label: words.refuseButton, link: letter.refuseLink), .paragraph(words.otherwise),
        ]
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(letter.applicationName), preview: opening,
            heading: words.heading, blocks: blocks)
    }

    /// Nothing that an asker wrote, and no button: whoever decides so many needs the list, and the right to see it.
    init(_ letter: AccessWaitsLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.accessWaits
        let opening = words.opening(letter.waiting, tenant, letter.applicationName)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(letter.applicationName), preview: opening,
            heading: words.heading,
            blocks: [
                .paragraph(opening),
                .facts([
                    Fact(label: text.accessRequest.application, value: letter.applicationName),
                    Fact(label: words.waiting, value: String(letter.waiting)),
                    Fact(label: words.oldest, value: text.moment(CivilMoment(letter.oldestAt))),
                    Fact(label: words.list, value: letter.listAddress),
                ]),
                .paragraph(words.decide), .paragraph(words.otherwise),
            ])
    }

    init(_ letter: AlreadyGuestLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.accessRequest
        let opening = words.already(tenant, letter.applicationName)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.alreadySubject(tenant), preview: opening,
            heading: words.alreadyHeading,
            blocks: [
                .paragraph(opening),
                .facts([Fact(label: words.requested, value: text.moment(CivilMoment(letter.requestedAt)))]),
                .button(label: words.startButton(letter.applicationName), link: letter.startLink), .paragraph(words.notYou),
            ])
    }
}
