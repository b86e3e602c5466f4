import Logging
import Synchronization
import Vestibule
import VestibuleHTTP

/// Calls of hooks on their way into the log. Who asked one may be a GET, which writes no row (SECURITY 7), so a worker writes them a moment
/// later. Beyond its bound a call is counted and forgotten.
///
/// The mutex guards what waits.
final class HookJournal: Sendable {
    private let waiting = Mutex<[HookRecord]>([])
    private let meters: ProductMeters
    private let logger: Logger
    private static let most = 5000

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
        let isKept = waiting.withLock { waiting in
            guard waiting.count < Self.most else { return false }
            waiting.append(record)
            return true
        }
        if !isKept { meters.hookCallsNotLogged.count() }
    }

    func take() -> [HookRecord] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}

extension HookRecord {
    fileprivate var point: ProductMeters.HookCall { HookPoint(rawValue: type).map { .init($0) } ?? .test }
}
