package import FoundationEssentials

/// A guest has lost its second factor: whoever answers for it agrees, the guest's mailbox is told, and after a delay the factors are gone.
///
/// Three hands, so that none alone gets round a second factor: who has signed in asks, the sponsor agrees, and the mailbox had time to say no.
package struct ResetSecondFactors: Sendable {
    private let store: any FactorResetStore
    private let tenants: any TenantStore
    private let sealer: LetterSealer
    private let letters: SecondFactorLetters
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        store: any FactorResetStore, tenants: any TenantStore, sealer: LetterSealer, letters: SecondFactorLetters,
        links: PublicLinks, surroundings: Surroundings
    ) {
        self.store = store
        self.tenants = tenants
        self.sealer = sealer
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    /// Asks the sponsor, once while the wish is open; the guest is told that it was asked.
    ///
    /// - Returns: False where nobody can be asked: the guest has no factor, or was never invited.
    package func ask(by credential: Credential, of session: Session, in tenant: Tenant) async throws -> Bool {
        let action = surroundings.newID(of: SponsorAction.self)
        let link = Credential(.sponsorAction, tenant: tenant.id, row: action, in: surroundings)
        let letter = Letter.factorResetAsked(
            FactorResetAskedLetter(
                guest: session.guest.nameAndAddress, requestedAt: surroundings.now(), hours: tenant.secondFactors.resetHours,
                actionLink: links.sponsorAction(link.text)))
        return try await store.ask(
            FactorResetWish(
                action: action, digest: link.digest,
                toSponsor: try sealer.seal(letter, to: tenant.contact, language: tenant.language, of: tenant.id),
                toGuest: try letters.toGuest(.resetAsked, session.guest, in: tenant)),
            by: credential)
    }

    /// The sponsor's yes, which uses the press up. From now on the guest's mailbox can stop it.
    ///
    /// - Returns: False for a press that was made before, or is void.
    func approve(_ guest: Guest, of tenant: Tenant, by press: Credential, of actor: Actor) async throws -> Bool {
        let link = Credential(.factorReset, tenant: tenant.id, row: guest.id, in: surroundings)
        let hours = tenant.secondFactors.resetHours
        let letter = Letter.factorReset(
            FactorResetLetter(
                dueAt: surroundings.now().addingTimeInterval(Double(hours) * 3600), stopLink: links.stopFactorReset(link.text)))
        return try await store.approve(
            guest.id, by: press, afterHours: hours, stop: link.digest,
            letter: try sealer.seal(letter, to: guest.address, language: guest.language(in: tenant), of: tenant.id), by: actor)
    }

    /// What the link from the guest's letter would stop; changes nothing.
    ///
    /// - Returns: When the reset is due; nil where it was stopped or is done.
    /// - Throws: ``RedemptionRefusal/linkUnknown`` where the tenant is gone.
    package func look(_ link: Credential) async throws -> (tenant: Tenant, dueAt: Date?) {
        guard let tenant = try await tenants.tenant(link.tenant), tenant.status == .active else {
            throw RedemptionRefusal.linkUnknown
        }
        return (tenant, try await store.dueAt(link))
    }

    /// - Returns: False where there was nothing to stop.
    package func stop(_ link: Credential) async throws -> Bool { try await store.stop(link) }

    /// Carries out those whose time has come: the factors are gone, the sessions over, the guest is told.
    ///
    /// - Returns: Whose outbox has a letter now.
    package func carryOut(atMost limit: Int = 200) async throws -> Set<Tenant.ID> {
        var told: Set<Tenant.ID> = []
        for due in try await store.due(limit: limit) {
            guard let tenant = try await tenants.tenant(due.tenant) else { continue }
            if try await store.carryOut(due.guest.id, of: tenant.id, letter: try letters.toGuest(.reset, due.guest, in: tenant)) {
                told.insert(tenant.id)
            }
        }
        return told
    }
}

/// A wish made ready; the statement decides whether anybody is asked.
package struct FactorResetWish: Sendable {
    package var action: SponsorAction.ID
    package var digest: TokenDigest
    /// To the guest's sponsor, whom the statement knows.
    package var toSponsor: NewLetter
    package var toGuest: NewLetter
}

package protocol FactorResetStore: Sendable {
    /// - Returns: False for a session that is over, or a guest without a factor or an invitation; true also where the wish was open already.
    func ask(_ wish: FactorResetWish, by session: Credential) async throws -> Bool
    /// Spends the press, and begins the reset where there is something to reset and none is under way.
    ///
    /// - Returns: False for a press that is spent or void.
    func approve(
        _ guest: Guest.ID, by press: Credential, afterHours hours: Int, stop: TokenDigest, letter: NewLetter, by actor: Actor
    ) async throws -> Bool
    func dueAt(_ link: Credential) async throws -> Date?
    func stop(_ link: Credential) async throws -> Bool
    /// Over all tenants.
    func due(limit: Int) async throws -> [(tenant: Tenant.ID, guest: Guest)]
    /// - Returns: False where it was stopped meanwhile, or another replica was quicker.
    func carryOut(_ guest: Guest.ID, of tenant: Tenant.ID, letter: NewLetter) async throws -> Bool
}
