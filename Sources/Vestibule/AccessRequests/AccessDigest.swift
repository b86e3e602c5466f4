package import FoundationEssentials

/// Requests of one application that its sponsor has had no letter about.
package struct AccessDigest: Sendable, Equatable {
    package var tenant: Tenant.ID
    package var application: Application.ID
    package var applicationName: String
    package var waiting: Int
    package var oldestAt: Date
    /// When it was counted: what is asked later is news for the next one.
    package var asOf: Date

    package init(tenant: Tenant.ID, application: Application.ID, applicationName: String, waiting: Int, oldestAt: Date, asOf: Date)
    {
        self.tenant = tenant
        self.application = application
        self.applicationName = applicationName
        self.waiting = waiting
        self.oldestAt = oldestAt
        self.asOf = asOf
    }
}

package protocol AccessDigestStore: Sendable {
    /// Those of active tenants that had no digest for a day, with a request that is newer than the last one and has waited an hour, in which
    /// others may join it. Requests of a mailbox that the sponsor refused within a month are none of them.
    func due(limit: Int) async throws -> [AccessDigest]
    /// Puts the letter into the outbox, to the sponsor; false where another replica was first, or nothing waits any more.
    func write(_ letter: NewLetter, of digest: AccessDigest) async throws -> Bool
}
