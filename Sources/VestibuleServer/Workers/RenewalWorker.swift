import Logging
import ServiceLifecycle
import Vestibule

/// Looks, again and again, whose access has ended and which sponsors are to be told of an end.
struct RenewalWorker: Service {
    let renewals: any RenewalStore
    let write: WriteRenewalNotices
    let lanes: Lanes
    let logger: Logger
    let pause: Duration

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: pause)
                guard !Task.isCancelled else { return }
                do {
                    while try await renewals.noteEnds(limit: 500) == 500, !Task.isCancelled {}
                    for tenant in try await write() { lanes.call(tenant, isUrgent: false) }
                } catch {
                    if Task.isCancelled { return }
                    logger.warning(
                        "sponsors could not be told of access that ends", metadata: ["reason": .string(String(describing: error))])
                }
            }
        }
    }
}
