import Foundation

/// A guest who comes without a tenant's address asks where to sign in, and sees it once a letter has proved the mailbox.
///
/// Whoever asks sees the same and waits as long: who they are is looked up afterwards. The letter goes by the installation's relay and names no
/// other tenant than the one in whose outbox it lies, which does not show it; its link leads nowhere but in the browser that asked.
package struct DiscoverTenants: Sendable {
    private let discoveries: any TenantDiscoveryStore
    private let tenants: any TenantStore
    private let guests: any GuestStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let vault: Vault
    private let limits: PasscodeLimits
    private let surroundings: Surroundings

    package init(
        discoveries: any TenantDiscoveryStore, tenants: any TenantStore, guests: any GuestStore, letters: LetterSealer,
        links: PublicLinks, vault: Vault, limits: PasscodeLimits, surroundings: Surroundings
    ) {
        self.discoveries = discoveries
        self.tenants = tenants
        self.guests = guests
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
    /// - Throws: ``RedemptionRefusal/askedTooOften(until:)`` for a network that asks too much, whoever it asks for.
    package func ask(_ address: EmailAddress, in browser: String, from network: String, language: Language) async throws {
        let id = surroundings.newID(of: TenantDiscovery.self)
        let question = Question(
            address: address.text, browser: TokenDigest(of: browser).rawValue, language: language.rawValue,
            askedAt: surroundings.now())
        let discovery = TenantDiscovery(
            id: id, sealedQuestion: try vault.seal(question.json, for: .tenantDiscovery, context: Self.context("question", id)))
        let until = try await discoveries.note(
            NewTenantDiscovery(discovery, mailbox: TokenDigest(of: address.mailbox), network: network),
            perNetworkHour: limits.sendsPerNetworkHour)
        if let until { throw RedemptionRefusal.askedTooOften(until: until) }
    }

    /// Writes to the guest, if there is one, through the outbox of one of the tenants.
    ///
    /// - Returns: The tenant whose outbox has the letter.
    @discardableResult
    package func answer(_ discovery: TenantDiscovery) async throws -> Tenant.ID? {
        let question = try Question(
            json: vault.open(discovery.sealedQuestion, for: .tenantDiscovery, context: Self.context("question", discovery.id)))
        var found: [(tenant: Tenant.ID, address: EmailAddress)] = []
        for guest in try await discoveries.guests(at: EmailAddress(question.address).mailbox)
        where try await opened(guest.tenant, to: guest.address) != nil { found.append(guest) }
        if let first = found.first {
            let until = question.askedAt.addingTimeInterval(TenantDiscovery.life)
            let link = Link(discovery: discovery.id.rawValue, browser: question.browser, until: until, address: question.address)
            let sealed = try vault.seal(Self.json(link), for: .tenantDiscovery, context: "link")
            let letter = TenantDiscoveryLetter(
                requestedAt: question.askedAt, expiresAt: until, link: links.tenantList(Base64URL.encode(sealed)))
            let new = try letters.seal(
                .tenantDiscovery(letter), to: first.address, language: Language(rawValue: question.language) ?? .english,
                of: first.tenant, dropAfter: until)
            try await discoveries.send(new, of: first.tenant)
        }
        let list = try Self.json(found.map(\.tenant.rawValue))
        try await discoveries.finish(
            discovery.id, found: vault.seal(list, for: .tenantDiscovery, context: Self.context("list", discovery.id)))
        return found.first?.tenant
    }

    /// What the letter's link leads to: of the tenants that were found, those where the guest is one still. Nil where the link is none of ours,
    /// over, or opened in another browser than the one that asked.
    package func list(_ link: String, in browser: String) async throws -> [Membership]? {
        guard let sealed = Base64URL.decode(link), let json = try? vault.open(sealed, for: .tenantDiscovery, context: "link"),
            let link = try? JSONDecoder().decode(Link.self, from: Data(json)),
            TokenDigest(rawValue: link.browser) == TokenDigest(of: browser), surroundings.now() < link.until
        else { return nil }
        let id = TenantDiscovery.ID(rawValue: link.discovery)
        guard let found = try await discoveries.found(id),
            let list = try? vault.open(found, for: .tenantDiscovery, context: Self.context("list", id))
        else { return nil }
        let address = try EmailAddress(link.address)
        var memberships: [Membership] = []
        for tenant in try JSONDecoder().decode([UUID].self, from: Data(list)).map(Tenant.ID.init(rawValue:)) {
            guard let guest = try await guests.guest(withAddress: address, of: tenant), guest.isEnabled, guest.state == .accepted,
                let open = try await opened(tenant, to: guest.address)
            else { continue }
            memberships.append(Membership(tenant: open, address: guest.address))
        }
        return memberships
    }

    /// The tenant, where it lets the guest in as things stand now.
    private func opened(_ id: Tenant.ID, to address: EmailAddress) async throws -> Tenant? {
        guard let tenant = try await tenants.tenant(id), tenant.status == .active, tenant.admits(address.domain) else { return nil }
        return tenant
    }

    private static func json(_ value: some Encodable) throws -> [UInt8] { Array(try JSONEncoder().encode(value)) }

    private static func context(_ what: String, _ id: TenantDiscovery.ID) -> String { "\(what) \(id)" }
}

/// What the letter's link says, sealed.
private struct Link: Codable {
    var discovery: UUID
    var browser: [UInt8]
    var until: Date
    var address: String
}

/// What was asked, as it is sealed into the question.
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
