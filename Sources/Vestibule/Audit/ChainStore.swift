/// Gives events their places, for the sealing worker.
package protocol ChainStore: Sendable {
    /// Tenants with events that wait for their place, some of them where there are many.
    func waiting(limit: Int) async throws -> [Tenant.ID]
    /// Gives up to `limit` of the tenant's waiting events their places and signs the new head. Nil when another replica is at it.
    ///
    /// - Throws: ``ChainBreak/headForged(position:)`` when the head to go on from is not one that `vault` signed: to go on would sign what
    ///   somebody else wrote.
    func seal(_ tenant: Tenant.ID, limit: Int, by vault: Vault) async throws -> Int?
    /// Makes the partitions of this month and the next where they are missing.
    func makeMonths() async throws
    /// Drops whole months that are older than the last `kept` that are over, the oldest first, each behind a checkpoint of every tenant.
    ///
    /// - Returns: The months dropped: `2026-01`.
    func dropMonths(keeping kept: Int, by vault: Vault) async throws -> [String]
    /// Signs heads and checkpoints anew that an earlier master key has signed, so that it can be taken away.
    func signAnew(by vault: Vault) async throws
}
