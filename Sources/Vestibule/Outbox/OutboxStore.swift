/// The letters that wait. Claiming and finishing are the worker's, across tenants; looking and retrying are a tenant's.
package protocol OutboxStore: Sendable {
    /// Takes up to `limit` letters that are due, for `lease` seconds: no other worker gets them meanwhile, and a worker that dies
    /// lets them go when the lease ends.
    ///
    /// - Parameter urgent: Passcodes, or everything else.
    func claim(among search: OutboxSearch, limit: Int, lease: Int, urgent: Bool) async throws -> [LeasedLetter]
    func finish(_ letter: LeasedLetter, _ plan: DeliveryPlan) async throws
    /// Whether the tenant may send one more letter today, and the mailbox have one, over all tenants; counts it when it may.
    func admitsToday(
        _ recipient: EmailAddress, of tenant: Tenant.ID, perMailbox: Int, perTenant: Int
    ) async throws -> Bool
    /// Puts a letter back without counting a try.
    func postpone(_ letter: LeasedLetter, seconds: Int, reason: String) async throws
    func list(of tenant: Tenant.ID, state: StoredLetter.State?, after: StoredLetter.ID?, limit: Int) async throws -> [StoredLetter]
    func letter(_ id: StoredLetter.ID, of tenant: Tenant.ID) async throws -> StoredLetter?
    /// Puts a failed letter back into the queue; false when it is not there, not failed, or past its life.
    func retry(_ id: StoredLetter.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool
    /// What waits in each lane.
    func standing() async throws -> [OutboxStanding]
    /// Wipes what has had its time: kept links, old attempts, ended sessions; thoroughly also counters that nobody needs any more.
    /// Returns how many rows went.
    func sweep(thoroughly: Bool) async throws -> Int
}

/// Whose letters to look for.
package enum OutboxSearch: Sendable, Equatable {
    /// These tenants', of each a few.
    case tenants([Tenant.ID])
    /// Everybody's but these.
    case everybody(sparing: [Tenant.ID])
}

extension OutboxStore {
    /// Passcodes first, then the rest, whoever's they are.
    package func claim(limit: Int, lease: Int) async throws -> [LeasedLetter] {
        let everybody = OutboxSearch.everybody(sparing: [])
        let urgent = try await claim(among: everybody, limit: limit, lease: lease, urgent: true)
        guard urgent.count < limit else { return urgent }
        return try await urgent + claim(among: everybody, limit: limit - urgent.count, lease: lease, urgent: false)
    }
}
