import Logging
import ServiceLifecycle
import Synchronization
import Vestibule
import VestibuleHTTP

/// Reads each quarter of a minute how much the outbox holds, so that no request and no scrape has to.
///
/// A full outbox takes longer to read, and is then read less often: at most a hundredth of the time goes into it.
final class OutboxWatch: Service {
    private struct Reading {
        var lanes: [OutboxStanding] = []
        var readAt: ContinuousClock.Instant?
    }

    private let outbox: any OutboxStore
    private let logger: Logger
    private let rest: Duration
    /// Guards the last reading, between the watch and whoever asks for it.
    private let last = Mutex(Reading())

    init(outbox: any OutboxStore, logger: Logger, every rest: Duration = .seconds(15)) {
        self.outbox = outbox
        self.logger = logger
        self.rest = rest
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let start = ContinuousClock.now
                do {
                    let lanes = try await self.outbox.standing()
                    self.last.withLock { $0 = Reading(lanes: lanes, readAt: .now) }
                } catch {
                    self.logger.debug("the outbox was not read", metadata: ["reason": .string(String(describing: error))])
                }
                try? await Task.sleep(for: max(self.rest, start.duration(to: .now) * 100))
            }
        }
    }

    /// None before the first reading.
    var families: [MetricFamily] {
        let reading = last.withLock { $0 }
        guard let readAt = reading.readAt else { return [] }
        func gauge(_ name: String, _ help: String, _ read: (OutboxStanding) -> Double) -> MetricFamily {
            MetricFamily(
                "vestibule_outbox_\(name)", .gauge, help,
                reading.lanes.map { .init([("lane", $0.isUrgent ? "passcodes" : "others")], read($0)) })
        }
        return [
            gauge("letters", "Letters that wait, those between two tries included.") { Double($0.waiting) },
            gauge("due_letters", "Letters that could go now.") { Double($0.due) },
            gauge("oldest_letter_seconds", "Age of the oldest letter that waits.", \.oldestSeconds),
            gauge("behind_seconds", "How long the first due letter has been due.", \.behindSeconds),
            MetricFamily(
                "vestibule_outbox_reading_age_seconds", .gauge, "How old the outbox's numbers are.",
                readAt.duration(to: .now) / .seconds(1)),
        ]
    }
}
