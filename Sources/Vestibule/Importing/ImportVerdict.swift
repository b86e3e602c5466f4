/// What an import would do about one guest.
package enum ImportVerdict: Sendable, Equatable {
    case new(EmailAddress)
    case same
    /// - Parameter accepts: Whether the guest was let in there since it was looked at last, and is waiting here.
    case changed(Guest.ID, GuestChange, accepts: Bool)
    /// The address is a guest's here already, who was not brought here: it is noted that the two are one.
    case joined(Guest.ID, GuestChange)
    case refused(ImportRefusal)
}

/// Why a guest is not brought here, and what to do.
package enum ImportRefusal: Refusal, Equatable {
    case unreadable(String)
    case noAddress
    case address(EmailAddressRefusal)
    case domainBlocked(DomainName, DomainVerdict)
    case text(GuestChangeRefusal)
    case sponsor(String, EmailAddressRefusal)
    case tooManySponsors
    case moved(from: EmailAddress)
    case deleted
    case alreadyAnothers

    package var sentence: String {
        switch self {
        case .unreadable(let what): what
        case .noAddress: "The guest has no mail there. Give it one there, or invite the guest here."
        case .address(let refusal): "mail: \(refusal.sentence)"
        case .domainBlocked(let domain, let verdict):
            "\(domain) is not let in here. \(verdict.sentence) Change the domain policy first."
        case .text(let refusal): refusal.sentence
        case .sponsor(let text, let refusal): "sponsor \(text.prefix(60)): \(refusal.sentence)"
        case .tooManySponsors: "sponsors: at most \(Sponsor.most)."
        case .moved(let from):
            "The guest was brought here as \(from), and the address is another there by now. Nobody has proved the new one here: invite the "
                + "guest anew with it (POST /v1.0/users/{id}/reinvite)."
        case .deleted:
            "The guest was brought here before and was deleted. Restore the guest, or purge the guest to bring it here as new."
        case .alreadyAnothers:
            "Another guest there has this address too, and was brought here. Give one of them another address there."
        }
    }
}

/// What is known here of whom another directory names.
package struct KnownOrigin: Sendable, Equatable {
    package var guest: Guest.ID
    package var isDeleted: Bool
    /// What was said before.
    package var said: ImportedGuest
    /// Whether the guest waits, and was never invited from here.
    package var mayBeAccepted: Bool

    package init(guest: Guest.ID, isDeleted: Bool, said: ImportedGuest, mayBeAccepted: Bool) {
        self.guest = guest
        self.isDeleted = isDeleted
        self.said = said
        self.mayBeAccepted = mayBeAccepted
    }
}

/// Who has the address here.
package struct KnownAddress: Sendable, Equatable {
    package var guest: Guest.ID
    /// Brought here as somebody else of that directory.
    package var isAnothers: Bool
    /// What is not known here yet, and may be filled in.
    package var hasName: Bool
    package var hasLanguage: Bool
    package var hasProfile: Bool
    package var isEnabled: Bool

    package init(
        guest: Guest.ID, isAnothers: Bool, hasName: Bool, hasLanguage: Bool, hasProfile: Bool, isEnabled: Bool
    ) {
        self.guest = guest
        self.isAnothers = isAnothers
        self.hasName = hasName
        self.hasLanguage = hasLanguage
        self.hasProfile = hasProfile
        self.isEnabled = isEnabled
    }
}

/// Decides what to do about a guest, by what is said now, what was said before, and what stands here. What was changed here since is
/// left alone, unless it was changed there too.
package func importVerdict(
    on said: ImportedGuest, origin: KnownOrigin?, holder: KnownAddress?, rules: [DomainRule]
) -> ImportVerdict {
    let address: EmailAddress
    do { address = try EmailAddress(said.address) } catch { return .refused(.address(error)) }
    if let refusal = fault(in: said) { return .refused(refusal) }
    guard let origin else {
        let verdict = domainVerdict(on: address.domain, rules: rules)
        guard verdict.isAllowed else { return .refused(.domainBlocked(address.domain, verdict)) }
        guard let holder else { return .new(address) }
        return holder.isAnothers ? .refused(.alreadyAnothers) : .joined(holder.guest, filling(holder, from: said))
    }
    guard !origin.isDeleted else { return .refused(.deleted) }
    guard said != origin.said else { return .same }
    if let before = try? EmailAddress(origin.said.address), before.mailbox != address.mailbox {
        return .refused(.moved(from: before))
    }
    return .changed(
        origin.guest, said.change(since: origin.said),
        accepts: said.isAccepted && !origin.said.isAccepted && origin.mayBeAccepted)
}

private func fault(in said: ImportedGuest) -> ImportRefusal? {
    do { try said.wholeChange.checked() } catch { return .text(error) }
    guard said.sponsors.count <= Sponsor.most else { return .tooManySponsors }
    for sponsor in said.sponsors {
        do { _ = try EmailAddress(sponsor) } catch { return .sponsor(sponsor, error) }
    }
    return nil
}

/// What is known here stays. Who is blocked there is blocked here; nobody is unblocked, and nobody is let in: a guest who was invited here
/// proves here who it is.
private func filling(_ holder: KnownAddress, from said: ImportedGuest) -> GuestChange {
    var change = said.wholeChange
    if holder.hasName { change.displayName = nil }
    if holder.hasLanguage { change.preferredLanguage = nil }
    if holder.hasProfile { (change.profile, change.businessPhones) = ([:], nil) }
    if !said.isEnabled, holder.isEnabled { change.isEnabled = false }
    return change
}
