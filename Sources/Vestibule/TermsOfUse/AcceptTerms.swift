/// A guest reads terms of use and accepts them, or does not.
package struct AcceptTerms: Sendable {
    private let terms: any TermsStore
    private let policies: any ConditionalAccessStore
    private let letters: LetterSealer
    private let surroundings: Surroundings

    package init(
        terms: any TermsStore, policies: any ConditionalAccessStore, letters: LetterSealer, surroundings: Surroundings
    ) {
        self.terms = terms
        self.policies = policies
        self.letters = letters
        self.surroundings = surroundings
    }

    /// What a guest reads.
    package struct Shown: Sendable {
        package var terms: TermsOfUse
        package var text: TermsText
    }

    /// - Returns: Nil where the tenant has no such terms.
    package func show(_ id: TermsOfUse.ID, of tenant: Tenant, in language: Language) async throws -> Shown? {
        guard let terms = try await policies.freshConditionalAccess(of: tenant.id)?.0.terms[id],
            let text = TermsText.best(of: try await self.terms.texts(of: id, tenant: tenant.id), for: language)
        else { return nil }
        return Shown(terms: terms, text: text)
    }

    /// - Parameters:
    ///   - version: The one that the page showed.
    ///   - textLanguage: That of the text which it showed.
    ///   - language: The guest's, for the letter.
    package func accept(
        _ id: TermsOfUse.ID, version: Int, in textLanguage: String, by session: Session, in tenant: Tenant,
        reading language: Language, network: String?
    ) async throws -> AcceptTermsOutcome {
        guard let terms = try await policies.freshConditionalAccess(of: tenant.id)?.0.terms[id] else { return .over }
        guard terms.version == version,
            let text = try await self.terms.texts(of: id, tenant: tenant.id).first(where: { $0.language == textLanguage })
        else { return .changed }
        let shown = Shown(terms: terms, text: text)
        let letter = TermsAcceptedLetter(
            terms: shown.terms.displayName, version: version, acceptedAt: surroundings.now(), text: shown.text.markdown)
        let receipt = try letters.seal(
            .termsAccepted(letter), to: session.guest.address, language: language, of: tenant.id)
        return try await self.terms.accept(
            id, version: version, in: shown.text.language, by: session, network: network, receipt: receipt)
    }

    package func decline(_ id: TermsOfUse.ID, by session: Session) async throws { try await terms.decline(id, by: session) }
}
