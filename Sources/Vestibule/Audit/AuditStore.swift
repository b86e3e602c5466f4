package protocol AuditStore: Sendable {
    /// The newest events first, before `cursor`.
    func list(of tenant: Tenant.ID, before cursor: AuditEvent.ID?, limit: Int) async throws -> [AuditEvent]
    /// The events that `search` finds, in its order.
    func find(_ search: LogSearch, of tenant: Tenant.ID) async throws -> [AuditEvent]
    /// What the guests and applications that events name are called. Who is gone for good is in neither.
    func names(
        of guests: Set<Guest.ID>, _ applications: Set<Application.ID>, of tenant: Tenant.ID
    ) async throws -> LogNames
    /// How far the tenant's chain goes; nil while nothing of it is sealed.
    func head(of tenant: Tenant.ID) async throws -> ChainHead?
    /// Where the tenant's chain begins, since earlier months were dropped; nil while nothing was.
    func checkpoint(of tenant: Tenant.ID) async throws -> ChainCheckpoint?
    /// The links after `position`, in their order.
    func links(of tenant: Tenant.ID, after position: Int, limit: Int) async throws -> [ChainLink]
    /// The place of the first link with an event from `moment` on; nil where there is none.
    func firstLink(of tenant: Tenant.ID, from moment: AuditEvent.ID) async throws -> Int?
}

/// Who guests and applications are, as the logs name them.
package struct LogNames: Sendable {
    package var guests: [Guest.ID: (address: EmailAddress, displayName: String)] = [:]
    package var applications: [Application.ID: String] = [:]

    package init() {}
}
