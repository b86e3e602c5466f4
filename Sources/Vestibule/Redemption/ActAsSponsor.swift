/// The sponsor's one press from a letter: lift a freeze, approve a new link, let a guest come by code again, or decide an access request.
package struct ActAsSponsor: Sendable {
    private let redemptions: any RedemptionStore
    private let invitations: any InvitationStore
    private let tenants: any TenantStore
    private let change: ChangeInvitation
    private let allowPasscode: AllowPasscode
    private let decideAccess: DecideAccess

    package init(
        redemptions: any RedemptionStore, invitations: any InvitationStore, tenants: any TenantStore, change: ChangeInvitation,
        allowPasscode: AllowPasscode, decideAccess: DecideAccess
    ) {
        self.redemptions = redemptions
        self.invitations = invitations
        self.tenants = tenants
        self.change = change
        self.allowPasscode = allowPasscode
        self.decideAccess = decideAccess
    }

    package struct Question: Sendable {
        package var action: SponsorAction
        package var subject: Subject
        package var tenant: Tenant

        package enum Subject: Sendable {
            case invitation(Invitation)
            case accessRequest(AccessRequest)
        }
    }

    /// What the link asks; changes nothing.
    package func look(_ link: Credential) async throws -> Question {
        guard let action = try await redemptions.sponsorAction(link), let tenant = try await tenants.tenant(link.tenant) else {
            throw RedemptionRefusal.linkUnknown
        }
        switch action.subject {
        case .invitation(let id):
            guard let invitation = try await invitations.invitation(id, of: link.tenant) else {
                throw RedemptionRefusal.linkUnknown
            }
            return Question(action: action, subject: .invitation(invitation), tenant: tenant)
        case .accessRequest(let id):
            do {
                return Question(
                    action: action, subject: .accessRequest(try await decideAccess.look(id, of: link.tenant)), tenant: tenant)
            } catch AccessRequestRefusal.notFound { throw RedemptionRefusal.linkUnknown }
        }
    }

    /// - Returns: False when the press was made before.
    package func callAsFunction(_ link: Credential) async throws -> Bool {
        let question = try await look(link)
        guard question.action.isOpen else { return false }
        switch question.subject {
        case .invitation(let invitation): try await act(question.action.kind, on: invitation, in: question.tenant)
        case .accessRequest(let request):
            do { try await act(question.action.kind, on: request, of: link.tenant) } catch AccessRequestRefusal.decided {
                return false
            }
        }
        // The press is used up only once it has done its work: a refusal or a crash leaves it open. Two presses at once do the same thing.
        return try await redemptions.spend(link)
    }

    private func act(_ kind: SponsorAction.Kind, on invitation: Invitation, in tenant: Tenant) async throws {
        let sponsor = Actor.sponsor(invitation.sponsor)
        switch kind {
        case .liftFreeze: _ = try await change.unfreeze(invitation.id, of: tenant.id, by: sponsor)
        case .approveLink: _ = try await change.resend(invitation.id, of: tenant.id, renewing: true, by: sponsor)
        case .allowPasscode:
            do { _ = try await allowPasscode(invitation.guest, of: tenant, by: sponsor) } catch is AllowPasscodeRefusal {
                throw RedemptionRefusal.nothingFits
            }
        case .approveAccess, .refuseAccess: throw RedemptionRefusal.linkUnknown
        }
    }

    private func act(_ kind: SponsorAction.Kind, on request: AccessRequest, of tenant: Tenant.ID) async throws {
        let sponsor = Actor.sponsor(request.sponsor)
        switch kind {
        case .approveAccess: try await decideAccess.approve(request.id, of: tenant, by: sponsor)
        case .refuseAccess: try await decideAccess.refuse(request.id, of: tenant, by: sponsor)
        case .liftFreeze, .approveLink, .allowPasscode: throw RedemptionRefusal.linkUnknown
        }
    }
}
