/// The sponsor's one press from a letter: lift a freeze, approve a new link, let a guest come by code again, let its second factors be reset, or
/// decide an access request.
package struct ActAsSponsor: Sendable {
    private let redemptions: any RedemptionStore
    private let invitations: any InvitationStore
    private let tenants: any TenantStore
    private let change: ChangeInvitation
    private let allowPasscode: AllowPasscode
    private let guests: any GuestStore
    private let resetFactors: ResetSecondFactors
    private let decideAccess: DecideAccess

    package init(
        redemptions: any RedemptionStore, invitations: any InvitationStore, tenants: any TenantStore, change: ChangeInvitation,
        allowPasscode: AllowPasscode, guests: any GuestStore, resetFactors: ResetSecondFactors, decideAccess: DecideAccess
    ) {
        self.redemptions = redemptions
        self.invitations = invitations
        self.tenants = tenants
        self.change = change
        self.allowPasscode = allowPasscode
        self.guests = guests
        self.resetFactors = resetFactors
        self.decideAccess = decideAccess
    }

    package struct Question: Sendable {
        package var subject: Subject
        package var tenant: Tenant
        /// Who got the link, where that is known.
        package var recipient: EmailAddress?
        /// False once the press was made, or is too late.
        package var isOpen: Bool
        package var isExpired: Bool

        package enum Subject: Sendable {
            case invitation(Invitation, Wish)
            case accessRequest(AccessRequest, isApproval: Bool)
        }
    }

    /// What a sponsor may do about somebody invited.
    package enum Wish: Sendable, CaseIterable { case liftFreeze, approveLink, allowPasscode, resetFactors }

    /// What the link asks; changes nothing.
    package func look(_ link: Credential) async throws -> Question {
        guard let action = try await redemptions.sponsorAction(link), let tenant = try await tenants.tenant(link.tenant),
            let subject = try await subject(of: action)
        else { throw RedemptionRefusal.linkUnknown }
        return Question(
            subject: subject, tenant: tenant, recipient: action.recipient, isOpen: action.isOpen, isExpired: action.isExpired)
    }

    private func subject(of action: SponsorAction) async throws -> Question.Subject? {
        switch (action.subject, action.kind) {
        case (.invitation(let id), .liftFreeze): try await invitation(id, of: action.tenant, .liftFreeze)
        case (.invitation(let id), .approveLink): try await invitation(id, of: action.tenant, .approveLink)
        case (.invitation(let id), .allowPasscode): try await invitation(id, of: action.tenant, .allowPasscode)
        case (.invitation(let id), .resetFactors): try await invitation(id, of: action.tenant, .resetFactors)
        case (.accessRequest(let id), .approveAccess): try await accessRequest(id, of: action.tenant, isApproval: true)
        case (.accessRequest(let id), .refuseAccess): try await accessRequest(id, of: action.tenant, isApproval: false)
        case (.invitation, _), (.accessRequest, _): nil
        }
    }

    private func invitation(_ id: Invitation.ID, of tenant: Tenant.ID, _ wish: Wish) async throws -> Question.Subject? {
        try await invitations.invitation(id, of: tenant).map { .invitation($0, wish) }
    }

    private func accessRequest(
        _ id: AccessRequest.ID, of tenant: Tenant.ID, isApproval: Bool
    ) async throws -> Question.Subject? {
        do { return .accessRequest(try await decideAccess.look(id, of: tenant), isApproval: isApproval) } catch AccessRequestRefusal
            .notFound
        { return nil }
    }

    /// - Returns: False when the press was made before.
    package func callAsFunction(_ link: Credential) async throws -> Bool {
        let question = try await look(link)
        guard question.isOpen else { return false }
        switch question.subject {
        case .invitation(let invitation, .resetFactors):
            guard let guest = try await guests.guest(invitation.guest, of: question.tenant.id) else {
                throw RedemptionRefusal.linkUnknown
            }
            // Where they are gone meanwhile, what was wished is so.
            return try await resetFactors.approve(
                guest, of: question.tenant, by: link, of: .sponsor(question.recipient ?? invitation.sponsor))
        case .invitation(let invitation, let wish):
            try await act(wish, on: invitation, in: question.tenant, by: .sponsor(question.recipient ?? invitation.sponsor))
        case .accessRequest(let request, let isApproval):
            let sponsor = Actor.sponsor(question.recipient ?? request.sponsor)
            do { try await act(isApproval, on: request, of: link.tenant, by: sponsor) } catch AccessRequestRefusal.decided {
                return false
            }
        }
        // The press is used up only once it has done its work: a refusal or a crash leaves it open. Two presses at once do the same thing.
        return try await redemptions.spend(link)
    }

    private func act(_ wish: Wish, on invitation: Invitation, in tenant: Tenant, by sponsor: Actor) async throws {
        switch wish {
        case .liftFreeze: _ = try await change.unfreeze(invitation.id, of: tenant.id, by: sponsor)
        case .approveLink: _ = try await change.resend(invitation.id, of: tenant.id, renewing: true, by: sponsor)
        case .allowPasscode:
            do { _ = try await allowPasscode(invitation.guest, of: tenant, by: sponsor) } catch is AllowPasscodeRefusal {
                throw RedemptionRefusal.nothingFits
            }
        // Its statement spends the press by itself.
        case .resetFactors: break
        }
    }

    private func act(_ isApproval: Bool, on request: AccessRequest, of tenant: Tenant.ID, by sponsor: Actor) async throws {
        if isApproval {
            try await decideAccess.approve(request.id, of: tenant, by: sponsor)
        } else {
            try await decideAccess.refuse(request.id, of: tenant, by: sponsor)
        }
    }
}
