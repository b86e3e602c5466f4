/// Where events wait for hooks, and what came of calls. The hooks themselves are among their tenant's settings.
package protocol HookStore: Sendable {
    /// Over all tenants: makes deliveries of what was sealed since each notification hook was followed last, in order. Of a hook for which
    /// a thousand wait, the rest stays in the log until some have gone.
    ///
    /// - Returns: How many events were looked at.
    func follow() async throws -> Int
    /// Deliveries that are due, counted as tried before the network is: one of each tenant before a second of any, a few of a tenant, fewer of
    /// a hook. Who claims one has `lease` seconds.
    ///
    /// - Parameters:
    ///   - busy: Tenants whose deliveries wait.
    ///   - served: Tenants that had their turn, the last one last: all others come before them, however long theirs have waited.
    func claim(limit: Int, sparing busy: [Tenant.ID], after served: [Tenant.ID], lease: Int) async throws -> [HookDelivery]
    func finish(_ delivery: HookDelivery, _ end: HookDelivery.End) async throws
    /// Writes calls into their hooks' logs, those of one tenant at once: a no that is to be told with its event, and for a hook that failed one
    /// event for all of them.
    func keep(_ records: [HookRecord], of tenant: Tenant.ID) async throws
    /// The newest first.
    func deliveries(
        of hook: Hook.ID, tenant: Tenant.ID, state: StoredHookDelivery.State?, after cursor: HookDelivery.ID?, limit: Int
    ) async throws -> [StoredHookDelivery]
    /// Sends an event once more, under the same name.
    func redeliver(_ id: HookDelivery.ID, of hook: Hook.ID, tenant: Tenant.ID, by actor: Actor) async throws -> Redelivery
    /// Forgets what has had its time.
    ///
    /// - Returns: How many lines.
    func sweep() async throws -> Int
}

package enum Redelivery: Sendable, Equatable {
    case waiting(StoredHookDelivery)
    case notFound
    /// It was no event, or the month of the log that held it is gone.
    case nothingToSend
    case switchedOff
}
