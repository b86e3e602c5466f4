internal import Vestibule

extension LetterContent {
    init(_ letter: AccessEndingLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.accessEnding
        let first = letter.guests.first?.name ?? ""
        let opening = letter.isAsked ? words.openingAsked(first, tenant) : words.opening(tenant)
        var items = letter.guests.map { "\($0.name)\(text.colon)\(text.moment(CivilMoment($0.endsAt)))" }
        if letter.others > 0 { items.append(words.others(letter.others)) }
        self.init(
            language: language, text: text, tenant: tenant,
            subject: letter.isAsked ? words.subjectAsked(tenant) : words.subject(tenant), preview: opening, heading: words.heading,
            blocks: [
                .paragraph(opening), .list(title: letter.isAsked ? words.endedTitle : words.endsTitle, items: items),
                .paragraph(words.decide), .button(label: words.button, link: letter.actionLink),
                .paragraph(letter.isAsked ? words.otherwiseAsked : words.otherwise),
            ])
    }

    init(_ letter: AccessReviewLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.accessReview
        let opening = words.opening(tenant)
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(tenant), preview: opening,
            heading: words.heading,
            blocks: [.paragraph(opening)] + (letter.explanation.map { [.paragraph($0)] } ?? []) + [
                .facts([
                    Fact(label: words.review, value: letter.review), Fact(label: words.guests, value: String(letter.guests)),
                    Fact(label: words.ends, value: text.moment(CivilMoment(letter.endsAt))),
                ]), .paragraph(words.decide), .button(label: words.button, link: letter.actionLink), .paragraph(words.otherwise),
            ])
    }
}
