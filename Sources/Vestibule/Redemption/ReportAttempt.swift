import FoundationEssentials

/// *This was not me*: the guest says that somebody else asked for the code. The attempt dies, the invitation freezes, the sponsor
/// is told and may lift the freeze by one press.
package struct ReportAttempt: Sendable {
    private let redemptions: any RedemptionStore
    private let tenants: any TenantStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        redemptions: any RedemptionStore, tenants: any TenantStore, letters: LetterSealer, links: PublicLinks,
        surroundings: Surroundings
    ) {
        self.redemptions = redemptions
        self.tenants = tenants
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    /// What the link is about; changes nothing.
    package func look(_ link: Credential) async throws -> (reported: ReportedAttempt, tenant: Tenant) {
        guard let reported = try await redemptions.reported(link), let tenant = try await tenants.tenant(link.tenant) else {
            throw RedemptionRefusal.linkUnknown
        }
        return (reported, tenant)
    }

    /// - Returns: False when it was reported before.
    package func callAsFunction(_ link: Credential) async throws -> Bool {
        let (reported, tenant) = try await look(link)
        var action: (new: NewSponsorAction, link: Credential)?
        if reported.isInvitationOpen, case .redemption(let invitation) = reported.purpose {
            let id = surroundings.newID(of: SponsorAction.self)
            let credential = Credential(.sponsorAction, tenant: tenant.id, row: id, in: surroundings)
            action = (
                NewSponsorAction(id: id, digest: credential.digest, kind: .liftFreeze, invitation: invitation), credential
            )
        }
        let letter = Letter.reported(
            ReportedLetter(
                maskedGuest: reported.address.masked, guestName: reported.guestName,
                applicationName: reported.applicationName, reportedAt: surroundings.now(), invitationFrozen: action != nil,
                actionLink: action.map { links.sponsorAction($0.link.text) }))
        return try await redemptions.report(
            link, action: action?.new,
            letter: letters.seal(letter, to: reported.sponsor, language: tenant.language, of: tenant.id))
    }
}
