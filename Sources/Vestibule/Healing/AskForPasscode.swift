package import FoundationEssentials

/// A guest whose account is gone asks to come by code again. Whoever types an address is answered the same; of a guest who has an account the
/// sponsor is asked, once while the wish is open.
package struct AskForPasscode: Sendable {
    private let healings: any HealingStore
    private let tenants: any TenantStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let limits: PasscodeLimits
    private let surroundings: Surroundings

    package init(
        healings: any HealingStore, tenants: any TenantStore, letters: LetterSealer, links: PublicLinks, limits: PasscodeLimits,
        surroundings: Surroundings
    ) {
        self.healings = healings
        self.tenants = tenants
        self.letters = letters
        self.links = links
        self.limits = limits
        self.surroundings = surroundings
    }

    /// - Throws: ``RedemptionRefusal/askedTooOften(until:)`` for a network that asks too much, whoever it asks for.
    package func callAsFunction(_ address: EmailAddress, of id: Tenant.ID, from network: String) async throws {
        try await tenants.underSettings(of: id) { tenant -> Void? in
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            let action = surroundings.newID(of: SponsorAction.self)
            let link = Credential(.sponsorAction, tenant: id, row: action, in: surroundings)
            // Drawn for a stranger too, and thrown away, so that both take the same time. It says what was typed and nothing more.
            let letter = Letter.passcodeWished(
                PasscodeWishedLetter(
                    maskedGuest: address.masked, requestedAt: surroundings.now(), actionLink: links.sponsorAction(link.text)))
            let wish = PasscodeWish(
                action: action, digest: link.digest, address: address, isAllowed: isAllowed(address, in: tenant),
                letter: try letters.seal(letter, to: tenant.contact, language: tenant.language, of: id), network: network)
            switch try await healings.note(wish, in: tenant, limits: limits) {
            case .noted: return ()
            case .tooManyFromNetwork(let until): throw RedemptionRefusal.askedTooOften(until: until)
            case .settingsChanged: return nil
            }
        }
    }

    private func isAllowed(_ address: EmailAddress, in tenant: Tenant) -> Bool {
        tenant.admits(address.domain) && !tenant.routes.switchedOff.contains(.passcode)
    }
}

/// A wish made ready; the statement decides whether anybody is asked.
package struct PasscodeWish: Sendable {
    package var action: SponsorAction.ID
    package var digest: TokenDigest
    package var address: EmailAddress
    /// Whether the tenant would let the address in by code.
    package var isAllowed: Bool
    /// To the guest's sponsor, whom the statement knows.
    package var letter: NewLetter
    package var network: String
}

package enum PasscodeWishOutcome: Sendable, Equatable {
    /// Whether or not there is such a guest.
    case noted
    case tooManyFromNetwork(until: Date)
    case settingsChanged
}
