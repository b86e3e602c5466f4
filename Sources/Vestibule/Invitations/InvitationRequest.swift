package import FoundationEssentials

/// What a caller asked for, as it stood in the request.
package struct InvitationRequest: Sendable, Equatable {
    package var address: String
    package var redirectURL: String
    package var displayName: String?
    package var message: String?
    package var language: String?
    package var copies: [String]
    package var sendsLetter: Bool
    package var expiresAt: Date?
    /// What the guest shall be to the tenant's applications.
    package var roles: [WantedRole]
    /// Where the guest shall sign in, whatever the domain says.
    package var wishedDoor: Door?
    /// Who shall answer for the guest, beside those who do.
    package var sponsors: [NamedSponsor] = []
    /// Until when the guest is let in; nil leaves that as it is, or to the tenant.
    package var accessEndsAt: Date?

    package init(
        address: String, redirectURL: String, displayName: String? = nil, message: String? = nil, language: String? = nil,
        copies: [String] = [], sendsLetter: Bool = false, expiresAt: Date? = nil, roles: [WantedRole] = [],
        wishedDoor: Door? = nil
    ) {
        self.address = address
        self.redirectURL = redirectURL
        self.displayName = displayName
        self.message = message
        self.language = language
        self.copies = copies
        self.sendsLetter = sendsLetter
        self.expiresAt = expiresAt
        self.roles = roles
        self.wishedDoor = wishedDoor
    }
}

/// A request that the tenant's rules let pass.
package struct PermittedInvitation: Sendable, Equatable {
    package var address: EmailAddress
    package var redirectURL: RedirectURL
    package var displayName: String?
    package var message: String?
    /// As the caller wrote it, such as `en-US`.
    package var languageTag: String?
    package var copies: [EmailAddress]
    package var sendsLetter: Bool
    package var expiresAt: Date
    package var roles: [WantedRole] = []
    package var wishedDoor: Door?
    package var sponsors: [NamedSponsor] = []
    package var accessEndsAt: Date?

    /// The language of ours that the tag asks for.
    package var language: Language? { languageTag.flatMap { Language(tag: $0) } }
}

/// How long an invitation is open unless said otherwise, and at the most.
package enum InvitationLife {
    package static let usual: TimeInterval = 30 * 86_400
    package static let longest: TimeInterval = 365 * 86_400
}

/// Holds a request against the tenant's rules. Pure; refuses with the first thing that is wrong.
package func permit(
    _ request: InvitationRequest, from inviter: Inviter = .application, in tenant: Tenant, at now: Date
) throws(InviteRefusal) -> PermittedInvitation {
    guard tenant.status == .active else { throw .tenantSuspended }
    guard tenant.authorization.admits(inviter) else { throw .mayNotInvite(tenant.authorization.invitesFrom) }
    let address = try parse(request.address)
    let verdict = domainVerdict(on: address.domain, rules: tenant.domainRules)
    guard verdict.isAllowed else { throw .domainBlocked(address.domain, verdict) }
    let url: RedirectURL
    do { url = try RedirectURL(request.redirectURL) } catch { throw .redirectURL(error) }
    guard tenant.redirectOrigins.contains(where: { $0.covers(url) }) else {
        throw .redirectURL(.notRegistered(origin: url.origin))
    }
    if let name = request.displayName, !PlainText.isAcceptable(name, limit: 256) { throw .displayName }
    if let message = request.message, !PlainText.isAcceptable(message, limit: 2000, allowsLineBreaks: true) {
        throw .message
    }
    if let tag = request.language {
        guard PlainText.isAcceptable(tag, limit: 35), !tag.isEmpty else { throw .language }
    }
    guard request.copies.count <= 1 else { throw .tooManyCopies }
    var copies: [EmailAddress] = []
    for copy in request.copies {
        let copied = try parse(copy)
        let verdict = domainVerdict(on: copied.domain, rules: tenant.domainRules)
        guard verdict.isAllowed else { throw .domainBlocked(copied.domain, verdict) }
        copies.append(copied)
    }
    let expiresAt = request.expiresAt ?? now.addingTimeInterval(InvitationLife.usual)
    guard expiresAt > now, expiresAt <= now.addingTimeInterval(InvitationLife.longest) else { throw .expiry }
    if let end = request.accessEndsAt, end <= now { throw .accessEnd }
    guard request.roles.count <= AppRole.most else { throw .tooManyRoles }
    guard request.sponsors.count <= Sponsor.most else { throw .tooManySponsors }
    let name = request.displayName.flatMap { $0.isEmpty ? nil : $0 }
    let message = request.message.flatMap { $0.isEmpty ? nil : $0 }
    return PermittedInvitation(
        address: address, redirectURL: url, displayName: name, message: message, languageTag: request.language, copies: copies,
        sendsLetter: request.sendsLetter, expiresAt: expiresAt, roles: request.roles, wishedDoor: request.wishedDoor,
        sponsors: request.sponsors.map { $0.known(to: tenant) }, accessEndsAt: request.accessEndsAt)
}

private func parse(_ text: String) throws(InviteRefusal) -> EmailAddress {
    do { return try EmailAddress(text) } catch { throw .address(error) }
}
