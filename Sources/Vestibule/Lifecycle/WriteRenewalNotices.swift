import FoundationEssentials

/// Tells sponsors of guests whose access ends, in one letter a day each, and what a guest asks for who came too late.
package struct WriteRenewalNotices: Sendable {
    private let renewals: any RenewalStore
    private let tenants: any TenantStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        renewals: any RenewalStore, tenants: any TenantStore, letters: LetterSealer, links: PublicLinks, surroundings: Surroundings
    ) {
        self.renewals = renewals
        self.tenants = tenants
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    /// More than these a letter does not name; its page does.
    static let mostNamed = 20

    /// Writes those that are due.
    ///
    /// - Returns: Whose outbox has a letter now.
    package func callAsFunction(atMost limit: Int = 2000) async throws -> Set<Tenant.ID> {
        var written: Set<Tenant.ID> = []
        for group in try await renewals.due(limit: limit) {
            guard let tenant = try await tenants.tenant(group.tenant) else { continue }
            if try await renewals.write(try notice(about: group, of: tenant)) { written.insert(tenant.id) }
        }
        return written
    }

    /// The guest has proved to be that guest, and asks for more time: once a day and end.
    ///
    /// - Returns: False where nobody was asked and nobody can be: the end is too long ago, or there is none any more.
    package func ask(_ guest: Guest.ID, of tenant: Tenant) async throws -> Bool {
        guard let group = try await renewals.ended(guest, of: tenant.id) else { return false }
        _ = try await renewals.write(try notice(about: group, of: tenant))
        return true
    }

    private func notice(about group: EndingGuests, of tenant: Tenant) throws -> NewRenewalNotice {
        let id = surroundings.newID(of: RenewalNotice.self)
        let link = Credential(.renewal, tenant: tenant.id, row: id, in: surroundings)
        let named = group.guests.prefix(Self.mostNamed).map { guest in
            AccessEndingLetter.Guest(
                name: guest.name == guest.address.text ? guest.name : "\(guest.name) (\(guest.address.text))", endsAt: guest.endsAt)
        }
        let letter = Letter.accessEnding(
            AccessEndingLetter(
                guests: named, others: group.guests.count - named.count, isAsked: group.guests.first?.step == EndingGuest.asked,
                actionLink: links.renewal(link.text)))
        return NewRenewalNotice(
            id: id, digest: link.digest, about: group,
            letter: try letters.seal(letter, to: group.sponsor, language: tenant.language, of: tenant.id))
    }
}
