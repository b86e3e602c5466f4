import Logging
import ServiceLifecycle

/// Goes its round again and again, with a pause before each. What fails waits for the next.
struct RoundWorker: Service {
    let pause: Duration
    /// What the log says of a round that failed.
    let failure: Logger.Message
    let logger: Logger
    let round: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: pause)
                guard !Task.isCancelled else { return }
                do { try await round() } catch {
                    if Task.isCancelled { return }
                    logger.warning(failure, metadata: ["reason": .string(String(describing: error))])
                }
            }
        }
    }
}
