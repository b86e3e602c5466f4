import Logging
import ServiceLifecycle
import Vestibule

/// Looks, again and again, whether a sponsor is to be told of access requests that wait.
struct AccessDigestWorker: Service {
    let write: WriteAccessDigests
    let lanes: Lanes
    let logger: Logger
    let pause: Duration

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: pause)
                guard !Task.isCancelled else { return }
                do {
                    for tenant in try await write() { lanes.call(tenant, isUrgent: false) }
                } catch {
                    if Task.isCancelled { return }
                    logger.warning(
                        "sponsors could not be told of requests that wait", metadata: ["reason": .string(String(describing: error))]
                    )
                }
            }
        }
    }
}
