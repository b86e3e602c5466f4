import Logging
import ServiceLifecycle
import Vestibule

/// Wipes, each minute, what has had its time, deleted guests too; each hour thoroughly.
struct Sweeper: Service {
    let outbox: any OutboxStore
    let guests: any GuestStore
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var minutes = 0
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(60))
                guard !Task.isCancelled else { return }
                minutes += 1
                await attempt("could not sweep") { _ = try await outbox.sweep(thoroughly: minutes % 60 == 0) }
                await attempt("could not wipe deleted guests") { _ = try await guests.removePurged() }
            }
        }
    }

    private func attempt(_ failure: Logger.Message, _ step: () async throws -> Void) async {
        do { try await step() } catch {
            guard !Task.isCancelled else { return }
            logger.warning(failure, metadata: ["reason": .string(String(describing: error))])
        }
    }
}
