import FoundationEssentials

/// Asks whoever answers for a guest to let a colleague of the same domain take the guest's place. Nothing changes until the sponsor agrees.
package struct AskForHandOver: Sendable {
    private let handOvers: any HandOverStore
    private let inviteGuest: InviteGuest
    private let invitations: any InvitationStore
    private let guests: any GuestStore
    private let applications: any ApplicationStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        handOvers: any HandOverStore, inviteGuest: InviteGuest, invitations: any InvitationStore, guests: any GuestStore,
        applications: any ApplicationStore, letters: LetterSealer, links: PublicLinks, surroundings: Surroundings
    ) {
        self.handOvers = handOvers
        self.inviteGuest = inviteGuest
        self.invitations = invitations
        self.guests = guests
        self.applications = applications
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    /// By an application, which will have invited the colleague.
    ///
    /// - Throws: ``HandOverRefusal``, ``InviteRefusal``.
    package func callAsFunction(
        _ request: InvitationRequest, because reason: String?, from guest: Guest, in tenant: Tenant, by caller: Application
    ) async throws -> HandOver {
        let permitted = try await permitted(request, from: guest, in: tenant)
        guard try await guests.guest(withAddress: permitted.address, of: tenant.id) == nil else { throw InviteRefusal.addressTaken }
        return try await ask(permitted, because: reason, from: guest, in: tenant, through: caller, isAskedByGuest: false)
    }

    /// By the guest itself, where the tenant lets guests: in the name of the application that invited it, and to where that led. That the
    /// colleague is a guest already is the sponsor's to see, and not the guest's.
    ///
    /// - Throws: ``HandOverRefusal``, ``InviteRefusal``.
    package func asGuest(
        _ guest: Guest, to address: EmailAddress, named name: String, because reason: String?, in tenant: Tenant
    ) async throws -> HandOver {
        guard let newest = try await invitations.newest(of: guest.id, tenant: tenant.id), let inviter = newest.inviter,
            let application = try await applications.application(inviter, of: tenant.id)
        else { throw HandOverRefusal.neverInvited }
        let request = InvitationRequest(
            address: address.text, redirectURL: newest.redirectURL.text, displayName: name, sendsLetter: true)
        let permitted = try await permitted(request, from: guest, in: tenant)
        return try await ask(permitted, because: reason, from: guest, in: tenant, through: application, isAskedByGuest: true)
    }

    private func permitted(
        _ request: InvitationRequest, from guest: Guest, in tenant: Tenant
    ) async throws -> PermittedInvitation {
        // Before anything is asked about the address, or its domain would be told something of.
        if let address = try? EmailAddress(request.address) {
            guard address.domain == guest.address.domain else { throw HandOverRefusal.otherDomain(guest.address.domain) }
            guard ConsumerDomain(address.domain) == nil else { throw HandOverRefusal.everybodysDomain(address.domain) }
            guard address.mailbox != guest.address.mailbox else { throw HandOverRefusal.sameMailbox }
        }
        return try await inviteGuest.permitted(request, in: tenant)
    }

    private func ask(
        _ permitted: PermittedInvitation, because reason: String?, from guest: Guest, in tenant: Tenant,
        through application: Application, isAskedByGuest: Bool
    ) async throws -> HandOver {
        if let reason, !PlainText.isAcceptable(reason, limit: HandOver.longestReason, allowsLineBreaks: true) {
            throw HandOverRefusal.reason
        }
        guard let sponsors = try await guests.sponsors(of: guest.id, tenant: tenant.id)?.map(\.address),
            let sponsor = sponsors.first
        else {
            throw InviteRefusal.guestNotFound
        }
        guard !sponsors.contains(where: { $0.mailbox == permitted.address.mailbox }) else {
            throw HandOverRefusal.colleagueIsSponsor
        }
        let id = surroundings.newID(of: HandOver.self)
        let link = Credential(.handOver, tenant: tenant.id, row: id, in: surroundings)
        let letter = Letter.handOverAsked(
            HandOverAskedLetter(
                guest: Self.named(guest.displayName, guest.address),
                colleague: Self.named(permitted.displayName, permitted.address),
                applicationName: isAskedByGuest ? nil : application.name, reason: reason.flatMap { $0.isEmpty ? nil : $0 },
                expiresAt: surroundings.now().addingTimeInterval(HandOver.life), actionLink: links.handOver(link.text)))
        let new = NewHandOver(
            id: id, link: link.digest, guest: guest.id, permitted: permitted, reason: reason.flatMap { $0.isEmpty ? nil : $0 },
            application: application.id, isAskedByGuest: isAskedByGuest, sponsor: sponsor,
            letter: try letters.seal(letter, to: sponsor, language: tenant.language, of: tenant.id))
        switch try await handOvers.ask(new, of: tenant.id) {
        case .asked(let handOver): return handOver
        case .tooMany(let seconds): throw HandOverRefusal.tooMany(retryAfter: seconds)
        case .guestGone:
            guard let now = try await guests.guest(guest.id, of: tenant.id) else { throw InviteRefusal.guestNotFound }
            throw now.isEnabled ? InviteRefusal.accessEnded : InviteRefusal.guestDisabled
        }
    }

    private static func named(_ name: String?, _ address: EmailAddress) -> String {
        guard let name, name != address.text else { return address.text }
        return "\(name) (\(address.text))"
    }
}
