import Logging
import ServiceLifecycle
import Vestibule

/// Moves audit events to their places in their tenants' chains, each second. Requests write events without them, and so never queue for a
/// chain. Each hour it sees to the months that the log is kept in.
struct SealingWorker: Service {
    let chains: any ChainStore
    let vault: Vault
    /// Whole months that are kept beside the one that runs; 0 keeps all.
    let keptMonths: Int
    let logger: Logger

    /// Of one tenant at a time: a transaction's length, about 50 ms.
    private static let batch = 500

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await attempt("heads of audit chains could not be signed anew") { try await chains.signAnew(by: vault) }
            var seconds = 0
            while !Task.isCancelled {
                if seconds % 3600 == 0 { await seeToMonths() }
                try? await Task.sleep(for: .seconds(1))
                guard !Task.isCancelled else { return }
                seconds += 1
                await attempt("audit events could not be looked for") {
                    for tenant in try await chains.waiting(limit: 1000) { await seal(tenant) }
                }
            }
        }
    }

    private func seeToMonths() async {
        await attempt("months of the audit log could not be made") { try await chains.makeMonths() }
        guard keptMonths > 0 else { return }
        await attempt("months of the audit log could not be dropped") {
            for month in try await chains.dropMonths(keeping: keptMonths, by: vault) {
                logger.notice("a month of the audit log was dropped", metadata: ["month": .string(month)])
            }
        }
    }

    private func seal(_ tenant: Tenant.ID) async {
        await attempt("audit events of \(tenant) could not be sealed") {
            // As many as were asked for: there may be more. Nobody waits for one tenant's long backlog.
            for _ in 0..<20 where !Task.isCancelled {
                guard try await chains.seal(tenant, limit: Self.batch, by: vault) == Self.batch else { return }
            }
        }
    }

    private func attempt(_ failure: Logger.Message, _ work: () async throws -> Void) async {
        do { try await work() } catch {
            guard !Task.isCancelled else { return }
            logger.warning(failure, metadata: ["reason": .string(String(describing: error))])
        }
    }
}
