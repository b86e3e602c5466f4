/// Seals the letters that tell of a guest's second factors.
package struct SecondFactorLetters: Sendable {
    private let letters: LetterSealer
    private let surroundings: Surroundings

    package init(letters: LetterSealer, surroundings: Surroundings) {
        self.letters = letters
        self.surroundings = surroundings
    }

    func toGuest(
        _ change: SecondFactorLetter.Change, _ guest: Guest, method: SecondFactor.Kind? = nil, in tenant: Tenant
    ) throws -> NewLetter {
        let letter = Letter.secondFactor(
            SecondFactorLetter(
                change: change, method: method, guest: nil, changedAt: surroundings.now(), contact: tenant.contact.text))
        return try letters.seal(letter, to: guest.address, language: guest.language(in: tenant), of: tenant.id)
    }

    /// The statement that writes it knows whose mailbox it is for.
    func toSponsor(_ change: SecondFactorLetter.Change, _ guest: Guest, in tenant: Tenant) throws -> NewLetter {
        let letter = Letter.secondFactor(
            SecondFactorLetter(
                change: change, method: nil, guest: guest.nameAndAddress, changedAt: surroundings.now(),
                contact: tenant.contact.text))
        return try letters.seal(letter, to: tenant.contact, language: tenant.language, of: tenant.id)
    }
}

extension Guest {
    func language(in tenant: Tenant) -> Language { preferredLanguage.flatMap { Language(tag: $0) } ?? tenant.language }

    var nameAndAddress: String { displayName == address.text ? address.text : "\(displayName) (\(address.text))" }
}
