import Logging
import Synchronization
import Vestibule
import VestibuleHTTP

/// Calls of hooks on their way into the log. Who asked one may be a GET, which writes no row (SECURITY 7), so a worker writes them a moment
/// later. What finds no room, or is not taken twice, is counted and forgotten.
///
/// The mutex guards what waits.
final class HookJournal: Sendable {
    private let waiting = Mutex(HookRecordsWaiting())
    private let meters: ProductMeters
    private let logger: Logger

    init(meters: ProductMeters, logger: Logger) {
        self.meters = meters
        self.logger = logger
    }

    func note(_ record: HookRecord) {
        meters.hooks.count(record.point, record.outcome)
        logger.info(
            "hook \(record.outcome.rawValue)",
            metadata: [
                "hook": .string(record.hook.description), "tenant": .string(record.tenant.description),
                "type": .string(record.type),
                "reply": .string(record.reply), "ms": .stringConvertible(record.milliseconds),
            ])
        if !waiting.withLock({ $0.add(record) }) { meters.hookCallsNotLogged.count() }
    }

    /// Brings what waits to where it is kept, a tenant's after the other's: what is wrong with one's keeps no other's.
    func empty(_ keep: (HookRecordsWaiting.Batch) async throws -> Void) async {
        for batch in waiting.withLock({ $0.take() }) {
            do { try await keep(batch) } catch {
                let isKept = waiting.withLock { $0.putBack(batch) }
                if !isKept { meters.hookCallsNotLogged.count(batch.calls) }
                logger.warning(
                    "what came of hooks could not be written down",
                    metadata: [
                        "tenant": .string(batch.tenant.description), "calls": .stringConvertible(batch.calls),
                        "isLost": .stringConvertible(!isKept), "reason": .string(String(describing: error)),
                    ])
            }
        }
    }
}

extension HookRecord {
    fileprivate var point: ProductMeters.HookCall { HookPoint(rawValue: type).map { .init($0) } ?? .test }
}
