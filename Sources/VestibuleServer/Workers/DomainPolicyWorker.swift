import Logging
import ServiceLifecycle
import Vestibule

/// Looks, each second, whether a new version of a domain policy stops guests inside, and ends their sessions.
struct DomainPolicyWorker: Service {
    let apply: ApplyDomainPolicy
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while !Task.isCancelled, try await apply() != nil {}
                } catch {
                    if Task.isCancelled { return }
                    // The lease ends by itself, and whoever claims it goes on from there.
                    logger.warning(
                        "a domain policy could not be applied yet", metadata: ["reason": .string(String(describing: error))])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
