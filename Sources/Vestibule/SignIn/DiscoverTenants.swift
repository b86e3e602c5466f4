import Foundation

/// A guest who comes without a tenant's address asks where to sign in, and sees it once a letter has proved the mailbox.
///
/// Whoever asks sees the same and waits as long: who they are is looked up afterwards. The letter goes by the installation's relay and names no
/// other tenant than the one in whose outbox it lies, which does not show it; its link leads nowhere but in the browser that asked.
package struct DiscoverTenants: Sendable {
    private let discoveries: any TenantDiscoveryStore
    private let tenants: any TenantStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let vault: Vault
    private let limits: PasscodeLimits
    private let surroundings: Surroundings

    package init(
        discoveries: any TenantDiscoveryStore, tenants: any TenantStore, letters: LetterSealer, links: PublicLinks, vault: Vault,
        limits: PasscodeLimits, surroundings: Surroundings
    ) {
        self.discoveries = discoveries
        self.tenants = tenants
        self.letters = letters
        self.links = links
        self.vault = vault
        self.limits = limits
        self.surroundings = surroundings
    }

    /// A tenant that the reader of a mailbox is a guest of, under the address that the tenant knows.
    package struct Membership: Sendable {
        package var tenant: Tenant
        package var address: EmailAddress
    }

    /// - Parameter browser: What the browser keeps, and shows again with the link.
    /// - Throws: ``RedemptionRefusal/tooManyLetters`` for a network that asks too much, whoever it asks for.
    package func ask(_ address: EmailAddress, in browser: String, from network: String, language: Language) async throws {
        let id = surroundings.newID(of: TenantDiscovery.self)
        let question = Question(
            address: address.text, browser: TokenDigest(of: browser).rawValue, language: language.rawValue,
            askedAt: surroundings.now())
        let discovery = TenantDiscovery(
            id: id, sealedQuestion: try vault.seal(question.json, for: .tenantDiscovery, context: "question \(id)"))
        let isNoted = try await discoveries.note(
            NewTenantDiscovery(discovery, mailbox: TokenDigest(of: address.mailbox), network: network),
            perNetworkHour: limits.sendsPerNetworkHour)
        guard isNoted else { throw RedemptionRefusal.tooManyLetters }
    }

    /// Writes to the guest, if there is one, from one of the tenants.
    ///
    /// - Returns: The tenant whose outbox has the letter.
    @discardableResult
    package func answer(_ discovery: TenantDiscovery) async throws -> Tenant.ID? {
        let question = try Question(
            json: vault.open(discovery.sealedQuestion, for: .tenantDiscovery, context: "question \(discovery.id)"))
        let first = try await memberships(at: EmailAddress(question.address).mailbox).first
        if let first {
            let until = question.askedAt.addingTimeInterval(TenantDiscovery.life)
            let sealed = try vault.seal(question.json, for: .tenantDiscovery, context: Self.link)
            let letter = TenantDiscoveryLetter(
                requestedAt: question.askedAt, expiresAt: until, link: links.tenantList(Base64URL.encode(sealed)))
            let new = try letters.seal(
                .tenantDiscovery(letter), to: first.address, language: Language(rawValue: question.language) ?? .english,
                of: first.tenant.id, dropAfter: until)
            try await discoveries.send(new, of: first.tenant.id)
        }
        try await discoveries.finish(discovery.id)
        return first?.tenant.id
    }

    /// What the letter's link leads to; nil where it is none of ours, over, or opened in another browser than the one that asked.
    package func list(_ link: String, in browser: String) async throws -> [Membership]? {
        guard let sealed = Base64URL.decode(link), let json = try? vault.open(sealed, for: .tenantDiscovery, context: Self.link),
            let question = try? Question(json: json),
            TokenDigest(rawValue: question.browser) == TokenDigest(of: browser),
            surroundings.now().timeIntervalSince(question.askedAt) < TenantDiscovery.life
        else { return nil }
        return try await memberships(at: EmailAddress(question.address).mailbox)
    }

    /// As things stand now: a tenant that no longer lets the guest in is not shown.
    private func memberships(at mailbox: String) async throws -> [Membership] {
        var found: [Membership] = []
        for (id, address) in try await discoveries.guests(at: mailbox) {
            guard let tenant = try await tenants.tenant(id), tenant.status == .active, tenant.admits(address.domain) else {
                continue
            }
            found.append(Membership(tenant: tenant, address: address))
        }
        return found
    }

    private static let link = "link"
}

/// What was asked, as it is sealed into the question and into the answer's link.
private struct Question: Codable {
    var address: String
    var browser: [UInt8]
    var language: String
    var askedAt: Date

    init(address: String, browser: [UInt8], language: String, askedAt: Date) {
        self.address = address
        self.browser = browser
        self.language = language
        self.askedAt = askedAt
    }

    init(json: [UInt8]) throws { self = try JSONDecoder().decode(Question.self, from: Data(json)) }

    var json: [UInt8] {
        get throws { Array(try JSONEncoder().encode(self)) }
    }
}
