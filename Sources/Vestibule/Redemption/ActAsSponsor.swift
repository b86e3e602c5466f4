/// The sponsor's one press from a letter: lift a freeze, approve a new link, or let a guest come by code again.
package struct ActAsSponsor: Sendable {
    private let redemptions: any RedemptionStore
    private let invitations: any InvitationStore
    private let tenants: any TenantStore
    private let change: ChangeInvitation
    private let allowPasscode: AllowPasscode

    package init(
        redemptions: any RedemptionStore, invitations: any InvitationStore, tenants: any TenantStore, change: ChangeInvitation,
        allowPasscode: AllowPasscode
    ) {
        self.redemptions = redemptions
        self.invitations = invitations
        self.tenants = tenants
        self.change = change
        self.allowPasscode = allowPasscode
    }

    package struct Question: Sendable {
        package var action: SponsorAction
        package var invitation: Invitation
        package var tenant: Tenant
    }

    /// What the link asks; changes nothing.
    package func look(_ link: Credential) async throws -> Question {
        guard let action = try await redemptions.sponsorAction(link), let tenant = try await tenants.tenant(link.tenant),
            let invitation = try await invitations.invitation(action.invitation, of: link.tenant)
        else { throw RedemptionRefusal.linkUnknown }
        return Question(action: action, invitation: invitation, tenant: tenant)
    }

    /// - Returns: False when the press was made before.
    package func callAsFunction(_ link: Credential) async throws -> Bool {
        let question = try await look(link)
        guard question.action.isOpen else { return false }
        let sponsor = Actor.sponsor(question.invitation.sponsor)
        switch question.action.kind {
        case .liftFreeze:
            _ = try await change.unfreeze(question.invitation.id, of: link.tenant, by: sponsor)
        case .approveLink:
            _ = try await change.resend(question.invitation.id, of: link.tenant, renewing: true, by: sponsor)
        case .allowPasscode:
            do {
                _ = try await allowPasscode(question.invitation.guest, of: question.tenant, by: sponsor)
            } catch is AllowPasscodeRefusal { throw RedemptionRefusal.nothingFits }
        }
        // The press is used up only once it has done its work: a refusal or a crash leaves it open. Two presses at once do the same thing.
        return try await redemptions.spend(link)
    }
}
