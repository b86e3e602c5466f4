package import FoundationEssentials

/// Revokes, resends or extends an invitation that stands.
package struct ChangeInvitation: Sendable {
    private let invitations: any InvitationStore
    private let tenants: any TenantStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        invitations: any InvitationStore, tenants: any TenantStore, letters: LetterSealer, links: PublicLinks,
        surroundings: Surroundings
    ) {
        self.invitations = invitations
        self.tenants = tenants
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    package func revoke(_ id: Invitation.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Invitation {
        try settle(await invitations.revoke(id, of: tenant, by: actor))
    }

    package func extend(
        _ id: Invitation.ID, of tenant: Tenant.ID, until end: Date, by actor: Actor
    ) async throws -> Invitation {
        let now = surroundings.now()
        guard end > now, end <= now.addingTimeInterval(InvitationLife.longest) else { throw InviteRefusal.expiry }
        return try settle(await invitations.extend(id, of: tenant, until: end, by: actor))
    }

    package func unfreeze(_ id: Invitation.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Invitation {
        try settle(await invitations.unfreeze(id, of: tenant, by: actor))
    }

    /// Sends the letter again with a new link; every older link is dead. The domain policy of today decides.
    ///
    /// - Parameter renewing: Whether an expired invitation is opened for another ``InvitationLife/usual``.
    package func resend(
        _ id: Invitation.ID, of tenantID: Tenant.ID, renewing: Bool = false, by actor: Actor
    ) async throws -> InviteGuest.Invited {
        guard let tenant = try await tenants.tenant(tenantID) else { throw TenantRefusal.notFound }
        guard tenant.status == .active else { throw InviteRefusal.tenantSuspended }
        guard let invitation = try await invitations.invitation(id, of: tenantID) else { throw InviteRefusal.notFound }
        let verdict = domainVerdict(on: invitation.address.domain, rules: tenant.domainRules(at: .redemption))
        guard verdict.isAllowed else { throw InviteRefusal.domainBlocked(invitation.address.domain, verdict) }
        let now = surroundings.now()
        let renewed = renewing && invitation.expiresAt <= now ? now.addingTimeInterval(InvitationLife.usual) : nil
        let credential = Credential(.invitationLink, tenant: tenantID, row: id, in: surroundings)
        let letter = try letters.seal(
            .invitation(
                InvitationLetter(
                    guestName: invitation.displayName, inviterName: invitation.inviterName,
                    applicationName: invitation.inviterName, destinationHost: invitation.redirectURL.host,
                    message: invitation.message, link: links.redeem(credential.text),
                    expiresAt: renewed ?? invitation.expiresAt)),
            to: invitation.address, copies: [], language: invitation.language ?? tenant.language, of: tenantID,
            dropAfter: renewed ?? invitation.expiresAt)
        let link = NewLink(digest: credential.digest, letter: letter, expiresAt: renewed)
        let changed = try settle(await invitations.resend(id, of: tenantID, with: link, by: actor))
        return InviteGuest.Invited(invitation: changed, redeemURL: links.redeem(credential.text))
    }

    private func settle(_ outcome: ChangeInvitationOutcome) throws(InviteRefusal) -> Invitation {
        switch outcome {
        case .changed(let invitation): return invitation
        case .notFound: throw .notFound
        case .notPending(let standing): throw .notPending(standing)
        case .tooMany(let seconds): throw .tooManyInvitations(retryAfter: seconds)
        }
    }
}
