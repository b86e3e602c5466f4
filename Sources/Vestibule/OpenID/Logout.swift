package import FoundationEssentials

/// What an application is to be told: that a guest's session, which it took part in, is over (OpenID Connect Back-Channel Logout 1.0).
package struct Logout: Sendable, Equatable {
    package typealias ID = Identifier<Logout>

    package var id: ID
    package var tenant: Tenant.ID
    package var session: Session.ID
    package var guest: Guest.ID
    package var application: Application
    /// How often it was told, this try included.
    package var tries: Int

    package init(
        id: ID, tenant: Tenant.ID, session: Session.ID, guest: Guest.ID, application: Application, tries: Int
    ) {
        self.id = id
        self.tenant = tenant
        self.session = session
        self.guest = guest
        self.application = application
        self.tries = tries
    }

    /// Seconds until the next try after so many; nil to give it up. What it says is worth little later: the application's own sign-ins
    /// and refreshes have met the end of the session by then.
    package static func pause(after tries: Int) -> Int? {
        let pauses = [2, 10, 60, 300, 1800, 7200]
        return pauses.indices.contains(tries - 1) ? pauses[tries - 1] : nil
    }
}

/// A logout as an administrator sees it.
package struct StoredLogout: Sendable, Equatable {
    package var id: Logout.ID
    package var application: Application.ID
    package var guest: Guest.ID
    package var createdAt: Date
    package var tries: Int
    /// Nil when it was given up.
    package var nextTryAt: Date?
    package var lastReply: String?

    package init(
        id: Logout.ID, application: Application.ID, guest: Guest.ID, createdAt: Date, tries: Int, nextTryAt: Date?,
        lastReply: String?
    ) {
        self.id = id
        self.application = application
        self.guest = guest
        self.createdAt = createdAt
        self.tries = tries
        self.nextTryAt = nextTryAt
        self.lastReply = lastReply
    }
}

package protocol LogoutStore: Sendable {
    /// Logouts that are due, counted as tried before the network is: at most three of a tenant, two of an application. Who claims one has
    /// `lease` seconds.
    ///
    /// - Parameter busy: Tenants whose logouts wait.
    func claim(limit: Int, sparing busy: [Tenant.ID], lease: Int) async throws -> [Logout]
    /// It was told, and is forgotten.
    func finish(_ logout: Logout) async throws
    /// It was not told.
    ///
    /// - Parameters:
    ///   - pause: Seconds until the next try; nil for the last one.
    ///   - isCounted: Whether it was tried at all.
    func postpone(_ logout: Logout, for pause: Int?, because reply: String, isCounted: Bool) async throws
    /// What waits or was given up, the oldest first.
    func list(of tenant: Tenant.ID, after cursor: Logout.ID?, limit: Int) async throws -> [StoredLogout]
}
