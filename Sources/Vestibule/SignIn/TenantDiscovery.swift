package import FoundationEssentials

/// Somebody's question, without a tenant's address, where they are a guest.
package struct TenantDiscovery: Sendable {
    package typealias ID = Identifier<TenantDiscovery>

    package var id: ID
    package var sealedQuestion: [UInt8]

    package init(id: ID, sealedQuestion: [UInt8]) {
        self.id = id
        self.sealedQuestion = sealedQuestion
    }

    /// How long the answer leads to the list, in seconds.
    package static let life: TimeInterval = 3600
    /// Letters that anybody can make go to one mailbox.
    package static let lettersPerDay = 5
    package static let secondsBetweenLetters = 120
}

package struct NewTenantDiscovery: Sendable {
    package var discovery: TenantDiscovery
    /// ``EmailAddress/mailbox``, hashed.
    package var mailbox: TokenDigest
    package var network: String

    package init(_ discovery: TenantDiscovery, mailbox: TokenDigest, network: String) {
        self.discovery = discovery
        self.mailbox = mailbox
        self.network = network
    }
}

package protocol TenantDiscoveryStore: Sendable {
    /// Notes the question, unless the mailbox had its letters, which changes nothing for who asks.
    ///
    /// - Returns: When a network that had its questions for the hour may ask again; nil for others.
    func note(_ new: NewTenantDiscovery, perNetworkHour: Int) async throws -> Date?
    /// Questions that are due. Who claims one has `lease` seconds.
    func claim(limit: Int, lease: Int) async throws -> [TenantDiscovery]
    /// The guests of this mailbox who have redeemed and are not blocked, at every tenant.
    func guests(at mailbox: String) async throws -> [(tenant: Tenant.ID, address: EmailAddress)]
    func send(_ letter: NewLetter, of tenant: Tenant.ID) async throws
    /// It was answered by these tenants, sealed, or there is nobody to be answered.
    func finish(_ id: TenantDiscovery.ID, found sealed: [UInt8]) async throws
    /// What a finished question was answered by; nil for one that is not there.
    func found(_ id: TenantDiscovery.ID) async throws -> [UInt8]?
}

/// To the guest: leads back to the browser that asked, and to the list.
package struct TenantDiscoveryLetter: Codable, Sendable, Equatable {
    package var requestedAt: Date
    package var expiresAt: Date
    package var link: String

    package init(requestedAt: Date, expiresAt: Date, link: String) {
        self.requestedAt = requestedAt
        self.expiresAt = expiresAt
        self.link = link
    }
}
