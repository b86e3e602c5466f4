package import FoundationEssentials

/// The sponsor's page behind the letter: looking changes nothing; a press hands the guest's place over, or declines.
package struct DecideHandOver: Sendable {
    private let handOvers: any HandOverStore
    private let tenants: any TenantStore
    private let guests: any GuestStore
    private let applications: any ApplicationStore
    private let appRoles: any AppRoleStore
    private let inviteGuest: InviteGuest
    private let letters: LetterSealer
    private let surroundings: Surroundings

    package init(
        handOvers: any HandOverStore, tenants: any TenantStore, guests: any GuestStore, applications: any ApplicationStore,
        appRoles: any AppRoleStore, inviteGuest: InviteGuest, letters: LetterSealer, surroundings: Surroundings
    ) {
        self.handOvers = handOvers
        self.tenants = tenants
        self.guests = guests
        self.applications = applications
        self.appRoles = appRoles
        self.inviteGuest = inviteGuest
        self.letters = letters
        self.surroundings = surroundings
    }

    package struct Question: Sendable {
        package var handOver: HandOver
        package var tenant: Tenant
        /// Which asked, or invited the guest who asks; nil for one that is gone.
        package var applicationName: String?
        /// What goes over.
        package var assignments: [Assignment]
        package var accessEndsAt: Date?

        package init(
            handOver: HandOver, tenant: Tenant, applicationName: String?, assignments: [Assignment], accessEndsAt: Date?
        ) {
            self.handOver = handOver
            self.tenant = tenant
            self.applicationName = applicationName
            self.assignments = assignments
            self.accessEndsAt = accessEndsAt
        }
    }

    /// - Throws: ``RedemptionRefusal/linkUnknown``.
    package func look(_ link: Credential) async throws -> Question {
        let (handOver, tenant) = try await opened(by: link)
        let assignments = try await appRoles.assignments(
            of: .guest(handOver.guest), tenant: tenant.id, after: nil, limit: Self.mostShown + 1)
        guard assignments.count <= Self.mostShown else { throw HandOverRefusal.tooManyRoles }
        return Question(
            handOver: handOver, tenant: tenant,
            applicationName: try await applications.application(handOver.application, of: tenant.id)?.name,
            assignments: assignments,
            accessEndsAt: try await guests.accessEnds(of: [handOver.guest], tenant: tenant.id)[handOver.guest])
    }

    /// Invites the colleague as if the application did it now. Invitation, deletion and decision are one transaction: of two presses at once
    /// one does it, and a refusal of the invitation leaves the question open.
    ///
    /// - Throws: ``HandOverRefusal``, ``InviteRefusal``, ``RedemptionRefusal/linkUnknown``.
    package func approve(_ link: Credential) async throws {
        let (handOver, tenant) = try await opened(by: link)
        guard handOver.standing == .pendingApproval else { throw HandOverRefusal.over(handOver.standing) }
        guard let application = try await applications.application(handOver.application, of: tenant.id),
            let guest = try await guests.guest(handOver.guest, of: tenant.id)
        else { throw HandOverRefusal.over(.void) }
        var request = InvitationRequest(
            address: handOver.address.text, redirectURL: handOver.redirectURL,
            // Not the name of who goes.
            displayName: handOver.displayName ?? handOver.address.text, message: handOver.message, language: handOver.language)
        request.sendsLetter = handOver.sendsLetter
        let letter = Letter.handedOver(
            HandedOverLetter(colleague: handOver.address.text, handedOverAt: surroundings.now(), contact: handOver.sponsor.text))
        let language = guest.preferredLanguage.flatMap { Language(tag: $0) } ?? tenant.language
        let approval = HandOverApproval(
            handOver: handOver.id, link: link.digest, sponsor: handOver.sponsor,
            letter: try letters.seal(letter, to: guest.address, language: language, of: tenant.id))
        do {
            _ = try await inviteGuest(
                request, by: application, repetitionKey: nil,
                replacing: .init(guest: handOver.guest, keepsAccess: false, handingOver: approval),
                doneBy: .sponsor(handOver.sponsor))
        } catch InviteRefusal.requestDecided {
            throw HandOverRefusal.over(try await opened(by: link).handOver.standing)
        }
    }

    /// - Throws: ``HandOverRefusal``, ``RedemptionRefusal/linkUnknown``.
    package func decline(_ link: Credential) async throws {
        _ = try await opened(by: link)
        guard try await handOvers.decline(link) else { throw HandOverRefusal.over(try await opened(by: link).handOver.standing) }
    }

    /// - Throws: ``HandOverRefusal``.
    package func withdraw(_ id: HandOver.ID, of guest: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws {
        guard try await !handOvers.withdraw(id, of: guest, tenant: tenant, by: actor) else { return }
        guard let handOver = try await handOvers.handOver(id, of: guest, tenant: tenant) else { throw HandOverRefusal.notFound }
        throw HandOverRefusal.over(handOver.standing)
    }

    /// More than these nobody agrees to by one press.
    package static let mostShown = 100

    private func opened(by link: Credential) async throws -> (handOver: HandOver, tenant: Tenant) {
        guard let handOver = try await handOvers.handOver(openedBy: link), let tenant = try await tenants.tenant(link.tenant),
            tenant.status == .active
        else { throw RedemptionRefusal.linkUnknown }
        return (handOver, tenant)
    }
}
