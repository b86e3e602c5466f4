import Logging
import ServiceLifecycle
import Vestibule

/// Answers, each second, who asked where they are a guest. A question is claimed and committed before it is answered, so a worker that dies
/// leaves it to be answered again after its lease, by the same letter: at least once, like every letter.
struct DiscoveryWorker: Service {
    let discoveries: any TenantDiscoveryStore
    let discoverTenants: DiscoverTenants
    let lanes: Lanes
    let logger: Logger

    private static let atOnce = 16
    /// Seconds.
    private static let lease = 30

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let due = await due()
                for discovery in due where !Task.isCancelled { await answer(discovery) }
                if due.count < Self.atOnce { try? await Task.sleep(for: .seconds(1)) }
            }
        }
    }

    private func due() async -> [TenantDiscovery] {
        do { return try await discoveries.claim(limit: Self.atOnce, lease: Self.lease) } catch {
            note(error, "the questions where somebody is a guest cannot be read")
            return []
        }
    }

    private func answer(_ discovery: TenantDiscovery) async {
        do {
            if let tenant = try await discoverTenants.answer(discovery) { lanes.call(tenant, isUrgent: false) }
        } catch { note(error, "a question where somebody is a guest waits") }
    }

    private func note(_ error: any Error, _ text: Logger.Message) {
        guard !Task.isCancelled else { return }
        logger.warning(text, metadata: ["reason": .string(String(describing: error))])
    }
}
