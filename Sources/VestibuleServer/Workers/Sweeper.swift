import Logging
import ServiceLifecycle
import Vestibule

/// Wipes, each minute, what has had its time.
struct Sweeper: Service {
    let outbox: any OutboxStore
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(60))
                guard !Task.isCancelled else { return }
                do { _ = try await outbox.sweep() } catch {
                    logger.warning("could not sweep", metadata: ["reason": .string(String(describing: error))])
                }
            }
        }
    }
}
