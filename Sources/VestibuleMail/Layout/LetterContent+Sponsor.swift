internal import Vestibule

/// Letters to the sponsor: what happened, what has been done, and the one thing to decide.
extension LetterContent {
    init(_ letter: ReportedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.reported
        let guest = Self.guest(named: letter.guestName, masked: letter.maskedGuest)
        let opening = words.opening(letter.guestName ?? letter.maskedGuest, tenant)
        var facts = [Fact(label: words.guest, value: guest)]
        if let application = letter.applicationName { facts.append(Fact(label: words.application, value: application)) }
        facts.append(Fact(label: words.reported, value: text.moment(CivilMoment(letter.reportedAt))))
        let done = [words.codeIsDead, letter.invitationFrozen ? words.invitationIsPaused : words.nothingToPause]
        var blocks: [Block] = [
            .paragraph(opening), .facts(facts), .list(title: words.doneTitle, items: done), .title(words.nextTitle),
        ]
        if let link = letter.actionLink {
            blocks.append(.paragraph("\(words.askGuest)\(language.sentenceSpace)\(words.ifInOrder)"))
            blocks.append(.button(label: words.button, link: link))
        } else {
            blocks.append(.paragraph("\(words.askGuest)\(language.sentenceSpace)\(words.nothingElse)"))
        }
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(tenant), preview: opening,
            heading: words.heading, blocks: blocks)
    }

    init(_ letter: LinkRequestedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.linkRequested
        let guest = Self.guest(named: letter.guestName, masked: letter.maskedGuest)
        let reference = letter.guestName ?? letter.maskedGuest
        let opening = words.opening(reference, letter.applicationName)
        self.init(
            language: language, text: text, tenant: tenant,
            subject: words.subject(reference, letter.applicationName), preview: opening,
            heading: words.heading,
            blocks: [
                .paragraph(opening),
                .facts([
                    Fact(label: words.guest, value: guest),
                    Fact(label: words.application, value: letter.applicationName),
                    Fact(label: words.requested, value: text.moment(CivilMoment(letter.requestedAt))),
                ]),
                .list(title: words.doneTitle, items: [words.oldLinkIsDead, words.nothingSent]),
                .title(words.nextTitle),
                .paragraph(words.ifExpected),
                .button(label: words.button, link: letter.actionLink),
                .paragraph(words.otherwise),
            ])
    }

    private static func guest(named name: String?, masked: String) -> String {
        name.map { "\($0) (\(masked))" } ?? masked
    }
}

extension Language {
    /// Japanese sentences follow each other without a space.
    fileprivate var sentenceSpace: String { self == .japanese ? "" : " " }
}
