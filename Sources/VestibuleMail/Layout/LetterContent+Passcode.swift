internal import FoundationEssentials
internal import Vestibule

extension LetterContent {
    /// The code, the word that ties it to the reader's own page, what it is for, and the way out.
    init(_ letter: PasscodeLetter, tenant: String, text: LetterText, language: Language) {
        let words = text.passcode
        let opening = words.opening(letter.purpose, tenant, letter.applicationName)
        let minutes = Int((letter.expiresAt.timeIntervalSince(letter.requestedAt) / 60).rounded(.down))
        var facts = [Fact(label: words.organisation, value: tenant)]
        if let application = letter.applicationName { facts.append(Fact(label: words.application, value: application)) }
        facts.append(Fact(label: words.requested, value: text.moment(CivilMoment(letter.requestedAt))))
        self.init(
            language: language, text: text, tenant: tenant, subject: words.subject(letter.purpose, tenant),
            preview: words.neverAsked(tenant), heading: words.heading,
            blocks: [
                .paragraph(opening),
                .code(groups: Self.groups(of: letter.code)),
                .paragraph(words.validity(minutes, text.moment(CivilMoment(letter.expiresAt)))),
                .reference(before: words.reference.before, word: letter.referenceWord, after: words.reference.after),
                .facts(facts),
                .paragraph(words.neverAsked(tenant)),
                .alarm(
                    title: words.notMeTitle, text: words.notMe, label: words.notMeLink, link: letter.reportLink,
                    then: words.notMeThen(letter.purpose, tenant)),
            ])
    }

    /// `12345678` → `1234`, `5678`.
    static func groups(of code: String) -> [String] {
        var groups: [String] = []
        var rest = code[...]
        while !rest.isEmpty {
            groups.append(String(rest.prefix(4)))
            rest = rest.dropFirst(4)
        }
        return groups
    }
}
