internal import Vestibule

/// Letters about a guest's second factors: to the guest, and to whoever answers for it.
extension LetterContent {
    init(_ letter: SecondFactorLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.secondFactor
        let opening = letter.guest.map { words.guestsCodeUsed($0, tenant) } ?? words.opening(letter, tenant)
        self.init(
            language: language, text: text, tenant: tenant,
            subject: letter.guest == nil ? words.subject(letter, tenant) : words.guestsSubject(tenant), preview: opening,
            heading: words.heading,
            blocks: [
                .paragraph(opening), .facts([Fact(label: words.when, value: text.moment(CivilMoment(letter.changedAt)))]),
                .paragraph(letter.guest == nil ? words.notYou(letter.contact) : words.guestsAdvice),
            ])
    }

    init(_ letter: FactorResetAskedLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.secondFactor
        let opening = words.asks(letter.guest, tenant)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.askSubject(tenant), preview: opening,
            heading: words.askHeading,
            blocks: [
                .paragraph(opening), .facts([Fact(label: words.when, value: text.moment(CivilMoment(letter.requestedAt)))]),
                .paragraph(words.askAdvice), .paragraph(words.askDelay(letter.hours)),
                .button(label: words.askButton, link: letter.actionLink), .paragraph(words.askOtherwise),
            ])
    }

    init(_ letter: FactorResetLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.secondFactor
        let opening = words.due(tenant)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.dueSubject(tenant), preview: opening,
            heading: words.dueHeading,
            blocks: [
                .paragraph(opening), .facts([Fact(label: words.dueLabel, value: text.moment(CivilMoment(letter.dueAt)))]),
                .paragraph(words.stopText), .button(label: words.stopButton, link: letter.stopLink),
                .paragraph(words.dueOtherwise),
            ])
    }
}

extension SecondFactorWords {
    fileprivate func opening(_ letter: SecondFactorLetter, _ tenant: String) -> String {
        switch letter.change {
        case .added: letter.method == .passkey ? addedPasskey(tenant) : addedApp(tenant)
        case .removed: removed(tenant)
        case .taken: taken(tenant)
        case .codesRenewed: codesRenewed(tenant)
        case .recoveryCodeUsed: codeUsed(tenant)
        case .resetAsked: resetAsked(tenant)
        case .reset: reset(tenant)
        }
    }
}
