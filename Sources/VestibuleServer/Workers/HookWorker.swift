import FoundationEssentials
import Logging
import ServiceLifecycle
import Synchronization
import Vestibule

/// Follows the audit chains for hooks that are told of events, and brings the events to them, each second; and writes down what came of the
/// calls of this process.
///
/// A delivery is claimed and committed before the network is touched, so a worker that dies tells a hook at most twice, under the same id.
/// A tenant's slow hooks hold up nobody else's.
struct HookWorker: Service {
    let hooks: any HookStore
    let deliver: DeliverNotification
    let journal: HookJournal
    let meters: ProductMeters
    let logger: Logger
    private let crew = Crew()

    init(
        hooks: any HookStore, deliver: DeliverNotification, journal: HookJournal, meters: ProductMeters, logger: Logger
    ) {
        self.hooks = hooks
        self.deliver = deliver
        self.journal = journal
        self.meters = meters
        self.logger = logger
    }

    /// Seconds: longer than a delivery may take.
    private static let lease = 30

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await follow() }
                while !Task.isCancelled {
                    let due = await due()
                    for delivery in due {
                        crew.leave(for: delivery.tenant)
                        group.addTask {
                            await bring(delivery)
                            crew.comeBack(from: delivery.tenant)
                        }
                    }
                    try? await Task.sleep(for: due.isEmpty ? .milliseconds(500) : .milliseconds(50))
                }
            }
        }
        // What was asked to the last is told, while the database is still there.
        await Task { for _ in 1...2 { await writeDown() } }.value
    }

    private func follow() async {
        var rounds = 0
        while !Task.isCancelled {
            await writeDown()
            await attempt("hooks could not follow the events") { while try await hooks.follow() >= 500, !Task.isCancelled {} }
            if rounds % 60 == 0 {
                await attempt("hooks' logs could not be swept") { while try await hooks.sweep() >= 5000, !Task.isCancelled {} }
            }
            rounds += 1
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func writeDown() async { await journal.empty { try await hooks.keep($0.records, of: $0.tenant) } }

    private func due() async -> [HookDelivery] {
        let (free, busy, served) = crew.standing
        guard free > 0 else { return [] }
        do { return try await hooks.claim(limit: free, sparing: busy, after: served, lease: Self.lease) } catch {
            note("hooks' deliveries cannot be read", error)
            return []
        }
    }

    private func bring(_ delivery: HookDelivery) async {
        do {
            let end = try await deliver(delivery)
            // What a hook has heard must be written down even while the process is going down.
            try await Task { try await hooks.finish(delivery, end) }.value
            guard let outcome = end.outcome else { return }
            meters.hookDeliveries.count(outcome)
            logger.info(
                "hook delivery \(outcome.rawValue)",
                metadata: [
                    "delivery": .string(delivery.id.description), "hook": .string(delivery.hook.id.description),
                    "tenant": .string(delivery.tenant.description), "type": .string(delivery.event.activity),
                ])
        } catch {
            // The lease ends by itself, and it is tried again.
            note("a hook's delivery was left", error)
        }
    }

    private func attempt(_ failure: Logger.Message, _ work: () async throws -> Void) async {
        do { try await work() } catch { note(failure, error) }
    }

    private func note(_ failure: Logger.Message, _ error: any Error) {
        guard !Task.isCancelled else { return }
        logger.warning(failure, metadata: ["reason": .string(String(describing: error))])
    }
}

extension HookDelivery.End {
    var outcome: ProductMeters.HookDeliveryEnd? {
        switch self {
        case .delivered: .delivered
        case .tryAgain: .retried
        case .parked: .parked
        case .untried, .spared: nil
        }
    }
}

/// Who is out, by tenant, and whose turn it was last: one tenant's slow hooks take no more than their share, and the many of a few come after
/// everybody else's.
private final class Crew: Sendable {
    private struct Roll {
        var out: [Tenant.ID: Int] = [:]
        var served: [Tenant.ID] = []
    }

    private let roll = Mutex(Roll())
    private static let size = 16
    /// Tenants whose turn is remembered.
    private static let remembered = 256

    /// How many are free, the tenants that somebody is out for (a claim takes a tenant's share at once), and those who had their turn, the
    /// last one last.
    var standing: (free: Int, busy: [Tenant.ID], served: [Tenant.ID]) {
        roll.withLock { (Self.size - $0.out.values.reduce(0, +), Array($0.out.keys), $0.served) }
    }

    func leave(for tenant: Tenant.ID) {
        roll.withLock { roll in
            roll.out[tenant, default: 0] += 1
            roll.served.removeAll { $0 == tenant }
            roll.served.append(tenant)
            if roll.served.count > Self.remembered { roll.served.removeFirst() }
        }
    }

    func comeBack(from tenant: Tenant.ID) {
        roll.withLock { roll in
            let left = (roll.out[tenant] ?? 1) - 1
            roll.out[tenant] = left > 0 ? left : nil
        }
    }
}
