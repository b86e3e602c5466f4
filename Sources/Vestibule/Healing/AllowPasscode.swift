/// Takes a guest's account off, so that the guest comes by code again: for who has lost it. Every session ends, and the guest is told by mail.
package struct AllowPasscode: Sendable {
    private let healings: any HealingStore
    private let guests: any GuestStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        healings: any HealingStore, guests: any GuestStore, letters: LetterSealer, links: PublicLinks, surroundings: Surroundings
    ) {
        self.healings = healings
        self.guests = guests
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    /// - Returns: False for a guest who has no account.
    /// - Throws: ``AllowPasscodeRefusal/passcodesAreOff``: the guest would be locked out.
    package func callAsFunction(_ id: Guest.ID, of tenant: Tenant, by actor: Actor) async throws -> Bool {
        guard !tenant.routes.switchedOff.contains(.passcode) else { throw AllowPasscodeRefusal.passcodesAreOff }
        guard let guest = try await guests.guest(id, of: tenant.id), guest.door != .passcode else { return false }
        let letter = Letter.passcodeAllowed(
            PasscodeAllowedLetter(allowedAt: surroundings.now(), signInLink: links.signIn(to: tenant.id)))
        let language = guest.preferredLanguage.flatMap { Language(tag: $0) } ?? tenant.language
        return try await healings.allowPasscode(
            id, of: tenant.id, letter: letters.seal(letter, to: guest.address, language: language, of: tenant.id), by: actor)
    }
}

package enum AllowPasscodeRefusal: Refusal, Equatable {
    case passcodesAreOff
    case noAccount

    package var sentence: String {
        switch self {
        case .passcodesAreOff:
            "The tenant has switched passcodes off, so the guest would be locked out. Switch them on first: PATCH …/sign-in with passcode=on."
        case .noAccount: "The guest signs in by passcode already."
        }
    }
}
