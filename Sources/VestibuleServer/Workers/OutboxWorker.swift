import FoundationEssentials
import Logging
import ServiceLifecycle
import Vestibule

/// Sends the letters that wait. Woken by the requests of this process, and each second for those of others.
///
/// A letter is claimed and committed before the network is touched, and finished after, so a worker that dies sends at most one letter
/// twice, under the same Message-ID, and loses none.
struct OutboxWorker: Service {
    let courier: LetterCourier
    let outbox: any OutboxStore
    let bell: Bell
    let logger: Logger

    /// Letters in flight at once.
    static let crew = 8
    /// Longer than one delivery may take; then another worker may try.
    static let leaseSeconds = 90

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await sendSome() == 0 { await bell.wait(atMost: .seconds(1)) }
                } catch {
                    logger.warning("the outbox cannot be read", metadata: ["reason": .string(String(describing: error))])
                    try? await Task.sleep(for: .seconds(1))
                }
            }
        }
    }

    private func sendSome() async throws -> Int {
        let letters = try await outbox.claim(limit: Self.crew, lease: Self.leaseSeconds)
        await withTaskGroup { group in
            for letter in letters { group.addTask { await courier.send(letter) } }
        }
        return letters.count
    }
}
