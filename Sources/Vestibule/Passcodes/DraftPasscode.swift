import FoundationEssentials

/// Draws a code and writes its letter. The statement that stores it decides whether it may go.
package struct DraftPasscode: Sendable {
    private let vault: Vault
    private let letters: LetterSealer
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(vault: Vault, letters: LetterSealer, links: PublicLinks, surroundings: Surroundings) {
        self.vault = vault
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    package func callAsFunction(
        for attempt: Attempt.ID, of tenant: Tenant, purpose: Attempt.Purpose, to address: EmailAddress,
        applicationName: String?, language: Language
    ) throws -> NewCode {
        let code = Passcode(in: surroundings)
        let word = ReferenceWord.draw(in: surroundings)
        let report = Credential(.report, tenant: tenant.id, row: attempt, in: surroundings)
        let now = surroundings.now()
        let end = now.addingTimeInterval(TimeInterval(tenant.passcodeMinutes * 60))
        let letter = Letter.passcode(
            PasscodeLetter(
                code: code.digits, referenceWord: word, purpose: purpose.ofLetter, applicationName: applicationName,
                requestedAt: now, expiresAt: end, reportLink: links.report(report.text)))
        return NewCode(
            authenticationCode: code.code(for: attempt, of: tenant.id, purpose: purpose, vault: vault),
            referenceWord: word, report: report.digest,
            letter: try letters.seal(letter, to: address, language: language, of: tenant.id, dropAfter: end),
            minutes: tenant.passcodeMinutes)
    }
}

extension Attempt.Purpose {
    fileprivate var ofLetter: PasscodeLetter.Purpose {
        switch self {
        case .redemption: .redemption
        case .signIn: .signIn
        case .accessRequest: .accessRequest
        }
    }
}
