import FoundationEssentials

/// A guest whose link no longer works asks for a new one. The letter goes to the stored address only, so asking proves nothing and
/// gives nothing away. An invitation that has expired is its sponsor's to renew.
package struct RequestNewLink: Sendable {
    package enum Answer: Sendable, Equatable { case onItsWay, sponsorAsked }

    private let redeem: RedeemInvitation
    private let change: ChangeInvitation
    private let redemptions: any RedemptionStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        redeem: RedeemInvitation, change: ChangeInvitation, redemptions: any RedemptionStore, letters: LetterSealer,
        links: PublicLinks, surroundings: Surroundings
    ) {
        self.redeem = redeem
        self.change = change
        self.redemptions = redemptions
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    /// - Throws: ``RedemptionRefusal`` where no link will be sent: revoked, blocked, frozen, already used.
    package func callAsFunction(_ link: Credential) async throws -> Answer {
        let opened = try await redeem.open(link)
        let invitation = opened.invitation
        switch invitation.standing(at: surroundings.now()) {
        case .pending:
            if let refusal = opened.refusal, refusal != .linkReplaced { throw refusal }
            do { _ = try await change.resend(invitation.id, of: invitation.tenant, by: .visitor) } catch let refusal
                as InviteRefusal
            {
                if case .tooManyInvitations(let seconds) = refusal {
                    throw RedemptionRefusal.tooManyLetters(until: surroundings.now().addingTimeInterval(TimeInterval(seconds)))
                }
                throw refusal
            }
            return .onItsWay
        case .expired:
            if opened.refusal != .expired, let refusal = opened.refusal, refusal != .linkReplaced { throw refusal }
            try await askSponsor(of: invitation, in: opened.tenant)
            return .sponsorAsked
        case .superseded: throw RedemptionRefusal.linkReplaced
        case .redeemed: throw RedemptionRefusal.alreadyUsed
        case .revoked: throw RedemptionRefusal.revoked
        case .frozen: throw RedemptionRefusal.frozen
        }
    }

    private func askSponsor(of invitation: Invitation, in tenant: Tenant) async throws {
        let id = surroundings.newID(of: SponsorAction.self)
        let credential = Credential(.sponsorAction, tenant: tenant.id, row: id, in: surroundings)
        let letter = Letter.linkRequested(
            LinkRequestedLetter(
                maskedGuest: invitation.address.masked, guestName: invitation.displayName,
                applicationName: invitation.inviterName, requestedAt: surroundings.now(),
                actionLink: links.sponsorAction(credential.text)))
        // A second wish while the first waits for the sponsor changes nothing and says the same.
        _ = try await redemptions.requestNewLink(
            invitation.id, of: tenant.id,
            action: NewSponsorAction(id: id, digest: credential.digest, kind: .approveLink, invitation: invitation.id),
            letter: letters.seal(letter, to: invitation.sponsor, language: tenant.language, of: tenant.id))
    }
}
