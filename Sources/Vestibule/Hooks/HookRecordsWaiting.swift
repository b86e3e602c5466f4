/// Calls that wait to be written down, each tenant's for itself, so that the many of one cost no other its denials.
///
/// A value. What is lost, for want of room or because it was not taken twice, is for the caller to count.
package struct HookRecordsWaiting: Sendable {
    /// A tenant's, to be written at once.
    package struct Batch: Sendable {
        package let tenant: Tenant.ID
        package let records: [HookRecord]
        fileprivate let isLastTry: Bool

        /// How many calls it tells of.
        package var calls: Int { records.reduce(0) { $0 + $1.times } }
    }

    private var waiting: [Tenant.ID: [HookRecord]] = [:]
    private var again: [Batch] = []
    private var count = 0
    private var told = ToldDenials()

    /// Of all tenants; below it a tenant may have its own bound, beyond it only the first few.
    static let most = 5000
    static let mostOfATenant = 500
    static let alwaysOfATenant = 20
    /// Of a tenant's, kept free for what gets an event: nobody hides a denial behind many calls.
    static let keptForEvents = 100

    package init() {}

    /// - Returns: Whether there was room.
    package mutating func add(_ record: HookRecord) -> Bool {
        var record = record
        if record.outcome == .denied, record.kind == .decision { record.isTold = told.tells(record) }
        let ofTenant = waiting[record.tenant]?.count ?? 0
        if !record.isMade, let same = waiting[record.tenant]?.firstIndex(where: record.isLike) {
            waiting[record.tenant]?[same].times += record.times
            return true
        }
        guard hasRoom(for: record, beside: ofTenant) else {
            if record.isToldDenial { told.forget(record) }
            return false
        }
        waiting[record.tenant, default: []].append(record)
        count += 1
        return true
    }

    /// All that there is: what was not taken before, first.
    package mutating func take() -> [Batch] {
        defer { (waiting, again, count) = ([:], [], 0) }
        return again + waiting.map { Batch(tenant: $0.key, records: $0.value, isLastTry: false) }
    }

    /// Keeps what was not taken for one more try.
    ///
    /// - Returns: Whether there is one.
    package mutating func putBack(_ batch: Batch) -> Bool {
        guard !batch.isLastTry else {
            for record in batch.records where record.isToldDenial { told.forget(record) }
            return false
        }
        again.append(Batch(tenant: batch.tenant, records: batch.records, isLastTry: true))
        return true
    }

    private func hasRoom(for record: HookRecord, beside ofTenant: Int) -> Bool {
        let bound = record.hasEvent ? Self.mostOfATenant : Self.mostOfATenant - Self.keptForEvents
        return ofTenant < bound && (count < Self.most || ofTenant < Self.alwaysOfATenant)
    }
}

extension HookRecord {
    fileprivate var isToldDenial: Bool { kind == .decision && outcome == .denied && isTold }

    fileprivate var hasEvent: Bool { isToldDenial || kind == .decision && !isMade }

    /// Whether one line tells of both.
    fileprivate func isLike(_ other: HookRecord) -> Bool {
        !other.isMade && hook == other.hook && type == other.type && reply == other.reply && isDenied == other.isDenied
            && kind == other.kind
    }
}
